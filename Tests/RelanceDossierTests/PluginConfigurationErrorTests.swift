import RelanceDossier
import Testing

struct PluginConfigurationErrorTests {
    @Test(
        arguments: Case.table(
            #"""
            [connectors]
            fec = true
            => relance.toml:4: [connectors.fec]: expected a table, found true

            [connectors.fec]
            paths = ["x"]
            => relance.toml:4: [connectors.fec] has no key 'paths'; what is the plugin's own stands in settings = { paths = … }

            [connectors.fec]
            setings = {}
            => relance.toml:4: [connectors.fec] has no key 'setings'; did you mean 'settings'?

            [connectors.fec]
            settings = "x"
            => relance.toml:4: [connectors.fec] settings: expected a table, found "x"

            [channels.smtp]
            gives = ["payments"]
            => relance.toml:4: [channels.smtp] has no key 'gives'; only a connector has it

            [connectors.fec]
            gives = ["payment"]
            => relance.toml:4: [connectors.fec] gives[1]: expected one of contacts, invoices, payments, promises, disputes, reminders, found "payment"

            [channels.smtp]
            secrets = { password = "hunter2" }
            => relance.toml:4: [channels.smtp] secrets.password: expected where the secret is, found a text; never write the secret itself: write password = { env = "SMTP_PASSWORD" }

            [channels.smtp.secrets]
            "api-key" = 123456
            => relance.toml:4: [channels.smtp] secrets.api-key: expected where the secret is, found a number; never write the secret itself: write api-key = { env = "SMTP_API_KEY" }

            [channels.smtp]
            secrets = "hunter2"
            => relance.toml:4: [channels.smtp] secrets: expected a table, found a text

            [channels.smtp]
            secrets = { password = { env = "hunter 2" } }
            => relance.toml:4: [channels.smtp] secrets.password.env: expected the name of an environment variable, found a text; never write the secret itself: write password = { env = "SMTP_PASSWORD" }

            [channels.smtp]
            secrets = { password = { file = "x" } }
            => relance.toml:4: [channels.smtp] secrets.password has no key 'file'; known is env

            [channels.smtp]
            secrets = { password = {} }
            => relance.toml:4: [channels.smtp] secrets.password.env: missing, expected the name of an environment variable; write env = "NAME"
            """#)
    )
    func `settings, secrets and what a connector gives are checked`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }

    @Test(
        arguments: Case.table(
            #"""
            [channels.smtp]
            allow = ["read"]
            => relance.toml:4: [channels.smtp] allow: expected a table, found a list

            [channels.smtp]
            allow = { reed = ["x"] }
            => relance.toml:4: [channels.smtp] allow has no key 'reed'; did you mean 'read'?

            [channels.smtp]
            allow = { read = "ledger" }
            => relance.toml:4: [channels.smtp] allow.read: expected a list of texts, found "ledger"; write read = ["ledger"]

            [channels.smtp]
            allow = { smtp = ["smtp.example"] }
            => relance.toml:4: [channels.smtp] allow.smtp[1]: expected a server as "host:port", or { host = "host:port" }, found "smtp.example"

            [connectors.erp.allow]
            http = "a.example:443"
            => relance.toml:4: [connectors.erp] allow.http: expected a list of servers, found "a.example:443"; write http = ["a.example:443"]

            [connectors.erp.allow]
            http = ["https://a.example:443/"]
            => relance.toml:4: [connectors.erp] allow.http[1]: expected a server as "host:port", or { host = "host:port" }, found "https://a.example:443/"

            [connectors.erp.allow]
            http = ["https://me:hunter2@a.example/"]
            => relance.toml:4: [connectors.erp] allow.http[1]: expected a server as "host:port", or { host = "host:port" }, found a text

            [connectors.erp.allow]
            http = [
              "a.example:443",
              { methods = ["GET"] },
            ]
            => relance.toml:4: [connectors.erp] allow.http[2].host: missing, expected a server as "host:port"; write host = …

            [connectors.erp.allow]
            http = [{ host = "a:1", methods = ["get"] }]
            => relance.toml:4: [connectors.erp] allow.http[1].methods[1]: expected one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, found "get"

            [[connectors.erp.allow.http]]
            host = "a:1"
            [[connectors.erp.allow.http]]
            host = "a:1"
            private = 1
            => relance.toml:7: [connectors.erp] allow.http[2].private: expected true or false, found 1

            [connectors.erp.allow]
            sftp = ["a.example"]
            => relance.toml:4: [connectors.erp] allow.sftp[1]: expected { host = "…", fingerprint = "…" }, found "a.example"

            [connectors.erp.allow]
            sftp = [{ host = "a.example" }]
            => relance.toml:4: [connectors.erp] allow.sftp[1].fingerprint: missing, expected the fingerprint of its key; write fingerprint = "…"

            [connectors.erp.allow]
            sftp = { host = "a.example" }
            => relance.toml:4: [connectors.erp] allow.sftp: expected a list of tables, found a table; write sftp = [{ … }]

            [channels.smtp]
            limits = { seconds = 0 }
            => relance.toml:4: [channels.smtp] limits.seconds: expected seconds, more than 0 and at most 86400, found 0

            [channels.smtp]
            limits = { memory_mb = 0 }
            => relance.toml:4: [channels.smtp] limits.memory_mb: expected a whole number from 1 to 65536, found 0

            [channels.smtp]
            limits = { cpu = 1 }
            => relance.toml:4: [channels.smtp] limits has no key 'cpu'; known are seconds, memory_mb

            [connectors."a b".settings]
            [connectors."a b".setings]
            => relance.toml:4: [connectors."a b"] has no key 'setings'; did you mean 'settings'?
            """#)
    )
    func `grants and limits are checked`(row: Case) {
        #expect(row.message(after: .creditor) == row.expected)
    }
}
