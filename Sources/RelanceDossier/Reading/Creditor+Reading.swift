import RelanceCore

extension Creditor {
    init(reading table: TableReader) throws(ConfigurationError) {
        let roles = ["accounting", "sales", "manager"]
        try table.knows(
            only: [
                "name", "siren", "address", "iban", "bic", "legal", "language", "currency",
                "time_zone",
            ] + roles)
        self.init(id: try table.name("name", expected: "the creditor's name"))
        siren = try table.siren()
        address = try table.texts("address") ?? []
        iban = try table.text("iban")?.withoutBlanks
        bic = try table.text("bic")?.withoutBlanks
        legal = try table.texts("legal") ?? []
        language = try table.oneOf("language", Language.allCases) ?? language
        currency =
            try table.value(
                "currency", expected: "the three letters of a currency, such as \"EUR\"",
                Currency.init(plain:)) ?? currency
        timeZone =
            try table.value(
                "time_zone", expected: "the name of a time zone, such as \"Europe/Paris\""
            ) { $0.text.flatMap { $0.isZoneName ? $0 : nil } } ?? timeZone
        accounting = try table.filledTable("accounting").map(Interlocutor.init(reading:))
        sales = try table.filledTable("sales").map(Interlocutor.init(reading:))
        manager = try table.filledTable("manager").map(Interlocutor.init(reading:))
    }
}

extension Interlocutor {
    fileprivate init(reading table: TableReader) throws(ConfigurationError) {
        try table.knows(only: ["name", "email", "phone"])
        self.init(
            name: try table.name("name", expected: "the name of who answers"),
            email: try table.text("email"), phone: try table.text("phone"))
    }
}

extension Configuration.Mandate {
    init(reading table: TableReader) throws(ConfigurationError) {
        try table.knows(only: ["name", "address", "date", "reference"])
        self.init(name: try table.name("name", expected: "the name of the firm that writes"))
        address = try table.texts("address") ?? []
        date = try table.day("date")
        reference = try table.text("reference")
    }
}

extension TableReader {
    fileprivate func siren() throws(ConfigurationError) -> String? {
        try value("siren", expected: "nine digits in quotes") { plain in
            guard let siren = plain.text?.withoutBlanks else { return nil }
            return siren.utf8.count == 9 && siren.utf8.allSatisfy(\.isDigit) ? siren : nil
        }
    }
}

extension String {
    fileprivate var withoutBlanks: String { filter { !$0.isWhitespace } }

    /// Whether it is written like an IANA name; whether there is such a zone is not looked up.
    fileprivate var isZoneName: Bool {
        let isWritten = utf8.allSatisfy { $0.isBareKey || "/+".utf8.contains($0) }
        return isWritten && utf8.first?.isLetter == true && !contains("//") && !hasSuffix("/")
    }
}
