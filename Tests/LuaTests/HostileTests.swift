import Foundation
import Lua
import Testing

/// The hostile scripts that lie beside the package; where they are absent the suite says that it is skipped.
private let corpus: [String] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
    for place in ["Tests/Hostile/corpus.lua", "../shared/hostile/corpus.lua"] {
        if let text = try? String(contentsOf: root.appending(path: place), encoding: .utf8) {
            return text.components(separatedBy: "\n----\n")
        }
    }
    return []
}()

@Suite(.serialized, .enabled(if: !corpus.isEmpty, "no hostile corpus beside the package"))
struct HostileTests {
    @Test(arguments: corpus)
    func `a hostile script ends in time, and its state can be used again`(script: String) throws {
        let state = try LuaState(
            budget: Budget(
                instructions: 50_000_000, seconds: 0.25, softMemory: 64 << 20, hardMemory: 256 << 20
            ))
        let clock = ContinuousClock()
        var outcome = "ended well"
        let spent = clock.measure {
            do {
                try state.run(script)
            } catch {
                outcome = "\(error)"
            }
        }
        #expect(spent < .seconds(1.5), "\(script): \(outcome)")
        if ProcessInfo.processInfo.environment["HOSTILE_PRINT"] != nil {
            print(script.prefix { $0 != "\n" }, "|", spent, "|", outcome)
        }
        #expect(try state.first("return 1 + 1") == 2)
        #expect(
            try state.first("local t = {} for i = 1, 1000 do t[i] = ('x'):rep(i) end return #t")
                == 1000)
    }
}
