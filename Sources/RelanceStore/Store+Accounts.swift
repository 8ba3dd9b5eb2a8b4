package import RelanceCore

extension Store {
    /// What a decision about a contact needs; nil where there is no such contact.
    package func account(_ id: String) throws -> Account? {
        guard let contact = try contact(id) else { return nil }
        var account = Account(contact: contact)
        account.invoices = try unpaid(of: id)
        account.payments = try unallocated(of: id)
        if account.invoices.contains(where: { $0.settledCents > 0 }) {
            account.acknowledged = try lastPayments(of: id)
        }
        account.promises = try promises(of: id)
        let disputes = try disputes(of: id)
        account.disputes = disputes.filter { $0.status != .resolved }
        account.decided = disputes.filter { $0.status == .resolved }
        account.awaitedCredits = try awaitedCredits(of: account)
        account.events = try events(of: id, limit: 50)
        account.records = try stepRecords(of: id)
        account.standing = try standingActions(of: id)
        try read(id, into: &account)
        return account
    }

    /// Contacts that were never assessed in that way, or whose answer may differ on `day`, in order.
    ///
    /// `score` and `plan` are the digests of the plugins and settings by which they are assessed; nil:
    /// that is not asked for.
    package func contactsToAssess(score: String?, plan: String?, on day: Day) throws -> [String] {
        var conditions: [String] = []
        var values: [SQLValue] = [.integer(dossier), .text(day.description)]
        for (prefix, digest) in [("scored", score), ("planned", plan)] {
            guard let digest else { continue }
            values.append(.text(digest))
            conditions.append(
                """
                \(prefix)_digest IS NULL OR \(prefix)_digest <> ?\(values.count) \
                OR \(prefix)_revision <> revision OR \(prefix)_on > ?2 OR \(prefix)_until <= ?2
                """)
        }
        let rows = try database.cursor(
            "SELECT contact FROM account WHERE dossier = ?1 AND ("
                + conditions.joined(separator: " OR ") + ") ORDER BY contact", values)
        var contacts: [String] = []
        while try rows.next() { contacts.append(rows.text(0) ?? "") }
        return contacts
    }

    /// Has every account assessed anew by the next pass, whatever it was assessed by.
    package func forgetAssessments() throws {
        try database.run(
            """
            UPDATE account SET scored_digest = NULL, planned_digest = NULL WHERE dossier = ?1
            """, [.integer(dossier)])
    }

    /// Notes that an account has moved, and how its contact pays by now.
    package func keep(_ history: History, of contact: String) throws {
        try database.run(
            """
            INSERT INTO account (dossier, contact, revision, history) VALUES (?1, ?2, 1, ?3) \
            ON CONFLICT (dossier, contact) DO UPDATE SET revision = account.revision + 1, \
            history = excluded.history
            """, [.integer(dossier), .text(contact), .text(history.columns)])
    }

    /// Notes that an account has moved.
    package func moved(_ contact: String) throws {
        try database.run(
            """
            INSERT INTO account (dossier, contact, revision) VALUES (?1, ?2, 1) \
            ON CONFLICT (dossier, contact) DO UPDATE SET revision = account.revision + 1
            """, [.integer(dossier), .text(contact)])
    }

    /// How a contact has paid so far.
    package func history(of contact: String) throws -> History {
        let rows = try database.cursor(
            "SELECT history FROM account WHERE dossier = ?1 AND contact = ?2",
            [.integer(dossier), .text(contact)])
        guard try rows.next(), let text = rows.text(0) else { return History() }
        return History(columns: text)
    }

    /// The score of a contact with what each rule said; nil where it has none yet.
    package func score(of contact: String) throws -> Score? {
        let rows = try database.cursor(
            """
            SELECT a.score, s.rules FROM account a JOIN score s \
            ON s.dossier = a.dossier AND s.contact = a.contact \
            WHERE a.dossier = ?1 AND a.contact = ?2 AND a.score IS NOT NULL
            """, [.integer(dossier), .text(contact)])
        guard try rows.next() else { return nil }
        var score = Score(id: contact)
        score.score = rows.integer(0) ?? 0
        score.rules = try [RulePoints](plain: JSON.value(of: rows.text(1) ?? "[]")) ?? []
        return score
    }

