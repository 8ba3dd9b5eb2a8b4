/// How many cells the rows of a file have.
struct RowShape: Sendable, Equatable {
    /// The named columns.
    var columns: Int

    /// The cells a row may have, those behind the named columns being empty.
    var widest: Int

    /// The cells that most of the first rows have.
    var usual: Int

    var hasHeader: Bool

    /// A row of which nothing is known yet.
    static let unknown = RowShape(columns: 0, widest: 0, usual: 0, hasHeader: false)

    /// The columns from which on rows can be told apart by their number of cells.
    static let telling = 4

    /// Whether a line of so many cells can be a row of its own.
    func isFull(_ cells: Int) -> Bool {
        columns >= Self.telling && cells >= columns
    }

    /// Answers what is wrong with a row of so many cells, or nil.
    ///
    /// Cells beyond the columns must be empty, and the header or most rows must have as many:
    /// an empty cell too many also arises where a label holds the separator and the last column
    /// of the ledger is empty, and there all amounts have moved by a column.
    func problem(cells: Int, surplusIsEmpty: Bool, isEnded: Bool) -> String? {
        if cells > columns, cells > widest || !surplusIsEmpty {
            return "\(comparison(cells)): a label may hold the separator"
        }
        if !isEnded, cells < min(columns, usual) {
            return "\(comparison(cells)): the file seems cut off here; export it again"
        }
        if columns >= Self.telling, cells * 2 < columns {
            return "\(comparison(cells)): a label may hold a line break"
        }
        return nil
    }

    private func comparison(_ cells: Int) -> String {
        let found = "row has \(cells) cell" + (cells == 1 ? "" : "s")
        return found + (hasHeader ? ", the header has \(columns)" : ", expected \(columns)")
    }
}
