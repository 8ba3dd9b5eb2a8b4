import ArgumentParser
import Glibc
import Lua
import RelanceCore
import RelanceDossier
import RelancePlugins
import RelanceStages
import RelanceStore

extension PluginCommand {
    struct Console: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Try lines of Lua with a plugin's ctx over the dossier's data, changing nothing.",
            discussion: """
                There are 'ctx', 'contact' (with --contact) and 'plugin', its declaration. What a line gives is \
                printed; 'x = …' keeps it. Each line is bounded as a call of the plugin. Ctrl-D ends.
                """)

        @Argument(help: "Its name, <kind>/<name>, or a path.")
        var name: String

        @Option(help: ArgumentHelp("The contact to look at.", valueName: "id"))
        var contact: String?

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if options.json { throw ValidationError("a console prints no JSON document") }
        }

        func run() throws {
            let session = try Session(options)
            let file = try session.dossier.plugins.file(named: name)
            let console = try session.plugins.console(
                file, account: account(session), report: report(file, session))
            let input = ConsoleInput(prompt: "\(file.id.name)> ") { console.completions(of: $0) }
            while let line = input.next() {
                if line.allSatisfy(\.isWhitespace) { continue }
                do {
                    let shown = try console.run(line)
                    if !shown.isEmpty { FileDescriptor.output.write(shown.steeringNothing + "\n") }
                } catch {
                    FileDescriptor.error.write(Self.text(of: error).steeringNothing + "\n")
                }
            }
        }

        private func account(_ session: Session) throws -> Account? {
            guard let contact else { return nil }
            let store = try session.dossier.store()
            guard let account = try store.account(contact) else {
                throw try UnknownRecord(Contact.name, contact, store)
            }
            return account
        }

        private func report(_ file: PluginFolder.File, _ session: Session) throws -> ReportContext?
        {
            guard file.id.kind == .reports else { return nil }
            let configuration = session.dossier.configuration
            let policy = Reporting.Policy(
                creditor: configuration.creditor, causes: configuration.knownCauses)
            return try Reporting(session.dossier.store(), policy: policy).context(
                of: Month(of: session.day), on: session.day)
        }

        /// What went wrong, without the name of a file that there is not.
        private static func text(of error: any Error) -> String {
            guard let error = error as? LuaError else { return "\(error)" }
            guard let file = error.file, file != "console" else { return error.message }
            return "\(file)\(error.line.map { ":\($0)" } ?? ""): \(error.message)"
        }
    }
}
