import Glibc

/// A regular file open for reading, closed when it goes out of scope.
final class OpenFile {
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

    /// Reads from `offset` on; answers how many bytes there were, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DelimitedError)
        -> Int
    {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 { return count }
            if errno != EINTR { throw Self.fault(path, errno) }
        }
    }

    /// Fills `buffer` from `offset` on; answers how many bytes there were, fewer only at the end.
    func fill(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(DelimitedError)
        -> Int
    {
        var count = 0
        while count < buffer.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
            let read = try read(into: rest, at: offset + count)
            if read == 0 { break }
            count += read
        }
        return count
    }

    /// Answers the first bytes of the file, `count` at most.
    func head(_ count: Int) throws(DelimitedError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(count, size))
        let read = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(DelimitedError) in
            try fill(UnsafeMutableRawBufferPointer(buffer), at: 0)
        }
        return Array(bytes.prefix(read))
    }

    /// Answers the byte at `offset`, or nil beyond the end.
    func byte(at offset: Int) throws(DelimitedError) -> UInt8? {
        var byte: UInt8 = 0
        let count = try withUnsafeMutableBytes(of: &byte) { (buffer) throws(DelimitedError) in
            try read(into: buffer, at: offset)
        }
        return count == 1 ? byte : nil
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
