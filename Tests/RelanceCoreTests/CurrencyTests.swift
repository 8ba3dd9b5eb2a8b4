import RelanceCore
import RelanceTestSupport
import Testing

struct CurrencyTests {
    @Test(arguments: [
        ("EUR", 2, 100), ("USD", 2, 100), ("CHF", 2, 100), ("JPY", 0, 1), ("XPF", 0, 1),
        ("TND", 3, 1000),
        ("KWD", 3, 1000),
    ])
    func `a currency knows its decimals`(code: String, decimals: Int, unit: Int) {
        let currency = Currency.of(code)
        #expect(currency.decimals == decimals)
        #expect(currency.unit == unit)
    }

    @Test func `small letters name the same currency`() {
        #expect(Currency("eur") == .euro)
        #expect(Currency("Usd")?.code == "USD")
    }

    @Test(arguments: ["", "EU", "EURO", "E1R", "€", "ÉUR", "EU ", "ﬀ"])
    func `what is not three letters is no currency`(code: String) {
        #expect(Currency(code) == nil)
    }

    @Test(arguments: [("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("TND", "TND")])
    func `a currency has a sign, else its code`(code: String, sign: String) {
        #expect(Currency.of(code).sign == sign)
    }
}
