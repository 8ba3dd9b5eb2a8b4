package import RelanceCore

/// Which actions a list shows.
package struct ActionFilter: Sendable, Equatable {
    package var statuses: [Action.Status] = []
    package var contact: String?
    package var medium: Medium?
    /// Only those that may be done by that day.
    package var due: Day?

    /// Shows all.
    package init() {}
}

extension Store {
    /// Hands actions to `body`, in the order of their keys.
    package func eachAction(_ filter: ActionFilter, _ body: (Action) throws -> Void) throws {
        let condition = condition(filter)
        let rows = try database.cursor(actions.select + condition.sql, condition.values)
        while try rows.next() { try body(try actions.record(rows).record) }
    }

    /// The keys of the actions that a filter shows, in order.
    package func actionKeys(_ filter: ActionFilter) throws -> [String] {
        let condition = condition(filter)
        let rows = try database.cursor(
            "SELECT r.id FROM action r" + condition.sql, condition.values)
        var keys: [String] = []
        while try rows.next() { keys.append(rows.text(0) ?? "") }
        return keys
    }

    /// Whether any channel has handed over what it may yet hear of.
    package func hasWaiting(since day: Day) throws -> Bool {
        try database.number(
            """
            SELECT count(*) FROM (SELECT 1 FROM action WHERE dossier = ?1 AND (status = 'unknown' \
            OR (status = 'sent' AND done_on >= ?2 \
            AND coalesce(reason, '') <> 'delivered')) LIMIT 1) waiting
            """, [.integer(dossier), .text(day.description)]) ?? 0 > 0
    }

    /// What a channel has handed over and may yet hear of: what is unknown, then the newest.
    package func waiting(for channel: String, since day: Day) throws -> [Action] {
        let rows = try database.cursor(
            actions.select + """
                 WHERE r.dossier = ?1 AND r.channel = ?2 AND (r.status = 'unknown' \
                OR (r.status = 'sent' AND r.done_on >= ?3 \
                AND coalesce(r.reason, '') <> 'delivered')) \
                ORDER BY CASE WHEN r.status = 'unknown' THEN 0 ELSE 1 END, r.id DESC LIMIT 1000
                """, [.integer(dossier), .text(channel), .text(day.description)])
        var found: [Action] = []
        while try rows.next() { found.append(try actions.record(rows).record) }
        return found.sorted { Self.precedes($0.id, $1.id) }
    }

    private func condition(_ filter: ActionFilter) -> (sql: String, values: [SQLValue]) {
        var sql = " WHERE r.dossier = ?1"
        var values: [SQLValue] = [.integer(dossier)]
        func add(_ condition: String, _ text: String?) {
            guard let text else { return }
            values.append(.text(text))
            sql += " AND \(condition) ?\(values.count)"
        }
        add("r.contact =", filter.contact)
        add("r.medium =", filter.medium?.rawValue)
        add("r.date <=", filter.due?.description)
        if !filter.statuses.isEmpty {
            let places = filter.statuses.map { status in
                values.append(.text(status.rawValue))
                return "?\(values.count)"
            }
            sql += " AND r.status IN (\(places.joined(separator: ", ")))"
        }
        return (sql + " ORDER BY r.id", values)
    }

    /// The actions that a filter shows, in the order of their keys.
    package func actions(_ filter: ActionFilter) throws -> [Action] {
        var found: [Action] = []
        try eachAction(filter) { found.append($0) }
        return found
    }

    /// The action of that key.
    package func action(_ id: String) throws -> Action? { try kept(id, actions)?.record }

    /// Actions that are under way or with a person: a plan leaves them alone.
    func standingActions(of contact: String) throws -> [Action] {
        var filter = ActionFilter()
        filter.contact = contact
        filter.statuses = [.sending, .unknown, .toDo]
        return try actions(filter)
    }

    /// Whether a letter's copy is planned, has left or was cancelled.
    package func hasCopy(of action: Action) throws -> Bool {
        try database.number(
            "SELECT 1 FROM action WHERE dossier = ?1 AND contact = ?2 AND copy_of = ?3 LIMIT 1",
            [.integer(dossier), .text(action.contact), .text(action.id)]) != nil
    }

    /// Writes an action, new or changed.
    package func save(_ action: Action) throws {
        let kept = Kept(record: action, connector: "", overrides: Overrides())
        try write(kept, actions)
    }

    /// Forgets an action that was only planned.
    package func forget(_ action: Action) throws {
        try database.run(
            "DELETE FROM action WHERE dossier = ?1 AND id = ?2",
            [.integer(dossier), .text(action.id)])
    }

    /// The key of the action of that number; keys sort in the order in which they are given.
    package static func actionID(_ number: Int) -> String {
        let digits = String(number)
        return "A" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }

    /// The number of the last action, 0 where there was none.
    package func lastActionNumber() throws -> Int {
        try keptSetting("last_action").flatMap(Int.init) ?? 0
    }

    /// Keeps the number of the last action.
    package func keep(lastActionNumber number: Int) throws {
        try keep(String(number), asSetting: "last_action")
    }