    /// The sum of what is open over all contacts, in minor units: to see that it has moved.
    package func openTotal() throws -> Int {
        try database.number(
            """
            SELECT sum(coalesce(stated_balance_cents, amount_cents - settled_cents)) FROM invoice \
            WHERE dossier = ?1 AND removed IS NULL AND carried IS NULL
            """, [.integer(dossier)]) ?? 0
    }

    /// The last day of which payments are known: as the sources say, else that of the newest payment.
    package func paymentsKnownUntil() throws -> Day? {
        for sql in [
            "SELECT max(as_of) FROM pull WHERE dossier = ?1",
            "SELECT max(date) FROM payment WHERE dossier = ?1",
        ] {
            let rows = try database.cursor(sql, [.integer(dossier)])
            if try rows.next(), let day = rows.text(0).flatMap(Day.init) { return day }
        }
        return nil
    }

    /// The scores by contact.
    package func scores() throws -> [String: Int] {
        let rows = try database.cursor(
            "SELECT contact, score FROM account WHERE dossier = ?1 AND score IS NOT NULL",
            [.integer(dossier)])
        var scores: [String: Int] = [:]
        while try rows.next() { scores[rows.text(0) ?? ""] = rows.integer(1) }
        return scores
    }

    /// Keeps a score, and what it was made from.
    package func save(_ score: Score, revision: Int, digest: String, on day: Day, until: Day?)
        throws
    {
        try database.run(
            """
            UPDATE account SET score = ?3, scored_revision = ?4, scored_digest = ?5, \
            scored_on = ?6, scored_until = ?7 WHERE dossier = ?1 AND contact = ?2
            """,
            [
                .integer(dossier), .text(score.id), .integer(score.score), .integer(revision),
                .text(digest), .text(day.description), Self.column(until),
            ])
        try database.run(
            """
            INSERT INTO score (dossier, contact, rules) VALUES (?1, ?2, ?3) \
            ON CONFLICT (dossier, contact) DO UPDATE SET rules = excluded.rules
            """, [.integer(dossier), .text(score.id), .text(JSON.text(score.rules.plain))])
    }

    /// Has the scores made again on `day` that hold only until some day.
    package func expireScores(on day: Day) throws {
        try database.run(
            "UPDATE account SET scored_until = ?2 WHERE dossier = ?1 AND scored_until > ?2",
            [.integer(dossier), .text(day.description)])
    }

    /// The reasons of the last decision about a contact; nil where there was none yet.
    package func reasons(of contact: String) throws -> [ItemReason]? {
        let rows = try database.cursor(
            "SELECT items FROM decision WHERE dossier = ?1 AND contact = ?2",
            [.integer(dossier), .text(contact)])
        guard try rows.next() else { return nil }
        return try [ItemReason](plain: JSON.value(of: rows.text(0) ?? "[]"))
    }

    /// Keeps a decision's reasons, and what it was made from.
    package func save(_ decision: Decision, revision: Int, digest: String, on day: Day) throws {
        try database.run(
            """
            UPDATE account SET scenario = ?3, planned_revision = ?4, planned_digest = ?5, \
            planned_on = ?6, planned_until = ?7 WHERE dossier = ?1 AND contact = ?2
            """,
            [
                .integer(dossier), .text(decision.contact),
                decision.scenario.map(SQLValue.text) ?? .null, .integer(revision), .text(digest),
                .text(day.description), Self.column(decision.wake),
            ])
        try database.run(
            """
            INSERT INTO decision (dossier, contact, items) VALUES (?1, ?2, ?3) \
            ON CONFLICT (dossier, contact) DO UPDATE SET items = excluded.items
            """, [.integer(dossier), .text(decision.contact), .text(Self.text(decision.items))])
    }

    // Reasons are many and mostly alike: what is null is left out.
    private static func text(_ items: [ItemReason]) -> String {
        let plain = items.map { item -> Plain in
            guard case .object(let fields) = item.plain else { return .null }
            return .object(fields.filter { $0.value != .null })
        }
        return JSON.text(.list(plain))
    }

