import Glibc
package import RelanceCore
import RelancePlugins

/// A plugin that is about to be made in a dossier: it works at once and is there to be changed.
package struct NewPlugin {
    private let dossier: Dossier
    private let id: PluginID

    /// Plans a plugin; throws where its name is none, or there is one of that name in the dossier.
    package init(_ id: PluginID, in dossier: Dossier) throws {
        let isName =
            id.name.first?.isLetter == true && id.name.utf8.count <= 40
            && id.name.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
        guard isName else {
            throw DossierError(
                place: "plugin '\(id.name)'", problem: "is no name for a plugin",
                mend: "use small letters, digits and '-', a letter first, 40 at most")
        }
        if let file = dossier.plugins.files[id], file.isDossier {
            throw DossierError(
                place: file.shown, problem: "is there already", mend: "take another name")
        }
        (self.dossier, self.id) = (dossier, id)
    }

    /// Whether the dossier uses it in place of the program's own of that name.
    package var replaces: Bool { dossier.plugins.files[id] != nil }

    /// Makes its file, and the types and settings for editors beside it; answers their names.
    package func make() throws -> [String] {
        let plugins = dossier.folder + "/plugins"
        try NewDossier.makeFolder(plugins)
        try NewDossier.makeFolder("\(plugins)/\(id.kind.rawValue)")
        let path = "plugins/\(id.kind.rawValue)/\(id.name).lua"
        try NewDossier.write(Array(Self.text(of: id.kind).utf8), to: dossier.folder + "/" + path)
        // The types are the program's: an older copy is replaced.
        let types = "plugins/relance.d.lua"
        unlink(dossier.folder + "/" + types)
        try NewDossier.write(Array(Dossier.api.luaCATS.utf8), to: dossier.folder + "/" + types)
        let settings = ".luarc.json"
        guard access(dossier.folder + "/" + settings, F_OK) != 0 else { return [path, types] }
        try NewDossier.write(Array(Self.editor.utf8), to: dossier.folder + "/" + settings)
        return [path, types, settings]
    }

    /// What lua-language-server has to know of the environment of plugins.
    private static let editor = """
        {
          "runtime.version": "Lua 5.4",
          "runtime.builtin": {
            "debug": "disable", "io": "disable", "os": "disable", "package": "disable"
          },
          "workspace.library": ["plugins/relance.d.lua"]
        }

        """
}
