import RelanceCore
import RelanceTestSupport
import Testing

/// `ctx.book` is the book as the last month left it.
struct MonthEndTests {
    /// A rule that gives a point for each ten euros that stand open in all.
    private func relance() throws -> Relance {
        let relance = try Relance.twoMonths("scoring = [\"share\"]")
        try relance.folder.write(
            """
            return { api = 1, summary = "x", score = function(contact, ctx)
              local book = ctx.book
              return book.balance_cents / 1000,
                ("%d %d %d"):format(book.balance_cents, book.overdue_cents, book.contacts)
            end }
            """, to: "plugins/scoring/share.lua")
        return relance
    }

    private func reason(_ relance: Relance, on day: String) throws -> Plain? {
        try relance("score", "--explain", "C1", "--date", day, "--json")
            .document["rules"]?.list?.first?["reason"]
    }

    /// How many were scored, and the scores that are kept.
    private func score(_ relance: Relance, on day: String) throws -> [Int?] {
        let document = try relance("score", "--date", day, "--json").document
        let scores = (document["items"]?.list ?? []).map { $0["score"]?.integer }
        return [document["scored"]?.integer] + scores
    }

    @Test func `a rule sees what stood open when the last month ended`() throws {
        let relance = try relance()
        #expect(try reason(relance, on: "2026-10-31") == "110000 60000 2")
        #expect(try reason(relance, on: "2026-11-10") == "70000 50000 2")
        #expect(try reason(relance, on: "2026-12-01") == "20000 20000 1")
    }

    @Test func `it is the same all month whatever comes in, and moves with the month`() throws {
        let relance = try relance()
        #expect(try score(relance, on: "2026-11-10") == [2, 70, 70])
        try relance.folder.append("P4;C1;08/11/2026;150,00;F3\n", to: "in/reglements.csv")
        try relance("import")
        #expect(try score(relance, on: "2026-11-12") == [1, 70, 70])
        #expect(try score(relance, on: "2026-11-30") == [0, 70, 70])
        #expect(try score(relance, on: "2026-12-01") == [2, 5, 5])
    }

    @Test func `what comes in late with an earlier date moves it for every customer`() throws {
        let relance = try relance()
        #expect(try score(relance, on: "2026-11-10") == [2, 70, 70])
        try relance.folder.append("P5;C1;30/10/2026;200,00;F3\n", to: "in/reglements.csv")
        try relance("import")
        #expect(try score(relance, on: "2026-11-12") == [2, 50, 50])
        #expect(try score(relance, on: "2026-11-12") == [0, 50, 50])
    }

    @Test func `a rule that does not ask for it is not asked again`() throws {
        let relance = try relance()
        try relance.folder.write(
            "return { api = 1, summary = \"x\", score = function(contact) return 9 end }",
            to: "plugins/scoring/share.lua")
        #expect(try score(relance, on: "2026-11-10") == [2, 9, 9])
        #expect(try score(relance, on: "2026-12-01") == [0, 9, 9])
    }
}
