import RelanceCore

extension Demo {
    /// What a customer said it would pay, as the follow-up sheet has it.
    struct Promise {
        let customer: String
        /// The numbers of the invoices.
        let invoices: [String]
        let madeOn: Day?
        let date: Day?
        /// In the sheet's words; what is open is settled by the program.
        var state = "En cours"
        /// In cents; nil: what the invoices come to.
        var cents: Int?

        init(
            _ customer: String, _ invoices: [String], _ madeOn: String, for date: String,
            _ state: String = "En cours", cents: Int? = nil
        ) {
            self.customer = customer
            self.invoices = invoices
            self.madeOn = Day(madeOn)
            self.date = Day(date)
            self.state = state
            self.cents = cents
        }

        /// Kept and not kept, of this year; the last three are the instalments of a plan.
        static let all: [Promise] = [
            Promise("C0018", ["FA-2026-0395"], "2026-10-26", for: "2026-11-06", "Tenue"),
            Promise("C0041", ["FA-2026-0474"], "2026-09-14", for: "2026-09-30", "Non tenue"),
            Promise("C0011", ["FA-2026-0610"], "2026-11-03", for: "2026-11-12"),
            Promise("C0045", ["FA-2026-0591"], "2026-11-09", for: "2026-11-17"),
            Promise("C0033", ["FA-2026-0634"], "2026-11-12", for: "2026-11-20"),
            Promise("C0017", ["FA-2026-0570"], "2026-11-06", for: "2026-11-17"),
            Promise("C0050", ["FA-2026-0592"], "2026-11-10", for: "2026-11-18"),
            Promise("C0051", ["FA-2026-0599", "FA-2026-0612"], "2026-11-09", for: "2026-11-18"),
            Promise("C0006", ["FA-2026-0467"], "2026-11-13", for: "2026-11-30"),
            Promise("C0058", ["FA-2026-0521"], "2026-11-16", for: "2026-12-02"),
            Promise("C0012", ["FA-2026-0596"], "2026-11-19", for: "2026-11-27"),
            Promise("C0016", ["FA-2026-0602"], "2026-11-20", for: "2026-12-04", cents: 500_00),
            Promise("C0075", ["FA-2026-0421"], "2026-11-23", for: "2026-12-07", cents: 218_52),
            Promise("C0075", ["FA-2026-0421"], "2026-11-23", for: "2027-01-07", cents: 218_52),
            Promise("C0075", ["FA-2026-0421"], "2026-11-23", for: "2027-02-08", cents: 218_52),
        ]
    }
}
