import RelanceCore

/// The shape of the store, change by change.
///
/// A change that has been published is never edited.
enum Migrations {
    /// Brings the database to the newest shape; refuses one made by a newer program.
    static func run(on database: any Database) throws {
        try database.execute(
            filled("CREATE TABLE IF NOT EXISTS migration (version {int} PRIMARY KEY)", database))
        let version = try database.number("SELECT max(version) FROM migration") ?? 0
        guard version <= all.count else {
            throw StoreError(
                .newer, place: "store", problem: "it was written by a newer version of relance",
                mend: "install that version, or a later one")
        }
        for (index, script) in all.enumerated().dropFirst(version) {
            try database.transaction {
                try database.execute(filled(script, database))
                try database.run(
                    "INSERT INTO migration (version) VALUES (?1)", [.integer(index + 1)])
            }
        }
        if version < all.count { try database.execute(database.dialect.planning) }
    }

    private static func filled(_ script: String, _ database: any Database) -> String {
        let dialect = database.dialect
        var filled = ""
        var rest = script[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            switch rest[open...close] {
            case "{int}": filled += dialect.integer
            case "{text}": filled += dialect.text
            case "{rows}": filled += dialect.rowTableEnd
            default: filled += dialect.tableEnd
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static let all = [ledger]

    /// Contacts, invoices, payments, what settles what, and how far each source has been read.
    private static let ledger = """
        CREATE TABLE contact (
            dossier {int} NOT NULL, id {text} NOT NULL, name {text} NOT NULL, kind {text} NOT NULL,
            segment {text}, siren {text}, language {text}, email {text}, phone {text},
            address {text}, terms {text}, states {text}, fields {text},
            connector {text} NOT NULL, overrides {text},
            PRIMARY KEY (dossier, id)) {end};

        CREATE TABLE person (
            dossier {int} NOT NULL, contact {text} NOT NULL, id {text} NOT NULL, name {text},
            role {text}, email {text}, phone {text}, address {text}, language {text},
            connector {text} NOT NULL,
            PRIMARY KEY (dossier, contact, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};

        CREATE TABLE invoice (
            dossier {int} NOT NULL, id {text} NOT NULL, number {text} NOT NULL,
            kind {text} NOT NULL, contact {text} NOT NULL, issue_date {text}, due_date {text},
            due_date_source {text} NOT NULL, currency {text} NOT NULL,
            amount_cents {int} NOT NULL, paid_on {text}, label {text}, payment_method {text},
            credits {text}, lettering {text}, opens {text}, states {text}, fields {text},
            removed {text}, carried {text}, settled_cents {int} NOT NULL,
            stated_balance_cents {int},
            connector {text} NOT NULL, overrides {text}, arrived {int} NOT NULL,
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {rows};
        CREATE INDEX invoice_contact ON invoice (dossier, contact);

        CREATE TABLE payment (
            dossier {int} NOT NULL, id {text} NOT NULL, contact {text} NOT NULL, date {text},
            currency {text} NOT NULL, amount_cents {int} NOT NULL, method {text},
            reference {text}, status {text}, lettering {text}, fields {text}, removed {text},
            carried {text}, allocated_cents {int} NOT NULL,
            connector {text} NOT NULL, overrides {text}, arrived {int} NOT NULL,
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {rows};
        CREATE INDEX payment_contact ON payment (dossier, contact);

        CREATE TABLE promise (
            dossier {int} NOT NULL, id {text} NOT NULL, contact {text} NOT NULL,
            invoices {text}, currency {text} NOT NULL, amount_cents {int} NOT NULL, date {text},
            status {text} NOT NULL, connector {text} NOT NULL, overrides {text},
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};
        CREATE INDEX promise_contact ON promise (dossier, contact);

        CREATE TABLE dispute (
            dossier {int} NOT NULL, id {text} NOT NULL, contact {text} NOT NULL,
            invoices {text}, cause {text}, amount_cents {int}, owner {text}, opened_on {text},
            deadline {text}, status {text} NOT NULL, resolution {text},
            connector {text} NOT NULL, overrides {text},
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};
        CREATE INDEX dispute_contact ON dispute (dossier, contact);

        CREATE TABLE allocation (
            dossier {int} NOT NULL, contact {text} NOT NULL, source_kind {text} NOT NULL,
            source {text} NOT NULL, invoice {text} NOT NULL, amount_cents {int} NOT NULL,
            given {int} NOT NULL,
            PRIMARY KEY (dossier, contact, source_kind, source, invoice, given),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};

        CREATE TABLE pull (
            dossier {int} NOT NULL, connector {text} NOT NULL, scope {text} NOT NULL,
            digest {text} NOT NULL, number {int} NOT NULL, is_open {int} NOT NULL,
            cursor {text}, as_of {text},
            PRIMARY KEY (dossier, connector, scope)) {end};

        CREATE TABLE reject (
            dossier {int} NOT NULL, connector {text} NOT NULL, source {text} NOT NULL,
            digest {text} NOT NULL, line {text} NOT NULL, reason {text} NOT NULL,
            content {text} NOT NULL, pull {int} NOT NULL,
            PRIMARY KEY (dossier, connector, source, digest)) {end};

        CREATE TABLE unsettled (
            dossier {int} NOT NULL, contact {text} NOT NULL,
            PRIMARY KEY (dossier, contact),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};

        CREATE TABLE kept_setting (
            dossier {int} NOT NULL, name {text} NOT NULL, content {text} NOT NULL,
            PRIMARY KEY (dossier, name)) {end};
        """
}
