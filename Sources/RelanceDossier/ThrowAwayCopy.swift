import Glibc
import RelanceCore
import RelanceStore

/// A dossier whose store is a copy that is removed afterwards.
package struct ThrowAwayCopy {
    /// The dossier that works on the copy.
    package let dossier: Dossier
    private let path: String

    fileprivate init(of dossier: Dossier) throws {
        var template = Array("/tmp/relance-dry-run-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw DossierError(
                place: "/tmp",
                problem: "no folder can be made (\(String(cString: strerror(errno))))")
        }
        let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
        let folder = String(decoding: bytes, as: UTF8.self)
        path = folder + "/relance.db"
        if access(dossier.storePath, F_OK) == 0 { try dossier.store().copy(to: path) }
        self.dossier = dossier.keeping(storeAt: path)
    }

    /// Removes the copy.
    package func remove() {
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
        rmdir(String(path.dropLast("/relance.db".count)))
    }
}

extension Dossier {
    /// A copy of the store to work on, for a dry run.
    package func throwAwayCopy() throws -> ThrowAwayCopy { try ThrowAwayCopy(of: self) }
}
