import Lua

/// Which lines of a plugin's file ran, of those that can.
package struct FileCoverage: Sendable, Equatable {
    package var file: String
    /// The lines with something to run, ascending.
    package var lines: [Int]
    /// Those of them that did not run, ascending.
    package var missing: [Int]

    /// Lines as people write them: `4, 7-9`.
    package static func text(of lines: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for line in lines {
            if let last = runs.last, last.upperBound == line - 1 {
                runs[runs.count - 1] = last.lowerBound...line
            } else {
                runs.append(line...line)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

/// Notes which lines of a plugin run, in all its states.
final class Coverage {
    private var runnable: [String: Set<Int>] = [:]
    private var ran: [String: Set<Int>] = [:]

    /// Finds the lines of a plugin that can run.
    init(of file: PluginFolder.File) throws {
        let start = file.folder == nil ? "" : String(file.shown.dropLast("init.lua".count))
        let state = try LuaState(budget: Budget())
        for part in try file.contents() where part.name.hasSuffix(".lua") {
            guard !part.isForTests else { continue }
            let name = file.folder == nil ? file.shown : start + part.name
            // What does not compile is said when it is asked for.
            guard let lines = try? state.runnableLines(of: part.bytes, name: name) else { continue }
            runnable[name] = lines.filter { !Self.isClosing(part.bytes, $0) }
        }
    }

    /// Adds the lines that have run in a state.
    func add(_ state: LuaState) {
        ran.merge(state.coveredLines) { $0.union($1) }
    }

    /// What ran, file by file.
    var files: [FileCoverage] {
        runnable.sorted { $0.key < $1.key }.map { name, lines in
            FileCoverage(
                file: name, lines: lines.sorted(),
                missing: lines.subtracting(ran[name] ?? []).sorted())
        }
    }

    /// Whether a line only ends something: Lua puts instructions there that nobody wrote.
    private static func isClosing(_ source: [UInt8], _ number: Int) -> Bool {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard number >= 1, number <= lines.count else { return true }
        let text = String(decoding: lines[number - 1], as: UTF8.self)
        let code = text.firstRange(of: "--").map { text[..<$0.lowerBound] } ?? text[...]
        let words = code.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return words.allSatisfy { ["end", "else", "do", "then"].contains($0) }
    }
}
