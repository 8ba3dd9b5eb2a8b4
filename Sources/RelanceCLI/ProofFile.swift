import Foundation
import RelanceCore
import RelanceDossier

/// A file that proves what became of a letter, such as the scan of a signed receipt.
struct ProofFile {
    private let action: String
    private let source: URL

    init(of action: String, _ path: String) {
        self.action = action
        source = URL(fileURLWithPath: path)
    }

    /// Copies it into the dossier; answers where it lies, seen from there.
    ///
    /// The same file again is no fault; another under its name is one.
    func keep(in dossier: Dossier) throws -> String {
        let place = "proofs/\(FileName.plain(action))-\(FileName.plain(source.lastPathComponent))"
        let target = URL(fileURLWithPath: dossier.folder + "/" + place)
        guard let bytes = try? Data(contentsOf: source) else {
            throw DossierError(
                place: source.relativePath, problem: "cannot be read",
                mend: "name the file of the proof")
        }
        if let known = try? Data(contentsOf: target) {
            guard known == bytes else {
                throw DossierError(
                    place: place, problem: "is there with another content",
                    mend: "give the new proof another name")
            }
            return place
        }
        do {
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: target, options: .atomic)
        } catch {
            throw DossierError(
                place: place, problem: "cannot be written", mend: "make room on the disk")
        }
        return place
    }
}
