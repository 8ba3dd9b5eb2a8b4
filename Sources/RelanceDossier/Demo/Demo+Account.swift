extension Demo {
    /// The accounts in use, numbered as in the plan comptable général.
    enum Account: String {
        case capital = "101000"
        case profit = "120000"
        case suppliers = "401000"
        case customers = "411000"
        case staff = "421000"
        case contributionsDue = "431000"
        case taxDue = "445510"
        case taxOnPurchases = "445660"
        case taxOnSales = "445710"
        case bank = "512000"
        case materials = "601000"
        case supplies = "606000"
        case rent = "613200"
        case wages = "641000"
        case contributions = "645000"
        case losses = "654000"
        case discounts = "665000"
        case services = "706000"
        case goods = "707000"

        var label: String {
            switch self {
            case .capital: "Capital social"
            case .profit: "Résultat de l'exercice"
            case .suppliers: "Fournisseurs"
            case .customers: "Clients"
            case .staff: "Personnel - rémunérations dues"
            case .contributionsDue: "Sécurité sociale"
            case .taxDue: "TVA à décaisser"
            case .taxOnPurchases: "TVA déductible sur biens et services"
            case .taxOnSales: "TVA collectée 20 %"
            case .bank: "Banque"
            case .materials: "Achats de matières premières"
            case .supplies: "Achats non stockés de fournitures"
            case .rent: "Locations immobilières"
            case .wages: "Rémunérations du personnel"
            case .contributions: "Cotisations de sécurité sociale"
            case .losses: "Pertes sur créances irrécouvrables"
            case .discounts: "Escomptes accordés"
            case .services: "Prestations de services"
            case .goods: "Ventes de marchandises"
            }
        }

        /// Whether its balance is part of the year's result and so is not carried forward.
        var isOfResult: Bool { rawValue >= "6" }

        /// Whether it is kept party by party, line by line.
        var isOfParties: Bool { self == .customers || self == .suppliers }
    }
}
