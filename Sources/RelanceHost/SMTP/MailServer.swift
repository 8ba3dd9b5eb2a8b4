package import RelanceCore

/// The mail server that the settings of a plugin name.
package struct MailServer: Sendable, Equatable {
    /// How the connection to it is kept from others.
    package enum Security: String, NamedCases {
        /// It begins in the clear, and is encrypted before anything is said; never goes on without.
        case starttls
        /// It is encrypted from the beginning.
        case tls
        case none
    }

    /// `host:port`, as a grant says it.
    package var name: String
    package var security: Security

    /// Makes one.
    package init(name: String, security: Security) {
        self.name = name
        self.security = security
    }

    /// Reads `host`, `port` and `security`; nil where they name none.
    package init?(settings: Plain) {
        guard let host = settings["host"]?.text, let port = settings["port"]?.integer,
            let address = try? WebAddress("http://\(host):\(port)/"), address.port == port
        else { return nil }
        let security = settings["security"].map { Security(rawValue: $0.text ?? "") }
        self.init(name: address.server, security: (security ?? .starttls) ?? .starttls)
    }
}
