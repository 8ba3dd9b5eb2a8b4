import Glibc
import RelanceCore

/// The dossier's lock, held by whoever runs a stage; the kernel frees it on death.
package final class Lock {
    private let descriptor: Int32

    /// Takes the lock of the dossier in `folder` for `command`, or throws who holds it.
    init(folder: String, command: String) throws {
        let path = folder + "/.relance.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw DossierError(
                place: path, problem: "cannot be made (\(String(cString: strerror(errno))))",
                mend: "give this user the right to write in the dossier's folder")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw DossierError(
                place: folder, problem: "is in use by \(holder)",
                mend: "wait until it has ended and try again")
        }
        let text = "process \(getpid()): relance \(command)"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }

    private static func holder(_ descriptor: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 200)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return "another process" }
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
