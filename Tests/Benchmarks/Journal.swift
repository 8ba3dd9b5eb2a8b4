/// The journals of the made-up company.
enum Journal {
    case opening, sales, purchases, bank

    var code: String {
        switch self {
        case .opening: "AN"
        case .sales: "VE"
        case .purchases: "AC"
        case .bank: "BQ"
        }
    }

    var label: String {
        switch self {
        case .opening: "À nouveaux"
        case .sales: "Ventes"
        case .purchases: "Achats"
        case .bank: "Banque"
        }
    }
}
