import ArgumentParser
import RelanceCore
import RelanceDossier
import RelanceStages
import RelanceStore

/// `relance action list|show|approve|cancel|retry|done|apologize`.
struct ActionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action", abstract: "Look at what is to be done, and decide on it.",
        subcommands: [
            List.self, Show.self, Approve.self, Cancel.self, Retry.self, Done.self,
            Apologize.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List actions.")

        @Option(help: "Only of these statuses: planned, awaiting_approval, sent, to_do …")
        var status: [Action.Status] = []

        @Option(help: "Only those for a contact.")
        var contact: String?

        @Option(help: "Only those on a medium.")
        var medium: Medium?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            var filter = ActionFilter()
            (filter.statuses, filter.contact, filter.medium) = (status, contact, medium)
            let actions = try session.dossier.store().actions(filter)
            session.output.show(.items(actions.map { $0.plain(on: session.day) })) {
                ActionTable(actions).text + "\(actions.count) actions\n"
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show an action, with --preview its message.")

        @Argument(help: "The action's key.")
        var id: String

        @Flag(help: "Print the message as it would leave, or as it left.")
        var preview = false

        @Option(help: "With --preview, one or several of text, html, pdf, with commas.")
        var format: PreviewFormats?

        @Option(help: ArgumentHelp("The folder for html and pdf; else out/.", valueName: "dir"))
        var output: String?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            guard let action = try store.action(id) else {
                throw try UnknownRecord(Action.name, id, store)
            }
            let formats = format?.formats ?? [.text]
            let message =
                preview ? try ActionPreview(action, store, session, formats: formats) : nil
            let folder = output ?? session.dossier.folder + "/out"
            let files = try formats.filter { $0 != .text || output != nil }.compactMap {
                try message?.write($0, into: folder)
            }
            session.output.show(document(action, message, files, session.day)) {
                let isPrinted = files.isEmpty || formats.contains(.text) && output == nil
                return (isPrinted ? text(action, session.day) : "")
                    + (isPrinted ? message.map { "\n" + $0.text } ?? "" : "")
                    + files.map { $0 + "\n" }.joined()
            }
        }

        func validate() throws {
            if !preview, format != nil || output != nil {
                throw ValidationError("--format and --output go with --preview")
            }
        }

        private func document(
            _ action: Action, _ message: ActionPreview?, _ files: [String], _ day: Day
        ) -> Plain {
            guard case .object(let fields) = action.plain(on: day), let message else {
                return action.plain(on: day)
            }
            let names = files.map { Plain.text(String($0.split(separator: "/").last ?? "")) }
            return .object(
                fields + [PlainField("message", message.plain)]
                    + (names.isEmpty ? [] : [PlainField("files", .list(names))]))
        }

        private func text(_ action: Action, _ day: Day) -> String {
            var text = "Action \(action.id)\n"
            for field in Action.fields
            where !["id", "claims", "currency"].contains(field.name) && field.place != .hidden {
                let value = field.get(action, day)
                guard value != .null, value != .list([]) else { continue }
                let shown =
                    field.type == .cents
                    ? action.amount.text(in: .english) : Self.shown(value).onOneLine
                text += "  \(field.name.replacing("_cents", with: "")): \(shown)\n"
            }
            return text
        }

        /// A value for people; of steps that were skipped their names, each once.
        private static func shown(_ value: Plain) -> String {
            guard case .list(let values) = value else { return value.text ?? JSON.text(value) }
            var names: [String] = []
            for value in values {
                let name = value["step"]?.text ?? shown(value)
                if !names.contains(name) { names.append(name) }
            }
            return names.joined(separator: ", ")
        }
    }

    struct Approve: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve actions that wait for it.")

        @Argument(help: "The actions' keys.")
        var ids: [String] = []

        @Flag(help: "Approve all that wait.")
        var all = false

        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if ids.isEmpty != all { throw ValidationError("name actions, or say --all") }
        }

        func run() throws {
            try act(options) { try $0.approve(all ? $0.awaitingApproval() : ids) }
        }
    }

    struct Cancel: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel an action that has not left; its step counts as skipped.")

        @Argument(help: "The action's key.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws { try act(options) { [try $0.cancel(id)] } }
    }

    struct Retry: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a failed or unknown action did not leave: it is tried again.",
            discussion: "It is planned for anew, and leaves with the next run.")

        @Argument(help: "The action's key.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws {
            try act(options) { [try $0.retry(id)] }
            // What else is due to the contact may have changed meanwhile.
            Output(options: options).note("It leaves with the next 'relance run': plan, then send.")
        }
    }

    struct Apologize: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a message that left was our error: an apology follows.",
            discussion: """
                The message counts as no reminder from now on. The apology says which message is \
                void and what the account shows; it leaves with the next send.
                """)

        @Argument(help: "The message's action.")
        var id: String

        @OptionGroup var options: GlobalOptions

        func run() throws { try act(options) { [try $0.apologize(for: id)] } }
    }

    /// Does what a person decides and shows the actions as they are then.
    static func act(
        _ options: GlobalOptions, _ body: (Intervention) throws -> [Action]
    ) throws {
        let session = try Session(options)
        let lock = try session.dossier.lock(for: "action")
        defer { withExtendedLifetime(lock) {} }
        let store = try session.dossier.store()
        let actions = try body(session.dossier.intervention(store, on: session.day))
        session.output.show(.items(actions.map { $0.plain(on: session.day) })) {
            actions.isEmpty ? "Nothing to do.\n" : ActionTable(actions).text
        }
    }
}

extension ParsableCommand {
    func act(
        _ options: GlobalOptions, _ body: (Intervention) throws -> [Action]
    ) throws { try ActionCommand.act(options, body) }
}

extension Action.Status: ExpressibleByArgument {}
extension Action.Outcome: ExpressibleByArgument {}
extension Medium: ExpressibleByArgument {}
