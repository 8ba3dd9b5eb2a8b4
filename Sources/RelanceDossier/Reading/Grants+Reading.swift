import RelanceCore

extension PluginConfiguration.Grants {
    init(reading table: TableReader) throws(ConfigurationError) {
        self.init()
        try table.knows(only: ["read", "write", "smtp", "imap", "http", "sftp"])
        read = try table.texts("read", each: "a folder") { !$0.isEmpty } ?? []
        write = try table.texts("write", each: "a folder") { !$0.isEmpty } ?? []
        imap = try table.texts("imap", each: Self.server, where: \.isServer) ?? []
        for (offset, item) in (try table.items("smtp", of: "servers") ?? []).enumerated() {
            smtp.append(try table.smtpGrant(item, at: ["smtp", "[\(offset + 1)]"]))
        }
        for (offset, item) in (try table.items("http", of: "servers") ?? []).enumerated() {
            http.append(try table.httpGrant(item, at: ["http", "[\(offset + 1)]"]))
        }
        for (offset, item) in (try table.items("sftp", of: "tables") ?? []).enumerated() {
            sftp.append(try table.sftpGrant(item, at: ["sftp", "[\(offset + 1)]"]))
        }
    }

    static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
    fileprivate static let server = "a server as \"host:port\""
}

extension TableReader {
    fileprivate func httpGrant(_ item: Plain, at rest: [String]) throws(ConfigurationError)
        -> PluginConfiguration.HTTPGrant
    {
        if let host = item.text, host.isServer { return PluginConfiguration.HTTPGrant(host: host) }
        guard let grant = table(item, at: rest) else {
            let expected = PluginConfiguration.Grants.server + ", or { host = \"host:port\" }"
            throw wrong(item, at: rest, expected: expected)
        }
        try grant.knows(only: ["host", "methods", "private"])
        let methods = PluginConfiguration.Grants.methods
        return PluginConfiguration.HTTPGrant(
            host: try grant.host(where: \.isServer),
            methods: try grant.texts(
                "methods", each: "one of " + methods.joined(separator: ", "),
                where: methods.contains),
            isPrivate: try grant.boolean("private") ?? false)
    }

    fileprivate func smtpGrant(_ item: Plain, at rest: [String]) throws(ConfigurationError)
        -> PluginConfiguration.SMTPGrant
    {
        if let host = item.text, host.isServer { return PluginConfiguration.SMTPGrant(host: host) }
        guard let grant = table(item, at: rest) else {
            let expected = PluginConfiguration.Grants.server + ", or { host = \"host:port\" }"
            throw wrong(item, at: rest, expected: expected)
        }
        try grant.knows(only: ["host", "private"])
        return PluginConfiguration.SMTPGrant(
            host: try grant.host(where: \.isServer),
            isPrivate: try grant.boolean("private") ?? false)
    }

    fileprivate func sftpGrant(_ item: Plain, at rest: [String]) throws(ConfigurationError)
        -> PluginConfiguration.SFTPGrant
    {
        guard let grant = table(item, at: rest) else {
            let expected = "{ host = \"…\", fingerprint = \"…\" }"
            throw wrong(item, at: rest, expected: expected)
        }
        try grant.knows(only: ["host", "fingerprint"])
        return PluginConfiguration.SFTPGrant(
            host: try grant.host { $0.isServer || "\($0):22".isServer },
            fingerprint: try grant.name("fingerprint", expected: "the fingerprint of its key"))
    }

    private func host(where isRight: (String) -> Bool) throws(ConfigurationError) -> String {
        let expected = PluginConfiguration.Grants.server
        let host = try value("host", expected: expected) { plain in
            plain.text.flatMap { isRight($0) ? $0 : nil }
        }
        guard let host else { throw missing("host", expected: expected) }
        return host
    }
}

extension String {
    /// Whether it is `host:port`; an IPv6 address stands in brackets.
    var isServer: Bool {
        guard let colon = lastIndex(of: ":") else { return false }
        let (host, port) = (self[..<colon], self[index(after: colon)...])
        let isPort = port.utf8.allSatisfy(\.isDigit) && Int(port).map { 1...65_535 ~= $0 } == true
        let isAddress = host.hasPrefix("[") && host.hasSuffix("]")
        let isHost = !host.contains { $0.isWhitespace || "/@".contains($0) }
        return isPort && isHost && !host.isEmpty && (isAddress || !host.contains(":"))
    }
}
