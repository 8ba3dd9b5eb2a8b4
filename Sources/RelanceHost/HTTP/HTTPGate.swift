package import RelanceCore

/// The servers that one plugin may ask, each with its methods.
package struct HTTPGate: Sendable {
    private let grants: [PluginConfiguration.HTTPGrant]
    /// Where the operator grants, for errors: `[connectors.erp]`.
    private let table: String

    /// Opens for `grants`, which stand in `table`.
    package init(_ grants: [PluginConfiguration.HTTPGrant], table: String) {
        self.table = table
        self.grants = grants.map { grant in
            var grant = grant
            // Read by the same parser, so that the same host is written the same way.
            grant.host = HTTPGate.server(of: "http://\(grant.host)/") ?? grant.host
            return grant
        }
    }

    /// `host:port` of an address; nil where it is none of http or https.
    package static func server(of address: String) -> String? {
        (try? WebAddress(address))?.server
    }

    /// Whether a server is named by an address that is not public, or as this machine.
    package static func isPrivate(_ server: String) -> Bool {
        guard let address = try? WebAddress("http://\(server)/") else { return false }
        return address.host == "localhost" || AddressFilter.isPublic(address.host) == false
    }

    /// Answers whether private addresses of the server are granted too; throws where it is not.
    func admit(_ address: WebAddress, _ method: String) throws(HTTPFault) -> Bool {
        let server = grants.filter { $0.host == address.server }
        guard !server.isEmpty else {
            throw HTTPFault(
                .notGranted,
                "\(address.server) was not granted; allow it under \(table) in relance.toml: "
                    + "allow = { http = [\"\(address.server)\"] }")
        }
        let fitting = server.filter { $0.methods?.contains(method) ?? true }
        guard !fitting.isEmpty else {
            throw HTTPFault(
                .notGranted,
                "\(method) on \(address.server) was not granted; add it to methods under \(table) "
                    + "in relance.toml")
        }
        return fitting.contains(where: \.isPrivate)
    }

    /// What to say of an address that is not public.
    func refusal(_ address: WebAddress, _ numeric: String) -> String {
        "\(address.server) is at \(numeric), which is not public; if it is meant, write "
            + "{ host = \"\(address.server)\", private = true } under \(table) in relance.toml"
    }
}
