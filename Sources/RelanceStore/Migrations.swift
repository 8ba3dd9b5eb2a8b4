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
            case "{bytes}": filled += dialect.bytes
            case "{rows}": filled += dialect.rowTableEnd
            default: filled += dialect.tableEnd
            }
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    private static let all = [
        ledger, dunning, letters, copies, mails, erasures, disputeDays, missing,
    ]

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

    /// Accounts with their history, scores, decisions, actions, what was done, what happened.
    private static let dunning = """
        ALTER TABLE contact ADD COLUMN hold_reason {text};
        ALTER TABLE contact ADD COLUMN hold_until {text};
        ALTER TABLE person ADD COLUMN unusable {text};
        ALTER TABLE promise ADD COLUMN made_on {text};
        ALTER TABLE promise ADD COLUMN baseline_cents {int};

        CREATE TABLE account (
            dossier {int} NOT NULL, contact {text} NOT NULL, revision {int} NOT NULL,
            history {text}, last_message {text}, scenario {text}, score {int},
            scored_revision {int}, scored_digest {text}, scored_on {text}, scored_until {text},
            planned_revision {int}, planned_digest {text}, planned_on {text},
            planned_until {text},
            PRIMARY KEY (dossier, contact),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};

        CREATE TABLE score (
            dossier {int} NOT NULL, contact {text} NOT NULL, rules {text} NOT NULL,
            PRIMARY KEY (dossier, contact),
            FOREIGN KEY (dossier, contact) REFERENCES account (dossier, contact)) {end};

        CREATE TABLE decision (
            dossier {int} NOT NULL, contact {text} NOT NULL, items {text} NOT NULL,
            PRIMARY KEY (dossier, contact),
            FOREIGN KEY (dossier, contact) REFERENCES account (dossier, contact)) {end};

        CREATE TABLE action (
            dossier {int} NOT NULL, id {text} NOT NULL, contact {text} NOT NULL,
            medium {text} NOT NULL, channel {text}, scenario {text}, step {text},
            level {int} NOT NULL, template {text}, date {text}, status {text} NOT NULL,
            currency {text} NOT NULL, amount_cents {int} NOT NULL, message_id {text},
            reason {text}, claims {text}, listed {text}, skipped {text}, promise {text},
            person {text}, role {text}, cc {text}, owner {text}, copy {text}, approval {text},
            approved_on {text}, lapses {text}, keeps_gap {int} NOT NULL, receipt {text},
            attempts {int} NOT NULL, done_on {text}, outcome {text}, worker {text}, lease {text},
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};
        CREATE INDEX action_contact ON action (dossier, contact);
        CREATE INDEX action_status ON action (dossier, status, date);

        CREATE TABLE step_record (
            dossier {int} NOT NULL, contact {text} NOT NULL, invoice {text} NOT NULL,
            step {text} NOT NULL, level {int} NOT NULL, day {text} NOT NULL,
            outcome {text} NOT NULL, medium {text} NOT NULL, action {text},
            PRIMARY KEY (dossier, contact, invoice, step),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};

        CREATE TABLE message (
            dossier {int} NOT NULL, action {text} NOT NULL, content {text} NOT NULL,
            PRIMARY KEY (dossier, action),
            FOREIGN KEY (dossier, action) REFERENCES action (dossier, id)) {end};

        CREATE TABLE event (
            dossier {int} NOT NULL, id {int} NOT NULL, day {text} NOT NULL, code {text} NOT NULL,
            contact {text}, subject {text}, amount_cents {int}, source {text},
            PRIMARY KEY (dossier, id)) {end};
        CREATE INDEX event_contact ON event (dossier, contact, id);

        CREATE TABLE note (
            dossier {int} NOT NULL, id {int} NOT NULL, contact {text} NOT NULL,
            day {text} NOT NULL, subject {text}, content {text} NOT NULL,
            PRIMARY KEY (dossier, id),
            FOREIGN KEY (dossier, contact) REFERENCES contact (dossier, id)) {end};
        CREATE INDEX note_contact ON note (dossier, contact, id);
        """

    /// The sheets of letters, and what is learnt of them after they left.
    private static let letters = """
        CREATE TABLE letter (
            dossier {int} NOT NULL, action {text} NOT NULL, pdf {bytes} NOT NULL,
            PRIMARY KEY (dossier, action),
            FOREIGN KEY (dossier, action) REFERENCES action (dossier, id)) {rows};
        ALTER TABLE action ADD COLUMN tracking {text};
        ALTER TABLE action ADD COLUMN proofs {text};
        """

    /// Copies of letters on another medium.
    private static let copies = """
        ALTER TABLE action ADD COLUMN copy_to {text};
        ALTER TABLE action ADD COLUMN copy_of {text};
        """

    /// What goes with a mail, when one is tried again, and addresses that no mail reaches.
    private static let mails = """
        ALTER TABLE action ADD COLUMN attach {text};
        ALTER TABLE action ADD COLUMN retry_at {int};
        ALTER TABLE contact ADD COLUMN unusable {text};
        """

    /// By what erased persons are known again.
    private static let erasures = """
        CREATE TABLE erased_person (
            dossier {int} NOT NULL, contact {text} NOT NULL, digest {text} NOT NULL,
            PRIMARY KEY (dossier, contact, digest)) {end};
        """

    /// When disputes were answered and settled; of those there are the journal knows it.
    private static let disputeDays = """
        ALTER TABLE dispute ADD COLUMN answered_on {text};
        ALTER TABLE dispute ADD COLUMN resolved_on {text};
        UPDATE dispute SET answered_on = (SELECT max(e.day) FROM event e
            WHERE e.dossier = dispute.dossier AND e.contact = dispute.contact
            AND e.subject = dispute.id AND e.code = 'dispute_answered');
        UPDATE dispute SET resolved_on = (SELECT max(e.day) FROM event e
            WHERE e.dossier = dispute.dossier AND e.contact = dispute.contact
            AND e.subject = dispute.id AND e.code IN
            ('dispute_upheld', 'dispute_rejected', 'dispute_settled', 'dispute_paid'))
            WHERE status = 'resolved';
        """

    /// Copies of invoices that could not be had.
    private static let missing = """
        ALTER TABLE action ADD COLUMN missing {text};
        """
}
