import Foundation
import Lua
package import RelanceCore
import RelanceDocuments
import RelanceHost
import RelancePlugins
import RelanceStore

/// Looks a dossier over: its plugins, their settings and grants, what was set aside.
package struct Checkup {
    /// What was found, and where plugins are looked for.
    package struct Report: Sendable {
        package var folders: [(path: String, isDossier: Bool)] = []
        package var findings: [Problem] = []
        /// What plugins say of what they reach, by plugin.
        package var reached: [(plugin: PluginID, text: String)] = []
    }

    private let dossier: Dossier
    private let source: DossierPlugins
    /// Nil where a text of the dossier is not as it has to be: that is a finding of its own.
    private let texts: StepTexts?

    /// Plans a checkup; the plugins of `source` are asked whether what they work with can be reached.
    package init(_ dossier: Dossier, _ source: DossierPlugins) {
        self.dossier = dossier
        self.source = source
        texts = try? StepTexts(of: dossier)
    }

    /// Looks; throws only where the store cannot be opened.
    package func report() throws -> Report {
        var report = Report()
        report.folders = dossier.roots.map { ($0.path, $0.isDossier) }
        report.findings = named(&report.reached) + configured()
        if dossier.roots.count < 2 {
            report.findings.append(
                Problem(
                    code: "no_program_plugins", place: "plugins",
                    text:
                        "the program's own plugins are not found; set RELANCE_PLUGINS to their folder"
                ))
        }
        if let unreadable = finding({ report.findings += try dossier.templateProblems() }) {
            report.findings.append(unreadable)
        }
        report.findings += letters()
        report.findings += try stored()
        return report
    }

    /// Every plugin that `[run]` names is there, loads and is granted what it needs.
    private func named(_ reached: inout [(plugin: PluginID, text: String)]) -> [Problem] {
        let run = dossier.configuration.run
        let names: [(PluginKind, String, [String])] = [
            (.connectors, "connectors", run.connectors), (.scoring, "scoring", run.scoring),
            (.scenarios, "scenarios", run.scenarios),
            (.channels, "channels", run.channels.values.sorted()),
            (.reports, "reports", run.reports),
        ]
        var problems: [Problem] = []
        for (kind, key, names) in names {
            for name in names {
                let problem = finding {
                    let file = try check(name, kind, key)
                    if let text = try source.reach(file) { reached.append((file.id, text)) }
                }
                if let problem { problems.append(problem) }
            }
        }
        return problems
    }

    private func check(_ name: String, _ kind: PluginKind, _ key: String) throws
        -> PluginFolder.File
    {
        try dossier.checkNames([name], kind, key: key)
        let file = try dossier.plugins.file(named: "\(kind.rawValue)/\(name)")
        let plugin = try source.load(file)
        let table = "[\(kind.rawValue).\(name)]"
        let place = "relance.toml" + (plugin.configuration.line.map { ":\($0)" } ?? "")
        if let missing = plugin.missingGrants().first {
            throw DossierError(
                place: place, problem: "\(table) needs '\(missing)', which it was not granted",
                mend: "add \(Plugin.example(of: missing)) under \(table), "
                    + "or run 'relance plugin grant \(file.id)'")
        }
        if plugin.needs.contains("smtp") { try checkMail(of: plugin, table, place) }
        if [.connectors, .channels].contains(kind) { try dossier.pins.check(file) }
        try checkSecrets(of: plugin, table, place)
        try texts?.check(plugin)
        return file
    }

    /// Each secret that its text has is configured, and there.
    private func checkSecrets(of plugin: Plugin, _ table: String, _ place: String) throws {
        let secrets = plugin.secrets(from: source.environment)
        for name in plugin.usedSecrets {
            guard plugin.configuration.secrets[name] != nil else {
                throw DossierError(
                    place: place,
                    problem: "\(table) uses the secret '\(name)', which is not configured",
                    mend: "add secrets = { \(name) = { env = \"NAME\" } } under \(table)")
            }
            do throws(LuaHostError) {
                _ = try secrets.text(of: name)
            } catch {
                throw DossierError(place: error.where ?? place, problem: error.text)
            }
        }
    }

    /// The mail server that its settings name is one that was granted.
    private func checkMail(of plugin: Plugin, _ table: String, _ place: String) throws {
        do throws(SMTPFault) {
            let gate = MailGate(plugin.configuration.grants.smtp, table: table)
            _ = try gate.admit(MailServer(settings: plugin.settings))
        } catch {
            throw DossierError(place: place, problem: error.text)
        }
    }

    /// Every plugin that has a table of its own is there.
    private func configured() -> [Problem] {
        dossier.configuration.plugins.keys.sorted().compactMap { id in
            finding {
                guard dossier.plugins.files[id] == nil else { return }
                let line = dossier.configuration.plugins[id]?.line.map { ":\($0)" } ?? ""
                let known = dossier.plugins.sorted.filter { $0.id.kind == id.kind }.map(\.id.name)
                throw DossierError(
                    place: "relance.toml" + line,
                    problem: "[\(id.kind.rawValue).\(id.name)] is for a plugin that is not there",
                    mend: Suggestion.near(id.name, in: known))
            }
        }
    }

    /// The account that customers pay to, who writes to them and when, and what letters are set with.
    private func letters() -> [Problem] {
        let configuration = dossier.configuration
        let account = finding {
            guard let iban = configuration.creditor.iban, let fault = IBAN.fault(in: iban) else {
                return
            }
            let line = dossier.file.line(of: ["creditor", "iban"]).map { ":\($0)" } ?? ""
            throw DossierError(
                place: "relance.toml" + line, problem: "[creditor] iban: \(fault)",
                mend:
                    "copy it from the bank; until then messages do not give it, nor letters a code")
        }
        let sender = finding {
            guard configuration.run.channels[.email] != nil else { return }
            if configuration.creditor.accounting?.email == nil { throw TemplateError.noSender }
        }
        let zone = finding {
            guard TimeZone(identifier: configuration.creditor.timeZone) == nil else { return }
            let line = dossier.file.line(of: ["creditor", "time_zone"]).map { ":\($0)" } ?? ""
            throw DossierError(
                place: "relance.toml" + line,
                problem: "[creditor] time_zone: '\(configuration.creditor.timeZone)' is not known "
                    + "here; days and hours are taken in UTC",
                mend: "write a name such as \"Europe/Paris\"")
        }
        let isPrinting = configuration.run.channels.keys.contains(where: \.isPaper)
        let fonts = isPrinting ? finding { try Composer.checkFonts() } : nil
        return [account, sender, zone, fonts].compactMap(\.self)
    }

    private func stored() throws -> [Problem] {
        try dossier.store().rejectCounts().map { connector, count in
            Problem(
                code: "rejects", place: "connectors/\(connector)",
                text: "\(count) rows are set aside; mend them and run 'relance import --retry'")
        }
    }

    private func finding(_ body: () throws -> Void) -> Problem? {
        do {
            try body()
            return nil
        } catch let error as any ExplainedError {
            return Problem(failed: error, code: "finding")
        } catch {
            return Problem(code: "finding", place: "dossier", text: "\(error)")
        }
    }
}
