import ArgumentParser
import RelanceCore
import RelanceDossier

/// `relance init DIR [--demo]`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a dossier, with sample data or empty.")

    @Argument(help: ArgumentHelp("The folder to make.", valueName: "dir"))
    var folder: String

    @Flag(help: "Fill it with sample data: a ledger, customers, a configuration that runs at once.")
    var demo = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let made = try NewDossier(folder: folder, isDemo: demo).make()
        let document: Plain = ["dossier": .text(folder), "files": .list(made.map(Plain.text))]
        Output(options: options).show(document) {
            """
            Made the dossier \(folder):
            \(made.map { "  " + $0 }.joined(separator: "\n"))
            Next: relance -C \(folder.quotedForShell) run

            """
        }
    }
}

extension String {
    /// As a shell takes it for one word.
    fileprivate var quotedForShell: String {
        let isPlain = unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789-_./+,@%".unicodeScalars.contains($0)
        }
        return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
