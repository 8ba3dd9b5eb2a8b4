package import RelanceCore

/// What a contact owed at the ends of several months, as changes from one to the next.
package struct ContactBook: Sendable, Equatable {
    /// A sum that counts from a month's end on.
    package struct Change: Sendable, Equatable {
        /// When what is owed falls due; nil: unknown, or a credit.
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
        guard let first = ends.first, let last = ends.last else { return }
        let bound = [SQLValue.integer(dossier), .text(currency.code)]
        let days = [SQLValue.text(first.description), .text(last.description)]
        let contacts = OrderedRows(
            try database.cursor(BookWords.contacts, [.integer(dossier)]))
        let claims = OrderedRows(try database.cursor(BookWords.claims, bound + days))
        let parts = OrderedRows(try database.cursor(BookWords.parts, bound + days.prefix(1)))
        let credits = OrderedRows(try database.cursor(BookWords.credits, bound))
        let reader = BookReader(ends: ends)
        while let contact = try contacts.next() {
            var book = ContactBook(contact: contact)
            book.name = contacts.rows.text(1) ?? ""
            book.segment = contacts.rows.text(2)
            book.score = contacts.rows.integer(3)
            try claims.each(of: contact) { reader.readClaim($0, &book) }
            try parts.each(of: contact) { reader.readPart($0, &book) }
            try credits.each(of: contact) { reader.readCredit($0, &book) }
            if !book.claims.isEmpty || !book.credits.isEmpty { try body(book) }
        }
    }
}

/// Puts the rows of a contact on the days that are asked for.
private struct BookReader {
    let ends: [Day]

    /// The number of the first end that a day does not come after; nil: none.
    ///
    /// What has no day counts from the beginning.
    private func end(_ row: any Cursor, _ column: Int) -> Int? {
        guard let day = row.text(column).flatMap(Day.init) else { return 0 }
        return ends.firstIndex { day <= $0 }
    }

    func readClaim(_ row: any Cursor, _ book: inout ContactBook) {
        let due = row.text(1).flatMap(Day.init)
        book.openCount += row.integer(6) ?? 0
        book.overdueCount += row.integer(7) ?? 0
        guard let start = end(row, 2) else { return }
        book.claims.append(.init(due: due, start: start, cents: row.integer(4) ?? 0))
        if row.text(3) != nil, let gone = end(row, 3) {
            book.claims.append(
                .init(due: due, start: max(start, gone), cents: -(row.integer(5) ?? 0)))
        }
    }

    // What is paid before it is invoiced is a credit until then.
    func readPart(_ row: any Cursor, _ book: inout ContactBook) {
        let (issued, paid) = (end(row, 2), end(row, 3))
        let cents = row.integer(4) ?? 0
        if let issued, let paid {
            let due = row.text(1).flatMap(Day.init)
            book.claims.append(.init(due: due, start: max(issued, paid), cents: -cents))
        }
        guard let paid, paid < issued ?? .max else { return }
        book.credits.append(.init(start: paid, cents: cents))
        if let issued { book.credits.append(.init(start: issued, cents: -cents)) }
    }

