import RelanceCore

/// Pulls a connector page by page; the next is read while the one before is being saved.
struct Pulling {
    /// What came of one call.
    enum Pulled: Sendable {
        case page(Page)
        /// The connector could not go on; it is asked no more.
        case failed(any ExplainedError)
    }

    private let connector: Connector
    private let reopen: (@Sendable () throws -> Connector)?

    /// Reads with `connector` itself or, where it can be opened again, with another of its own on a
    /// thread of its own.
    init(_ connector: Connector, reopen: (@Sendable () throws -> Connector)?) {
        self.connector = connector
        self.reopen = reopen
    }

    /// Hands on what each call gives from the first request on, the last page or failure last.
    func each(from request: Connector.Request, _ take: (Pulled) throws -> Void) throws {
        guard let reopen else {
            let reading = Reading(connector, request)
            while let pulled = reading.next() { try take(pulled) }
            return
        }
        try Workers.readAhead {
            Reading(try reopen(), request)
        } next: {
            $0.next()
        } take: {
            try take($0)
        }
    }

    /// Where one reading stands.
    private final class Reading {
        private let connector: Connector
        private var request: Connector.Request
        private var isOver = false
        private var emptyPages = 0
        private static let mostEmptyPages = 10_000

        init(_ connector: Connector, _ request: Connector.Request) {
            (self.connector, self.request) = (connector, request)
        }

        func next() -> Pulled? {
            guard !isOver else { return nil }
            do {
                let page = try connector.pull(request)
                try checkAdvance(page)
                request.cursor = page.next
                isOver = page.done || page.next == nil
                return .page(page)
            } catch let error as any ExplainedError {
                isOver = true
                return .failed(error)
            } catch {
                isOver = true
                return .failed(
                    StageError(
                        place: "connectors/\(connector.name): pull", problem: "\(error)", mend: nil)
                )
            }
        }

        // A pull that gives nothing, or stands still, would never end.
        private func checkAdvance(_ page: Page) throws {
            emptyPages = page.isEmpty ? emptyPages + 1 : 0
            guard emptyPages < Self.mostEmptyPages else {
                throw StageError(
                    place: "connectors/\(connector.name): pull",
                    problem: "returned \(emptyPages) pages in a row that hold nothing",
                    mend: "return nil as the cursor at the end")
            }
            guard !page.done, let next = page.next, next == request.cursor else { return }
            throw StageError(
                place: "connectors/\(connector.name): pull",
                problem: "returned the cursor that it was given: it would never end",
                mend: "return a cursor that moves on, or nil at the end")
        }
    }
}

extension Page {
    /// Whether it brings nothing, not even rows that were read.
    fileprivate var isEmpty: Bool {
        contacts.isEmpty && invoices.isEmpty && payments.isEmpty && promises.isEmpty
            && disputes.isEmpty && reminders.isEmpty && removed.isEmpty && rejects.isEmpty
            && (read ?? 0) == 0
    }
}
