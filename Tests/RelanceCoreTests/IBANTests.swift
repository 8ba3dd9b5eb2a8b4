import RelanceCore
import Testing

@Suite struct IBANTests {
    @Test(arguments: [
        "FR7630006000011234567890189", "FR76 3000 6000 0112 3456 7890 189",
        "DE89370400440532013000", "GB82WEST12345698765432", "NO9386011117947",
        "FR1420041010050500013M02606",
    ])
    func `a number whose digits fit is no fault`(_ iban: String) {
        #expect(IBAN.fault(in: iban) == nil)
    }

    @Test(arguments: [
        ("FR7630006000011234567890180", "is mistyped: its check digits do not fit"),
        ("FR763000600001123456789018", "has 26 signs, and a French IBAN has 27"),
        ("", "is no IBAN: two capitals, two digits, then up to thirty letters and digits"),
        (
            "12FR30006000011234567890189",
            "is no IBAN: two capitals, two digits, then up to thirty letters and digits"
        ),
        (
            "fr7630006000011234567890189",
            "is no IBAN: two capitals, two digits, then up to thirty letters and digits"
        ),
        (
            "GB82\u{0}EST12345698765432",
            "is no IBAN: two capitals, two digits, then up to thirty letters and digits"
        ),
    ])
    func `another says what is wrong with it, and never the number`(_ iban: String, _ fault: String)
    {
        #expect(IBAN.fault(in: iban) == fault)
    }
}
