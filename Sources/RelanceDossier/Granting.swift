package import RelanceCore
import RelanceHost
import RelancePlugins

/// What a plugin asks for, what it was granted, and what a person may say yes to.
package struct Granting {
    /// A capability that the plugin asks for.
    package struct Need: Sendable, Equatable {
        package var name: String
        package var why: LocalizedText?
        /// Servers and folders, as `relance.toml` has them.
        package var granted: [String]
        /// What would be granted besides.
        package var added: [String]
    }

    /// A secret that the plugin names; without an environment variable it is not configured.
    package struct Secret: Sendable, Equatable {
        package var name: String
        package var environment: String?
    }

    package let needs: [Need]
    package let secrets: [Secret]
    package let state: Pins.State
    private let dossier: Dossier
    private let file: PluginFolder.File
    private let added: PluginConfiguration.Grants

    /// Looks at a plugin of the dossier; `wanted` is what the operator names.
    ///
    /// Of a capability of which nothing is granted and nothing named, the settings tell the servers
    /// and folders. Throws where they do not, or where something is named that it does not ask for.
    init(_ dossier: Dossier, _ plugin: Plugin, wanted choice: GrantChoice) throws {
        (self.dossier, file) = (dossier, plugin.file)
        let wanted = try choice.grants()
        var proposal = Self.proposal(of: plugin)
        proposal.http = proposal.http.map(choice.applied)
        proposal.smtp = proposal.smtp.map(choice.applied)
        state = try dossier.pins.state(of: plugin.file)
        let before = plugin.configuration.grants
        for name in wanted.capabilities where !plugin.needs.contains(name) {
            throw DossierError(
                place: plugin.file.shown, problem: "does not ask for '\(name)'",
                mend: plugin.needs.isEmpty
                    ? "it asks for nothing" : "it asks for \(plugin.needs.joined(separator: ", "))")
        }
        var added = PluginConfiguration.Grants()
        for name in plugin.needs {
            let isOpen = before.items(name).isEmpty && wanted.items(name).isEmpty
            added.take(name, from: isOpen ? proposal : wanted, besides: before)
            guard before.items(name) + added.items(name) != [] else {
                let what = ["read", "write"].contains(name) ? "folder" : "host:port"
                throw DossierError(
                    place: plugin.file.shown,
                    problem: "asks for '\(name)', and its settings do not say of what",
                    mend: name == "sftp"
                        ? "write it under [\(plugin.file.id.kind.rawValue).\(plugin.file.id.name)]: "
                            + Plugin.example(of: name)
                        : "name it with --\(name) \(what)")
            }
        }
        for grant in added.http where !grant.isPrivate && HTTPGate.isPrivate(grant.host) {
            throw DossierError(
                place: plugin.file.shown, problem: "\(grant.host) is no public address",
                mend: "add --private if it is meant")
        }
        self.added = added
        needs = plugin.needs.map {
            Need(
                name: $0, why: plugin.reasons[$0], granted: before.items($0),
                added: added.items($0))
        }
        secrets = plugin.secrets(from: { _ in nil }).names.map {
            Secret(name: $0, environment: plugin.configuration.secrets[$0]?.environment)
        }
    }

    /// Whether there is nothing to say yes to.
    package var isDone: Bool {
        if case .changed = state { return false }
        return added == PluginConfiguration.Grants()
    }

    /// Writes what is added into `relance.toml`, and notes the plugin's files as agreed to.
    package func grant() throws {
        var text = try Dossier.text(of: dossier.folder + "/relance.toml") ?? ""
        var expected = try DossierFile.read(text).configuration.withoutLines
        for need in needs {
            for item in need.added {
                text = try edited(text, item, need.name)
                expected.plugins[file.id, default: .init()].grants.take(
                    need.name, from: added, besides: .init())
            }
        }
        guard (try? DossierFile.read(text))?.configuration.withoutLines == expected else {
            throw unwritable(needs.first { !$0.added.isEmpty })
        }
        if needs.contains(where: { !$0.added.isEmpty }) {
            try FileSwap.write(text, to: dossier.folder + "/relance.toml")
        }
        try dossier.pins.agree(to: file)
    }

    private func edited(_ text: String, _ item: String, _ capability: String) throws -> String {
        do throws(SyntaxFault) {
            let edit = try GrantEdit(text)
            if let edited = edit.adding(item, to: capability, of: file.id) { return edited }
        } catch {}
        throw unwritable(needs.first { $0.name == capability })
    }

    private func unwritable(_ need: Need?) -> DossierError {
        let list = need.map { "\($0.name) = [\($0.added.joined(separator: ", "))]" } ?? ""
        return DossierError(
            place: "relance.toml",
            problem: "the grant finds no place without touching more than itself",
            mend:
                "write it yourself under [\(file.id.kind.rawValue).\(file.id.name)]: allow = { \(list) }"
        )
    }

    /// The servers and folders that the settings of a plugin name.
    private static func proposal(of plugin: Plugin) -> PluginConfiguration.Grants {
        var grants = PluginConfiguration.Grants()
        for setting in plugin.schema.settings {
            let value = plugin.settings[setting.name] ?? .null
            let texts = value.text.map { [$0] } ?? (value.list ?? []).compactMap(\.text)
            let servers = texts.compactMap(HTTPGate.server(of:))
            grants.http += servers.map { .init(host: $0) }
            let words = setting.name.split(separator: "_").map(String.init)
            let isFolder = words.contains { ["folder", "folders"].contains($0) }
            if isFolder
                || words.contains(where: { ["path", "paths", "file", "files"].contains($0) })
            {
                let folders = texts.map { text in
                    isFolder ? text : text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "."
                }
                grants.read += folders
                grants.write += folders
            }
        }
        if let host = plugin.settings["host"]?.text, let port = plugin.settings["port"]?.integer {
            grants.smtp = [.init(host: "\(host):\(port)")]
            grants.imap = ["\(host):\(port)"]
        }
        return grants
    }
}

extension PluginConfiguration.Grants {
    /// Adds what `other` has of a capability and neither this nor `before` has.
    fileprivate mutating func take(_ capability: String, from other: Self, besides before: Self) {
        func new<Item: Equatable>(_ path: KeyPath<Self, [Item]>, _ own: [Item]) -> [Item] {
            other[keyPath: path].reduce(into: own) { list, item in
                if !list.contains(item), !before[keyPath: path].contains(item) { list.append(item) }
            }
        }
        switch capability {
        case "read": read = new(\.read, read)
        case "write": write = new(\.write, write)
        case "smtp": smtp = new(\.smtp, smtp)
        case "imap": imap = new(\.imap, imap)
        case "http": http = new(\.http, http)
        default: sftp = new(\.sftp, sftp)
        }
    }
}

extension Configuration {
    /// The same without the lines on which things stand.
    fileprivate var withoutLines: Configuration {
        var configuration = self
        for id in plugins.keys {
            configuration.plugins[id]?.line = nil
            configuration.plugins[id]?.settingLines = [:]
            configuration.plugins[id]?.secretLines = [:]
        }
        return configuration
    }
}
