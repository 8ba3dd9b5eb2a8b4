import Glibc

/// Puts a new content in the place of a file: whole or not at all, with the rights it had.
enum FileSwap {
    /// Writes beside the file, makes it durable and puts it there; follows a link to where it is.
    static func write(_ text: String, to path: String) throws {
        let real = realpath(path, nil)
        defer { free(real) }
        let target = real.map { String(cString: $0) } ?? path
        let draft = target + ".part"
        var status = stat()
        let mode = stat(target, &status) == 0 ? status.st_mode & 0o777 : 0o644
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw fault(path) }
        fchmod(descriptor, mode)
        let isWritten = put(text, into: descriptor) && fsync(descriptor) == 0
        let reason = errno
        guard close(descriptor) == 0, isWritten, rename(draft, target) == 0 else {
            if !isWritten { errno = reason }
            let fault = fault(path)
            unlink(draft)
            throw fault
        }
    }

    private static func put(_ text: String, into descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return true
        }
    }

    private static func fault(_ path: String) -> DossierError {
        DossierError(
            place: path, problem: "cannot be written (\(String(cString: strerror(errno))))",
            mend: "give this user the right to write it and its folder")
    }
}
