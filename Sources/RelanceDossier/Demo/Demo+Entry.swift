import RelanceCore

extension Demo {
    /// A customer or supplier with an account of its own.
    struct Party: Hashable {
        let code: String
        /// The name in capitals, without accents, as long as ledgers keep it.
        let label: String

        init(code: String, name: String) {
            self.code = code
            label = String(Folding.fold(name).uppercased().prefix(30))
        }
    }

    /// The books in which entries are made, in the order of a day; the raw value is the code.
    enum Journal: String, CaseIterable {
        case opening = "AN"
        case sales = "VE"
        case purchases = "AC"
        case bank = "BQ"
        case other = "OD"

        var label: String {
            switch self {
            case .opening: "À nouveaux"
            case .sales: "Ventes"
            case .purchases: "Achats"
            case .bank: "Banque"
            case .other: "Opérations diverses"
            }
        }

        /// What the numbers of its documents begin with, where they have none of their own.
        var series: String {
            switch self {
            case .bank: "RG"
            case .purchases: "ACH"
            default: rawValue
            }
        }
    }

    /// Lines of a party that settle each other once their sum is zero.
    struct Group: Hashable {
        let name: String
        /// Marked, in small letters, while there is a rest.
        var isMarkedPartly = false
    }

    /// What proves an entry.
    struct Document {
        let number: String
        let date: Day
    }

    /// A sum on an account.
    struct Line {
        let account: Account
        /// Debits positive, credits negative.
        let cents: Int
        var party: Party?
        var group: Group?
        /// The document of a line that is carried forward, where it is not its entry's.
        var origin: Document?
    }

    /// Lines that balance, made on one day.
    struct Entry {
        let journal: Journal
        let date: Day
        let label: String
        let lines: [Line]
        /// The number printed on the document; nil: the journal's series gives one.
        var piece: String?
        /// The place in its journal and year, from 1.
        var number = 0

        var document: Document {
            let number = "\(journal.series)-\(date.parts.year)-\(number.padded(4))"
            return Document(number: piece ?? number, date: date)
        }
    }
}
