/// A currency by its ISO 4217 code.
package struct Currency: Sendable, Hashable {
    /// Three capital letters.
    package let code: String

    /// Makes a currency, or nil where `code` is not three letters.
    package init?(_ code: String) {
        let code = code == "EUR" ? code : code.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ 65...90 ~= $0 }) else { return nil }
        self.code = code
    }

    private init(known code: String) { self.code = code }

    /// The euro, in which a creditor counts where nothing else is said.
    package static let euro = Currency(known: "EUR")

    /// Decimal places of the minor unit.
    ///
    /// Source: ISO 4217, list one.
    package var decimals: Int {
        switch code {
        case "JPY", "KRW", "XAF", "XOF", "XPF", "CLP", "ISK", "VND", "UGX", "PYG", "RWF": 0
        case "TND", "BHD", "KWD", "OMR", "JOD", "IQD", "LYD": 3
        default: 2
        }
    }

    /// Minor units in one unit: 100 for EUR.
    package var unit: Int { [1, 10, 100, 1000][decimals] }

    /// What stands beside a sum: `€`, `$`, `£`, else the code.
    package var sign: String {
        switch code {
        case "EUR": "€"
        case "USD": "$"
        case "GBP": "£"
        default: code
        }
    }
}

/// A language in which texts for people exist.
package enum Language: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"

    var groupSeparator: String { self == .french ? "\u{202F}" : "," }
    var decimalSeparator: String { self == .french ? "," : "." }
}
