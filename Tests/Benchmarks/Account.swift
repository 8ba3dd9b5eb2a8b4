/// An account of the ledger, and whose it is where several share it.
struct Account {
    var number: String
    var label: String
    var auxiliary = ""
    var name = ""

    static let capital = Account(number: "101000", label: "Capital")
    static let bank = Account(number: "512000", label: "Banque")
    static let supplies = Account(number: "607000", label: "Achats de marchandises")
    static let fees = Account(number: "627000", label: "Services bancaires")
    static let services = Account(number: "706000", label: "Prestations de services")
    static let goods = Account(number: "707000", label: "Ventes de marchandises")
    static let taxDue = Account(number: "445710", label: "TVA collectée")
    static let taxPaid = Account(number: "445660", label: "TVA déductible")

    /// The account of the customer of that place.
    static func customer(_ place: Int) -> Account {
        let digits = padded(place + 1, to: 5)
        return Account(
            number: "411000", label: "Clients", auxiliary: "C" + digits,
            name: "\(kinds[place % kinds.count]) \(names[place / 7 % names.count]) \(digits)")
    }

    /// The account of the supplier of that place.
    static func supplier(_ place: Int) -> Account {
        let digits = padded(place + 1, to: 4)
        return Account(
            number: "401000", label: "Fournisseurs", auxiliary: "F" + digits,
            name: "Fournisseur " + digits)
    }

    private static let kinds = [
        "Société", "Garage", "Établissements", "SARL", "Boulangerie", "Menuiserie", "Atelier",
    ]
    private static let names = ["Dupré", "Martin", "Lefèvre", "Moreau", "Guérin", "Petit", "Hervé"]
}

/// A whole number with zeros in front.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
