import ArgumentParser
import Foundation
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages

/// `relance report [--month YYYY-MM] [--format html,pdf,csv,json,text] [--output DIR]`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Make the monthly report.",
        discussion: """
            html and pdf go to the dossier's out/ and their paths are printed; csv, json and text \
            are printed, unless --output names a folder.
            """)

    @Option(help: ArgumentHelp("The month, as YYYY-MM; else that of the day.", valueName: "month"))
    var month: Month?

    @Option(help: "One or several of html, pdf, csv, json, text, with commas; else html.")
    var format: ReportFormats?

    @Option(help: ArgumentHelp("The folder for all files.", valueName: "dir"))
    var output: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let outcome = try Self.outcome(session, month: month ?? Month(of: session.day))
        outcome.problems.forEach(session.output.problem)
        let formats = format?.formats ?? (options.json ? [] : [.html])
        let files = ReportFiles(outcome.report, folder: output ?? session.dossier.folder + "/out")
        var written: [String] = []
        var printed: [String] = []
        for format in formats {
            if output == nil, let text = files.printed(format), !options.json {
                printed.append(text)
            } else {
                written.append(try files.write(format))
            }
        }
        let document = Self.document(outcome, files: written)
        try session.keepUses()
        session.output.show(document) {
            printed.joined(separator: "\n") + written.map { $0 + "\n" }.joined()
        }
        if outcome.problems.contains(where: \.needsPerson) { throw ExitCode.needsPerson }
    }

    /// Makes the report of a month with the sections of `[run] reports`.
    static func outcome(_ session: Session, month: Month) throws -> Reporting.Outcome {
        let configuration = session.dossier.configuration
        let plugins = try session.plugins.open([.reports])
        let policy = Reporting.Policy(
            creditor: configuration.creditor, causes: configuration.knownCauses)
        var outcome = try Reporting(session.dossier.store(), policy: policy).run(
            plugins.reports, month: month, on: session.day)
        outcome.problems = plugins.problems + outcome.problems + plugins.takeWarnings()
        return outcome
    }

    /// What `--json` prints: the report, the files that were written, what went wrong.
    static func document(_ outcome: Reporting.Outcome, files: [String]) -> Plain {
        guard case .object(let fields) = outcome.report.plain else { return .null }
        let names = files.map { Plain.text(String($0.split(separator: "/").last ?? "")) }
        return .object(
            fields + [
                PlainField("files", .list(names)),
                PlainField("problems", .list(outcome.problems.map(\.plain))),
            ])
    }
}

extension Month: ExpressibleByArgument {
    /// Reads a month of the command line.
    package init?(argument: String) { self.init(argument) }
}

/// The formats of a command line, such as `html,pdf`.
struct ReportFormats: ExpressibleByArgument {
    let formats: [ReportFormat]

    init?(argument: String) {
        let names = argument.split(separator: ",").map {
            String($0.filter { !$0.isWhitespace })
        }
        let formats = names.compactMap(ReportFormat.init(rawValue:))
        guard !formats.isEmpty, formats.count == names.count else { return nil }
        self.formats = formats
    }
}
