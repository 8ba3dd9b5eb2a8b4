import RelanceCore

extension String {
    /// The least that a file must say.
    static let creditor = "[creditor]\nname = \"Méridien\"\n"

    /// The example of the contract.
    static let example = """
        [creditor]
        name = "Ateliers Méridien SAS"        # siren, address, iban, bic, language = "fr", currency = "EUR", time_zone = "Europe/Paris"
        [creditor.accounting]                 # name, email, phone; likewise sales, manager
        [terms]
        payment_days = 30                     # where the source gives no due date; or "45 days end of month"
        end_of_month = "after"                # add, then go to the month's end; or "before"
        [store]
        url = "sqlite:relance.db"             # or "postgres://…"
        [run]                                 # which plugins run, in which order
        connectors = ["fec"]
        scoring    = ["payment-history", "exposure"]
        scenarios  = ["key-account", "chronic-late-payer", "standard"]   # the first that applies to a contact is its scenario
        channels   = { email = "outbox" }     # medium = plugin; a medium that is not mapped becomes a task for a person
        reports    = ["summary", "aged-balance"]
        # date = "2026-11-24"                 # pins the day (demo only); every command says so on stderr; --date wins
        [dunning]                             # defaults for every scenario
        minimum_cents = 0                     # a message whose net total is below this is left alone
        gap = 5                               # days between two messages to a contact
        promise_tolerance = 2                 # business days
        freshness = 3                         # business days; older payment data: messages wait for approval
        swing = 50                            # per cent by which the total may move between runs
        review_first_plan = true              # the first plan of a dossier waits for approval; the demo says false
        hours = ["08:00", "19:00"]
        holidays = "fr"                       # or "fr-alsace-moselle"
        [rates."2026-H2"]                     # per cent; a missing half-year is an error naming this key
        ecb = 2.15
        legal = 2.62
        [mandate]                             # only where a firm writes for the creditor: name, address, date, reference
        [causes.price]
        label = { fr = "Prix", en = "Price" } # family, owner = "sales", deadline = 5 (business days)
        [connectors.fec]                      # what one plugin is given: [<kind>.<name>]
        settings = { paths = ["ledger/*.txt"] }
        allow    = { read = ["ledger"] }      # what the operator grants; nothing is granted by default (init grants what it names, in the open)
        [channels.smtp]
        settings = { from = "compta@meridien.example", host = "smtp.meridien.example", port = 587, security = "starttls" }   # or "tls", "none"
        secrets  = { username = { env = "SMTP_USER" }, password = { env = "SMTP_PASSWORD" } }   # never the secret itself; looked up when used
        allow    = { smtp = ["smtp.meridien.example:587"] }
        limits   = { seconds = 1, memory_mb = 64 }

        """
}

extension PluginConfiguration {
    /// `[connectors.fec]` of the example.
    static var fec: Self {
        var fec = Self()
        fec.settings = ["paths": ["ledger/*.txt"]]
        fec.grants.read = ["ledger"]
        fec.line = 31
        fec.settingLines = ["paths": 32]
        return fec
    }

    /// `[channels.smtp]` of the example.
    static var smtp: Self {
        var smtp = Self()
        smtp.settings = [
            "from": "compta@meridien.example", "host": "smtp.meridien.example", "port": 587,
            "security": "starttls",
        ]
        smtp.secrets = [
            "username": Secret(environment: "SMTP_USER"),
            "password": Secret(environment: "SMTP_PASSWORD"),
        ]
        smtp.grants.smtp = [.init(host: "smtp.meridien.example:587")]
        smtp.line = 34
        smtp.secretLines = ["username": 36, "password": 36]
        smtp.settingLines = ["from": 35, "host": 35, "port": 35, "security": 35]
        return smtp
    }
}
