import RelanceCore
import RelanceTestSupport
import Testing

struct MoneyTests {
    @Test(arguments: [
        (0, "EUR", "0,00\u{A0}€"), (5, "EUR", "0,05\u{A0}€"), (-5, "EUR", "-0,05\u{A0}€"),
        (999_99, "EUR", "999,99\u{A0}€"), (1234_56, "EUR", "1\u{202F}234,56\u{A0}€"),
        (-1_234_567_89, "EUR", "-1\u{202F}234\u{202F}567,89\u{A0}€"),
        (123_456_78, "USD", "123\u{202F}456,78\u{A0}$"), (1234, "JPY", "1\u{202F}234\u{A0}JPY"),
        (1_234_567, "TND", "1\u{202F}234,567\u{A0}TND"), (7, "TND", "0,007\u{A0}TND"),
        (
            Int.max, "JPY",
            "9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}807\u{A0}JPY"
        ),
        (
            Int.min, "EUR",
            "-92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,08\u{A0}€"
        ),
    ])
    func `in French the sign stands behind`(cents: Int, code: String, text: String) {
        #expect(Money(cents, .of(code)).text(in: .french) == text)
    }

    @Test(arguments: [
        (0, "EUR", "€0.00"), (-5, "EUR", "-€0.05"), (1234_56, "EUR", "€1,234.56"),
        (-1_234_567_89, "GBP", "-£1,234,567.89"), (100_000, "USD", "$1,000.00"),
        (1234, "JPY", "JPY\u{A0}1,234"), (-1_234_567, "TND", "-TND\u{A0}1,234.567"),
    ])
    func `in English the sign stands in front`(cents: Int, code: String, text: String) {
        #expect(Money(cents, .of(code)).text(in: .english) == text)
    }
}
