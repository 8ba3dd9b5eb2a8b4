import Glibc
import RelanceHost

/// A file with given bytes, deleted when the test is through with it.
final class TemporaryFile {
    let path: String

    init(_ bytes: [UInt8]) throws {
        var name = Array("/tmp/delimited-XXXXXX\0".utf8CString.dropLast())
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        close(descriptor)
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        try write(bytes)
    }

    convenience init(_ text: String) throws {
        try self.init(Array(text.utf8))
    }

    deinit { unlink(path) }

    struct Failure: Error {
        let code: Int32
    }

    /// Replaces the content of the file, or writes behind it.
    func write(_ bytes: [UInt8], appending: Bool = false) throws {
        guard let file = fopen(path, appending ? "a" : "w") else { throw Failure(code: errno) }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure(code: errno) }
    }

    func open(_ options: DelimitedOptions = DelimitedOptions()) throws -> DelimitedFile {
        try DelimitedFile(path, options: options)
    }

    /// Answers why the file cannot be opened, with `file` for its path.
    func message(_ options: DelimitedOptions = DelimitedOptions()) -> String? {
        do throws(DelimitedError) {
            _ = try DelimitedFile(path, options: options)
            return nil
        } catch {
            return "file" + error.description.dropFirst(path.utf8.count)
        }
    }
}

/// One row as a test looks at it.
struct Row: Equatable, CustomStringConvertible {
    var line: Int
    var offset: Int
    var cells: [String?]
    var problem: String?

    var description: String {
        "\(line): " + (problem ?? cells.map { $0 ?? "-" }.joined(separator: " "))
    }
}

extension DelimitedRows {
    /// The rows of the batch.
    var rows: [Row] {
        (0..<count).map { row in
            let cells = keys.indices.map { text(row: row, column: $0) }
            return Row(
                line: lines[row], offset: offsets[row], cells: cells, problem: problems[row])
        }
    }
}

extension DelimitedFile {
    /// The rows of all batches from `position` on.
    func all(from position: DelimitedPosition? = nil) throws -> [Row] {
        var batch = try rows(from: position)
        var all = batch.rows
        while let next = batch.next {
            batch = try rows(from: next)
            all += batch.rows
        }
        return all
    }

    /// The rows as text: cells with a blank between them, `-` for an absent one, or the problem.
    func text() throws -> String {
        try all().map(\.description).joined(separator: "\n")
    }
}

/// Answers what a file of such content reads like.
func read(_ content: String, _ options: DelimitedOptions = DelimitedOptions()) throws -> String {
    try TemporaryFile(content).open(options).text()
}
