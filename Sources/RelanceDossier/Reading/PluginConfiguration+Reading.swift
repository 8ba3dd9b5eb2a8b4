import RelanceCore

extension PluginConfiguration {
    /// Reads what one plugin of `kind` is given.
    init(reading table: TableReader, of kind: PluginKind) throws(ConfigurationError) {
        self.init()
        let gives = kind == .connectors ? ["gives"] : []
        try table.knows(only: ["settings", "secrets", "allow", "limits"] + gives) { name in
            name == "gives"
                ? "only a connector has it"
                : "what is the plugin's own stands in settings = { \(KeyLabel.part(name)) = … }"
        }
        line = table.source.lines.line(of: table.path)
        if let settings = try table.table("settings") {
            self.settings = .object(settings.fields)
            for name in settings.names {
                settingLines[name] = table.source.lines.line(around: settings.path + [name])
            }
        }
        if let secrets = try table.table("secrets") {
            self.secrets = try secrets.secrets()
            for name in secrets.names {
                secretLines[name] = table.source.lines.line(around: secrets.path + [name])
            }
        }
        if let allow = try table.table("allow") { grants = try Grants(reading: allow) }
        if let limits = try table.table("limits") { self.limits = try Limits(reading: limits) }
        if kind == .connectors { self.gives = try table.gives() }
    }
}

extension PluginConfiguration.Limits {
    fileprivate init(reading table: TableReader) throws(ConfigurationError) {
        self.init()
        try table.knows(only: ["seconds", "memory_mb"])
        seconds =
            try table.value("seconds", expected: "seconds, more than 0 and at most 86400") {
                switch $0 {
                case .integer(let number) where 1...86_400 ~= number: Double(number)
                case .number(let number) where number > 0 && number <= 86_400: number
                default: nil
                }
            } ?? seconds
        memoryMegabytes = try table.integer("memory_mb", in: 1...65_536) ?? memoryMegabytes
    }
}

extension TableReader {
    fileprivate func gives() throws(ConfigurationError) -> [String]? {
        let kinds = ["contacts", "invoices", "payments", "promises", "disputes", "reminders"]
        return try texts(
            "gives", each: "one of " + kinds.joined(separator: ", "), where: kinds.contains)
    }

    /// Reads where the secrets are; no error repeats what stands there.
    fileprivate func secrets() throws(ConfigurationError) -> [String: PluginConfiguration.Secret] {
        var secrets: [String: PluginConfiguration.Secret] = [:]
        for field in fields {
            guard let secret = table(field.value, at: [field.name]) else {
                throw error(
                    .plainSecret, at: [field.name], found: field.value.typeName,
                    expected: "where the secret is",
                    mend: "never write the secret itself: " + example(of: field.name))
            }
            try secret.knows(only: ["env"])
            let environment = try secret.value(
                "env", expected: "the name of an environment variable",
                mend: "never write the secret itself: " + example(of: field.name)
            ) { $0.text.flatMap { $0.isVariable ? $0 : nil } }
            guard let environment else {
                throw secret.missing(
                    "env", expected: "the name of an environment variable",
                    mend: "write env = \"NAME\"")
            }
            secrets[field.name] = PluginConfiguration.Secret(environment: environment)
        }
        return secrets
    }

    private func example(of name: String) -> String {
        let words = [path.dropFirst().first ?? "", name].joined(separator: "_").uppercased()
        let variable = words.utf8.map { $0.isBareKey && $0 != UInt8(ascii: "-") ? $0 : 95 }
        return
            "write \(KeyLabel.part(name)) = { env = \"\(String(decoding: variable, as: UTF8.self))\" }"
    }
}

extension String {
    fileprivate var isVariable: Bool {
        let isWritten = utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        return isWritten && utf8.first.map { !$0.isDigit } == true
    }
}
