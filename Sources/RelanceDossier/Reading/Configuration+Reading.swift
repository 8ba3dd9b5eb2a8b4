import RelanceCore

extension Configuration {
    /// Reads a whole file.
    init(reading file: TableReader) throws(ConfigurationError) {
        let tables = ["creditor", "terms", "store", "run", "dunning", "rates", "mandate", "causes"]
        try file.knows(only: tables + PluginKind.allCases.map(\.rawValue))
        guard let creditor = try file.table("creditor") else {
            throw file.error(
                .missingKey, at: ["creditor", "name"], expected: "the creditor's name",
                mend: "write [creditor] and under it name = \"…\"")
        }
        self.init(creditor: try Creditor(reading: creditor))
        if let table = try file.table("terms") {
            terms = try Terms(reading: table)
            penalties = try Penalties(reading: table)
        }
        if let table = try file.table("store") { storeURL = try table.storeURL() ?? storeURL }
        if let table = try file.table("run") { run = try Run(reading: table) }
        if let table = try file.table("dunning") { dunning = try Dunning(reading: table) }
        for (halfYear, table) in try file.table("rates")?.tables() ?? [] {
            rates[halfYear] = try Rates(reading: table, of: halfYear)
        }
        if let table = try file.filledTable("mandate") { mandate = try Mandate(reading: table) }
        for (id, table) in try file.table("causes")?.tables() ?? [] {
            causes.append(try Cause(id: id, reading: table))
        }
        for kind in PluginKind.allCases {
            for (name, table) in try file.table(kind.rawValue)?.tables() ?? [] {
                plugins[PluginID(kind, name)] = try PluginConfiguration(reading: table, of: kind)
            }
        }
    }
}

extension TableReader {
    fileprivate func storeURL() throws(ConfigurationError) -> String? {
        try knows(only: ["url"])
        guard let plain = self["url"] else { return nil }
        let expected = "\"sqlite:\" and a path, or \"postgres://…\""
        guard let url = plain.text else { throw wrong(plain, at: ["url"], expected: expected) }
        let isKnown = ["sqlite:", "postgres://"].contains { url.hasPrefix($0) && url != $0 }
        guard isKnown else {
            // A password may stand in it: only its scheme is repeated.
            let scheme = url.prefix { $0 != ":" && $0 != "@" }
            let isWhole = scheme.count == url.count
            let found = "\"\(KeyLabel.escaped(String(scheme)))\(isWhole ? "" : ":…")\""
            throw error(.wrongValue, at: ["url"], found: found, expected: expected)
        }
        return url
    }
}

extension Configuration.Run {
    fileprivate init(reading table: TableReader) throws(ConfigurationError) {
        self.init()
        try table.knows(
            only: ["connectors", "scoring", "scenarios", "channels", "reports", "date"])
        connectors = try table.texts("connectors") ?? []
        scoring = try table.texts("scoring") ?? []
        scenarios = try table.texts("scenarios") ?? []
        reports = try table.texts("reports") ?? []
        date = try table.day("date")
        guard let media = try table.table("channels") else { return }
        try media.knows(only: Medium.allCases.map(\.rawValue))
        for medium in Medium.allCases {
            channels[medium] = try media.text(
                medium.rawValue, expected: "the name of a channel plugin")
        }
    }
}

extension Configuration.Dunning {
    fileprivate init(reading table: TableReader) throws(ConfigurationError) {
        self.init()
        try table.knows(only: [
            "minimum_cents", "gap", "promise_tolerance", "freshness", "swing",
            "review_first_plan", "hours", "holidays", "quiet", "answers",
        ])
        let days = 0...3650
        minimumCents = try table.integer("minimum_cents", in: 0 ... .max) ?? minimumCents
        gap = try table.integer("gap", in: days) ?? gap
        promiseTolerance = try table.integer("promise_tolerance", in: days) ?? promiseTolerance
        freshness = try table.integer("freshness", in: days) ?? freshness
        swing = try table.integer("swing", in: 0...1000) ?? swing
        reviewFirstPlan = try table.boolean("review_first_plan") ?? reviewFirstPlan
        hours = try table.hours() ?? hours
        holidays = try table.oneOf("holidays", Configuration.HolidayCalendar.allCases) ?? holidays
        quiet = try table.quiet() ?? quiet
        replies = try table.replies() ?? replies
    }
}

extension TableReader {
    fileprivate func hours() throws(ConfigurationError) -> [String]? {
        let expected = "a time of day as \"HH:MM\""
        guard let hours = try texts("hours", each: expected, where: Self.isTime) else { return nil }
        guard hours.count == 2, hours[0] < hours[1] else {
            let shown = hours.map { "\"\($0)\"" }.joined(separator: ", ")
            throw error(
                .wrongValue, at: ["hours"], found: "[\(shown)]",
                expected: "the first and the last time of day",
                mend: "write hours = [\"08:00\", \"19:00\"]")
        }
        return hours
    }

    fileprivate func quiet() throws(ConfigurationError) -> [String]? {
        try texts(
            "quiet", each: "two days of a year as \"MM-DD/MM-DD\"",
            where: { text in
                // A leap year has them all.
                let days = text.split(separator: "/", omittingEmptySubsequences: false)
                return days.count == 2 && days.allSatisfy { Day("2028-\($0)") != nil }
            })
    }

    fileprivate func replies() throws(ConfigurationError) -> [Reply]? {
        let all = Configuration.Dunning.replies
        let known = all.map(\.rawValue)
        let names = try texts(
            "answers", each: "one of " + known.joined(separator: ", "), where: known.contains)
        return names.map { names in all.filter { names.contains($0.rawValue) } }
    }

    private static func isTime(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isDigit) })
        else { return false }
        return String(parts[0]) ?? "" < "24" && String(parts[1]) ?? "" < "60"
    }
}
