import RelanceCore
import TOMLKit

/// A TOML text as plain data, and where its keys stand.
struct TOMLSource {
    let file: String
    let lines: KeyLines
    /// The tables and keys at the top.
    let fields: [PlainField]

    init(_ text: String, file: String) throws(ConfigurationError) {
        self.file = file
        do throws(SyntaxFault) {
            var scan = TOMLScan(text)
            try scan.run()
            lines = scan.lines
            fields = try Self.parse(String(decoding: scan.cleaned, as: UTF8.self))
        } catch {
            throw ConfigurationError(
                .syntax, file: file, line: error.line, found: error.text, mend: error.mend)
        }
    }

    private static func parse(_ text: String) throws(SyntaxFault) -> [PlainField] {
        do {
            return try TOMLTable(string: text).plainFields
        } catch let error as TOMLParseError {
            throw SyntaxFault(error)
        } catch {
            throw SyntaxFault(1, "this is not TOML")
        }
    }
}

extension SyntaxFault {
    /// Says in our words what the parser found; values it quotes are not repeated.
    fileprivate init(_ error: TOMLParseError) {
        let problem = String(error.description.split(separator: ": ", maxSplits: 1).last ?? "")
        let line = error.source.begin.line
        if problem.hasPrefix("cannot redefine"), let name = Self.quotedName(in: problem) {
            self.init(line, "'\(name)' is given twice", mend: "keep one of the two")
        } else if problem.hasPrefix("cannot insert"), let name = Self.quotedName(in: problem) {
            self.init(
                line, "'\(name)' adds to a table that is written with { }",
                mend: "write it between the braces")
        } else {
            self.init(line, "a number or date cannot be read: \(Self.reason(problem))")
        }
    }

    private static func quotedName(in problem: String) -> String? {
        let parts = problem.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count >= 3 ? KeyLabel.escaped(String(parts[1])) : nil
    }

    private static func reason(_ problem: String) -> String {
        if problem.hasPrefix("'") { return "it is too large" }
        if problem == "encountered end-of-file" { return "it breaks off" }
        // The parser says "between 0 to 59" of hours.
        if problem.hasPrefix("expected hour") { return "expected hour between 0 and 23" }
        let strange = ["value type", "terminator", "comment", "comma"]
        guard !strange.contains(where: problem.contains) else {
            return "something in it belongs to neither"
        }
        let reason = problem.split(separator: ", saw", maxSplits: 1).first ?? ""
        return String(reason.replacing(" (inclusive)", with: ""))
    }
}

extension TOMLTable {
    /// The keys and values; the iterator of the library traps at some keys.
    fileprivate var plainFields: [PlainField] {
        zip(keys, values).map { PlainField($0, $1.plain) }
    }
}

extension TOMLValue {
    fileprivate var plain: Plain {
        switch type {
        case .table: .object(table?.plainFields ?? [])
        case .array: .list(array?.map(\.tomlValue.plain) ?? [])
        case .string: .text(string ?? "")
        case .int: .integer(int ?? 0)
        case .double: .number(double ?? 0)
        case .bool: .boolean(bool ?? false)
        case .date: .text(date?.isoText ?? "")
        case .time: .text(time?.isoText ?? "")
        case .dateTime: .text(dateTime?.isoText ?? "")
        }
    }
}
