import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// Imports by one connector or by all of `[run]`, and tells how it went.
struct ImportRun {
    private let session: Session

    init(_ session: Session) { self.session = session }

    /// What came of each connector.
    struct Result {
        var reports: [ImportReport] = []
        /// What went wrong when the channels were asked what became of their messages.
        var polled: [Problem] = []

        var document: Plain {
            guard case .object(let fields) = sums else { return .null }
            let error = isFailure ? reports.first?.failure.map(Failure.document) : nil
            return .object(fields + (error.map { [PlainField("error", $0)] } ?? []))
        }

        /// Whether all that was asked for could not be done.
        var isFailure: Bool {
            reports.count == 1 && reports.allSatisfy { $0.failure?.isSetAside == false }
        }

        private var sums: Plain {
            let names = reports.map(\.connector).joined(separator: ", ")
            func sum(_ count: (ImportReport) -> Int) -> Plain {
                .integer(reports.map(count).reduce(0, +))
            }
            return [
                "connector": .text(names), "read": sum(\.read), "created": sum(\.created),
                "updated": sum(\.updated), "unchanged": sum(\.unchanged),
                "rejected": sum(\.rejects.count),
                "rejects": .list(reports.flatMap(\.rejects).map(\.plain)),
                "problems": .list((reports.flatMap(\.problems) + polled).map(\.plain)),
                "items": .list(reports.map(\.plain)), "count": .integer(reports.count),
            ]
        }

        var text: String {
            var table = Table(
                "CONNECTOR", ">READ", ">CREATED", ">UPDATED", ">UNCHANGED", ">SET ASIDE")
            for report in reports {
                table.add(
                    report.connector, String(report.read), String(report.created),
                    String(report.updated), String(report.unchanged), String(report.rejects.count))
            }
            var text = table.text
            for report in reports where !report.rejects.isEmpty {
                text +=
                    "\nSet aside by \(report.connector) (try again with 'relance import --retry'):\n"
                for reject in report.rejects.prefix(20) {
                    let line = reject.line == "0" ? "" : ":\(reject.line)"
                    let what = "\(reject.source)\(line): \(reject.reason)"
                    text += "  \(what.onOneLine)\n"
                }
                if report.rejects.count > 20 {
                    text += "  … and \(report.rejects.count - 20) more\n"
                }
            }
            return text
        }

        /// Ends with the status that the reports ask for.
        func end() throws {
            if isFailure { throw ExitCode(1) }
            if needsPerson { throw ExitCode.needsPerson }
        }

        /// Whether a person has to see to something.
        var needsPerson: Bool {
            reports.contains(where: \.needsPerson) || polled.contains(where: \.needsPerson)
        }
    }

    func run(only: String? = nil, paths: [String]? = nil, retry: Bool = false) throws -> Result {
        let dossier = session.dossier
        let names = only.map { [$0] } ?? dossier.configuration.run.connectors
        if only == nil { try dossier.checkNames(names, .connectors, key: "connectors") }
        guard !names.isEmpty else {
            throw DossierError(
                place: "relance.toml",
                problem: "[run] names no connectors, so there is nothing to read",
                mend: "write connectors = [\"fec\"], or name one: relance import fec PATH")
        }
        let store = try dossier.store()
        let bar = ProgressBar(options: session.output.options)
        let stage = Import(store, policy: dossier.importPolicy) { bar.show($0, $1, of: $2) }
        var result = Result()
        for name in names {
            let report = try report(
                of: name, stage, paths: paths, retry: retry, isOnly: names.count == 1)
            bar.end()
            report.problems.forEach(session.output.problem)
            result.reports.append(report)
        }
        return result
    }

    /// A plugin that does not load is a fault of its own; where others run, they go on.
    private func report(
        of name: String, _ stage: Import, paths: [String]?, retry: Bool, isOnly: Bool
    ) throws -> ImportReport {
        let connector: Connector
        do {
            guard let found = try session.plugins.open(connectors: [name]).connectors[name] else {
                return ImportReport(connector: name)
            }
            connector = found
        } catch let error as any ExplainedError {
            var report = ImportReport(connector: name)
            report.fail(error)
            guard !isOnly || report.failure?.isSetAside == true else { throw error }
            return report
        }
        // Rows that were set aside are kept whole: their files need not be there.
        if retry, connector.retry != nil { return try stage.retry(connector, paths: paths) }
        let named = try paths.map(NamedPaths.init)
        var report =
            try retry
            ? stage.retry(connector, paths: named?.present)
            : pull(connector, stage, paths: named?.present)
        report.problems += named?.problems ?? []
        return report
    }

    private func pull(_ connector: Connector, _ stage: Import, paths: [String]?) throws
        -> ImportReport
    {
        let (name, plugins) = (connector.name, session.plugins)
        return try stage.run(connector, paths: paths) {
            guard let own = try plugins.open(connectors: [name]).connectors[name] else {
                throw DossierError(place: "connectors/\(name)", problem: "is there no more")
            }
            return own
        }
    }
}
