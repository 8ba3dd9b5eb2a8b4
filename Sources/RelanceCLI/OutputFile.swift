import Foundation
import RelanceDossier

/// A file that a command writes for a person.
struct OutputFile {
    private let name: String
    private let folder: String

    init(_ name: String, in folder: String) { (self.name, self.folder) = (name, folder) }

    /// Writes it, whole or not at all, and makes its folder; answers its path.
    func write(_ bytes: [UInt8]) throws -> String {
        let path = "\(folder)/\(name)"
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw DossierError(
                place: folder, problem: "cannot be made",
                mend: "name a folder that may be written with --output")
        }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw DossierError(
                place: path, problem: "cannot be written",
                mend: "make room on the disk, or name another folder with --output")
        }
        return path
    }
}
