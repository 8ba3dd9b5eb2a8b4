import Glibc
import Lua
import RelanceCore

/// Reads granted files for one plugin; the file that rows were last read from stays open.
final class FileReader {
    private let files: ReadableFiles
    private let owner: AnyObject?
    private var open: (place: String, options: DelimitedOptions, file: DelimitedFile)?

    /// The largest file that is given as one text.
    private static let largest = 8 << 20

    /// Keeps `owner` alive as long as files may be read.
    init(_ files: ReadableFiles, keeping owner: (any AnyObject)?) {
        self.files = files
        self.owner = owner
    }

    func list(_ pattern: String) throws -> LuaValue {
        var found: [LuaValue] = []
        for name in try files.list(pattern) {
            do {
                let file = try files.file(name)
                found.append(
                    .table(
                        LuaTable(fields: [
                            (key: "path", value: .string(name)),
                            (key: "size", value: .integer(file.size)),
                            (key: "digest", value: .string(try Self.digest(file))),
                        ])))
            } catch let error as LuaHostError where error.code == GrantedFile.folder {
                continue
            }
        }
        return .table(LuaTable(list: found))
    }

    func bytes(_ path: String) throws -> [UInt8] {
        let file = try files.file(path)
        guard let stream = fopen(file.path, "r") else {
            throw LuaHostError("\(path): \(String(cString: strerror(errno)))", code: "unreadable")
        }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: Self.largest + 1)
        let count = fread(&bytes, 1, bytes.count, stream)
        guard ferror(stream) == 0 else {
            throw LuaHostError("\(path): \(String(cString: strerror(errno)))", code: "unreadable")
        }
        guard count <= Self.largest else {
            throw LuaHostError(
                "\(path) has more than \(Self.largest >> 20) MB; read it with ctx.read.rows",
                code: "too_large")
        }
        return Array(bytes[..<count])
    }

    func wholeText(_ path: String, encoding: String?) throws -> String {
        let bytes = try self.bytes(path)
        let named = encoding.map { ($0, TextEncoding.parse($0)) }
        if let named, named.1 == nil { throw Self.unknown(encoding: named.0) }
        if named?.1 ?? .utf8 == .utf8, let text = String(validating: bytes, as: UTF8.self) {
            return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        }
        var census = UTF8Census()
        if census.read(bytes.span) > 0 { census.endWithinCharacter() }
        let found = named?.1 ?? census.encoding
        guard found != .utf8 else {
            throw LuaHostError("\(path) is not UTF-8; name its encoding", code: "encoding")
        }
        let upper = found.upperHalf()
        var text = ""
        for byte in bytes {
            text.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80])
        }
        return text
    }

    func rows(_ path: String, _ given: LuaValue, _ call: inout LuaCall) throws {
        let file = try files.file(path)
        let options = try RowOptions(given)
        do throws(DelimitedError) {
            let source = try opened(file, options.delimited)
            if let from = options.fingerprint, from != source.fingerprint {
                throw DelimitedError.changed(path)
            }
            let rows = try source.rows(from: options.position)
            push(rows, source, &call)
            // To leave rows out is work too, and no time of the plugin's own.
            call.spend(rows.scanned * 20)
        } catch {
            let code = error.kind == .changed ? "changed" : "unreadable"
            throw LuaHostError(Self.shown(error, as: path), code: code)
        }
    }

    private func push(_ rows: DelimitedRows, _ source: DelimitedFile, _ call: inout LuaCall) {
        rows.bytes.withUnsafeBufferPointer { bytes in
            rows.cells.withUnsafeBufferPointer { cells in
                cells.withMemoryRebound(to: LuaCell.self) { cells in
                    call.pushRows(
                        keys: rows.keys, bytes: bytes, cells: cells, lines: rows.lines,
                        problems: rows.problems)
                }
            }
        }
        if let next = rows.next {
            call.push(
                .table(
                    LuaTable(fields: [
                        (key: "offset", value: .integer(next.offset)),
                        (key: "line", value: .integer(next.line)),
                        (key: "file", value: .string(source.fingerprint)),
                    ])))
        } else {
            call.push(.nil)
        }
        call.push(
            .table(
                LuaTable(fields: [
                    (
                        key: "header",
                        value: .table(LuaTable(list: source.header.map(LuaValue.string)))
                    ),
                    (key: "scanned", value: .integer(rows.scanned)),
                ])))
    }

    private func opened(_ file: GrantedFile, _ options: DelimitedOptions)
        throws(DelimitedError) -> DelimitedFile
    {
        if let open, open.place == file.place, open.options == options { return open.file }
        let opened = try DelimitedFile(file.path, options: options)
        open = (file.place, options, opened)
        return opened
    }

    // The plugin and people know the file by the name they gave, not by where it really lies.
    private static func shown(_ error: DelimitedError, as path: String) -> String {
        error.description.replacing(error.path, with: path, maxReplacements: 1)
    }

    private static func digest(_ file: GrantedFile) throws -> String {
        guard let stream = fopen(file.path, "r") else {
            throw LuaHostError(
                "\(file.shown): \(String(cString: strerror(errno)))", code: "unreadable")
        }
        defer { fclose(stream) }
        var digest = Digest()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            if count == 0 { return digest.text }
            buffer.withUnsafeBufferPointer {
                digest.add(UnsafeBufferPointer(rebasing: $0[..<count]))
            }
        }
    }

    private static func unknown(encoding: String) -> LuaHostError {
        let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        return LuaHostError("encoding \"\(encoding)\" is not one of \(names)")
    }
}
