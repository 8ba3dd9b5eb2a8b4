import ArgumentParser
import RelanceDossier

/// The words of the command line, global options moved behind the command where they stood before it.
struct CommandLineWords {
    let words: [String]

    /// Whether stdout has to be one JSON document, errors too.
    let wantsJSON: Bool

    private let command: String?

    init(_ given: [String]) {
        let end = given.firstIndex(of: "--") ?? given.endIndex
        wantsJSON = given[..<end].contains("--json")
        var leading: [String] = []
        var rest = given[...]
        while let word = rest.first, Self.flags.contains(word) || Self.isValued(word) {
            let count = Self.isValued(word) && !word.contains("=") && !Self.isJoined(word) ? 2 : 1
            leading += rest.prefix(count)
            rest = rest.dropFirst(count)
        }
        command = rest.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
        guard command != nil else {
            words = given
            return
        }
        let place = rest.firstIndex(of: "--") ?? rest.endIndex
        words = Array(rest[..<place]) + leading + Array(rest[place...])
    }

    /// Refuses a command that there is not, with the one that was meant.
    func checkCommand(among names: [String]) throws {
        guard let command, !names.contains(command), command != "help" else { return }
        let near = Suggestion.near(command, in: names).map { "; " + $0 } ?? ""
        throw ValidationError(
            "there is no command '\(command)'\(near) (\(names.joined(separator: ", ")))")
    }

    private static let flags: Set<String> = ["--json", "--quiet", "-q", "--verbose", "-v"]

    private static func isValued(_ word: String) -> Bool {
        ["-C", "--date"].contains(word) || word.hasPrefix("--date=") || isJoined(word)
    }

    private static func isJoined(_ word: String) -> Bool { word.hasPrefix("-C") && word.count > 2 }
}
