/// What makes a text something else than TOML.
struct SyntaxFault: Error, Equatable {
    let line: Int
    let text: String
    let mend: String?

    init(_ line: Int, _ text: String, mend: String? = nil) {
        self.line = line
        self.text = text
        self.mend = mend
    }
}

extension SyntaxFault {
    static func noKey(_ line: Int, instead found: String?) -> Self {
        guard let found, found.first?.isNewline != true else {
            return Self(line, "a key is missing", mend: "write key = value")
        }
        let mend =
            switch found {
            case "}": "take out the comma before it"
            case "]", "[": "write a table header as [name]"
            default: found.utf8.count > 1 ? "put the key in quotes" : "write key = value"
            }
        return Self(line, "a key cannot begin with '\(KeyLabel.escaped(found))'", mend: mend)
    }

    static func tripleQuotedKey(_ line: Int) -> Self {
        Self(line, "a key cannot stand in three quotes", mend: "take one on either side")
    }

    static func noValue(_ line: Int, of key: String) -> Self {
        Self(line, "'\(key)' has no value", mend: "write \(key) = …")
    }

    static func unquoted(_ line: Int) -> Self {
        Self(
            line, "a value is neither a text in quotes, a number, a date, true nor false",
            mend: "put texts in straight quotes, as in name = \"…\"")
    }

    static func unclosedText(_ line: Int, with quote: String) -> Self {
        Self(line, "a text that begins here is not closed", mend: "close it with \(quote)")
    }

    static func unclosedList(_ line: Int) -> Self {
        Self(
            line, "a list that begins here lacks a comma or its end",
            mend: "put commas between its items and ] behind the last")
    }

    static func unclosedTable(_ line: Int) -> Self {
        Self(
            line, "a table that begins here with { lacks a comma or its end",
            mend: "put commas between its keys and } behind the last, all on one line")
    }

    static func unclosedHeader(_ line: Int, brackets: String) -> Self {
        Self(line, "a table header is not closed", mend: "close it with \(brackets)")
    }

    static func behind(_ line: Int, _ what: String) -> Self {
        Self(
            line, "something stands behind the end of \(what)",
            mend: "begin a new line, or a comment with #")
    }

    static func escape(_ line: Int, _ character: String) -> Self {
        Self(
            line, "a text holds \\\(KeyLabel.escaped(character)), which means nothing",
            mend: "write \\\\ for a backslash, or put the text in 'single quotes'")
    }

    static func control(_ line: Int) -> Self {
        Self(line, "a control character stands here", mend: "take it out")
    }

    static func tooDeep(_ line: Int) -> Self {
        Self(line, "tables and lists are nested too deeply", mend: "keep to 32 levels")
    }
}
