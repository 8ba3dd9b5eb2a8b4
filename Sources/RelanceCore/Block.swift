/// A part of a report as data: what it shows, not how it looks.
///
/// A report section gives blocks; the documents draw them in every format.
package enum Block: Sendable, Equatable {
    /// Begins a part; `note` says in a few words what to read in it.
    case heading(String, note: String? = nil)
    /// A paragraph; `**…**` is set in bold. A lead is set large and stands at the beginning.
    case text(String, isLead: Bool = false)
    case table(TableBlock)
    case tiles([Tile])
    case chart(ChartBlock)
    case proposal(Proposal)

    /// The kinds by their names in a plugin.
    package static let kinds = ["heading", "text", "table", "tiles", "chart", "proposal"]

    /// The name of the kind.
    package var kind: String {
        switch self {
        case .heading: "heading"
        case .text: "text"
        case .table: "table"
        case .tiles: "tiles"
        case .chart: "chart"
        case .proposal: "proposal"
        }
    }

    /// What a value is, and so how it is written for people.
    package enum Style: String, NamedCases {
        case text, number, money, percent, days, date, month
        /// A part of the aged balance by its key, such as "31_60".
        case bucket
        /// The amounts of a contact by part of the aged balance, drawn as a bar.
        case buckets
        /// 0 … 100, higher means act sooner.
        case score

        /// Whether it stands on the right, in figures that line up.
        package var isNumeric: Bool { [.number, .money, .percent, .days].contains(self) }
    }
}

/// A key figure with its change and how it came about.
package struct Tile: Sendable, Equatable {
    package var label: String
    /// A number, or null where there is no data.
    package var value: Plain
    package var style = Block.Style.number
    /// The difference to the month before, in the unit of the value; a share's in points.
    package var change: Plain = .null
    /// Whether a fall is good news; nil: neither is.
    package var fallIsGood: Bool?
    package var note: String?
    /// The values of the last months, oldest first.
    package var spark: [Double?] = []

    /// Makes a tile.
    package init(_ label: String, value: Plain) {
        self.label = label
        self.value = value
    }
}

/// What to do about something, with what speaks for it and what it would bring.
package struct Proposal: Sendable, Equatable {
    package var title: String
    package var evidence: String
    /// What would come in, in minor units.
    package var effectCents: Int?
    /// By how many days customers would pay sooner or later: negative is sooner.
    package var effectDays: Double?
    package var owner: String?
    package var due: Day?

    /// Makes a proposal.
    package init(title: String, evidence: String) {
        self.title = title
        self.evidence = evidence
    }
}
