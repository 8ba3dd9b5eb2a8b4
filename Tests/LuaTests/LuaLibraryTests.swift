import Lua
import Testing

/// The names that are listed are those that there are.
struct LuaLibraryTests {
    private func kind(of expression: String) throws -> String {
        let state = try LuaState(budget: Budget())
        let chunk = try state.load(
            Array("return type(\(expression))".utf8), name: "test.lua")
        do {
            return try state.call(chunk, context: "test") { _ in
            } results: {
                $0.string(0) ?? ""
            }
        } catch is LuaError {
            return "none"
        }
    }

    @Test func `every name listed is there`() throws {
        for name in LuaLibrary.globals { #expect(try kind(of: name) != "none", "\(name)") }
        for (table, names) in LuaLibrary.tables {
            for name in names { #expect(try kind(of: "\(table).\(name)") != "none", "\(name)") }
        }
    }

    @Test func `what standard Lua has besides is not there`() throws {
        let all = [
            "_G", "collectgarbage", "debug", "dofile", "io", "load", "loadfile", "os", "package",
            "print", "require", "warn",
        ]
        for name in all { #expect(try kind(of: name) == "none", "\(name)") }
        for name in ["string.dump", "coroutine.close", "math.randomseed"] {
            #expect(try kind(of: name) == "none", "\(name)")
        }
    }
}
