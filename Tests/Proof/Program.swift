import Foundation

/// A random program: by the grammar of Lua, one of those with bytes changed, or bytes alone.
struct Program {
    private(set) var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(seed: UInt64) {
        var random = Dice(state: seed)
        switch random.below(10) {
        case 0:
            bytes = (0..<random.below(400)).map { _ in UInt8(random.below(256)) }
        case 1:
            let words = Writer.words
            let text = (0..<random.below(120)).map { _ in words[random.below(words.count)] }
            bytes = Array(text.joined(separator: " ").utf8)
        case 2, 3:
            var writer = Writer(random: random)
            bytes = Array(writer.program().utf8)
            random = writer.random
            for _ in 0...random.below(6) { change(&random) }
        default:
            var writer = Writer(random: random)
            bytes = Array(writer.program().utf8)
        }
    }

    private mutating func change(_ random: inout Dice) {
        guard !bytes.isEmpty else { return }
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8(random.below(128)), at: place)
        default:
            let end = min(bytes.count, place + random.below(60))
            bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
        }
    }
}

/// Numbers by chance, the same for the same seed (splitmix64).
struct Dice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { limit < 1 ? 0 : Int(next() % UInt64(limit)) }
}

/// Writes programs by the grammar, with a taste for what hurts.
struct Writer {
    var random: Dice
    private var names = ["invoice", "ctx"]
    private var depth = 0

    init(random: Dice) { self.random = random }

