package import RelanceCore

/// The mail servers that one plugin may use.
package struct MailGate: Sendable {
    private let grants: [PluginConfiguration.SMTPGrant]
    /// Where the operator grants, for errors: `[channels.smtp]`.
    private let table: String

    /// Opens for `grants`, which stand in `table`.
    package init(_ grants: [PluginConfiguration.SMTPGrant], table: String) {
        self.table = table
        self.grants = grants.map { grant in
            var grant = grant
            // Read by the same parser as the settings, so that the same host is written the same way.
            grant.host = HTTPGate.server(of: "http://\(grant.host)/") ?? grant.host
            return grant
        }
    }

    /// Answers whether private addresses of the server are granted too; throws where it is not.
    ///
    /// A grant that names this machine or a private address means it.
    package func admit(_ server: MailServer?) throws(SMTPFault) -> Bool {
        guard let server else {
            throw SMTPFault(
                .notGranted,
                "the settings name no mail server; write settings = { host = \"…\", port = 587 } "
                    + "under \(table) in relance.toml")
        }
        let fitting = grants.filter { $0.host == server.name }
        guard !fitting.isEmpty else {
            throw SMTPFault(
                .notGranted,
                "\(server.name) was not granted; allow it under \(table) in relance.toml: "
                    + "allow = { smtp = [\"\(server.name)\"] }")
        }
        return fitting.contains(where: \.isPrivate) || HTTPGate.isPrivate(server.name)
    }

    /// What to say of an address that is not public.
    func refusal(_ server: MailServer, _ numeric: String) -> String {
        "\(server.name) is at \(numeric), which is not public; if it is meant, write "
            + "smtp = [{ host = \"\(server.name)\", private = true }] under \(table) in relance.toml"
    }
}
