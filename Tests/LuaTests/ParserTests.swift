import Foundation
import Lua
import RelanceTestSupport
import Testing

/// The parser takes what Lua takes, says where it stops, and never falls over.
struct ParserTests {
    /// The bundled plugins, to be changed at random.
    static let plugins: [[UInt8]] = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let folder = url.appending(path: "plugins")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        return (names ?? []).filter { $0.hasSuffix(".lua") && !$0.hasSuffix(".d.lua") }.sorted()
            .compactMap { try? Array(Data(contentsOf: folder.appending(path: $0))) }
    }()

    private func fault(_ source: String) -> String {
        do throws(LuaSyntaxFault) {
            _ = try LuaParser.parse(Array(source.utf8))
            return "none"
        } catch {
            return "\(error.position.line):\(error.position.column) \(error.problem)"
        }
    }

    @Test(arguments: [
        ("return", "none"), ("#!/bin/lua\nreturn 1", "none"),
        ("local a <const>, b = 1, ... ; goto x ::x:: break", "none"),
        ("for i = 1, 2 do end for a, b in pairs(t) do end", "none"),
        ("function a.b:c(d, ...) return self end", "none"),
        ("local t = { 1, a = 2; ['b'] = 3, [1 + 1] = f'x':g{}.h[1]() }", "none"),
        ("a, b.c, d[1] = 1, 2 ((f))()", "none"),
        ("repeat local x = not -#~a until x >= 0x1p-3 or y ~= 1e+5 // 2 >> 1", "none"),
        ("return [==[ ]] ]=] ]==], '\\z  \n  x', \"\\\"\"", "none"),
        ("local é = 1", "1:7 there is a character out of place"),
        ("local x = \n  = 3", "2:3 there is '=', expected a name"),
        ("x = 'é' y", "1:10 there is the end of the file out of place"),
        ("if a then\n  b()", "2:6 there is the end of the file, expected 'end'"),
        ("f() = 1", "1:7 what stands before = cannot be assigned to"),
        ("return 1 x", "1:10 return is not the last of its block"),
        ("x = 'abc\n'", "1:5 the text is not closed"), ("--[[ x", "1:1 the comment is not closed"),
        ("for i = 1 do end", "1:11 for has not from, to and by"),
        ("local function f(a,) end", "1:20 there is ')', expected a parameter"),
        ("a:b = 1", "1:5 there is '=', expected the arguments of 'b'"),
        ("end", "1:1 there is 'end' out of place"),
    ])
    func `it says where a source stops being Lua`(source: String, said: String) {
        #expect(fault(source) == said)
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "{", count: 100_000),
        String(repeating: "do ", count: 100_000), "x = " + String(repeating: "-", count: 100_000),
        "return a" + String(repeating: ".a", count: 100_000),
        "return a" + String(repeating: "()", count: 100_000),
        "return 1" + String(repeating: "..1", count: 80_000),
        String(repeating: "function() ", count: 20_000), String(repeating: "[=", count: 100_000),
        "x = " + String(repeating: "f{", count: 100_000),
        "if a then " + String(repeating: "elseif a then ", count: 15_000) + "end",
        "--[" + String(repeating: "=", count: 200_000),
        "x = [[" + String(repeating: "]=", count: 100_000),
    ])
    func `deep and long sources end it well`(source: String) {
        _ = try? LuaParser.parse(Array(source.utf8))
    }

    /// What Lua says of a source: whether it compiles.
    private func compiles(_ source: [UInt8], _ state: LuaState) -> Bool {
        (try? state.load(source, name: "test.lua")) != nil
    }

    @Test func `it takes every source that Lua takes`() throws {
        let state = try LuaState(budget: Budget())
        #expect(Self.plugins.count > 10)
        var dice = Dice(seed: 7)
        var taken = 0
        for round in 0..<400 {
            var source = Self.plugins[round % Self.plugins.count]
            if round >= Self.plugins.count { Self.change(&source, using: &dice) }
            guard compiles(source, state) else {
                _ = try? LuaParser.parse(source)
                continue
            }
            taken += 1
            #expect(throws: Never.self, "\(String(decoding: source, as: UTF8.self))") {
                _ = try LuaParser.parse(source)
            }
        }
        #expect(taken > 40)
    }

    @Test func `random bytes end it well`() {
        var dice = Dice(seed: 11)
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<200, using: &dice)).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            _ = try? LuaParser.parse(bytes)
        }
    }

    /// Takes out, doubles or swaps a few bytes or puts in a word.
    static func change(_ source: inout [UInt8], using dice: inout Dice) {
        let words = ["end", "(", ")", "{", "}", "\"", "[[", "--", " = ", ",", "function", ".", ":"]
        for _ in 0..<Int.random(in: 1...3, using: &dice) where !source.isEmpty {
            let at = Int.random(in: 0..<source.count, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0: source.remove(at: at)
            case 1:
                source.insert(contentsOf: (words.randomElement(using: &dice) ?? "").utf8, at: at)
            case 2: source[at] = UInt8.random(in: 0...255, using: &dice)
            default: source.removeSubrange(at..<min(source.count, at + 40))
            }
        }
    }
}
