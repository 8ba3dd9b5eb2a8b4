extension Cause {
    /// The causes that every dossier has; `[causes]` of relance.toml changes them and adds others.
    ///
    /// Source: domain.md §4.2, what French accounting and recovery firms agree on.
    package static let usual: [Cause] = [
        Cause("not-received", "administrative", "Facture non reçue", "Invoice not received", 3),
        Cause(
            "wrong-address", "administrative", "Mauvaise entité, adresse ou SIRET",
            "Wrong entity, address or SIRET", 3),
        Cause(
            "order-number", "administrative", "Numéro de commande manquant",
            "Order number missing", 3),
        Cause(
            "paper-missing", "administrative", "Justificatif manquant",
            "Supporting document missing", 3),
        Cause("duplicate", "administrative", "Facture en double", "Invoice issued twice", 3),
        Cause("price", "price", "Prix ou remise", "Price or discount", 5, .sales),
        Cause("quantity", "price", "Quantité facturée", "Quantity invoiced", 5, .sales),
        Cause("vat", "price", "Taux de TVA", "VAT rate", 5),
        Cause("terms", "price", "Conditions de règlement", "Terms of payment", 5, .sales),
        Cause(
            "delivery", "delivery", "Livraison incomplète ou en retard",
            "Delivery short or late", 5, .sales),
        Cause(
            "damaged", "delivery", "Marchandise abîmée ou retournée", "Goods damaged or returned",
            5, .sales),
        Cause(
            "quality", "quality", "Qualité ou conformité contestée", "Quality or conformity", 10,
            .sales),
        Cause("unfinished", "quality", "Travaux inachevés", "Work unfinished", 10, .sales),
        Cause(
            "approval-missing", "process", "Validation manquante chez le client",
            "Approval missing at the customer's", 5, .sales),
        Cause(
            "payment-run", "process", "Calendrier de règlement du client",
            "The customer's payment dates", 5),
        Cause("cash", "cash", "Difficulté de trésorerie", "Cash difficulty", 5),
        Cause(
            "paid-unmatched", "allocation", "Payé, non rapproché", "Paid, not allocated", 3),
        Cause("credit-note", "allocation", "Avoir attendu", "Credit note awaited", 5),
        Cause("refusal", "refusal", "Refus sans motif", "Refusal without a reason", 5, .manager),
        Cause(
            "insolvency", "insolvency", "Procédure collective", "Insolvency proceedings", 2,
            .manager),
    ]

    private init(
        _ id: String, _ family: String, _ french: String, _ english: String, _ deadline: Int,
        _ owner: CreditorRole = .accounting
    ) {
        self.init(id: id)
        (self.family, self.deadline, self.owner) = (family, deadline, owner)
        label = LocalizedText(french, english: english)
    }
}

extension Configuration {
    /// The causes that the dossier knows: the usual ones as it changes them, then its own.
    package var knownCauses: [Cause] {
        let usual = Cause.usual.map { cause in causes.first { $0.id == cause.id } ?? cause }
        return usual + causes.filter { cause in !usual.contains { $0.id == cause.id } }
    }
}