    func readCredit(_ row: any Cursor, _ book: inout ContactBook) {
        guard let start = end(row, 1) else { return }
        let cents = row.integer(3) ?? 0
        book.credits.append(.init(start: start, cents: cents))
        if row.text(2) != nil, let gone = end(row, 2) {
            book.credits.append(.init(start: max(start, gone), cents: -cents))
        }
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

/// The statements of the book: `?3` is the first of the days that are asked for, `?4` the last.
///
/// Rows are sums by contact and dates; `id >= ''` has a database read a table in the order of its
/// key, not of an index whose rows lie all over it.
enum BookWords {
    static let contacts = """
        SELECT c.id, c.name, c.segment, a.score FROM contact c \
        LEFT JOIN account a ON a.dossier = c.dossier AND a.contact = c.id \
        WHERE c.dossier = ?1 ORDER BY c.id
        """

    /// The day from which an item counts: an opening balance, from the day that it opens.
    static func start(_ item: String) -> String {
        """
        CASE WHEN \(item).kind = 'opening' THEN coalesce(\(item).opens, \(item).issue_date) \
        ELSE \(item).issue_date END
        """
    }

    static func left(_ item: String) -> String {
        "coalesce(\(item).stated_balance_cents, \(item).amount_cents - \(item).settled_cents)"
    }

    /// The sum of what settled an item up to a day, null where nothing did.
    static func settled(_ item: String, by day: String) -> String {
        """
        SELECT CAST(sum(a.amount_cents) AS bigint) FROM allocation a \
        LEFT JOIN payment p ON p.dossier = a.dossier AND p.id = a.source \
        AND a.source_kind = 'payment' \
        LEFT JOIN invoice n ON n.dossier = a.dossier AND n.id = a.source \
        AND a.source_kind = 'invoice' \
        WHERE a.dossier = \(item).dossier AND a.contact = \(item).contact \
        AND a.invoice = \(item).id AND a.given = 0 \
        AND coalesce(CASE WHEN a.source_kind = 'payment' THEN p.date ELSE \(start("n")) END, '') \
        <= \(day)
        """
    }

    /// What is over before the first day is left out, by the same words for items and parts.
    private static let relevant = """
        i.currency = ?2 AND i.removed IS NULL AND i.amount_cents >= 0 \
        AND (i.paid_on IS NULL OR i.paid_on > ?3 OR i.issue_date > ?3) \
        AND (i.carried IS NULL OR i.carried > ?3)
        """

    static let claims = """
        SELECT contact, due_date, start, carried, CAST(sum(left_cents + settled_cents) AS bigint), \
        CAST(sum(left_cents) AS bigint), CAST(sum(open_count) AS bigint), \
        CAST(sum(CASE WHEN due_date < ?4 THEN open_count ELSE 0 END) AS bigint) FROM ( \
        SELECT i.contact, i.due_date, \(start("i")) AS start, i.carried, \
        \(left("i")) AS left_cents, i.settled_cents, \
        CASE WHEN coalesce(\(start("i")), '') <= ?4 AND (i.carried IS NULL OR i.carried > ?4) \
        AND (i.paid_on > ?4 OR (i.paid_on IS NULL AND \(left("i")) <> 0)) \
        THEN 1 ELSE 0 END AS open_count \
        FROM invoice i WHERE i.dossier = ?1 AND i.id >= '' AND \(relevant)) AS item \
        GROUP BY contact, due_date, start, carried ORDER BY contact, due_date, start, carried
        """

    // Few items are of account: kept apart, they are found without going through the whole table.
    static let parts = """
        WITH item AS MATERIALIZED (SELECT i.id, i.due_date, \(start("i")) AS start \
        FROM invoice i WHERE i.dossier = ?1 AND i.id >= '' AND \(relevant)) \
        SELECT contact, due_date, issued, paid, CAST(sum(cents) AS bigint) FROM ( \
        SELECT a.contact, i.due_date, i.start AS issued, \
        CASE WHEN a.source_kind = 'payment' THEN p.date ELSE \(start("n")) END AS paid, \
        a.amount_cents AS cents FROM allocation a JOIN item i ON i.id = a.invoice \
        LEFT JOIN payment p ON p.dossier = a.dossier AND p.id = a.source \
        AND a.source_kind = 'payment' \
        LEFT JOIN invoice n ON n.dossier = a.dossier AND n.id = a.source \
        AND a.source_kind = 'invoice' \
        WHERE a.dossier = ?1 AND a.given = 0) AS part \
        GROUP BY contact, due_date, issued, paid ORDER BY contact, due_date, issued, paid
        """

    /// What of payments and credit notes settles nothing to this day.
    static let credits = """
        SELECT contact, start, carried, CAST(sum(cents) AS bigint) FROM ( \
        SELECT p.contact, p.date AS start, p.carried, \
        p.amount_cents - p.allocated_cents AS cents FROM payment p WHERE p.dossier = ?1 \
        AND p.id >= '' AND p.currency = ?2 AND p.removed IS NULL \
        AND p.amount_cents <> p.allocated_cents \
        UNION ALL SELECT i.contact, \(start("i")), i.carried, -\(left("i")) FROM invoice i \
        WHERE i.dossier = ?1 AND i.id >= '' AND i.currency = ?2 AND i.removed IS NULL \
        AND i.amount_cents < 0 AND \(left("i")) <> 0) AS credit \
        GROUP BY contact, start, carried ORDER BY contact, start, carried
        """
}
