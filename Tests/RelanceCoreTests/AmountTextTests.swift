import RelanceCore
import RelanceTestSupport
import Testing

struct AmountTextTests {
    @Test(arguments: [
        ("1 234,56", 1234_56), ("1234.56", 1234_56), ("1\u{A0}234,56", 1234_56),
        ("1\u{202F}234\u{202F}567,89", 1_234_567_89), ("1\u{2009}234,5", 1234_50),
        ("1.234,56", 1234_56), ("1,234.56", 1234_56), ("1'234.56", 1234_56),
        ("1.234.567", 1_234_567_00), ("1,234,567", 1_234_567_00), ("1.234.567,8", 1_234_567_80),
        ("0000000074,70", 74_70), ("12", 12_00), ("12,", 12_00), (",5", 50), (".05", 5), ("0", 0),
        ("12.300", 12_30), ("12,3000", 12_30), ("1,000", 1_00), ("-0", 0),
        ("1234567,89", 1_234_567_89),
    ])
    func `a sum is read as people and programs write it`(text: String, cents: Int) throws {
        #expect(try AmountText.cents(text, decimals: 2) == cents)
    }

    @Test(arguments: [
        ("-12", -12_00), ("+12", 12_00), ("12-", -12_00), ("12,00+", 12_00), ("(12,00)", -12_00),
        ("( 12,00 )", -12_00), ("- 12,5", -12_50), ("12,5 -", -12_50),
        ("-\u{A0}1\u{202F}234", -1234_00),
    ])
    func `the sign stands in front, behind, or as parentheses`(text: String, cents: Int) throws {
        #expect(try AmountText.cents(text, decimals: 2) == cents)
    }

    @Test(arguments: [" 12,5 ", "\t12,5", "\u{A0}12,5\u{A0}", "\u{202F}12,5\u{202F} ", "'12,5"])
    func `blanks around a sum say nothing`(text: String) throws {
        #expect(try AmountText.cents(text, decimals: 2) == 12_50)
    }

    @Test(arguments: [
        "", " ", ",", ".", "-", "+", "()", "(", ")", "( )", "1e5", "1E5", "nan", "0x10", "12,3,4",
        "1 23", "1 2345", "1,23,456.7", "12 €", "EUR 12", "--12", "-12-", "(-12)", "+-12",
        "1,234.567,89",
        "1.234,567.890", "1 234.567.890", "1 234'567", "12345 678", "2025 100,00",
        "1  234",
        " ,", "-,", "1,-", "12.-", "12.3.4", "١٢", "−12", "1_000", "1 234 ,5", "\u{0}", "12\n",
    ])
    func `what is no sum is refused`(text: String) {
        #expect(throws: AmountText.Fault.notAnAmount) { try AmountText.cents(text, decimals: 2) }
    }

    @Test(arguments: [
        ("12.345", 2), ("12,001", 2), ("1.234 567", 2), ("1,5", 0), ("1.234", 0), ("0,0001", 3),
    ])
    func `more decimals than the currency has are refused`(text: String, decimals: Int) {
        #expect(throws: AmountText.Fault.tooManyDecimals) {
            try AmountText.cents(text, decimals: decimals)
        }
    }

    @Test(arguments: [
        "92233720368547758,08", "92233720368547759", "9223372036854775808",
        "999999999999999999999999999999", "-92233720368547758,08",
    ])
    func `a sum that no whole number holds is refused`(text: String) {
        #expect(throws: AmountText.Fault.tooLarge) { try AmountText.cents(text, decimals: 2) }
    }

    @Test func `the largest sum is read`() throws {
        #expect(try AmountText.cents("92233720368547758,07", decimals: 2) == .max)
        #expect(try AmountText.cents("-92233720368547758,07", decimals: 2) == -.max)
    }

    @Test(arguments: [
        ("1234", "JPY", 1234), ("1 234,00", "JPY", 1234), ("1,234,567", "JPY", 1_234_567),
        ("12,345", "TND", 12_345), ("12.3", "TND", 12_300), ("1.234,567", "TND", 1_234_567),
    ])
    func `a sum has the decimals of its currency`(text: String, code: String, cents: Int) throws {
        #expect(try AmountText.cents(text, decimals: Currency.of(code).decimals) == cents)
    }

    @Test(arguments: ["JPY", "EUR", "TND"])
    func `a sum comes back from each way to write it`(code: String) throws {
        let currency = Currency.of(code)
        var dice = Dice(seed: 1)
        for _ in 0..<600 {
            let cents = Int.random(
                in: 0...(1 << Int.random(in: 1...60, using: &dice)), using: &dice)
            let digits = String(cents / currency.unit)
            let rest = String(String(cents % currency.unit + currency.unit).dropFirst())
            for (group, decimal) in Self.marks {
                // A mark alone before three digits would be the decimal one.
                if currency.decimals == 0, group != "", !group.allSatisfy(\.isWhitespace) {
                    continue
                }
                let whole = Self.grouped(digits, by: group)
                let text = currency.decimals == 0 ? whole : whole + decimal + rest
                for (front, behind, sign) in [
                    ("", "", 1), ("-", "", -1), ("", "-", -1), ("(", ")", -1),
                ] {
                    let read = try AmountText.cents(
                        front + text + behind, decimals: currency.decimals)
                    #expect(read == sign * cents, "\(front)\(text)\(behind)")
                }
            }
        }
    }

    @Test func `random bytes are read or refused`() {
        var dice = Dice(seed: 2)
        let common = Array("0123456789,.-+() '\u{A0}\u{202F}".utf8)
        for round in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...14, using: &dice)).map { _ in
                round.isMultiple(of: 2)
                    ? UInt8.random(in: 0...255, using: &dice)
                    : common.randomElement(using: &dice) ?? 0
            }
            bytes.withUnsafeBufferPointer { buffer in
                for decimals in -1...4 { _ = try? AmountText.cents(buffer, decimals: decimals) }
            }
        }
    }

    private static let marks = [
        ("", ","), ("", "."), (" ", ","), ("\u{A0}", ","), ("\u{202F}", "."), (".", ","),
        (",", "."),
        ("'", "."),
    ]

    private static func grouped(_ digits: String, by mark: String) -> String {
        let head = (digits.count - 1) % 3 + 1
        var text = String(digits.prefix(head))
        var rest = digits.dropFirst(head)
        while !rest.isEmpty {
            text += mark + rest.prefix(3)
            rest = rest.dropFirst(3)
        }
        return text
    }
}
