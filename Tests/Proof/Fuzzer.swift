import Foundation
import Lua
import RelanceCore
import RelancePlugins

/// Feeds random programs to the host: whatever comes, it ends in time, with a typed error, and the state goes on.
///
/// An input is made of its seed and its number alone. Inputs of one seed share a state, so that what one leaves
/// behind meets the next.
struct Fuzzer {
    var seconds = 60.0
    var first: UInt64 = 1
    var isOnly = false

    private static let inputs = 40
    private static let budget = Budget(
        instructions: 300_000, seconds: 10, softMemory: 16 << 20, hardMemory: 64 << 20)

    func run() throws {
        let end = Date().addingTimeInterval(seconds)
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "relance-fuzz-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        var counts: [String: Int] = [:]
        var seed = first
        repeat {
            try prove(seed, folder, &counts)
            seed += 1
            if seed % 500 == 0 { print("seed \(seed)", terminator: "\r") }
        } while Date() < end && !isOnly
        let sum = counts.values.reduce(0, +)
        print("\(sum) inputs, seeds \(first) to \(seed - 1), no failure")
        for (outcome, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("  \(outcome): \(count)")
        }
    }

    /// The text of an input.
    static func text(_ seed: UInt64, _ input: Int) throws -> String {
        String(decoding: Program(seed: seed &* 1_000 &+ UInt64(input)).bytes, as: UTF8.self)
    }

    private func prove(_ seed: UInt64, _ folder: URL, _ counts: inout [String: Int]) throws {
        let before = Witness.alive
        do {
            let state = try LuaState(budget: Self.budget, seed: "\(seed)")
            let host = try FuzzHost(state)
            for input in 0..<Self.inputs {
                // What a crash leaves behind: the input that caused it.
                note("seed \(seed) input \(input)   \n")
                let program = Program(seed: seed &* 1_000 &+ UInt64(input))
                let outcome = try attempt(program, state, host)
                counts[outcome, default: 0] += 1
            }
        } catch {
            throw ProofError("seed \(seed): \(error)")
        }
        guard Witness.alive == before else {
            throw ProofError("seed \(seed): objects of the host are left behind")
        }
        if seed % 4 == 0 {
            note("seed \(seed) input 999\n")
            let outcome = try rule(Program(seed: seed &* 1_000 &+ 999), folder)
            counts["rule " + outcome, default: 0] += 1
        }
    }

    private func attempt(_ program: Program, _ state: LuaState, _ host: FuzzHost) throws -> String {
        let start = Self.threadTime
        var outcome = "ended well"
        do {
            try host.call(try state.load(program.bytes, name: "plugins/scoring/fuzz.lua"))
        } catch let error as LuaError {
            outcome = "\(error.kind)"
        }
        let spent = Self.threadTime - start
        guard spent < Self.limit else { throw ProofError("took \(spent) s:\n\(program.text)") }
        guard state.statistics.peakBytes < Self.budget.hardMemory else {
            throw ProofError("took too much memory:\n\(program.text)")
        }
        let check = try state.load(Array("return 1 + 1".utf8), name: "check.lua")
        guard try state.call(check, context: "", results: { $0.integer(0) }) == 2 else {
            throw ProofError("the state is spoilt by:\n\(program.text)")
        }
        return outcome
    }

    /// Instrumented code is some times slower between two looks at the clock.
    private static let limit = 5.0

    /// The same as a scoring rule, with all that `ctx` has.
    private func rule(_ program: Program, _ folder: URL) throws -> String {
        let file = folder.appending(path: "plugins/scoring/fuzz.lua")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        var text = Array("return { api = 1, summary = \"x\", score = function(...)\n".utf8)
        text += program.bytes
        text += Array("\nend }\n".utf8)
        try Data(text).write(to: file)
        do {
            let plugins = PluginFolder([.init(path: folder.path + "/plugins", isDossier: true)])
            let rule = try ScoringRule(
                Plugin(plugins.file(named: "scoring/fuzz")), context: .example())
            var account = Account(contact: Contact(id: "C1"))
            account.invoices = [Invoice(id: "F1"), Invoice(id: "F2")]
            _ = try rule.score(account)
            return "ended well"
        } catch let error as PluginError {
            return "\(error.kind)"
        }
    }

    private func note(_ text: String) {
        _ = text.utf8.withContiguousStorageIfAvailable {
            pwrite(Self.notes, $0.baseAddress, $0.count, 0)
        }
    }

    private static let notes = open("fuzz-input.txt", O_CREAT | O_TRUNC | O_WRONLY, 0o644)

    private static var threadTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Something of the host's that must not be left behind.
final class Witness {
    nonisolated(unsafe) static var alive = 0
    init() { Self.alive += 1 }
    deinit { Self.alive -= 1 }
}

/// What random programs find: `ctx` and an invoice.
struct FuzzHost {
    private let state: LuaState
    private let ctx: LuaReference
    private let invoices: LuaViewType

    init(_ state: LuaState) throws {
        self.state = state
        state.onPrint = { _ in }
        state.requireLoader = { name in
            name == "own"
                ? (Array("local name = ... return { name = name }".utf8), "plugins/own.lua") : nil
        }
        func function(_ name: String, _ body: @escaping (inout LuaCall) throws -> Void) -> (
            String, LuaEntry
        ) {
            let entry = LuaHostFunction(name + "()", "") { call in
                let witness = Witness()
                defer { withExtendedLifetime(witness) {} }
                try body(&call)
            }
            return (name, .function(entry))
        }
        ctx = try state.object(
            "ctx",
            [
                ("today", .value("2026-11-24")), ("none", .noneSentinel),
                ("list", .value(.table(LuaTable(list: [1, "two", .table(LuaTable(list: [3]))])))),
                function("echo") { call in
                    for index in 0..<min(call.count, 5) { call.push(try call.value(index)) }
                },
                function("fail") { call in
                    throw LuaHostError(call.string(0) ?? "no", code: call.string(1))
                },
                function("say") { call in try call.say(call.integer(0).map { max(0, $0) } ?? 1) },
            ])
        let line = LuaViewType(name: "line", fields: ["text", "cents"], in: state) { row, field in
            if row == 2 { throw LuaHostError("this line cannot be read") }
            return field == 0 ? .value("line") : .value(.integer(row))
        }
        invoices = LuaViewType(
            name: "invoice", fields: ["id", "amount_cents", "lines", "due"], in: state
        ) {
            row, field in
            switch field {
            case 0: .value(.string("F\(row)"))
            case 1: .value(.integer(120_000))
            case 2: .views((0..<3).map { LuaView(type: line, row: $0) })
            default: .value(.nil)
            }
        }
    }

    func call(_ function: LuaReference) throws {
        try state.call(function, context: "fuzz", random: "fuzz") { arguments in
            arguments.push(LuaView(type: invoices, row: 1))
            arguments.push(ctx)
        } results: { results in
            for index in 0..<min(results.count, 3) { _ = try results.value(index) }
        }
    }
}
