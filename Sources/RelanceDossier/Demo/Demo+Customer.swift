import RelanceCore

extension Demo {
    /// A customer: who it is, what it orders and how it pays.
    struct Customer {
        /// The typology; the raw value is what the customer file says.
        enum Segment: String, CaseIterable {
            case keyAccount = "grand-compte"
            case company = "pme"
            case publicBody = "secteur-public"
            case person = "particulier"

            /// The legal nature in the customer file.
            var nature: String {
                switch self {
                case .keyAccount, .company: "Société"
                case .publicBody: "Public"
                case .person: "Particulier"
                }
            }
        }

        /// When its invoices are paid.
        enum Habit {
            /// Within days of the due date.
            case prompt
            /// Three to six weeks late.
            case slow
            /// Two to four months late.
            case chronic
            /// Forty to sixty days after the issue, whatever the terms.
            case publicBody
            /// Promptly until spring 2026, then no more.
            case stopped
            /// In the week of the issue.
            case atOnce
            case never
        }

        /// What happens with one customer and not with the next.
        enum Quirk {
            case noEmail, noPeople, noTerms
            /// It stands in the ledger, not in the customer file.
            case onlyInLedger
            /// Pays early, and takes 2 % off.
            case discount
            case paysTwice, paysTooMuch
            /// A direct debit comes back unpaid.
            case returnedDebit
            /// A credit note that nobody has lettered.
            case looseCredit
            /// The oldest invoice is given up as lost.
            case writtenOff
        }

        /// The place in the list, from 1; the code is made of it.
        private(set) var place = 0
        private(set) var segment = Segment.company
        let name: String
        /// Postcode and town.
        let town: String
        let habit: Habit
        /// Invoices a year; 0: it stands in the customer file only.
        let invoicesAYear: Int
        /// What an ordinary invoice comes to, in euros before tax.
        let ordinary: Int
        let quirks: Set<Quirk>

        init(
            _ name: String, _ town: String, _ habit: Habit, _ invoicesAYear: Int,
            of ordinary: Int, _ quirks: Set<Quirk> = []
        ) {
            self.name = name
            self.town = town
            self.habit = habit
            self.invoicesAYear = invoicesAYear
            self.ordinary = ordinary
            self.quirks = quirks
        }

        /// The same customer at its place in the list.
        func placed(_ place: Int, in segment: Segment) -> Customer {
            var customer = self
            customer.place = place
            customer.segment = segment
            return customer
        }
    }
}

extension Demo.Customer {
    /// The code in the ledger and in the customer file, such as C0007.
    var code: String { "C" + place.padded(4) }

    /// The terms of payment as the customer file words them; companies have one of three.
    var terms: String {
        switch segment {
        case .keyAccount: "45 jours fin de mois"
        case .company: ["30 jours", "30 jours", "45 jours", "30 jours", "60 jours"][place % 5]
        case .publicBody, .person: "30 jours"
        }
    }

    /// The day on which an invoice falls due; without terms, thirty days after its issue.
    func dueDate(from issue: Day) -> Day {
        let agreed =
            quirks.contains(.noTerms) || quirks.contains(.onlyInLedger) ? nil : Terms(terms)
        return (agreed ?? Terms(days: 30)).dueDate(from: issue)
    }

    /// The name as the ledger has it.
    var party: Demo.Party { Demo.Party(code: code, name: name) }
}
