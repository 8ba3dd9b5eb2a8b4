import ArgumentParser
import Glibc
import RelanceCore
import Synchronization

/// One of the program's own streams, written without buffering.
enum FileDescriptor: Int32 {
    case output = 1
    case error = 2

    var isTerminal: Bool { isatty(rawValue) == 1 }

    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(rawValue, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return Self.note(errno, of: self) }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}

extension FileDescriptor {
    /// Why the output could not be written, where it could not.
    private static let fault = Mutex<Int32?>(nil)

    // Who closes the pipe has read enough: that is no fault.
    private static func note(_ code: Int32, of descriptor: FileDescriptor) {
        guard descriptor == .output, code != EPIPE else { return }
        fault.withLock { $0 = $0 ?? code }
    }

    /// The status with which a command ends whose work ended with `status`: what could not be printed counts.
    static func end(_ status: Int32) -> Int32 {
        guard let code = fault.withLock({ $0 }) else { return status }
        error.write(
            "relance: standard output: cannot be written (\(String(cString: strerror(code)))); "
                + "make room, or send it elsewhere\n")
        return status == 0 || status == ExitCode.needsPerson.rawValue ? 1 : status
    }
}

/// Where a command's results go: a document for programs, or a table and sentences for people.
struct Output {
    let options: GlobalOptions

    /// Prints the one document of `--json`, or what `people` says.
    ///
    /// Only what is printed is worked out.
    func show(
        _ document: @autoclosure () throws -> Plain, people: () throws -> String
    ) rethrows {
        if options.json {
            FileDescriptor.output.write(JSON.text(try document(), indented: true) + "\n")
        } else {
            FileDescriptor.output.write(try people().steeringNothing)
        }
    }

    /// Prints a list that may be long: as JSON each item as it comes, for people a table of all.
    func list<Item>(
        _ each: (_ take: (Item) throws -> Void) throws -> Void, document: @escaping (Item) -> Plain,
        people: ([Item]) -> String
    ) throws {
        guard options.json else {
            var items: [Item] = []
            try each { items.append($0) }
            FileDescriptor.output.write(people(items).steeringNothing)
            return
        }
        var printed = PrintedItems()
        try each { printed.add(document($0)) }
        printed.end()
    }

    /// Says something that is no result: progress, warnings.
    func note(_ text: String) {
        guard !options.quiet else { return }
        FileDescriptor.error.write(text.steeringNothing + "\n")
    }

    /// Says what went wrong though the command went on.
    func problem(_ problem: Problem) {
        let calls = options.verbose ? problem.traceback : []
        let trace = calls.map { "  \($0.onOneLine)\n" }.joined()
        let what = "\(problem.place): \(problem.text)".onOneLine
        FileDescriptor.error.write("relance: \(what)\n" + trace)
    }
}

/// The document of a list, printed while its items come.
private struct PrintedItems {
    private var text = "{\n  \"items\": ["
    private var count = 0

    private static let portion = 1 << 16

    mutating func add(_ item: Plain) {
        text += count == 0 ? "\n    " : ",\n    "
        text += JSON.text(item, indent: 4)
        count += 1
        guard text.utf8.count > Self.portion else { return }
        FileDescriptor.output.write(text)
        text = ""
    }

    mutating func end() {
        text += count == 0 ? "],\n" : "\n  ],\n"
        FileDescriptor.output.write(text + "  \"count\": \(count)\n}\n")
    }
}

extension Plain {
    /// A list as `--json` prints it.
    static func items(_ items: [Plain]) -> Plain {
        ["items": .list(items), "count": .integer(items.count)]
    }
}
