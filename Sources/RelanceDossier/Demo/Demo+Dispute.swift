import RelanceCore

extension Demo {
    /// What a customer objects to, as the follow-up sheet has it.
    struct Dispute {
        let customer: String
        /// The number of the invoice.
        let invoice: String
        let cause: String
        /// In the sheet's words: who answers for it, how far it is, how it ended.
        let owner: String
        let state: String
        let outcome: String
        let openedOn: Day?
        let deadline: Day?
        let answeredOn: Day?
        let resolvedOn: Day?
        /// In cents; nil: the whole invoice.
        let cents: Int?

        init(
            _ customer: String, _ invoice: String, _ cause: String, _ owner: String,
            _ openedOn: String, until deadline: String, _ state: String, _ outcome: String = "",
            answered answeredOn: String? = nil, closed resolvedOn: String? = nil, cents: Int? = nil
        ) {
            (self.customer, self.invoice) = (customer, invoice)
            (self.cause, self.owner) = (cause, owner)
            (self.state, self.outcome) = (state, outcome)
            self.openedOn = Day(openedOn)
            self.deadline = Day(deadline)
            self.answeredOn = answeredOn.flatMap { Day($0) }
            self.resolvedOn = resolvedOn.flatMap { Day($0) }
            self.cents = cents
        }

        static let all: [Dispute] = [
            Dispute(
                "C0040", "FA-2026-0248", "Livraison", "Commerce", "2026-05-20",
                until: "2026-05-27", "Clos", "Non fondé", answered: "2026-05-26",
                closed: "2026-05-29"),
            Dispute(
                "C0003", "FA-2026-0236", "Non reçue", "Comptabilité", "2026-06-15",
                until: "2026-06-18", "Clos", "Transaction",
                answered: "2026-06-17", closed: "2026-06-22"),
            Dispute(
                "C0032", "FA-2026-0672", "Prix", "Commerce", "2026-10-14",
                until: "2026-10-21", "Clos", "Fondé", answered: "2026-10-21", closed: "2026-10-30"),
            Dispute(
                "C0035", "FA-2026-0429", "Livraison", "Commerce", "2026-11-02",
                until: "2026-11-09", "En cours"),
            Dispute(
                "C0021", "FA-2026-0654", "N° de commande", "Commerce", "2026-11-12",
                until: "2026-11-17", "Répondu", answered: "2026-11-16"),
            Dispute(
                "C0001", "FA-2026-0066", "Prix", "Commerce", "2026-11-18",
                until: "2026-11-25", "En cours", cents: 1_200_00),
            Dispute(
                "C0060", "FA-2026-0637", "Non reçue", "Comptabilité", "2026-11-23",
                until: "2026-11-26", "En cours"),
        ]
    }
}
