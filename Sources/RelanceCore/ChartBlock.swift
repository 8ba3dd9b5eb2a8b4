/// A chart of a report as data.
package struct ChartBlock: Sendable, Equatable {
    /// How the rows are drawn.
    package enum Kind: String, NamedCases {
        /// A column a row, its series one upon the other.
        case stackedBar = "stacked-bar"
        /// A horizontal bar a row.
        case bar
        /// A point a row, joined by a line for each series.
        case line
    }

    /// A value of each row that is drawn.
    package struct Series: Sendable, Equatable {
        /// The name of the value in a row.
        package var key: String
        package var label: String

        /// Makes a series.
        package init(_ key: String, _ label: String) {
            self.key = key
            self.label = label
        }
    }

    package var kind: Kind
    /// What the chart shows, in a sentence for whoever cannot see it.
    package var alt: String
    /// Each an object.
    package var rows: [Plain]
    /// The name of the value that a row is called by, and what that is.
    package var x: String
    package var xStyle = Block.Style.text
    package var series: [Series]
    package var style = Block.Style.number
    /// A level that is aimed at, drawn as a line.
    package var target: Double?
    package var targetLabel: String?
    /// For bars: the name of a text that stands small below the row's name.
    package var note: String?
    /// For bars: whether the part of all so far stands beside each.
    package var isCumulative = false

    /// Makes a chart.
    package init(_ kind: Kind, rows: [Plain], x: String, series: [Series], alt: String) {
        self.kind = kind
        self.rows = rows
        self.x = x
        self.series = series
        self.alt = alt
    }

    /// The value of a series in a row, nil where there is none.
    package func value(_ series: Series, in row: Plain) -> Double? {
        switch row[series.key] {
        case .integer(let value): Double(value)
        case .number(let value): value.isFinite ? value : nil
        default: nil
        }
    }
}
