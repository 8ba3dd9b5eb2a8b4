import RelanceCore
import RelanceHost
package import RelancePlugins

/// What an operator names on the command line to be granted.
package struct GrantChoice {
    private let http: [String]
    private let methods: [String]?
    private let isPrivate: Bool
    private let read: [String]
    private let write: [String]
    private let smtp: [String]
    private let imap: [String]

    /// Makes a choice; a server may be an address, whose port follows from it.
    package init(
        http: [String] = [], methods: [String]? = nil, isPrivate: Bool = false,
        read: [String] = [], write: [String] = [], smtp: [String] = [], imap: [String] = []
    ) {
        (self.http, self.methods, self.isPrivate) = (http, methods, isPrivate)
        (self.read, self.write, self.smtp, self.imap) = (read, write, smtp, imap)
    }

    /// The grants; throws where a server is none, or is private and that is not said.
    func grants() throws -> PluginConfiguration.Grants {
        var grants = PluginConfiguration.Grants()
        let known = PluginConfiguration.Grants.methods
        for method in methods ?? [] where !known.contains(method) {
            throw DossierError(
                place: "--methods", problem: "'\(method)' is no method",
                mend: "there are \(known.joined(separator: ", "))")
        }
        (grants.read, grants.write, grants.imap) = (read, write, imap)
        grants.smtp = smtp.map { .init(host: $0, isPrivate: isPrivate) }
        grants.http = try http.map { text in
            let server = HTTPGate.server(of: text) ?? HTTPGate.server(of: "https://\(text)")
            guard let server, text.contains("://") || !text.contains("/") else {
                throw DossierError(
                    place: "--http", problem: "'\(text)' is no server", mend: "write host:port")
            }
            return .init(host: server, methods: methods, isPrivate: isPrivate)
        }
        for server in smtp + imap where !server.isServer {
            throw DossierError(
                place: "--smtp", problem: "'\(server)' is no server", mend: "write host:port")
        }
        return grants
    }

    /// The same choice for servers that the settings name.
    func applied(to grant: PluginConfiguration.HTTPGrant) -> PluginConfiguration.HTTPGrant {
        .init(host: grant.host, methods: methods, isPrivate: isPrivate)
    }

    /// The same choice for a mail server that the settings name.
    func applied(to grant: PluginConfiguration.SMTPGrant) -> PluginConfiguration.SMTPGrant {
        .init(host: grant.host, isPrivate: isPrivate)
    }
}

extension Dossier {
    /// What a plugin asks for, and what it would be granted by a choice.
    package func granting(_ plugin: Plugin, wanted: GrantChoice) throws -> Granting {
        try Granting(self, plugin, wanted: wanted)
    }
}
