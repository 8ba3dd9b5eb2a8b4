import RelanceCore

/// What a phone reads to fill in a transfer.
///
/// Source: European Payments Council, EPC069-12, version 002.
struct PaymentCode: Sendable, Equatable {
    /// The lines of the code.
    let text: String

    /// A code for a transfer to a creditor; nil where none is allowed.
    ///
    /// It takes euros from 0,01 to 999 999 999,99 and a valid IBAN. Letters are folded to ASCII: some
    /// phones guess the character set, and banks take no other.
    init?(to creditor: Creditor, _ amount: Money, reference: String) {
        guard amount.currency == .euro, 1...999_999_999_99 ~= amount.cents,
            let iban = creditor.iban, IBAN.fault(in: iban) == nil
        else { return nil }
        let cents = amount.cents % 100
        text = [
            "BCD", "002", "1", "SCT", Self.plain(creditor.bic ?? "", most: 11),
            Self.plain(creditor.name, most: 70), iban.filter { $0 != " " },
            "EUR\(amount.cents / 100).\(cents < 10 ? "0" : "")\(cents)", "", "",
            Self.plain(reference, most: 140),
        ].joined(separator: "\n")
        guard text.utf8.count <= 331 else { return nil }
    }

    /// A text in the letters that banks take; others become blanks.
    private static func plain(_ text: String, most: Int) -> String {
        var out = ""
        for scalar in Layout.line(text).unicodeScalars {
            let isCapital = scalar.properties.isUppercase
            let letters = Folding.fold(String(scalar))
            for letter in (isCapital ? letters.uppercased() : letters).unicodeScalars {
                let isTaken = letter.isASCII && (letter.properties.isAlphabetic || isSign(letter))
                out.unicodeScalars.append(isTaken ? letter : " ")
            }
        }
        return String(Layout.line(out).prefix(most))
    }

    // SEPA’s basic character set.
    private static func isSign(_ letter: Unicode.Scalar) -> Bool {
        "0123456789/-?:().,'+ ".unicodeScalars.contains(letter)
    }
}