    private func read(_ id: String, into account: inout Account) throws {
        let rows = try database.cursor(
            """
            SELECT revision, history, last_message, scenario FROM account \
            WHERE dossier = ?1 AND contact = ?2
            """, [.integer(dossier), .text(id)])
        guard try rows.next() else { return }
        account.revision = rows.integer(0) ?? 0
        account.history = rows.text(1).map(History.init(columns:)) ?? History()
        account.lastMessage = rows.text(2).flatMap(Day.init)
        account.scenario = rows.text(3)
    }

    private func unpaid(of contact: String) throws -> [Invoice] {
        let rows = try database.cursor(
            invoices.select + """
                 WHERE r.dossier = ?1 AND r.contact = ?2 AND r.removed IS NULL \
                AND r.carried IS NULL \
                AND coalesce(r.stated_balance_cents, r.amount_cents - r.settled_cents) <> 0
                """, [.integer(dossier), .text(contact)])
        var open: [Invoice] = []
        while try rows.next() { open.append(try invoices.record(rows).record) }
        guard open.count > 1 else { return open }
        let last = Day(number: .max)
        return open.sorted { left, right in
            let (first, second) = (left.dueDate ?? last, right.dueDate ?? last)
            return first == second ? Self.precedes(left.id, right.id) : first < second
        }
    }

    private func unallocated(of contact: String) throws -> [Payment] {
        let rows = try database.cursor(
            payments.select + """
                 WHERE r.dossier = ?1 AND r.contact = ?2 AND r.removed IS NULL \
                AND r.carried IS NULL AND r.amount_cents <> r.allocated_cents
                """, [.integer(dossier), .text(contact)])
        var open: [Payment] = []
        while try rows.next() { open.append(try payments.record(rows).record) }
        guard open.count > 1 else { return open }
        let first = Day(number: .min)
        return open.sorted { left, right in
            let (one, other) = (left.date ?? first, right.date ?? first)
            return one == other ? Self.precedes(left.id, right.id) : one < other
        }
    }

    /// The last day of a payment that settles a part, by invoice.
    private func lastPayments(of contact: String) throws -> [String: Day] {
        let rows = try database.cursor(
            """
            SELECT a.invoice, max(p.date) FROM allocation a JOIN payment p \
            ON p.dossier = a.dossier AND p.id = a.source WHERE a.dossier = ?1 \
            AND a.contact = ?2 AND a.source_kind = 'payment' AND a.given = 0 \
            AND p.amount_cents > 0 GROUP BY a.invoice
            """, [.integer(dossier), .text(contact)])
        var days: [String: Day] = [:]
        while try rows.next() {
            days[rows.text(0) ?? ""] = rows.text(1).flatMap(Day.init)
        }
        return days
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    static func column(_ day: Day?) -> SQLValue { day.map { .text($0.description) } ?? .null }
}

extension History {
    /// The history as one short text: an account has it in every pass over the book.
    var columns: String {
        let numbers: [Plain] = [
            paidCount, daysLateSum, lateCount, paidCents, promisesKept, promisesBroken,
            returnedCount,
        ].map(Plain.integer)
        let days = [lastReturned, lastPayment, firstInvoice].map(\.plain)
        return JSON.text(.list(numbers + days + [lastDelays.plain, lastDays.plain]))
    }

    init(columns: String) {
        self.init()
        guard let list = (try? JSON.value(of: columns))?.list, list.count == 12 else { return }
        paidCount = list[0].integer ?? 0
        daysLateSum = list[1].integer ?? 0
        lateCount = list[2].integer ?? 0
        paidCents = list[3].integer ?? 0
        promisesKept = list[4].integer ?? 0
        promisesBroken = list[5].integer ?? 0
        returnedCount = list[6].integer ?? 0
        lastReturned = list[7].text.flatMap(Day.init)
        lastPayment = list[8].text.flatMap(Day.init)
        firstInvoice = list[9].text.flatMap(Day.init)
        lastDelays = [Int](plain: list[10]) ?? []
        lastDays = [Day](plain: list[11]) ?? []
    }
}
