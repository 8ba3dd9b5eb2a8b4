import Foundation

/// Two ends of a connection, read in lines.
final class Wire {
    let input: Int32
    let output: Int32
    /// What has to live as long as the connection.
    private let owner: AnyObject?
    private var pending: [UInt8] = []
    private var start = 0

    init(_ client: Int32) { (input, output, owner) = (client, client, nil) }

    init(input: Int32, output: Int32, owner: AnyObject) {
        (self.input, self.output, self.owner) = (input, output, owner)
    }

    /// Sends bytes; false where nobody takes them.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in
                // A socket that nobody reads from ends no process.
                let count = Foundation.send(
                    output, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
                return count < 0 && errno == ENOTSOCK
                    ? write(output, bytes.baseAddress, bytes.count) : count
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// The next line without its end; nil where the other end has hung up.
    func line() -> String? {
        guard let end = find([13, 10]) else { return nil }
        defer { start = end + 2 }
        return String(decoding: pending[start..<end], as: UTF8.self)
    }

    /// Waits for a byte; false where there comes none.
    func fill() -> Bool { start < pending.count || more() }

    /// A mail up to the line with a dot alone, without the dots that were put before others.
    func mail() -> [UInt8]? {
        guard let end = find(Array("\r\n.\r\n".utf8)) else { return nil }
        let text = pending[start..<end + 2]
        start = end + 5
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var isLineStart = true
        for byte in text {
            if !(isLineStart && byte == UInt8(ascii: ".")) { bytes.append(byte) }
            isLineStart = byte == 10
        }
        return bytes
    }

    private func find(_ mark: [UInt8]) -> Int? {
        var from = start
        while true {
            let found = pending.withUnsafeBytes { Self.place(of: mark, in: $0, from: from) }
            if let found { return found }
            from = max(start, pending.count - mark.count + 1)
            let before = start
            guard more() else { return nil }
            from -= before - start
        }
    }

    private static func place(
        of mark: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var from = start
        while bytes.count - from >= mark.count {
            let room = bytes.count - from - mark.count + 1
            guard let first = memchr(base + from, Int32(mark[0]), room) else { return nil }
            if memcmp(first, mark, mark.count) == 0 { return UnsafeRawPointer(first) - base }
            from = UnsafeRawPointer(first) - base + 1
        }
        return nil
    }

    private func more() -> Bool {
        if start > 1 << 16 {
            pending.removeFirst(start)
            start = 0
        }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(input, &buffer, buffer.count)
        guard count > 0 else { return false }
        pending += buffer[..<count]
        return true
    }
}
