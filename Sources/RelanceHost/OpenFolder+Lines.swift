import Glibc
import Lua

extension OpenFolder {
    /// Adds a line to the file `name` and makes it durable, unless it is one of its lines already.
    ///
    /// What a full disk left of it is taken back.
    func add(_ line: UnsafeBufferPointer<UInt8>, to name: String, shown: String) throws {
        let isNew = try !isFile(name, shown: shown)
        let file = try openForLines(name, shown: shown)
        defer { close(file) }
        let end = lseek(file, 0, SEEK_END)
        let content = try mapped(file, count: Int(end), shown: shown)
        defer {
            if let start = content.baseAddress { munmap(.init(mutating: start), content.count) }
        }
        let isWhole = content.last.map { $0 == UInt8(ascii: "\n") } ?? true
        if Self.holds(line, content) { return }
        let bytes = (isWhole ? [] : [UInt8(ascii: "\n")]) + Array(line) + [UInt8(ascii: "\n")]
        let isWritten = bytes.withUnsafeBufferPointer { Self.put($0, into: file) }
        guard isWritten, fsync(file) == 0 else {
            let fault = Self.fault(shown, "cannot be written")
            ftruncate(file, end)
            if isNew { remove(name) }
            throw fault
        }
        if isNew { try save(shown: shown) }
    }

    private static func holds(
        _ line: UnsafeBufferPointer<UInt8>, _ content: UnsafeRawBufferPointer
    ) -> Bool {
        guard let start = content.baseAddress, let wanted = line.baseAddress else { return false }
        var place = 0
        while place < content.count,
            let end = memchr(start + place, Int32(UInt8(ascii: "\n")), content.count - place)
        {
            let count = UnsafeRawPointer(end) - (start + place)
            if count == line.count, memcmp(start + place, wanted, count) == 0 { return true }
            place += count + 1
        }
        return false
    }

    private func mapped(_ file: Int32, count: Int, shown: String) throws -> UnsafeRawBufferPointer {
        guard count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
        else { throw Self.fault(shown, "cannot be read") }
        return UnsafeRawBufferPointer(start: start, count: count)
    }
}
