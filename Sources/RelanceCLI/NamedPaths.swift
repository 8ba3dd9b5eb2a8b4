import Glibc
import RelanceCore
import RelanceDossier

/// What the command line names to be read: one path that is not there keeps none of the others back.
struct NamedPaths {
    /// Those that can be read.
    private(set) var present: [String] = []
    /// What is wrong with the others.
    private(set) var problems: [Problem] = []

    private static let mend = "check the path: it begins in the folder where relance is called"

    /// Looks which of `paths` are there; throws where none of them is.
    init(_ paths: [String]) throws {
        for path in paths {
            guard let fault = Self.fault(of: path) else {
                present.append(path)
                continue
            }
            problems.append(
                Problem(code: "unreadable", place: path, text: "\(fault); \(Self.mend)"))
        }
        guard present.isEmpty, let first = paths.first else { return }
        throw DossierError(
            place: paths.joined(separator: ", "),
            problem: paths.count == 1
                ? Self.fault(of: first) ?? "" : "none of these can be read", mend: Self.mend)
    }

    private static func fault(of path: String) -> String? {
        guard access(path, R_OK) != 0 else { return nil }
        return errno == ENOENT || errno == ENOTDIR
            ? "is not there" : "cannot be read (\(String(cString: strerror(errno))))"
    }
}