    /// What was done for the invoices of a contact, in the order of invoice and step.
    package func stepRecords(of contact: String) throws -> [StepRecord] {
        let rows = try database.cursor(
            """
            SELECT invoice, step, level, day, outcome, medium, action FROM step_record \
            WHERE dossier = ?1 AND contact = ?2 ORDER BY invoice, step
            """, [.integer(dossier), .text(contact)])
        var records: [StepRecord] = []
        while try rows.next() {
            guard let day = rows.text(3).flatMap(Day.init),
                let outcome = rows.text(4).flatMap(StepRecord.Outcome.init(rawValue:)),
                let medium = rows.text(5).flatMap(Medium.init(rawValue:))
            else { continue }
            records.append(
                StepRecord(
                    invoice: rows.text(0) ?? "", step: rows.text(1) ?? "",
                    level: rows.integer(2) ?? 0, day: day, outcome: outcome, medium: medium,
                    action: rows.text(6)))
        }
        return records
    }

    /// Records a step; answers false, and changes nothing, where it is on record already.
    package func record(_ record: StepRecord, of contact: String) throws -> Bool {
        try database.run(
            """
            INSERT INTO step_record (dossier, contact, invoice, step, level, day, outcome, \
            medium, action) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING
            """,
            [
                .integer(dossier), .text(contact), .text(record.invoice), .text(record.step),
                .integer(record.level), .text(record.day.description),
                .text(record.outcome.rawValue), .text(record.medium.rawValue),
                record.action.map(SQLValue.text) ?? .null,
            ]) > 0
    }

    /// Takes back what an action recorded: it did not leave.
    package func unrecord(_ action: Action) throws {
        try database.run(
            "DELETE FROM step_record WHERE dossier = ?1 AND contact = ?2 AND action = ?3",
            [.integer(dossier), .text(action.contact), .text(action.id)])
    }

    /// Changes how the steps of an action ended: its message came back.
    package func change(_ outcome: StepRecord.Outcome, of action: Action) throws {
        try database.run(
            """
            UPDATE step_record SET outcome = ?4 WHERE dossier = ?1 AND contact = ?2 AND action = ?3
            """,
            [
                .integer(dossier), .text(action.contact), .text(action.id),
                .text(outcome.rawValue),
            ])
    }

    /// Notes the day of the last message that the next one keeps its distance from.
    package func noteMessage(to contact: String, on day: Day) throws {
        try database.run(
            """
            UPDATE account SET last_message = ?3 WHERE dossier = ?1 AND contact = ?2 \
            AND (last_message IS NULL OR last_message < ?3)
            """, [.integer(dossier), .text(contact), .text(day.description)])
    }

    /// Answers whether the last plan of a contact was made from its account as it is.
    package func isPlanned(_ contact: String, atRevision revision: Int) throws -> Bool {
        try database.number(
            "SELECT planned_revision FROM account WHERE dossier = ?1 AND contact = ?2",
            [.integer(dossier), .text(contact)]) == revision
    }

    /// Notes that a contact is to be planned for again on the day after: something was handed over.
    package func replanTomorrow(_ contact: String, after day: Day) throws {
        try database.run(
            """
            UPDATE account SET planned_until = ?3 WHERE dossier = ?1 AND contact = ?2 \
            AND (planned_until IS NULL OR planned_until > ?3)
            """, [.integer(dossier), .text(contact), .text(day.adding(1).description)])
    }

    /// Keeps what is handed over, byte for byte.
    package func keep(message: String, of action: Action) throws {
        try database.run(
            """
            INSERT INTO message (dossier, action, content) VALUES (?1, ?2, ?3) \
            ON CONFLICT (dossier, action) DO UPDATE SET content = excluded.content
            """, [.integer(dossier), .text(action.id), .text(message)])
    }

    /// What was handed over for an action.
    package func message(of action: String) throws -> String? {
        let rows = try database.cursor(
            "SELECT content FROM message WHERE dossier = ?1 AND action = ?2",
            [.integer(dossier), .text(action)])
        return try rows.next() ? rows.text(0) : nil
    }

    /// Keeps the sheets that are handed over for an action, byte for byte.
    package func keep(letter pdf: [UInt8], of action: Action) throws {
        try database.run(
            """
            INSERT INTO letter (dossier, action, pdf) VALUES (?1, ?2, ?3) \
            ON CONFLICT (dossier, action) DO UPDATE SET pdf = excluded.pdf
            """, [.integer(dossier), .text(action.id), .bytes(pdf)])
    }

    /// The sheets that were handed over for an action.
    package func letter(of action: String) throws -> [UInt8]? {
        let rows = try database.cursor(
            "SELECT pdf FROM letter WHERE dossier = ?1 AND action = ?2",
            [.integer(dossier), .text(action)])
        return try rows.next() ? rows.bytes(0) : nil
    }

    /// Runs `body` so that each of its transactions is on the disk before the next step.
    package func durably<Result>(_ body: () throws -> Result) throws -> Result {
        try database.execute(database.dialect.durable)
        defer { try? database.execute(database.dialect.usual) }
        return try body()
    }
}
