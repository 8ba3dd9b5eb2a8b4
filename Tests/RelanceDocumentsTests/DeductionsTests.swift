import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

@Suite struct DeductionsTests {
    /// A reminder of 1 000,00 €, with what else is on the account.
    private func letter(_ change: (inout Letter) -> Void) throws -> String {
        var letter = Letter("reminder-1")
        change(&letter)
        return try letter.message().text.replacing("\u{A0}", with: " ").replacing(
            "\u{202F}", with: " ")
    }

    @Test func `credits and unallocated payments are lines of their own`() throws {
        let text = try letter { letter in
            letter.account.invoices.append(
                .sample("AV-7", cents: -100_00, due: "2026-10-20"))
            var payment = Payment(id: "P1")
            payment.amount = Money(50_00, .euro)
            payment.date = .of("2026-11-20")
            letter.account.payments = [payment]
            letter.action.claims[0].cents = 850_00
            letter.action.amount = Money(850_00, .euro)
        }
        #expect(text.contains("- Avoir AV-7 du 20/09/2026 : −100,00 €"))
        #expect(text.contains("- Règlement du 20/11/2026 non encore affecté : −50,00 €"))
        #expect(text.contains("Total à régler : 850,00 €"))
        #expect(!text.contains("déductions"))
    }

    @Test func `what is disputed and promised of an invoice is named`() throws {
        let text = try letter { letter in
            var dispute = Dispute(id: "D1")
            dispute.invoices = ["F-2026-0113"]
            dispute.amountCents = 300_00
            letter.account.disputes = [dispute]
            var promise = Promise(id: "P1")
            promise.invoices = ["F-2026-0113"]
            promise.amount = Money(200_00, .euro)
            promise.date = .of("2026-12-03")
            letter.account.promises = [promise]
            letter.action.claims[0].cents = 500_00
            letter.action.amount = Money(500_00, .euro)
        }
        #expect(text.contains("- Hors montant contesté (F-2026-0113) : −300,00 €"))
        #expect(text.contains("- Hors promesse du 03/12/2026 (F-2026-0113) : −200,00 €"))
        #expect(text.contains("Total à régler : 500,00 €"))
    }

    @Test func `what is still to be credited of a dispute is named like what is disputed`() throws {
        let text = try letter { letter in
            var dispute = Dispute(id: "D1")
            dispute.invoices = ["F-2026-0113"]
            (dispute.status, dispute.resolution) = (.resolved, .upheld)
            letter.account.decided = [dispute]
            letter.account.awaitedCredits = ["D1": 300_00]
            letter.action.claims[0].cents = 700_00
            letter.action.amount = Money(700_00, .euro)
        }
        #expect(text.contains("- Hors montant contesté (F-2026-0113) : −300,00 €"))
        #expect(text.contains("Total à régler : 700,00 €"))
    }

    @Test func `a credit that covers an older invoice does not lower this one`() throws {
        let text = try letter { letter in
            letter.account.invoices.insert(
                .sample("F-2026-0002", cents: 400_00, due: "2026-09-01"), at: 0)
            letter.account.invoices.append(
                .sample("AV-7", cents: -450_00, due: "2026-10-20"))
            letter.action.claims[0].cents = 950_00
            letter.action.amount = Money(950_00, .euro)
        }
        #expect(text.contains("- Avoir AV-7 du 20/09/2026 : −450,00 €"))
        #expect(text.contains("- Avoirs et règlements imputés sur d’autres factures : 400,00 €"))
        #expect(text.contains("Total à régler : 950,00 €"))
    }

    @Test func `credits that all went to other invoices are named without a sum of their own`()
        throws
    {
        let text = try letter { letter in
            letter.account.invoices.insert(
                .sample("F-2026-0002", cents: 400_00, due: "2026-09-01"), at: 0)
            letter.account.invoices.append(
                .sample("AV-7", cents: -150_00, due: "2026-10-20"))
        }
        #expect(
            text.contains("- Avoir AV-7 du 20/09/2026 (150,00 €), imputé sur d’autres factures\n"))
        #expect(text.contains("Total à régler : 1 000,00 €"))
    }
}
