import Lua
import RelanceCore

/// What a plugin that may reach out is lent.
extension Plugin {
    /// The capabilities, the secrets and `hmac`, made once for all calls.
    func lent(_ modules: [LuaModule], _ secrets: Secrets) throws -> [(String, LuaEntry)] {
        let capabilities = modules.map {
            ($0.name, LuaEntry.reference(state.module($0, in: "ctx")))
        }
        let names = LuaTable(fields: secrets.names.map { ($0, .secret($0)) })
        return capabilities + [
            ("secrets", .reference(try state.frozen("ctx.secrets", .table(names)))),
            ("hmac", .reference(state.function(.hmac(secrets)))),
        ]
    }

    /// Says that a capability is asked for and was not granted, and how to grant it.
    func refusal(of capability: String, doing: String? = nil) -> PluginError {
        let line = configuration.line.map { ":\($0)" } ?? ""
        return PluginError(
            .raised, place: file.shown,
            problem: (doing.map { $0 + ": " } ?? "")
                + "needs '\(capability)', which it was not granted",
            mend:
                "allow it under [\(file.id.kind.rawValue).\(file.id.name)] in relance.toml\(line): "
                + "\(Plugin.example(of: capability)); or run 'relance plugin grant \(file.id)'")
    }

    /// The line that grants a capability, for errors.
    package static func example(of capability: String) -> String {
        let value =
            switch capability {
            case "read", "write": "[\"folder\"]"
            case "sftp": "[{ host = \"host\", fingerprint = \"…\" }]"
            default: "[\"host:port\"]"
            }
        return "allow = { \(capability) = \(value) }"
    }
}

extension LuaHostFunction {
    /// `ctx.hmac`.
    static func hmac(_ secrets: Secrets) -> LuaHostFunction {
        LuaHostFunction(
            "hmac(secret: string|secret, text: string, algorithm: \"sha256\"?) -> string",
            "The authentication code of a text under a secret, in small hexadecimal digits."
        ) { call in
            let key: [UInt8]
            if case .secret(let name) = try call.value(0) {
                key = Array(try secrets.text(of: name).utf8)
            } else if let bytes = call.bytes(0) {
                key = bytes
            } else {
                throw LuaHostError("ctx.hmac: secret is neither a secret nor a text")
            }
            guard call.count < 3 || call.string(2) ?? "sha256" == "sha256" else {
                throw LuaHostError("ctx.hmac: algorithm is not \"sha256\"")
            }
            call.push(SHA256.hmacHex(key: key, call.bytes(1) ?? []))
        }
    }
}
