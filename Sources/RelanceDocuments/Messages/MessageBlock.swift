/// A part of a message's body, from which its HTML and its letter are drawn alike.
enum MessageBlock: Equatable {
    /// Lines of running text.
    case paragraph([String])
    case list([String])
    /// Names with their values, such as an IBAN.
    case facts([Fact])
    /// The table that stands for a mark of `Layout`.
    case table(String)
    /// The lines under which the writer signs a letter.
    case signature([String])

    /// A name and its value.
    struct Fact: Equatable {
        var name: String
        var value: String
    }

    /// The blocks of a body, in which `tables` are the marks that stand for tables.
    static func blocks(of body: String, tables: Set<String>) -> [MessageBlock] {
        body.split(separator: "\n\n", omittingEmptySubsequences: true).flatMap { part in
            blocks(part.split(separator: "\n").map(String.init), tables)
        }
    }

    private static func blocks(_ lines: [String], _ tables: Set<String>) -> [MessageBlock] {
        var blocks: [MessageBlock] = []
        var rest = lines[...]
        if rest.first == Layout.signature { return [.signature(Array(rest.dropFirst()))] }
        while let first = rest.first {
            if tables.contains(first) {
                blocks.append(.table(first))
                rest = rest.dropFirst()
                continue
            }
            let isList = first.hasPrefix("- ")
            let part = rest.prefix { !tables.contains($0) && $0.hasPrefix("- ") == isList }
            rest = rest.dropFirst(part.count)
            blocks.append(
                isList ? listed(part.map { String($0.dropFirst(2)) }) : .paragraph(Array(part)))
        }
        return blocks
    }

    private static func listed(_ items: [String]) -> MessageBlock {
        let facts = items.compactMap { item -> Fact? in
            let parts = item.split(separator: ":", maxSplits: 1).map(trimmed)
            guard parts.count == 2, parts[0].count <= 28 else { return nil }
            return Fact(name: parts[0], value: parts[1])
        }
        return items.count > 1 && facts.count == items.count ? .facts(facts) : .list(items)
    }

    private static func trimmed(_ text: Substring) -> String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
        let front = text.drop(while: isBlank)
        return String(front.reversed().drop(while: isBlank).reversed())
    }
}
