package import Lua
package import RelanceCore

/// The secrets that the operator lends a plugin: Lua holds their names, the host looks them up when
/// they are used.
package struct Secrets {
    private let id: PluginID
    private let configuration: PluginConfiguration
    private let environment: (String) -> String?
    /// The names that there are in `ctx.secrets`: configured, or in the plugin's text.
    package let names: [String]

    /// Lends what is configured; `used` are the names in the plugin's text.
    package init(
        _ id: PluginID, _ configuration: PluginConfiguration, used: [String],
        environment: @escaping (String) -> String?
    ) {
        (self.id, self.configuration, self.environment) = (id, configuration, environment)
        names = Set(used).union(configuration.secrets.keys).sorted()
    }

    /// No secrets, where only the interface is looked at.
    package static var none: Secrets {
        Secrets(PluginID(.connectors, ""), PluginConfiguration(), used: []) { _ in nil }
    }

    /// The secret itself; throws where it is not configured, or is not there.
    package func text(of name: String) throws(LuaHostError) -> String {
        let key = "[\(id.kind.rawValue).\(id.name)] secrets.\(name)"
        guard let secret = configuration.secrets[name] else {
            throw LuaHostError(
                "\(key): missing, expected where the secret is; write "
                    + "secrets = { \(name) = { env = \"NAME\" } }",
                code: "auth", where: place(configuration.line))
        }
        guard let text = environment(secret.environment), !text.isEmpty else {
            throw LuaHostError(
                "\(key): the environment variable '\(secret.environment)' is not set; "
                    + "set it before relance is started",
                code: "auth", where: place(configuration.secretLines[name]))
        }
        return text
    }

    private func place(_ line: Int?) -> String { "relance.toml" + (line.map { ":\($0)" } ?? "") }
}

extension Plugin {
    /// The secrets that are lent to it.
    package func secrets(from environment: @escaping (String) -> String?) -> Secrets {
        Secrets(file.id, configuration, used: usedSecrets, environment: environment)
    }

    /// The names that its text has behind `secrets.`, sorted.
    package var usedSecrets: [String] {
        let files = (try? file.contents()) ?? []
        let texts = files.filter { $0.name.hasSuffix(".lua") && !$0.isForTests }.map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
        let names = texts.flatMap { text in
            text.matches(of: /(?:^|[^A-Za-z_0-9])secrets\.([A-Za-z_][A-Za-z_0-9]*)/).map {
                String($0.1)
            }
        }
        return Set(names).sorted()
    }
}
