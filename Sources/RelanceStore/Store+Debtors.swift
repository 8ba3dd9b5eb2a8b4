/// A customer that owes something on the day of a report, or is in credit.
package struct Debtor: Sendable, Equatable {
    package var contact: String
    package var name: String
    package var segment: String?
    package var score: Int?
    /// What is owed by age: not due, late by up to 30, 60, 90 days and by more; credits deducted.
    package var parts: [Int]
    /// What credits are left when all is netted.
    package var creditCents: Int
    package var openCount: Int
    package var overdueCount: Int
    /// What is late before credits, and the same times the days by which it is.
    package var lateCents: Int
    package var lateCentDays: Int

    /// Makes a debtor.
    package init(
        contact: String, name: String, segment: String?, score: Int?, parts: [Int],
        creditCents: Int, openCount: Int, overdueCount: Int, lateCents: Int, lateCentDays: Int
    ) {
        (self.contact, self.name, self.segment, self.score) = (contact, name, segment, score)
        (self.parts, self.creditCents) = (parts, creditCents)
        (self.openCount, self.overdueCount) = (openCount, overdueCount)
        (self.lateCents, self.lateCentDays) = (lateCents, lateCentDays)
    }

    package var overdueCents: Int { parts.dropFirst().reduce(0, +) }
    package var balanceCents: Int { parts.reduce(0, +) - creditCents }

    /// Days that what is overdue is late, weighed by its sum; nil where nothing is.
    package var averageDaysLate: Double? {
        guard lateCents > 0, parts.dropFirst().contains(where: { $0 > 0 }) else { return nil }
        return Double(lateCentDays) / Double(lateCents)
    }
}

/// The debtors of a report: more than memory should hold, so they lie in a table that lasts as long
/// as this store is open.
extension Store {
    /// Forgets those of the report before.
    package func clearDebtors() throws {
        let (int, text) = (database.dialect.integer, database.dialect.text)
        let sums = Self.sums.map { "\($0) \(int) NOT NULL" }.joined(separator: ", ")
        try database.execute(
            """
            CREATE TEMP TABLE IF NOT EXISTS debtor (contact \(text) PRIMARY KEY, \
            name \(text) NOT NULL, segment \(text), score \(int), \(sums)) \
            \(database.dialect.tableEnd);
            DELETE FROM debtor;
            """)
    }

    /// Adds one, once in a report.
    package func keep(_ debtor: Debtor) throws {
        let sums =
            debtor.parts + [
                debtor.overdueCents, debtor.creditCents, debtor.openCount, debtor.overdueCount,
                debtor.lateCents, debtor.lateCentDays,
            ]
        try database.run(
            Self.insert,
            [
                .text(debtor.contact), .text(debtor.name),
                debtor.segment.map(SQLValue.text) ?? .null,
                debtor.score.map(SQLValue.integer) ?? .null,
            ] + sums.map(SQLValue.integer))
    }

    /// Hands each debtor to `body`, in the order of their keys.
    package func eachDebtor(_ body: (Debtor) throws -> Void) throws {
        let rows = try database.cursor("\(Self.select) ORDER BY contact", [])
        while try rows.next() { try body(Self.debtor(rows)) }
    }

    /// Hands who is late to `body`, whoever owes the most of it first, until it answers false.
    package func eachLateDebtor(_ body: (Debtor) throws -> Bool) throws {
        let rows = try database.cursor(
            "\(Self.select) WHERE overdue_cents > 0 ORDER BY overdue_cents DESC, contact", [])
        while try rows.next(), try body(Self.debtor(rows)) {}
    }

    private static let sums = [
        "not_due", "late_1_30", "late_31_60", "late_61_90", "late_over_90", "overdue_cents",
        "credit_cents", "open_count", "overdue_count", "late_cents", "late_cent_days",
    ]
    private static let columns = (["contact", "name", "segment", "score"] + sums)
        .joined(separator: ", ")
    private static let select = "SELECT \(columns) FROM debtor"
    private static let insert = """
        INSERT INTO debtor (\(columns)) VALUES \
        (\((1...sums.count + 4).map { "?\($0)" }.joined(separator: ", ")))
        """

    private static func debtor(_ rows: any Cursor) -> Debtor {
        func sum(_ column: Int) -> Int { rows.integer(column) ?? 0 }
        return Debtor(
            contact: rows.text(0) ?? "", name: rows.text(1) ?? "", segment: rows.text(2),
            score: rows.integer(3), parts: (4..<9).map(sum), creditCents: sum(10),
            openCount: sum(11), overdueCount: sum(12), lateCents: sum(13), lateCentDays: sum(14))
    }
}
