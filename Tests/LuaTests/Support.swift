import Glibc
import Lua

/// Seconds that this thread has worked: what other programs take does not count.
func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// A plugin's state for a test, and what it takes to run a text in it.
extension LuaState {
    static func test(instructions: Int = 50_000_000, seconds: Double = 10) throws -> LuaState {
        try LuaState(budget: Budget(instructions: instructions, seconds: seconds), seed: "test")
    }

    /// Runs a text as a chunk and answers its results.
    @discardableResult
    func run(
        _ text: String, name: String = "plugins/scoring/test.lua", context: String = "test",
        _ arguments: (inout LuaArguments) throws -> Void = { _ in }
    ) throws -> [LuaValue] {
        let chunk = try load(Array(text.utf8), name: name)
        return try call(chunk, context: context, arguments: arguments) { results in
            try (0..<results.count).map { try results.value($0) }
        }
    }

    /// Runs a text with `ctx`, and answers its first result.
    func first(_ text: String, ctx: LuaReference? = nil) throws -> LuaValue {
        try run(ctx == nil ? text : "local ctx = ... " + text) { arguments in
            if let ctx { arguments.push(ctx) }
        }.first ?? .nil
    }

    /// The error that a text ends in, as it is shown.
    func failure(_ text: String, ctx: LuaReference? = nil) -> String {
        do {
            _ = try first(text, ctx: ctx)
            return "no error"
        } catch {
            return "\(error)"
        }
    }
}
