package import RelanceCore

/// What a contact owed at the ends of several months, as changes from one to the next.
package struct ContactBook: Sendable, Equatable {
    /// A sum that counts from a month's end on.
    package struct Change: Sendable, Equatable {
        /// When what is owed falls due; nil: unknown. Of no account for a credit.
        package var due: Day?
        /// The number of the first month's end at which it counts.
        package var start: Int
        package var cents: Int
    }

    package let contact: String
    package var name = ""
    package var segment: String?
    package var score: Int?
    /// What is claimed, and what settles it (negative).
    package var claims: [Change] = []
    /// Payments and credit notes that settle nothing yet, as positive sums.
    package var credits: [Change] = []
    /// Invoices that are open at the last of the ends.
    package var openCount = 0
    /// Those of them that are past their due date.
    package var overdueCount = 0

    init(contact: String) { self.contact = contact }
}

extension Store {
    /// Hands what contacts owed at `ends`, which ascend, to `body`, in the order of their keys.
    ///
    /// Past balances are made from dates of issue, of payments and of what they settle; what was
    /// settled before the first of the ends is not read.
    package func eachBook(
        at ends: [Day], in currency: Currency, _ body: (ContactBook) throws -> Void
    ) throws {
        let words = BookWords(ends: ends)
        let values = [SQLValue.integer(dossier), .text(currency.code)] + words.values
        let contacts = OrderedRows(
            try database.cursor(BookWords.contacts, [.integer(dossier)]))
        let claims = OrderedRows(try database.cursor(words.claims, values))
        let parts = OrderedRows(try database.cursor(words.parts, values))
        let credits = OrderedRows(try database.cursor(words.credits, values))
        while let contact = try contacts.next() {
            var book = ContactBook(contact: contact)
            book.name = contacts.rows.text(1) ?? ""
            book.segment = contacts.rows.text(2)
            book.score = contacts.rows.integer(3)
            try claims.each(of: contact) { row in Self.readClaim(row, &book, ends.count) }
            try parts.each(of: contact) { row in Self.readPart(row, &book) }
            try credits.each(of: contact) { row in
                let cents = row.integer(3) ?? 0
                book.credits.append(.init(start: row.integer(1) ?? 0, cents: cents))
                if let end = row.integer(2), end <= ends.count {
                    book.credits.append(.init(start: end, cents: -cents))
                }
            }
            if !book.claims.isEmpty || !book.credits.isEmpty { try body(book) }
        }
    }

    private static func readClaim(_ row: any Cursor, _ book: inout ContactBook, _ count: Int) {
        let due = row.text(1).flatMap(Day.init)
        book.claims.append(.init(due: due, start: row.integer(2) ?? 0, cents: row.integer(4) ?? 0))
        if let end = row.integer(3), end <= count {
            book.claims.append(.init(due: due, start: end, cents: -(row.integer(5) ?? 0)))
        }
        book.openCount += row.integer(6) ?? 0
        book.overdueCount += row.integer(7) ?? 0
    }

    // What is paid before it is invoiced is a credit until then.
    private static func readPart(_ row: any Cursor, _ book: inout ContactBook) {
        let (issued, paid) = (row.integer(2) ?? 0, row.integer(3) ?? 0)
        let cents = row.integer(4) ?? 0
        let due = row.text(1).flatMap(Day.init)
        book.claims.append(.init(due: due, start: max(issued, paid), cents: -cents))
        guard paid < issued else { return }
        book.credits.append(.init(start: paid, cents: cents))
        book.credits.append(.init(start: issued, cents: -cents))
    }
}

/// Rows whose first column ascends by its bytes, read beside others in the same order.
private final class OrderedRows {
    let rows: any Cursor
    private var isAtRow: Bool?

    init(_ rows: any Cursor) { self.rows = rows }

    /// Goes to the next row; answers its first column, nil at the end.
    func next() throws -> String? { try rows.next() ? rows.text(0) : nil }

    /// Hands the rows of `key` to `body`; keys must be asked for in order.
    func each(of key: String, _ body: (any Cursor) throws -> Void) throws {
        if isAtRow == nil { isAtRow = try rows.next() }
        while isAtRow == true, let own = rows.text(0),
            !key.utf8.lexicographicallyPrecedes(own.utf8)
        {
            if own == key { try body(rows) }
            isAtRow = try rows.next()
        }
    }
}

/// The statements of the book at several days, which are bound from `?3` on.
private struct BookWords {
    let values: [SQLValue]
    private let ends: [Day]

    init(ends: [Day]) {
        self.ends = ends
        values = ends.map { .text($0.description) }
    }

