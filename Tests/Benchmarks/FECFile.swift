import Glibc

/// A ledger export that is being written, line by line, through one buffer.
final class FECFile {
    /// Lines written, the header not counted.
    private(set) var lines = 0
    /// Bytes written.
    private(set) var size = 0

    private let path: String
    private let stream: UnsafeMutablePointer<FILE>
    private var buffer: [UInt8] = []
    private let dates: [String]

    private static let capacity = 1 << 20
    private static let columns = [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib",
        "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit",
        "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ]

    /// Begins a file with its header; `dates` are written for the days of entries.
    init(path: String, dates: [String]) throws {
        guard let stream = fopen(path, "w") else {
            throw BenchmarkError(path, "cannot be written (\(String(cString: strerror(errno))))")
        }
        self.path = path
        self.stream = stream
        self.dates = dates
        buffer.reserveCapacity(Self.capacity + 4_096)
        buffer.append(contentsOf: Self.columns.joined(separator: "\t").utf8)
        buffer.append(contentsOf: "\r\n".utf8)
    }

    deinit { fclose(stream) }

    /// Adds a line of `entry`: a debit of `cents`, or a credit where they are negative.
    func add(
        _ account: Account, cents: Int, to entry: Entry, letter: Letter? = nil
    ) throws {
        text(entry.journal.code)
        text(entry.journal.label)
        number(entry.number)
        text(dates[entry.day])
        text(account.number)
        text(account.label)
        text(account.auxiliary)
        text(account.name)
        text(entry.piece)
        text(dates[entry.pieceDay])
        text(entry.label)
        amount(max(cents, 0))
        amount(max(-cents, 0))
        text(letter?.code ?? "")
        text(letter.map { dates[$0.day] } ?? "")
        text(dates[entry.day])
        text("")
        buffer.append(contentsOf: "\r\n".utf8)
        lines += 1
        if buffer.count >= Self.capacity { try flush() }
    }

    /// Writes what is left, onto the disk, so that it does not weigh on what is measured next.
    func close() throws {
        try flush()
        guard fflush(stream) == 0, fsync(fileno(stream)) == 0 else { throw fault }
    }

    private func flush() throws {
        guard fwrite(buffer, 1, buffer.count, stream) == buffer.count else { throw fault }
        size += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    private var fault: BenchmarkError {
        BenchmarkError(path, "cannot be written to its end (\(String(cString: strerror(errno))))")
    }

    private func text(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        buffer.append(UInt8(ascii: "\t"))
    }

    private func number(_ number: Int) {
        digits(number)
        buffer.append(UInt8(ascii: "\t"))
    }

    private func amount(_ cents: Int) {
        digits(cents / 100)
        buffer.append(UInt8(ascii: ","))
        buffer.append(UInt8(ascii: "0") + UInt8(cents / 10 % 10))
        buffer.append(UInt8(ascii: "0") + UInt8(cents % 10))
        buffer.append(UInt8(ascii: "\t"))
    }

    private func digits(_ number: Int) {
        let start = buffer.count
        var rest = number
        repeat {
            buffer.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        buffer[start...].reverse()
    }
}