    static let words = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if",
        "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while", "<const>", "<close>",
        "::a::", "a", "b",
        "..", "...", "==", "(", ")", "{", "}", "[", "]", "[[", "]]", "--", "--[[", ";", ",", ".",
        ":", "=", "#", "~",
        "//", "<<", ">>", "1", "0x", "1e400", "\"", "'", "\\", "\n", "string", "table", "%b()",
        "_ENV",
    ]

    private static let numbers = [
        "0", "1", "-1", "2", "3.5", "0/0", "1/0", "-1/0", "math.maxinteger", "math.mininteger",
        "1e308", "0x7fffffff",
        "2^53", "255", "65536", "1000000", "-0.0", "1e-320", "8388608", "200",
    ]

    private static let texts = [
        "\"\"", "\"a\"", "\"%a+\"", "\"(.-)(.-)b\"", "\"%b()\"", "\"%f[%w]\"", "\"[^%s]*\"",
        "\"%1\"", "\"(a*)%1\"", "\"^.-$\"",
        "\"%s\"", "\"%5.2f|%q\"", "\"%c%d%x\"", "\"%99d\"", "\"%p\"", "\"<i16\"", "\"s4z\"",
        "\"!8 b Xi8\"", "\"\\xff\\0é\"",
        "\"9\"", "\"0x1p4\"", "\"1e500\"", "(\"a\"):rep(1000)", "(\"ab(\"):rep(20000)",
        "(\"9\"):rep(5000)", "\"__index\"", "\"n\"",
        "\"id\"", "\"lines\"", "\"amount_cents\"", "\"own\"", "\"\\u{10FFFF}\"",
        "(\"x\"):rep(300000)",
    ]

    private static let functions = [
        "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget",
        "rawlen", "rawset",
        "select", "setmetatable", "tonumber", "tostring", "type", "xpcall", "print", "require",
        "string.byte",
        "string.char", "string.find", "string.format", "string.gmatch", "string.gsub", "string.len",
        "string.lower",
        "string.match", "string.pack", "string.packsize", "string.rep", "string.reverse",
        "string.sub", "string.unpack",
        "string.upper", "table.concat", "table.insert", "table.move", "table.pack", "table.remove",
        "table.sort",
        "table.unpack", "math.abs", "math.floor", "math.fmod", "math.max", "math.min",
        "math.random", "math.tointeger",
        "math.ult", "utf8.char", "utf8.codepoint", "utf8.codes", "utf8.len", "utf8.offset",
        "coroutine.create",
        "coroutine.resume", "coroutine.wrap", "coroutine.yield", "coroutine.status",
        "coroutine.running",
        "coroutine.isyieldable", "ctx.echo", "ctx.fail", "ctx.say", "ctx.json.decode",
        "ctx.json.encode", "ctx.text.fold",
        "ctx.text.similarity", "ctx.date", "ctx.cents", "ctx.money", "ctx.add_days",
        "ctx.days_between", "ctx.warn",
    ]

    private static let events = [
        "__index", "__newindex", "__call", "__len", "__eq", "__lt", "__le", "__concat", "__add",
        "__unm", "__tostring",
        "__name", "__pairs", "__gc", "__mode", "__close", "__metatable", "__idiv", "__band",
    ]

    private static let operators = [
        "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or",
        "&", "|", "~", "<<", ">>",
    ]

    private mutating func one(_ list: [String]) -> String { list[random.below(list.count)] }

    /// A whole program.
    mutating func program() -> String { "local invoice, ctx = ...\n" + block(1 + random.below(8)) }

    private mutating func block(_ count: Int) -> String {
        depth += 1
        let known = names
        defer {
            depth -= 1
            names = known
        }
        var text = ""
        for _ in 0..<max(count, 0) { text += statement() + "\n" }
        if random.below(4) == 0 { text += "return \(expression()), \(expression())\n" }
        return text
    }

    private mutating func name() -> String {
        let name = "v\(names.count)"
        names.append(name)
        return name
    }

    private mutating func statement() -> String {
        if depth > 4 { return call() }
        switch random.below(20) {
        case 0...4:
            let value = expression()
            return "local \(name()) = \(value)"
        case 5, 6: return "\(variable()) = \(expression())"
        case 7, 8: return call()
        case 9:
            return
                "if \(expression()) then \(block(random.below(3))) else \(block(random.below(2))) end"
        case 10:
            return
                "for i = \(expression()), \(expression()), \(expression()) do \(block(random.below(3))) end"
        case 11: return "for k, v in pairs(\(expression())) do \(block(random.below(3))) end"
        case 12:
            return
                "while \(expression()) do do \(block(random.below(3))) end if \(expression()) then break end end"
        case 13: return "repeat \(block(random.below(3))) until \(expression())"
        case 14: return "\(variable())[\(expression())] = \(expression())"
        case 15:
            return
                "local \(name()) = setmetatable(\(expression()), { \(one(Self.events)) = \(expression()) })"
        case 16: return "local \(name()) = { pcall(\(function())) }"
        case 17:
            return "local fixed <\(random.below(2) == 0 ? "const" : "close")> = \(expression())"
        case 18: return "do goto e \(call()) ::e:: end"
        default:
            return
                "local \(name()) = coroutine.wrap(\(function())) pcall(v\(names.count - 1), \(expression()))"
        }
    }

    private mutating func variable() -> String { names[random.below(names.count)] }

    private mutating func call() -> String {
        let arguments = (0..<random.below(5)).map { _ in expression() }.joined(separator: ", ")
        switch random.below(6) {
        case 0: return "pcall(\(one(Self.functions)), \(arguments.isEmpty ? "nil" : arguments))"
        case 1: return "pcall(\(variable()), \(arguments.isEmpty ? "nil" : arguments))"
        case 2:
            return "xpcall(\(function()), \(function()), \(arguments.isEmpty ? "nil" : arguments))"
        default: return "\(one(Self.functions))(\(arguments))"
        }
    }

    private mutating func function() -> String {
        if depth > 4 { return one(Self.functions) }
        return "function(a, b, ...) \(block(random.below(3))) end"
    }

    private mutating func expression() -> String {
        depth += 1
        defer { depth -= 1 }
        if depth > 7 { return random.below(2) == 0 ? one(Self.numbers) : variable() }
        switch random.below(16) {
        case 0, 1: return one(Self.numbers)
        case 2, 3: return one(Self.texts)
        case 4, 5: return variable()
        case 6: return "(\(expression()) \(one(Self.operators)) \(expression()))"
        case 7: return "\(one(["-", "not ", "#", "~"]))(\(expression()))"
        case 8: return "{ \(expression()), \(expression()), [\(expression())] = \(expression()) }"
        case 9:
            return
                "{ table.unpack({ \(expression()) }, \(one(Self.numbers)), \(one(Self.numbers))) }"
        case 10: return call()
        case 11: return function()
        case 12:
            return
                "invoice.\(one(["id", "lines", "due", "lines[1].text", "lines[3].cents", "lnes"]))"
        case 13:
            return
                "select(\(expression()), pcall(\(one(Self.functions)), \(expression()), \(expression())))"
        case 14: return "(\(variable()))[\(expression())]"
        default:
            return
                "\(one(["nil", "true", "false", "ctx.none", "ctx.today", "ctx.list", "math.pi", "{}"]))"
        }
    }
}
