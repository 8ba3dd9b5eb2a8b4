import ArgumentParser
import Glibc
import RelanceCore

/// What ends a command, and with which status.
struct Failure {
    private let error: any Error
    private let wantsJSON: Bool

    init(_ error: any Error, wantsJSON: Bool) {
        self.error = error
        self.wantsJSON = wantsJSON
    }

    /// Prints what there is to say; answers the exit status.
    func report() -> Int32 {
        if let code = error as? ExitCode { return code.rawValue }
        let status = RelanceCommand.exitCode(for: error)
        if status == .success {
            FileDescriptor.output.write(RelanceCommand.fullMessage(for: error) + "\n")
            return 0
        }
        if let explained = error as? any ExplainedError {
            say(explained.place, explained.problem, explained.mend, line: explained.description)
            return 1
        }
        guard status == .validationFailure else {
            say("relance", "\(error)", nil, line: "\(error)")
            return 1
        }
        let message = RelanceCommand.message(for: error)
        if wantsJSON {
            say("command line", message, "see 'relance --help'", line: message)
        } else {
            let full = RelanceCommand.fullMessage(for: error)
            FileDescriptor.error.write("relance: \(full.steeringNothing)\n")
        }
        return 64
    }

    private func say(_ place: String, _ what: String, _ mend: String?, line: String) {
        FileDescriptor.error.write("relance: \(line.onOneLine)\n")
        guard wantsJSON else { return }
        let error: Plain = ["where": .text(place), "what": .text(what), "mend": mend.plain]
        FileDescriptor.output.write(JSON.text(["error": error], indented: true) + "\n")
    }

    /// An error as `--json` prints it.
    static func document(_ error: any ExplainedError) -> Plain {
        ["where": .text(error.place), "what": .text(error.problem), "mend": error.mend.plain]
    }
}

/// A command that did its work, while something waits for a person.
extension ExitCode {
    static let needsPerson = ExitCode(2)
}
