import Glibc
package import RelanceCore
import RelanceDocuments

extension Dossier {
    /// The texts in the dossier's `templates/` folder: `NAME.LANGUAGE.txt`.
    ///
    /// Throws where one cannot be read or is called otherwise.
    func ownTemplates() throws -> [Templates.Own] {
        let path = folder + "/templates"
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".txt"), !name.hasPrefix(".") { names.append(name) }
        }
        return try names.sorted().map { name in
            let parts = name.split(separator: ".")
            guard parts.count == 3, let language = Language(rawValue: String(parts[1])) else {
                throw DossierError(
                    place: "templates/\(name)", problem: "its name does not say what it is",
                    mend: "call it NAME.fr.txt or NAME.en.txt")
            }
            guard let text = try Dossier.text(of: path + "/" + name) else {
                throw DossierError(place: "templates/\(name)", problem: "cannot be read")
            }
            return Templates.Own(
                name: String(parts[0]), language: language, text: text, file: "templates/\(name)")
        }
    }

    /// What is wrong with the dossier's own texts.
    package func templateProblems() throws -> [Problem] {
        Templates.problems(of: try ownTemplates()) { Suggestion.near($0, in: $1) }
    }
}
