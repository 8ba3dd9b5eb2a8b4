import RelanceCore

extension Terms {
    /// Reads `payment_days`; `end_of_month` says what "end of month" in it means.
    init(reading table: TableReader) throws(ConfigurationError) {
        try table.knows(only: ["payment_days", "end_of_month", "penalty_rate", "day_count"])
        let order = try table.oneOf("end_of_month", [EndOfMonth.after, .before]) ?? .after
        let terms = try table.value(
            "payment_days", expected: "days from 0 to 365, or such as \"45 days end of month\""
        ) { plain in
            switch plain {
            case .integer(let days): Terms(String(days), order: order)
            case .text(let text): Terms(text, order: order)
            default: nil
            }
        }
        self = terms ?? Terms(days: 30)
    }
}

extension Configuration.Penalties {
    /// Reads what `[terms]` says of late payment.
    init(reading table: TableReader) throws(ConfigurationError) {
        self.init()
        rate =
            try table.value(
                "penalty_rate",
                expected: "per cent with at most two decimals, or such as \"3 x legal\""
            ) { plain in
                if let rate = TableReader.rate(plain) { return .fixed(rate) }
                return plain.text.flatMap(Rate.init(timesLegal:))
            } ?? rate
        dayCount =
            try table.value("day_count", expected: "365 or \"actual\"") { plain in
                plain.integer.map(String.init).flatMap(DayCount.init(rawValue:))
                    ?? plain.text.flatMap(DayCount.init(rawValue:))
            } ?? dayCount
    }
}

extension Configuration.Penalties.Rate {
    /// Reads "3 x legal", "1.5 x legal".
    fileprivate init?(timesLegal text: String) {
        let words = text.lowercased().split(separator: " ")
        guard words.count == 3, ["x", "×", "times"].contains(words[1]), words[2] == "legal" else {
            return nil
        }
        let number = String(words[0])
        let hundredths = Int(number).map { $0 * 100 } ?? TableReader.hundredths(number)
        guard let hundredths, 1...10_000 ~= hundredths else { return nil }
        self = .legal(hundredths: hundredths)
    }
}

extension Configuration.Rates {
    /// Reads the rates of a half-year, the name of the table.
    init(reading table: TableReader, of halfYear: String) throws(ConfigurationError) {
        guard Self.isHalfYear(halfYear) else {
            throw table.error(
                .wrongValue, at: [], found: "\"\(KeyLabel.escaped(halfYear))\"",
                expected: "a half-year as its name", mend: "write [rates.\"2026-H2\"]")
        }
        try table.knows(only: ["ecb", "legal"])
        self.init(ecb: try table.rate("ecb"), legal: try table.rate("legal"))
    }

    private static func isHalfYear(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[0].allSatisfy(\.isDigit) else {
            return false
        }
        return ["H1", "H2"].contains(String(parts[1]) ?? "")
    }
}

extension TableReader {
    /// Reads per cent into hundredths of a per cent.
    fileprivate func rate(_ name: String) throws(ConfigurationError) -> Int {
        let expected = "per cent from 0 to 100 with at most two decimals"
        let rate = try value(name, expected: expected, Self.rate)
        guard let rate else { throw missing(name, expected: expected) }
        return rate
    }

    fileprivate static func rate(_ plain: Plain) -> Int? {
        switch plain {
        case .integer(let number) where 0...100 ~= number: number * 100
        case .number(let number) where 0...100 ~= number: hundredths("\(number)")
        default: nil
        }
    }

    /// Reads the shortest decimal form, so that 2.15 is 215 and not 214.
    fileprivate static func hundredths(_ text: String) -> Int? {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let whole = Int(parts[0]), parts[1].count <= 2,
            let fraction = Int(parts[1])
        else { return nil }
        return whole * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
    }
}

extension Cause {
    init(id: String, reading table: TableReader) throws(ConfigurationError) {
        self.init(id: id)
        try table.knows(only: ["label", "family", "owner", "deadline"])
        label = try table.label() ?? label
        family = try table.text("family")
        owner = try table.oneOf("owner", [CreditorRole.accounting, .sales])
        deadline = try table.integer("deadline", in: 0...3650)
    }
}

extension TableReader {
    fileprivate func label() throws(ConfigurationError) -> LocalizedText? {
        guard let plain = self["label"] else { return nil }
        if let text = plain.text { return LocalizedText(text) }
        guard let languages = table(plain, at: ["label"]) else {
            throw wrong(plain, at: ["label"], expected: "a text, or { fr = \"…\", en = \"…\" }")
        }
        try languages.knows(only: ["fr", "en"])
        return LocalizedText(
            try languages.name("fr", expected: "the text in French"),
            english: try languages.text("en"))
    }
}
