import Foundation
import Lua

/// Runs Lua's own tests of 5.4.4 in the profile for tests: plugins' libraries, and `load` of text.
///
/// Where we differ on purpose a line of a test is replaced; each says why, and must be found.
struct Conformance {
    private let folder: URL

    init(in path: String) { folder = URL(fileURLWithPath: path) }

    private static let files = [
        "pm", "strings", "sort", "nextvar", "utf8", "tpack", "errors", "coroutine",
    ]

    func run() throws {
        var failures = 0
        for file in Self.files {
            do {
                let differences = try check(file)
                print("ok     \(file).lua, \(differences) expected differences")
            } catch {
                failures += 1
                print("FAILED \(file).lua: \(error)")
            }
        }
        print("Differences, \(Difference.all.count) kinds:")
        for (why, places) in Difference.all { print("  \(why) (\(places.count) places)") }
        guard failures == 0 else { throw ProofError("\(failures) files fail") }
    }

    private func check(_ file: String) throws -> Int {
        var text = try String(
            contentsOf: folder.appending(path: file + ".lua"), encoding: .isoLatin1)
        let places = Difference.all.flatMap(\.places).filter { $0.file == file }
        for place in places {
            guard let changed = place.applied(to: text) else {
                throw ProofError("'\(place.text)' is not in it: is it the test of 5.4.4?")
            }
            text = changed
        }
        let state = try LuaState(
            budget: Budget(instructions: 1 << 50, seconds: 600, softMemory: 1 << 30),
            seed: "conformance")
        state.offersLoad = true
        let surroundings = try state.load(Array(Self.surroundings.utf8), name: "surroundings.lua")
        // As Lua reads it: bytes, without the line for the shell.
        let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let body = bytes.first == UInt8(ascii: "#") ? bytes.drop { $0 != 10 } : bytes[...]
        try state.call(surroundings, context: file) { arguments in
            arguments.push(.bytes(Array(body)))
            arguments.push(.string("@\(file).lua"))
        } results: { _ in
        }
        return places.count
    }

    /// What the tests take for granted and plugins do not have: globals that can be set, stand-ins for what is gone.
    private static let surroundings = #"""
        local source, name = ...
        local env = { _VERSION = _VERSION, assert = assert, coroutine = coroutine, error = error,
          getmetatable = getmetatable, ipairs = ipairs, next = next, pairs = pairs, pcall = pcall, rawequal = rawequal,
          rawget = rawget, rawlen = rawlen, rawset = rawset, select = select, setmetatable = setmetatable,
          string = string, table = table, tonumber = tonumber, tostring = tostring, type = type, utf8 = utf8,
          xpcall = xpcall }
        local function nothing() end
        local sink = { write = nothing, flush = nothing, close = nothing }
        env._G, env._port, env._soft, env._nomsg, env.print = env, true, true, true, nothing
        env.load = function(text, called, mode, ...)
          if select("#", ...) == 0 then return load(text, called, mode, env) end
          return load(text, called, mode, (...))
        end
        env.collectgarbage = function(what) return 0 end
        env.io = { write = nothing, stderr = sink, stdout = sink }
        env.os = { setlocale = nothing, clock = function() return 0 end, time = function() return 0 end, getenv = nothing }
        env.math = setmetatable({ randomseed = function() return 0, 0 end }, { __index = math })
        env.require = function(what) return env[what] end
        local chunk, message = load(source, name, "t", env)
        if not chunk then error(message, 0) end
        chunk()
        """#
}
