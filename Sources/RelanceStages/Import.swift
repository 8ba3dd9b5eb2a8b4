package import RelanceCore
package import RelanceStore

/// Brings what the sources know into the store, page by page.
///
/// A page, what of it was set aside and the cursor of the next are one transaction: an import that is
/// killed goes on where it stood. Items are settled at the end, contact by contact.
package struct Import {
    /// What an import goes by.
    package struct Policy: Sendable {
        /// Connectors from the weakest to the strongest.
        package var connectors: [String]
        /// Where the source gives no due date.
        package var terms: Terms
        /// Where the source gives no currency.
        package var currency: Currency
        /// The creditor's number: books of another company are pointed out.
        package var siren: String?

        /// Makes a policy.
        package init(
            connectors: [String], terms: Terms, currency: Currency, siren: String? = nil
        ) {
            self.connectors = connectors
            self.terms = terms
            self.currency = currency
            self.siren = siren
        }
    }

    /// How far one connector is: rows read, and of how many where that is known.
    package typealias Progress = (_ connector: String, _ read: Int, _ total: Int?) -> Void

    private let store: Store
    private let policy: Policy
    private let progress: Progress

    /// Makes an import into `store`.
    package init(_ store: Store, policy: Policy, progress: @escaping Progress = { _, _, _ in }) {
        self.store = store
        self.policy = policy
        self.progress = progress
    }

    /// Pulls all that `connector` has, then settles what it touched.
    ///
    /// Throws what the store says; what the connector does wrong ends its pull and is in the report.
    /// Where `reopen` makes the connector once more, pages are read ahead on a thread of their own.
    package func run(
        _ connector: Connector, paths: [String]? = nil,
        reopen: (@Sendable () throws -> Connector)? = nil
    ) throws -> ImportReport {
        var report = ImportReport(connector: connector.name)
        var pull = try begin(connector, paths: paths)
        if try !pages(of: connector, paths: paths, &pull, &report, reopen) {
            // The source changed under the cursor: what it holds now is read from its start.
            pull = try anew(connector, pull)
            report = ImportReport(connector: connector.name)
            _ = try pages(of: connector, paths: paths, &pull, &report, reopen)
        }
        report.problems += try Settling(store, terms: policy.terms).run()
        return report
    }

    /// Tries the rows again that were set aside: by the connector's `retry`, else by a pull anew.
    package func retry(_ connector: Connector, paths: [String]? = nil) throws -> ImportReport {
        let rejected = try store.rejects(of: connector.name)
        guard !rejected.isEmpty else { return ImportReport(connector: connector.name) }
        guard let retry = connector.retry else {
            try store.transaction {
                _ = try anew(connector, begin(connector, paths: paths))
            }
            return try run(connector, paths: paths)
        }
        var report = ImportReport(connector: connector.name)
        do {
            let page = try retry(Connector.Request(paths: paths, rejected: rejected))
            try keepRetried(page, of: connector, &report)
        } catch let error as any ExplainedError {
            report.fail(error)
        }
        report.problems += try Settling(store, terms: policy.terms).run()
        return report
    }

    // What is set aside again gets the number of the new pull; the rest of it is done with.
    private func keepRetried(_ page: Page, of connector: Connector, _ report: inout ImportReport)
        throws
    {
        try store.transaction {
            let number = try store.newestPull() + 1
            let pull = Pull(
                connector: connector.name, scope: "retry", digest: connector.digest, number: number)
            try saving(connector, pull, isRetry: true).save(page, &report)
            var ended = pull
            ended.isOpen = false
            try store.save(ended)
            try store.forgetRejects(of: connector.name, before: number)
        }
    }

    private func begin(_ connector: Connector, paths: [String]?) throws -> Pull {
        let scope = paths?.joined(separator: "\n") ?? ""
        let before = try store.pull(connector.name, scope: scope)
        let digest = digest(of: connector)
        if let before, before.digest == digest, before.isOpen { return before }
        let number = try store.newestPull() + 1
        var pull = Pull(connector: connector.name, scope: scope, digest: digest, number: number)
        // What is named on the command line is read, whether it has changed or not.
        if let before, before.digest == digest, paths == nil { pull.cursor = before.cursor }
        pull.asOf = before?.asOf
        return pull
    }

    /// Moves with whatever has a source give other records, or the store take them otherwise.
    private func digest(of connector: Connector) -> String {
        let gives = connector.gives.map { $0.sorted().joined(separator: ",") } ?? "all"
        let order = policy.connectors.joined(separator: ",")
        return Digest.of([connector.digest, gives, order].joined(separator: "\n"))
    }

    private func anew(_ connector: Connector, _ pull: Pull) throws -> Pull {
        var fresh = Pull(
            connector: connector.name, scope: pull.scope, digest: digest(of: connector),
            number: try store.newestPull() + 1)
        fresh.asOf = pull.asOf
        try store.save(fresh)
        return fresh
    }

    /// Reads to the end; answers false where the source has changed since the cursor was made.
    private func pages(
        of connector: Connector, paths: [String]?, _ pull: inout Pull, _ report: inout ImportReport,
        _ reopen: (@Sendable () throws -> Connector)?
    ) throws -> Bool {
        let isWhole = pull.cursor == nil
        var isFromStart = isWhole
        var hasChanged = false
        let request = Connector.Request(
            cursor: pull.cursor, paths: paths,
            setAside: try store.rejectCount(of: connector.name))
        try Pulling(connector, reopen: reopen).each(from: request) { pulled in
            switch pulled {
            case .failed(let error):
                hasChanged = (error as? any CodedError)?.code == "changed" && !isFromStart
                if !hasChanged { report.fail(error) }
            case .page(let page):
                var page = page
                page.isFromStart = page.isFromStart || isWhole
                try keep(page, of: connector, &pull, &report)
                isFromStart = false
            }
        }
        return !hasChanged
    }

    private func keep(
        _ page: Page, of connector: Connector, _ pull: inout Pull, _ report: inout ImportReport
    ) throws {
        if let other = otherCreditor(page, connector) { report.problems.append(other) }
        let isLast = page.done || page.next == nil
        try store.transaction {
            try saving(connector, pull).save(page, &report)
            pull.cursor = page.next
            pull.asOf = [pull.asOf, page.asOf].compactMap { $0 }.max()
            pull.isOpen = !isLast
            if isLast { try end(pull, page, &report) }
            try store.save(pull)
        }
        progress(connector.name, report.read, page.total)
    }

    private func saving(_ connector: Connector, _ pull: Pull, isRetry: Bool = false) -> PageSaving {
        PageSaving(
            store, pull: pull, giver: Giver(connector: connector.name, among: policy.connectors),
            gives: connector.gives, terms: policy.terms, currency: policy.currency,
            isRetry: isRetry)
    }

    private func otherCreditor(_ page: Page, _ connector: Connector) -> Problem? {
        guard let siren = page.creditorSiren, let own = policy.siren, siren != own else {
            return nil
        }
        return Problem(
            code: "other_creditor", place: "connectors/\(connector.name)",
            text: "the books are those of company \(siren), the creditor is \(own); "
                + "check that it is the right source")
    }

    private func end(_ pull: Pull, _ page: Page, _ report: inout ImportReport) throws {
        if let kind = page.complete { try closeMissing(kind, pull, &report) }
        // A pull that went on from its cursor did not look at what was set aside before.
        guard page.isFromStart else { return }
        try store.forgetRejects(of: pull.connector, before: pull.number, in: pull.paths)
    }

    /// Closes what a complete pull did not give; where that is more than a fifth, a person looks first.
    private func closeMissing(_ kind: String, _ pull: Pull, _ report: inout ImportReport) throws {
        let record = kind.hasSuffix("s") ? String(kind.dropLast()) : kind
        guard ["invoice", "payment"].contains(record) else { return }
        let missing = try store.missing(kind: record, of: pull.connector, in: pull.number)
        guard missing.ids.count * 5 <= missing.of else {
            report.problems.append(
                Problem(
                    code: "too_many_gone", place: "connectors/\(pull.connector)",
                    text: "\(missing.ids.count) of \(missing.of) \(kind) are gone at the source: "
                        + "none was closed; check that the export is whole and import it again"))
            return
        }
        for id in missing.ids {
            let removal = Page.Removal(kind: record, id: id, reason: "gone at the source")
            if try store.remove(removal) { report.updated += 1 }
        }
    }
}
