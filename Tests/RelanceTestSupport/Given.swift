package import RelanceCore

extension Currency {
    /// A currency that stands in a test.
    package static func of(_ code: String) -> Currency {
        guard let currency = Currency(code) else { preconditionFailure("no currency: \(code)") }
        return currency
    }
}
