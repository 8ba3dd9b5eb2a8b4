import Foundation
import Testing

/// A script that means harm, and how it must end; written in `Tests/Hostile/scripts`.
///
/// Each stands under a line `--- outcome | what it does`, with a part of the message as a third field.
struct HostileScript: Sendable, CustomTestStringConvertible {
    enum Outcome: String {
        /// Stopped for its budget of time or of memory.
        case time, memory
        /// Refused before it ran: no Lua, or too long or deep.
        case syntax, source
        /// It raised, or let an error of the host through.
        case error, host
        /// It returned what no host function or result can hold.
        case rubbish
        /// It returned more than is copied.
        case excess
        case ends
    }

    var file: String
    var outcome: Outcome
    var name: String
    var message: String
    var text: String

    var testDescription: String { "\(file): \(name)" }

    /// Where the scripts are.
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Hostile/scripts")

    /// The scripts of all files but `source.lua`.
    static let scripts = files.filter { $0 != "source.lua" }.flatMap(read)
    /// Scripts that return the text to be tried.
    static let sources = read("source.lua")

    /// The scripts that lie beside the package, of which only the time and what is left behind count.
    static let others: [String] = {
        let file = folder.appending(path: "../../../../shared/hostile/corpus.lua")
            .standardizedFileURL
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.isEmpty ? [] : text.components(separatedBy: "\n----\n")
    }()

    private static var files: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    private static func read(_ file: String) -> [HostileScript] {
        let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
        return text.components(separatedBy: "--- ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1)
            let head = lines[0].components(separatedBy: " | ")
            guard let outcome = Outcome(rawValue: head[0]) else {
                fatalError("\(file): '\(head[0])' is no outcome")
            }
            return HostileScript(
                file: file, outcome: outcome, name: head[1],
                message: head.count > 2 ? head[2] : "", text: String(lines[1]))
        }
    }
}
