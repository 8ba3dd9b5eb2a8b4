import Glibc

/// A regular file open for reading, closed when nothing reads it any more.
final class OpenFile: Sendable {
    let path: String
    let size: Int
    private let descriptor: Int32

    /// Opens the file at `path`, without waiting should it be a pipe.
    init(_ path: String) throws(DelimitedError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.fault(path, errno) }
        var status = stat()
        let isKnown = fstat(descriptor, &status) == 0
        let type = status.st_mode & S_IFMT
        guard isKnown, type == S_IFREG else {
            close(descriptor)
            throw type == S_IFDIR ? .folder(path) : .special(path)
        }
        self.path = path
        self.size = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Puts `length` bytes from `offset` on into `bytes`, from `index` on.
    ///
    /// Answers how many there were: fewer only at the end of the file.
    func read(_ length: Int, at offset: Int, into bytes: inout [UInt8], from index: Int)
        throws(DelimitedError) -> Int
    {
        var count = 0
        while count < length {
            let place = index + count..<index + length
            let read = bytes.withUnsafeMutableBufferPointer { buffer in
                let room = UnsafeMutableBufferPointer(rebasing: buffer[place])
                return pread(descriptor, room.baseAddress, room.count, off_t(offset + count))
            }
            if read == 0 { break }
            if read > 0 { count += read } else if errno != EINTR { throw Self.fault(path, errno) }
        }
        return count
    }

    /// Answers the bytes from `offset` on, `count` at most.
    func bytes(_ count: Int, at offset: Int) throws(DelimitedError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
        let read = try read(bytes.count, at: offset, into: &bytes, from: 0)
        return Array(bytes.prefix(read))
    }

    /// Answers how many bytes the file has now.
    func currentSize() throws(DelimitedError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.fault(path, errno) }
        return Int(status.st_size)
    }

    private static func fault(_ path: String, _ code: Int32) -> DelimitedError {
        switch code {
        case ENOENT, ENOTDIR: .missing(path)
        case EACCES, EPERM: .permission(path)
        case EISDIR: .folder(path)
        case ENXIO, ENODEV: .special(path)
        default: .reading(path, reason: String(cString: strerror(code)))
        }
    }
}
