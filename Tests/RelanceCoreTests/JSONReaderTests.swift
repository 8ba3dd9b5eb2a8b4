import RelanceCore
import RelanceTestSupport
import Testing

struct JSONReaderTests {
    @Test(
        arguments: [
            ("null", Plain.null), (" true\n", true), ("\t[ ]\r", []), ("{ }", [:]), ("1", 1),
            ("-0", 0),
            ("1.0", .number(1)), ("-0.0", .number(-0.0)), ("1e2", .number(100)),
            ("1E+2", .number(100)),
            ("25e-1", .number(2.5)), ("0.5", .number(0.5)), ("0e1", .number(0)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            (#"{"b":1,"a":[2,{"c":null}]}"#, ["b": 1, "a": [2, ["c": .null]]]),
        ] as [(String, Plain)])
    func `a text is read`(text: String, value: Plain) throws {
        #expect(try JSON.value(of: text) == value)
    }

    @Test func `a whole number and one with decimals are told apart`() throws {
        #expect(try JSON.value(of: "1") != JSON.value(of: "1.0"))
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""\u0000""#, "\u{0}"), (#""\ud83d\ude42""#, "🙂"), (#""\uD83D\uDE42!""#, "🙂!"),
        (#""\uffff\ufffe""#, "\u{FFFF}\u{FFFE}"),
    ])
    func `escapes are read`(text: String, value: String) throws {
        #expect(try JSON.value(of: text) == .text(value))
    }

    @Test(arguments: [
        ("", 0, "a value is missing"), ("  ", 2, "a value is missing"),
        ("nul", 0, "a value is missing"),
        ("\u{FEFF}1", 0, "a value is missing"), ("01", 0, "a value is missing"),
        ("01.5", 0, "a value is missing"), ("00e1", 0, "a value is missing"),
        ("1.", 0, "a value is missing"),
        ("1.e5", 0, "a value is missing"), (".5", 0, "a value is missing"),
        ("1e", 0, "a value is missing"),
        ("+1", 0, "a value is missing"), ("-", 0, "a value is missing"),
        ("--1", 0, "a value is missing"),
        ("1e999", 0, "a value is missing"), ("0x10", 1, "nothing may follow the value"),
        ("NaN", 0, "a value is missing"), ("1 2", 2, "nothing may follow the value"),
        ("[1,]", 3, "a value is missing"), ("[1 2]", 3, "',' or ']' is missing"),
        ("[1", 2, "',' or ']' is missing"), ("{\"a\" 1}", 5, "':' is missing"),
        ("{a:1}", 1, "a name in quotes is missing"),
        ("{\"a\":1,}", 7, "a name in quotes is missing"),
        ("{\"a\":1 \"b\"", 7, "',' or '}' is missing"), ("[\"ab", 1, "the text is not closed"),
        ("\"a\nb\"", 2, "a control character stands in a text"),
        ("\"é\t\"", 3, "a control character stands in a text"),
        (#""a\x""#, 2, "there is no such escape"),
        (#""\u12g4""#, 1, "four hexadecimal digits are missing"),
        (#""\u+123""#, 1, "four hexadecimal digits are missing"),
        (#""\u12"#, 1, "the escape is not complete"),
        (#""\"#, 1, "the escape is not complete"), (#""\ud83d""#, 7, "half a surrogate pair"),
        (#""\ude42""#, 7, "half a surrogate pair"),
        (#""\ud83d\u0041""#, 13, "half a surrogate pair"),
    ])
    func `what is not JSON is named by its byte`(text: String, offset: Int, problem: String) {
        let fault = #expect(throws: JSON.Fault.self) { try JSON.value(of: text) }
        #expect(fault?.offset == offset)
        #expect(fault?.problem == problem)
    }

    @Test func `a name given twice is an error at the second`() {
        let fault = #expect(throws: JSON.Fault.self) {
            try JSON.value(of: #"{"é":1,"b":{"é":2},"é":3}"#)
        }
        #expect(fault?.description == "byte 21: the name \"é\" stands twice")
    }

    @Test func `lists and objects stand in one another as deep as allowed`() throws {
        let deepest = String(repeating: "[", count: 64) + "1" + String(repeating: "]", count: 64)
        let value = try JSON.value(of: deepest)
        #expect(JSON.text(value) == deepest)
        #expect(throws: JSON.Fault.self) { try JSON.value(of: "[" + deepest + "]") }
        #expect(try JSON.value(of: "[1]", maximumDepth: 1) == [1])
    }

    @Test(arguments: ["[[[", "[[[]]]", "[[{}]]", "{\"a\":[[1]]}"])
    func `what stands deeper is an error where it begins`(text: String) {
        let fault = #expect(throws: JSON.Fault.self) { try JSON.value(of: text, maximumDepth: 2) }
        #expect(fault?.problem == "more than 2 levels")
        #expect(fault?.offset == (text.hasPrefix("{") ? 6 : 2))
    }

    @Test func `a text that is only brackets does not end the program`() {
        #expect(throws: JSON.Fault.self) {
            try JSON.value(of: String(repeating: "[", count: 1_000_000))
        }
    }

    @Test func `random texts are read or refused`() {
        var dice = Dice(seed: 4)
        let common =
            Array(#"{}[]",:0123456789-+.eE\u truefalsn"#.unicodeScalars) + ["\n", "é", "\u{1}"]
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...24, using: &dice) {
                if let scalar = common.randomElement(using: &dice) {
                    text.unicodeScalars.append(scalar)
                }
            }
            if let value = try? JSON.value(of: text) {
                #expect((try? JSON.value(of: JSON.text(value))) == value)
            }
        }
    }
}
