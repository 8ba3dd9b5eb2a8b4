/// Adds a part to the monthly report.
package struct ReportSection {
    package var name: String
    /// Changes with the plugin's text and settings.
    package var digest: String
    /// Answers the blocks of the part.
    ///
    /// Throws what the plugin did wrong.
    package var section: (ReportContext) throws -> [Block]

    /// Makes a section.
    package init(
        name: String, digest: String, section: @escaping (ReportContext) throws -> [Block]
    ) {
        self.name = name
        self.digest = digest
        self.section = section
    }
}

/// What a report section is told: the month, its figures, and how to ask for rows.
package struct ReportContext {
    package var month: Month
    package var from: Day
    /// The last day that counts: the run's own in the current month, else the month's last.
    package var to: Day
    /// The figures by name, null where there is no data.
    package var figures: [PlainField]
    /// Answers the rows of that name, each an object.
    ///
    /// Throws `UnknownName` for what there is not.
    package var rows: (String, RowQuery) throws -> [Plain]
    /// Writes a value as the report does.
    package var format: (Plain, Block.Style) -> String

    /// Makes what a section is told.
    package init(
        month: Month, from: Day, to: Day, figures: [PlainField],
        rows: @escaping (String, RowQuery) throws -> [Plain],
        format: @escaping (Plain, Block.Style) -> String
    ) {
        (self.month, self.from, self.to) = (month, from, to)
        self.figures = figures
        self.rows = rows
        self.format = format
    }
}

/// Which rows a section asks for.
package struct RowQuery: Sendable, Equatable {
    /// What a row stands for, such as "segment"; nil: what is usual for the rows.
    package var by: String?
    /// Values that a row must have.
    package var conditions: [PlainField] = []
    /// How many at most, the largest first.
    package var top: Int?
    /// How many months back, the report's own included.
    package var months: Int?

    /// Asks for all.
    package init() {}
}

/// A name that there is not, and those that there are.
package struct UnknownName: Error, Sendable, Equatable {
    /// What kind of thing was named, such as "rows".
    package var what: String
    package var name: String
    package var known: [String]

    /// Makes an error.
    package init(_ what: String, _ name: String, known: [String]) {
        (self.what, self.name, self.known) = (what, name, known)
    }
}
