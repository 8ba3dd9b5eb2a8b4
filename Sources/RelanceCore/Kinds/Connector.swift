/// Brings what another system knows, page by page.
package struct Connector {
    /// What one call is given.
    package struct Request: Sendable {
        /// Where the last page ended; nil at the beginning.
        package var cursor: Plain?
        /// The paths named on the command line, else none.
        package var paths: [String]?
        /// Rows that were set aside and are to be tried again.
        package var rejected: [Reject]
        /// How many rows are set aside: a connector that leaves out what it has read has to read them.
        package var setAside: Int

        /// Makes a request.
        package init(
            cursor: Plain? = nil, paths: [String]? = nil, rejected: [Reject] = [],
            setAside: Int = 0
        ) {
            self.cursor = cursor
            self.paths = paths
            self.rejected = rejected
            self.setAside = setAside
        }
    }

    /// What it answers where a copy of an invoice is asked for.
    package struct Answer: Sendable {
        /// Nil: there is none to be had.
        package var copy: InvoiceCopy?
        /// Whether it gives copies at all: it may not be set up for it.
        package var isOffered: Bool
        /// What it warned of.
        package var warnings: [Problem]

        /// Makes an answer.
        package init(_ copy: InvoiceCopy?, isOffered: Bool = true, warnings: [Problem] = []) {
            self.copy = copy
            self.isOffered = isOffered
            self.warnings = warnings
        }
    }

    package var name: String
    /// Changes with the plugin's text and settings: a cursor of another digest is not gone on from.
    package var digest: String
    /// Gives the page at the cursor.
    ///
    /// Throws what the plugin did wrong.
    package var pull: (Request) throws -> Page
    /// Gives a page made of rejected rows; nil: they come again with the next pull.
    package var retry: ((Request) throws -> Page)?
    /// Gives a copy of an invoice; nil: it has none of any.
    ///
    /// Throws what the plugin did wrong.
    package var document: ((Invoice) throws -> Answer)?
    /// The kinds of record it may give; nil: all.
    package var gives: Set<String>?

    /// Makes a connector.
    package init(
        name: String, digest: String, gives: Set<String>? = nil,
        retry: ((Request) throws -> Page)? = nil,
        document: ((Invoice) throws -> Answer)? = nil,
        pull: @escaping (Request) throws -> Page
    ) {
        self.document = document
        self.name = name
        self.digest = digest
        self.gives = gives
        self.retry = retry
        self.pull = pull
    }
}
