import RelanceCore
import RelanceStore

/// The book as it stood when the last month ended: worked out at most once in a pass.
///
/// It is made of documents and payments dated up to that day, so what comes in with later dates does
/// not move it. Where what comes in late does, scores that may have read it are made again.
struct MonthEnd: Sendable {
    /// The last day of the month before.
    let day: Day
    private let currency: Currency
    private let openStore: @Sendable () throws -> Store
    private let known = Tally<BookTotals?>(nil)

    init(
        before today: Day, in currency: Currency, openStore: @escaping @Sendable () throws -> Store
    ) {
        day = Month(of: today).first.adding(-1)
        self.currency = currency
        self.openStore = openStore
    }

    /// What stood open; the first thread that asks works it out, on a store of its own.
    func totals() throws -> BookTotals {
        try known.change { known in
            if let known { return known }
            let book = try MonthlyBook(openStore(), ends: [day], in: currency)
            let totals = BookTotals(
                balanceCents: book.outstandingCents(0), overdueCents: book.overdueCents(0),
                contacts: book.contacts)
            known = totals
            return totals
        }
    }

    /// Has scores made again that may have read another book; `digest` is that of the rules.
    ///
    /// The scores of other rules are made again anyway.
    func renewScores(in store: Store, digest: String, on today: Day) throws {
        guard let kept = try store.keptSetting(Self.name).map({ try JSON.value(of: $0) }),
            kept["digest"]?.text == digest, kept != plain(try totals(), digest)
        else { return }
        try store.transaction {
            try store.expireScores(on: today)
            try keep(in: store, digest: digest)
        }
    }

    /// Keeps which book the scores of this pass have read, if any has.
    func keep(in store: Store, digest: String) throws {
        guard let totals = known.value else { return }
        let text = JSON.text(plain(totals, digest))
        if try store.keptSetting(Self.name) != text { try store.keep(text, asSetting: Self.name) }
    }

    private static let name = "book"

    private func plain(_ totals: BookTotals, _ digest: String) -> Plain {
        ["day": day.plain, "digest": .text(digest), "totals": totals.plain]
    }
}
