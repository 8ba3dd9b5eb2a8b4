import ArgumentParser
import Glibc
import RelanceCore
import RelanceDossier
import RelancePlugins

/// `relance plugin grant NAME`.
struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Grant a plugin what it asks for, or agree to its change.",
        discussion: """
            Shows what the plugin asks for and why, what it has, and what changed since. On a yes \
            the grant is written into relance.toml, and nothing else of the file is touched. What \
            the settings say (an address, a folder) need not be named.
            """)

    @Argument(help: "Its name, or <kind>/<name>.")
    var name: String

    @Option(help: ArgumentHelp("A server it may ask.", valueName: "host:port"))
    var http: [String] = []

    @Option(help: ArgumentHelp("The methods it may use there; else all.", valueName: "GET,POST"))
    var methods: String?

    @Flag(name: .customLong("private"), help: "The server may be at a private address.")
    var isPrivate = false

    @Option(help: ArgumentHelp("A folder it may read.", valueName: "folder"))
    var read: [String] = []

    @Option(help: ArgumentHelp("A folder it may write into.", valueName: "folder"))
    var write: [String] = []

    @Option(help: ArgumentHelp("A server it may send mail by.", valueName: "host:port"))
    var smtp: [String] = []

    @Option(help: ArgumentHelp("A server it may read mail from.", valueName: "host:port"))
    var imap: [String] = []

    @Flag(name: .shortAndLong, help: "Say yes without being asked.")
    var yes = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let lock = try session.dossier.lock(for: "plugin grant")
        defer { withExtendedLifetime(lock) {} }
        let file = try session.dossier.plugins.file(named: name)
        let plugin = try session.plugins.load(file)
        let granting = try session.dossier.granting(
            plugin,
            wanted: GrantChoice(
                http: http, methods: methods?.split(separator: ",").map(String.init),
                isPrivate: isPrivate, read: read, write: write, smtp: smtp, imap: imap))
        let view = GrantView(plugin, granting)
        if granting.isDone {
            session.output.show(view.document(isGranted: true)) {
                view.text + "\nThere is nothing to grant.\n"
            }
            return
        }
        if !options.json { FileDescriptor.output.write(view.text.steeringNothing) }
        guard try yes || isAgreed() else {
            session.output.show(view.document(isGranted: false)) { "Nothing was granted.\n" }
            throw ExitCode(1)
        }
        try granting.grant()
        session.output.show(view.document(isGranted: true)) { "\nGranted.\n" }
    }

    /// Asks the person at the terminal.
    private func isAgreed() throws -> Bool {
        guard isatty(0) == 1 else {
            throw DossierError(
                place: name, problem: "nothing was granted: nobody is there to say yes",
                mend: "say it with --yes")
        }
        FileDescriptor.error.write("\nGrant this? [y/N] ")
        let answer = readLine()?.lowercased() ?? ""
        return ["y", "yes", "o", "oui"].contains(answer)
    }
}

/// What a plugin asks for, for people and programs.
private struct GrantView {
    private let plugin: Plugin
    private let granting: Granting

    init(_ plugin: Plugin, _ granting: Granting) {
        (self.plugin, self.granting) = (plugin, granting)
    }

    func document(isGranted: Bool) -> Plain {
        [
            "plugin": .text(plugin.file.id.description), "file": .text(plugin.file.shown),
            "state": .text(granting.state.word), "changed": changed.plain,
            "needs": .list(
                granting.needs.map { need in
                    [
                        "name": .text(need.name), "why": need.why?.plain ?? .null,
                        "granted": need.granted.plain, "added": need.added.plain,
                    ]
                }),
            "secrets": .list(
                granting.secrets.map {
                    ["name": .text($0.name), "env": $0.environment.plain]
                }),
            "granted": .boolean(isGranted),
        ]
    }

    var text: String {
        var text = "\(plugin.file.id) (\(plugin.file.shown))\n"
        text += plugin.summary.text(in: .english) + "\n\n"
        if granting.needs.isEmpty { text += "It asks for nothing.\n" }
        for need in granting.needs {
            let why = need.why.map { ": " + $0.text(in: .english) } ?? ""
            text += "It asks for \(need.name)\(why)\n"
            text += need.granted.map { "  granted    \($0)\n" }.joined()
            text += need.added.map { "  to grant   \($0)\n" }.joined()
        }
        for secret in granting.secrets {
            let place = secret.environment.map { "the variable \($0)" }
            text += "It uses the secret \(secret.name): \(place ?? "not configured")\n"
        }
        for name in changed { text += "Changed since it was granted: \(name)\n" }
        return text
    }

    private var changed: [String] {
        if case .changed(let names) = granting.state { names } else { [] }
    }
}
