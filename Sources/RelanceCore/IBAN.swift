/// The number of a bank account (ISO 13616).
package enum IBAN {
    /// What is wrong with `text`, blanks left aside; nil: it can be one.
    ///
    /// Never repeats the number: it is somebody's account.
    package static func fault(in text: String) -> String? {
        let number = text.utf8.filter { $0 != UInt8(ascii: " ") }
        guard 15...34 ~= number.count, number.allSatisfy(isLetterOrDigit),
            number.prefix(2).allSatisfy({ $0 >= UInt8(ascii: "A") }),
            number.dropFirst(2).prefix(2).allSatisfy({ $0 <= UInt8(ascii: "9") })
        else {
            return "is no IBAN: two capitals, two digits, then up to thirty letters and digits"
        }
        if number.starts(with: "FR".utf8), number.count != 27 {
            return "has \(number.count) signs, and a French IBAN has 27"
        }
        return remainder(number) == 1 ? nil : "is mistyped: its check digits do not fit"
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    /// The number modulo 97, its first four signs put last and letters counted from ten.
    private static func remainder(_ number: [UInt8]) -> Int {
        (number.dropFirst(4) + number.prefix(4)).reduce(0) { rest, byte in
            let isDigit = byte <= UInt8(ascii: "9")
            let value = Int(byte) - Int(isDigit ? UInt8(ascii: "0") : UInt8(ascii: "A") - 10)
            return (rest * (isDigit ? 10 : 100) + value) % 97
        }
    }
}
