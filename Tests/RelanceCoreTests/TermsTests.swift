import RelanceCore
import RelanceTestSupport
import Testing

struct TermsTests {
    @Test(arguments: [
        "30", "30 days", "30 day", "30 jours", "30 j", "30 net", "30 days net", "30_days",
        " 30  DAYS ",
        "30\u{A0}jours",
    ])
    func `days alone are read`(text: String) {
        #expect(Terms(text) == Terms(days: 30))
    }

    @Test(arguments: [
        "45 days end of month", "45 end of month", "45 jours fin de mois", "45 eom", "45 j fdm",
        "45_days_end_of_month", "45 JOURS FIN DE MOIS", "45\u{A0}jours fin de mois",
    ])
    func `the end of the month is read in both orders`(text: String) {
        #expect(Terms(text) == Terms(days: 45, endOfMonth: .after))
        #expect(Terms(text, order: .before) == Terms(days: 45, endOfMonth: .before))
    }

    @Test func `a text that says the order is not overruled`() {
        #expect(Terms("45 days before end of month")?.endOfMonth == .before)
        #expect(Terms("45 days after end of month", order: .before)?.endOfMonth == .after)
    }

    @Test(arguments: [
        "", "days", "thirty days", "-1 days", "366 days", "30 weeks", "30 days end of year",
        "3.5 days",
        "end of month", "99999999999999999999",
    ])
    func `what is no term is refused`(text: String) {
        #expect(Terms(text) == nil)
    }

    @Test(arguments: [
        (Terms(days: 45, endOfMonth: .after), "2025-02-15", "2025-04-30"),
        (Terms(days: 45, endOfMonth: .before), "2025-02-15", "2025-04-14"),
        (Terms(days: 45), "2025-02-15", "2025-04-01"), (Terms(days: 0), "2025-02-15", "2025-02-15"),
        (Terms(days: 0, endOfMonth: .after), "2024-02-01", "2024-02-29"),
        (Terms(days: 30, endOfMonth: .after), "2025-01-31", "2025-03-31"),
        (Terms(days: 60), "2025-12-31", "2026-03-01"),
    ])
    func `an invoice falls due on a day`(terms: Terms, issue: String, due: String) {
        #expect(terms.dueDate(from: .of(issue)) == .of(due))
    }

    /// The two lawful readings of "45 jours fin de mois", 60 days net, "30 jours fin de mois".
    @Test(arguments: [
        ("2024-01-15", "2024-02-29", "2024-03-16", "2024-03-15", "2024-02-29"),
        ("2025-01-15", "2025-03-31", "2025-03-17", "2025-03-16", "2025-02-28"),
        ("2025-01-31", "2025-03-31", "2025-03-17", "2025-04-01", "2025-03-31"),
        ("2025-03-10", "2025-04-30", "2025-05-15", "2025-05-09", "2025-04-30"),
        ("2025-04-17", "2025-06-30", "2025-06-14", "2025-06-16", "2025-05-31"),
        ("2026-02-28", "2026-04-30", "2026-04-14", "2026-04-29", "2026-03-31"),
        ("2026-11-15", "2026-12-31", "2027-01-14", "2027-01-14", "2026-12-31"),
        ("2026-12-31", "2027-02-28", "2027-02-14", "2027-03-01", "2027-01-31"),
    ])
    func `the usual terms fall due as the published table has it`(
        issue: String, after: String, before: String, net: String, month: String
    ) {
        let terms = [
            Terms(days: 45, endOfMonth: .after), Terms(days: 45, endOfMonth: .before),
            Terms(days: 60), Terms(days: 30, endOfMonth: .after),
        ]
        #expect(
            terms.map { $0.dueDate(from: .of(issue)).description } == [after, before, net, month])
    }

    @Test(arguments: [
        Terms(days: 0), Terms(days: 30), Terms(days: 45, endOfMonth: .before),
        Terms(days: 45, endOfMonth: .after),
    ])
    func `terms come back from their plain form`(terms: Terms) {
        #expect(Terms(plain: terms.plain) == terms)
    }
}
