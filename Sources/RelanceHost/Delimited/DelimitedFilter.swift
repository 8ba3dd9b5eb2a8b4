/// Which rows of a file are wanted: those whose cell in one column begins in one of several ways.
///
/// `DelimitedFilter(column: "CompteNum", prefixes: ["411", "416"])` keeps the rows of customers.
package struct DelimitedFilter: Sendable, Equatable {
    /// The name of the column in the header; it need not be delivered.
    package var column: String

    /// How a wanted cell may begin, blanks before it not counted; no row is wanted where empty.
    package var prefixes: [String]

    /// Makes a filter.
    package init(column: String, prefixes: [String]) {
        self.column = column
        self.prefixes = prefixes
    }
}
