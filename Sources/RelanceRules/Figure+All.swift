package import RelanceCore

extension Figure {
    /// The key figures there are, in the order in which they are shown.
    package static let all: [Figure] =
        [
            Figure(
                "outstanding_cents", .money,
                LocalizedText("Encours clients", english: "Receivables"),
                how: LocalizedText(
                    "factures ouvertes moins avoirs et règlements non lettrés",
                    english: "open invoices less credit notes and unallocated payments")),
            Figure(
                "overdue_cents", .money, LocalizedText("Échu", english: "Overdue"),
                how: LocalizedText(
                    "part de l’encours dont l’échéance est passée ; les avoirs et règlements non "
                        + "lettrés d’un client réduisent d’abord son échu le plus ancien",
                    english: "what is past its due date; a customer’s credits and unallocated "
                        + "payments first reduce what is overdue longest")),
            Figure(
                "overdue_share", .percent, LocalizedText("Part échue", english: "Overdue share"),
                how: LocalizedText("échu ÷ encours", english: "overdue ÷ receivables")),
            Figure(
                "not_due_cents", .money, LocalizedText("Non échu", english: "Not due"),
                how: LocalizedText(
                    "part de l’encours qui n’est pas échue ; le jour de l’échéance n’est pas un retard",
                    english: "what is not yet past its due date; the due day itself is not late")),
            Figure(
                "late_over_90_cents", .money,
                LocalizedText("Échu de plus de 90 jours", english: "Overdue over 90 days"),
                how: LocalizedText(
                    "part de l’échu dont le retard dépasse 90 jours",
                    english: "what is more than 90 days overdue")),
            Figure(
                "credit_cents", .money,
                LocalizedText("Clients créditeurs", english: "Customers in credit"),
                how: LocalizedText(
                    "avoirs et règlements qui dépassent ce que doit le client",
                    english: "credits and payments beyond what the customer owes")),
            Figure(
                "sales_cents", .money, LocalizedText("Facturé du mois", english: "Invoiced"),
                how: LocalizedText(
                    "factures moins avoirs émis dans le mois, TTC",
                    english: "invoices less credit notes issued in the month, with tax")),
            Figure(
                "receipts_cents", .money, LocalizedText("Encaissé du mois", english: "Received"),
                how: LocalizedText(
                    "règlements moins remboursements du mois",
                    english: "payments less refunds of the month")),
        ] + ratios + followup

    private static let ratios: [Figure] = [
        Figure(
            "dso_days", .days, LocalizedText("DSO", english: "DSO"),
            how: LocalizedText(
                "délai moyen de règlement par épuisement : l’encours est retranché des ventes TTC, "
                    + "mois par mois en remontant ; un mois épuisé compte tous ses jours, le "
                    + "dernier la part nécessaire",
                english: "days of sales outstanding by countback: receivables are taken off sales "
                    + "month by month, newest first; a month used up counts all its days, the "
                    + "last the part needed")),
        Figure(
            "dso_simple_days", .days, LocalizedText("DSO simple", english: "Simple DSO"),
            how: LocalizedText(
                "encours ÷ ventes TTC des trois derniers mois × jours de ces mois",
                english: "receivables ÷ sales of the last three months × their days")),
        Figure(
            "dso_best_days", .days,
            LocalizedText("DSO incompressible", english: "Best possible DSO"),
            how: LocalizedText(
                "le DSO du seul non échu", english: "the DSO of what is not due alone")),
        Figure(
            "delay_days", .days, LocalizedText("Retard moyen", english: "Average delay"),
            how: LocalizedText(
                "DSO − DSO incompressible : ce que la relance peut gagner",
                english: "DSO − best possible DSO: what dunning can gain")),
        Figure(
            "cei", .percent,
            LocalizedText("Efficacité (CEI)", english: "Effectiveness (CEI)"),
            how: LocalizedText(
                "(encours d’ouverture + facturé − encours de clôture) ÷ (encours d’ouverture + "
                    + "facturé − non échu de clôture)",
                english: "(opening receivables + invoiced − closing receivables) ÷ (opening "
                    + "receivables + invoiced − closing not due)")),
    ]

    private static let followup: [Figure] = [
        Figure(
            "actions", .number, LocalizedText("Relances du mois", english: "Actions"),
            how: LocalizedText(
                "actions parties ou faites dans le mois",
                english: "actions handed over or done in the month")),
        Figure(
            "promises_due", .number, LocalizedText("Promesses à tenir", english: "Promises due"),
            how: LocalizedText(
                "promesses dont le jour tombe dans le mois et qui sont tenues ou rompues",
                english: "promises of the month that were kept or broken")),
        Figure(
            "promises_kept", .number, LocalizedText("Promesses tenues", english: "Promises kept"),
            how: LocalizedText(
                "celles qui ont été payées en entier", english: "those that were paid in full")),
        Figure(
            "promises_kept_share", .percent,
            LocalizedText("Part des promesses tenues", english: "Share of promises kept"),
            how: LocalizedText("en nombre", english: "by number")),
    ]

    /// The figures that are known of the report's month alone.
    package static let current: [Figure] = [
        Figure(
            "invoices", .number, LocalizedText("Factures ouvertes", english: "Open invoices"),
            how: LocalizedText(
                "factures qui ne sont pas soldées", english: "invoices that are not settled")),
        Figure(
            "overdue_invoices", .number,
            LocalizedText("Factures échues", english: "Overdue invoices"),
            how: LocalizedText(
                "celles dont l’échéance est passée", english: "those past their due date")),
        Figure(
            "contacts", .number, LocalizedText("Clients débiteurs", english: "Debtors"),
            how: LocalizedText(
                "clients qui doivent quelque chose", english: "customers that owe something")),
        Figure(
            "disputes", .number, LocalizedText("Litiges ouverts", english: "Open disputes"),
            how: LocalizedText(
                "litiges qui ne sont pas résolus", english: "disputes that are not resolved")),
        Figure(
            "disputed_cents", .money, LocalizedText("En litige", english: "Disputed"),
            how: LocalizedText(
                "ce qui reste dû des factures en litige, ou la part contestée",
                english: "what is owed on disputed invoices, or the part that is disputed")),
        Figure(
            "expected_cents", .money,
            LocalizedText("Attendu sous cinq semaines", english: "Expected in five weeks"),
            how: LocalizedText(
                "ce qui tombe à échéance dans les cinq semaines, et ce qui est promis",
                english: "what falls due within five weeks, and what is promised")),
        Figure(
            "promised_cents", .money,
            LocalizedText("dont promis", english: "of which promised"),
            how: LocalizedText(
                "promesses ouvertes de ces semaines", english: "open promises of these weeks")),
    ]
}
