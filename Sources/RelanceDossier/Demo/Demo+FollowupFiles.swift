import RelanceCore

extension Demo {
    /// What came back from customers: the sheets that accounting keeps by hand.
    enum FollowupFiles {
        /// The promises, one a row.
        static var promises: Table {
            let header = [
                "Référence", "Code client", "Factures", "Montant promis", "Promis le", "Pour le",
                "État",
            ]
            let rows = Promise.all.enumerated().map { place, promise in
                [
                    "PR-\((place + 1).padded(3))", promise.customer,
                    promise.invoices.joined(separator: ", "),
                    euros(promise.cents ?? promise.invoices.reduce(0) { $0 + payable($1) }),
                    french(promise.madeOn), french(promise.date), promise.state,
                ]
            }
            return Table(rows: [header] + rows)
        }

        /// The disputes, one a row.
        static var disputes: Table {
            let header = [
                "Référence", "Code client", "Factures", "Motif", "Montant contesté", "Ouvert le",
                "Réponse avant", "Responsable", "Répondu le", "Clos le", "État", "Issue",
            ]
            let rows = Dispute.all.enumerated().map { place, dispute in
                [
                    "LT-\((place + 1).padded(3))", dispute.customer, dispute.invoice,
                    dispute.cause, dispute.cents.map(euros) ?? "", french(dispute.openedOn),
                    french(dispute.deadline), dispute.owner, french(dispute.answeredOn),
                    french(dispute.resolvedOn), dispute.state, dispute.outcome,
                ]
            }
            return Table(rows: [header] + rows)
        }

        private static let sums = Dictionary(
            uniqueKeysWithValues: Sale.all(of: Customer.all).map { ($0.number, $0.payable) })

        /// What an invoice comes to, tax included.
        private static func payable(_ number: String) -> Int { sums[number] ?? 0 }

        private static func euros(_ cents: Int) -> String {
            "\(cents / 100),\((cents % 100).padded(2))"
        }

        /// 24/11/2026.
        private static func french(_ day: Day?) -> String {
            guard let (year, month, date) = day?.parts else { return "" }
            return "\(date.padded(2))/\(month.padded(2))/\(year)"
        }
    }
}
