import Glibc
import RelanceCore
package import RelancePlugins
import RelanceStore

/// The files of the dossier's own plugins, as they were when a person agreed to them.
///
/// They are noted when a grant is first used; once they have changed, the plugin is set aside until
/// a person has said yes again. The program's own are not pinned, and one without grants is free.
package struct Pins {
    /// How a plugin stands.
    package enum State: Sendable, Equatable {
        /// One of the program's own.
        case bundled
        /// Nothing is granted to it.
        case free
        /// What was granted was not used yet.
        case unused
        /// It is as it was when it was agreed to.
        case agreed
        /// These of its files were changed, added or taken away since.
        case changed([String])

        /// The word for programs.
        package var word: String {
            switch self {
            case .bundled: "bundled"
            case .free: "free"
            case .unused: "unused"
            case .agreed: "agreed"
            case .changed: "changed"
            }
        }
    }

    private let dossier: Dossier

    init(_ dossier: Dossier) { self.dossier = dossier }

    /// How a plugin stands; makes no store where there is none.
    package func state(of file: PluginFolder.File) throws -> State {
        guard file.isDossier else { return .bundled }
        guard isGranted(file.id) else { return .free }
        guard access(dossier.storePath, F_OK) == 0,
            let kept = try dossier.store().keptSetting(Self.name(file.id))
        else { return .unused }
        let before = (try? JSON.value(of: kept)) ?? .null
        let now = try Self.digests(of: file)
        let names = Set((before.fields ?? []).map(\.name) + (now.fields ?? []).map(\.name))
        let changed = names.filter {
            before[$0] != now[$0] && !PluginFolder.File.Part.isForTests($0)
        }.sorted()
        return changed.isEmpty ? .agreed : .changed(changed)
    }

    /// Lets a plugin be used; throws where it has changed since it was agreed to.
    func admit(_ file: PluginFolder.File) throws {
        if try check(file) == .unused { try agree(to: file) }
    }

    /// Throws where a plugin has changed since it was agreed to.
    @discardableResult
    func check(_ file: PluginFolder.File) throws -> State {
        let state = try state(of: file)
        guard case .changed(let names) = state else { return state }
        throw PluginError(
            .changed, place: file.shown,
            problem: "has changed since it was granted what it asks for "
                + "(\(names.prefix(5).joined(separator: ", "))), and is set aside",
            mend: "look at the change, then say yes with 'relance plugin grant \(file.id)'",
            code: "plugin_changed")
    }

    /// Notes that a person agrees to the files as they are now.
    func agree(to file: PluginFolder.File) throws {
        guard file.isDossier else { return }
        try dossier.store().keep(
            JSON.text(Self.digests(of: file)), asSetting: Self.name(file.id))
    }

    private func isGranted(_ id: PluginID) -> Bool {
        guard let configuration = dossier.configuration.plugins[id] else { return false }
        return !configuration.grants.capabilities.isEmpty || !configuration.secrets.isEmpty
    }

    private static func name(_ id: PluginID) -> String { "plugin \(id)" }

    private static func digests(of file: PluginFolder.File) throws -> Plain {
        let parts = try file.contents().filter { !$0.isForTests }
        return .object(parts.map { PlainField($0.name, .text(SHA256.hex($0.bytes))) })
    }
}

extension Dossier {
    /// What was agreed to of its own plugins.
    package var pins: Pins { Pins(self) }
}
