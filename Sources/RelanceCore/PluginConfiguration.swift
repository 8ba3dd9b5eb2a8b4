/// What one plugin is given in `relance.toml`: `[connectors.fec]`.
package struct PluginConfiguration: Sendable, Equatable {
    /// Where a secret is found when it is used; never the secret itself.
    package struct Secret: Sendable, Equatable {
        package var environment: String

        /// Makes a secret that stands in an environment variable.
        package init(environment: String) { self.environment = environment }
    }

    /// A server that may be asked over HTTP.
    package struct HTTPGrant: Sendable, Equatable {
        /// `host:port`.
        package var host: String
        package var methods: [String]?
        package var isPrivate: Bool

        /// Makes a grant.
        package init(host: String, methods: [String]? = nil, isPrivate: Bool = false) {
            self.host = host
            self.methods = methods
            self.isPrivate = isPrivate
        }
    }

    /// A server that mail may be given to.
    package struct SMTPGrant: Sendable, Equatable {
        /// `host:port`.
        package var host: String
        /// Whether it may be at a private address though its name does not say so.
        package var isPrivate: Bool

        /// Makes a grant.
        package init(host: String, isPrivate: Bool = false) {
            self.host = host
            self.isPrivate = isPrivate
        }
    }

    /// A server that files may be fetched from and left at.
    package struct SFTPGrant: Sendable, Equatable {
        package var host: String
        package var fingerprint: String

        /// Makes a grant.
        package init(host: String, fingerprint: String) {
            self.host = host
            self.fingerprint = fingerprint
        }
    }

    /// What the operator allows; nothing by default.
    package struct Grants: Sendable, Equatable {
        /// Folders, from the dossier's.
        package var read: [String] = []
        package var write: [String] = []
        package var smtp: [SMTPGrant] = []
        package var imap: [String] = []
        package var http: [HTTPGrant] = []
        package var sftp: [SFTPGrant] = []

        /// Grants nothing.
        package init() {}

        /// The capabilities of which something is granted.
        package var capabilities: [String] {
            [
                ("http", http.isEmpty), ("smtp", smtp.isEmpty), ("imap", imap.isEmpty),
                ("sftp", sftp.isEmpty), ("read", read.isEmpty), ("write", write.isEmpty),
            ].filter { !$0.1 }.map(\.0)
        }
    }

    /// Bounds of one call.
    package struct Limits: Sendable, Equatable {
        package var seconds = 1.0
        package var memoryMegabytes = 64

        /// Takes the defaults.
        package init() {}
    }

    /// The settings, an object; checked against the plugin's schema when it is loaded.
    package var settings = Plain.object([])
    package var secrets: [String: Secret] = [:]
    package var grants = Grants()
    package var limits = Limits()
    /// The kinds of record that a connector may give; nil: all.
    package var gives: [String]?
    /// The line of the table in `relance.toml`, of each setting and secret.
    package var line: Int?
    package var settingLines: [String: Int] = [:]
    package var secretLines: [String: Int] = [:]

    /// Gives nothing.
    package init() {}
}
