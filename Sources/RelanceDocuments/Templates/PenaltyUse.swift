/// Which texts say what late payment has come to, told from the variables and parts that they use.
struct PenaltyUse {
    /// Those that need the sums to be worked out.
    let counting: Set<String>
    /// Those of them that ask for the sums.
    let claiming: Set<String>

    private static let claims: Set<String> = ["total_with_interest"]
    private static let counts: Set<String> = [
        "interest", "fixed_fee", "has_penalties", "penalties", "total_with_interest",
    ]

    /// Looks over texts by their names; a name may have several.
    init(_ texts: [(name: String, text: String)]) {
        var uses: [String: Set<String>] = [:]
        for (name, text) in texts { uses[name, default: []].formUnion(Self.tags(of: text)) }
        counting = Self.names(using: Self.counts, in: uses)
        claiming = Self.names(using: Self.claims, in: uses)
    }

    /// The texts that use one of the names, or a part that does.
    private static func names(using wanted: Set<String>, in uses: [String: Set<String>]) -> Set<
        String
    > {
        var found: Set<String> = []
        var words = wanted
        while true {
            let next = Set(uses.filter { !$0.value.isDisjoint(with: words) }.keys)
            guard next != found else { return found }
            found = next
            words = wanted.union(next.map { ">" + $0 })
        }
    }

    /// The variables of a text, and its parts with a ">" before them.
    private static func tags(of text: String) -> [String] {
        text.split(separator: "{{").dropFirst().map { part in
            let tag = part.prefix { $0 != "}" }
            let name = String(tag.drop { "#^/>& {".contains($0) }.prefix { $0 != " " })
            return tag.first == ">" ? ">" + name : name
        }
    }
}
