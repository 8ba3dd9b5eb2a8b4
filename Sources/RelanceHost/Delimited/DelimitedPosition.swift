/// A place between two rows of a file, from which reading can go on.
package struct DelimitedPosition: Sendable, Equatable {
    /// Bytes from the start of the file.
    package var offset: Int

    /// The number of the line that begins there, from 1.
    package var line: Int

    /// Makes a position, as it was kept from `DelimitedRows.next`.
    package init(offset: Int, line: Int) {
        self.offset = offset
        self.line = line
    }
}
