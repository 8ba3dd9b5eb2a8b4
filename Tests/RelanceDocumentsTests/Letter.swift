import RelanceCore
import RelanceDocuments
import RelanceTestSupport

/// A message about one account, made up for a test.
struct Letter {
    var creditor = Letter.meridien
    var mandate: Configuration.Mandate?
    var account: Account
    var action: Action
    var earlier: [EarlierReminder] = []
    var own: [Templates.Own] = []
    var attempt = 1
    var interest: [Interest] = []
    var waived: Set<String> = []
    var causes: [Cause] = []
    var copies: [InvoiceCopy] = []

    static let today = Day.of("2026-11-23")

    /// A reminder of an invoice of 1 200,00 €, 42 days late, of which 200,00 € are paid.
    init(
        _ template: String, _ kind: Contact.Kind = .company, _ language: Language = .french,
        medium: Medium = .email, level: Int = 1
    ) {
        var contact = Contact(id: "C1")
        contact.name = kind == .public ? "Commune de Valmont" : "Boulangerie Lefèvre"
        contact.kind = kind
        contact.language = language
        contact.email = "compta@lefevre.example"
        contact.phone = "01 44 00 00 01"
        contact.address = ["3 rue du Four", "69002 Lyon"]
        account = Account(contact: contact)
        var invoice = Invoice.sample("F-2026-0113", cents: 1200_00, due: "2026-10-12")
        invoice.settledCents = 200_00
        invoice.fields = OwnFields([PlainField("order_number", "BC-4471")])
        account.invoices = [invoice]
        action = Action(id: "A-88")
        action.contact = "C1"
        action.medium = medium
        action.level = level
        action.template = template
        claim()
    }

    /// Claims all that is owed of the invoices that are late or to come.
    mutating func claim() {
        action.claims = account.invoices.filter { $0.balance.cents > 0 }.map {
            Claim(invoice: $0.id, step: "relance-1", level: action.level, cents: $0.balance.cents)
        }
        action.amount = Money(action.claims.reduce(0) { $0 + $1.cents }, .euro)
    }

    func message() throws -> Message {
        let templates = try own.isEmpty ? Self.bundled.get() : Templates(own: own)
        let composer = Composer(
            creditor: creditor, mandate: mandate, templates: templates, causes: causes)
        return try composer.message(
            for: action, account: account, today: Self.today, earlier: earlier, attempt: attempt,
            interest: interest, waived: waived, copies: copies)
    }

    private static let bundled = Result { try Templates() }

    static let meridien: Creditor = {
        var creditor = Creditor(id: "Ateliers Méridien SAS")
        creditor.siren = "699990006"
        creditor.address = ["18 quai des Ormeaux", "69007 Lyon"]
        creditor.iban = "FR7699999000690000001234584"
        creditor.bic = "MERIFR2X"
        creditor.accounting = Interlocutor(
            name: "Claire Vasseur", email: "claire.vasseur@meridien.example",
            phone: "04 65 71 00 11")
        creditor.sales = Interlocutor(name: "Hugo Marchal", email: "hugo@meridien.example")
        creditor.manager = Interlocutor(name: "Anne Roussel")
        return creditor
    }()
}

extension Invoice {
    /// An invoice of C1, issued a month before its due date.
    static func sample(_ number: String, cents: Int, due: String) -> Invoice {
        var invoice = Invoice(id: number)
        invoice.contact = "C1"
        invoice.dueDate = .of(due)
        invoice.issueDate = Day.of(due).adding(-30)
        invoice.amount = Money(cents, .euro)
        return invoice
    }
}