    static let contacts = """
        SELECT c.id, c.name, c.segment, a.score FROM contact c \
        LEFT JOIN account a ON a.dossier = c.dossier AND a.contact = c.id \
        WHERE c.dossier = ?1 ORDER BY c.id
        """

    /// The number of the first end that `day` does not come after; one more than the last where none is.
    private func index(of day: String) -> String {
        let cases = ends.indices.map { "WHEN \(day) <= ?\($0 + 3) THEN \($0)" }
        return "CASE \(cases.joined(separator: " ")) ELSE \(ends.count) END"
    }

    /// The day from which an item counts: an opening balance, from the day that it opens.
    private static func start(_ item: String) -> String {
        """
        CASE WHEN \(item).kind = 'opening' THEN coalesce(\(item).opens, \(item).issue_date, '') \
        ELSE coalesce(\(item).issue_date, '') END
        """
    }

    private static func left(_ item: String) -> String {
        "coalesce(\(item).stated_balance_cents, \(item).amount_cents - \(item).settled_cents)"
    }

    /// What is over before the first of the ends is left out, by the same words for items and parts.
    private static let relevant = """
        i.currency = ?2 AND i.removed IS NULL AND i.amount_cents >= 0 \
        AND (i.paid_on IS NULL OR i.paid_on > ?3 OR i.issue_date > ?3) \
        AND (i.carried IS NULL OR i.carried > ?3)
        """

    private var never: Int { ends.count + 1 }
    private var last: String { "?\(ends.count + 2)" }

    var claims: String {
        let left = Self.left("i")
        let isOpen = """
            \(index(of: Self.start("i"))) < \(ends.count) \
            AND (i.carried IS NULL OR i.carried > \(last)) \
            AND (i.paid_on > \(last) OR (i.paid_on IS NULL AND \(left) <> 0))
            """
        return """
            SELECT contact, due_date, t, gone, CAST(sum(cents) AS bigint), \
            CAST(sum(left_cents) AS bigint), CAST(sum(open_count) AS bigint), \
            CAST(sum(CASE WHEN due_date < \(last) THEN open_count ELSE 0 END) AS bigint) FROM ( \
            SELECT i.contact, i.due_date, \(index(of: Self.start("i"))) AS t, \
            CASE WHEN i.carried IS NULL THEN \(never) ELSE \(index(of: "i.carried")) END AS gone, \
            \(left) + i.settled_cents AS cents, \(left) AS left_cents, \
            CASE WHEN \(isOpen) THEN 1 ELSE 0 END AS open_count \
            FROM invoice i WHERE i.dossier = ?1 AND \(Self.relevant)) AS item \
            GROUP BY contact, due_date, t, gone ORDER BY contact
            """
    }

    var parts: String {
        let paid =
            "CASE WHEN a.source_kind = 'payment' THEN coalesce(p.date, '') ELSE "
            + Self.start("n") + " END"
        return """
            SELECT contact, due_date, issued, paid, CAST(sum(cents) AS bigint) FROM ( \
            SELECT i.contact, i.due_date, \(index(of: Self.start("i"))) AS issued, \
            \(index(of: paid)) AS paid, a.amount_cents AS cents FROM allocation a \
            JOIN invoice i ON i.dossier = a.dossier AND i.id = a.invoice \
            LEFT JOIN payment p ON p.dossier = a.dossier AND p.id = a.source \
            AND a.source_kind = 'payment' \
            LEFT JOIN invoice n ON n.dossier = a.dossier AND n.id = a.source \
            AND a.source_kind = 'invoice' \
            WHERE a.dossier = ?1 AND a.given = 0 AND \(Self.relevant)) AS part \
            GROUP BY contact, due_date, issued, paid ORDER BY contact
            """
    }

    /// What of payments and credit notes settles nothing to this day.
    var credits: String {
        let gone = { (item: String) in
            "CASE WHEN \(item).carried IS NULL THEN \(never) "
                + "ELSE \(index(of: item + ".carried")) END"
        }
        return """
            SELECT contact, t, gone, CAST(sum(cents) AS bigint) FROM ( \
            SELECT p.contact, \(index(of: "coalesce(p.date, '')")) AS t, \(gone("p")) AS gone, \
            p.amount_cents - p.allocated_cents AS cents FROM payment p WHERE p.dossier = ?1 \
            AND p.currency = ?2 AND p.removed IS NULL AND p.amount_cents <> p.allocated_cents \
            UNION ALL SELECT i.contact, \(index(of: Self.start("i"))), \(gone("i")), \
            -\(Self.left("i")) FROM invoice i WHERE i.dossier = ?1 AND i.currency = ?2 \
            AND i.removed IS NULL AND i.amount_cents < 0 AND \(Self.left("i")) <> 0) AS credit \
            GROUP BY contact, t, gone ORDER BY contact
            """
    }
}
