import RelanceCore
import RelanceTestSupport
import Testing

struct JSONTests {
    @Test(
        arguments: [
            (Plain.null, "null"), (true, "true"), (false, "false"), (0, "0"),
            (.integer(.min), "\(Int.min)"),
            (.number(1), "1.0"), (.number(-0.0), "-0.0"), (.number(0.1), "0.1"),
            (.number(.nan), "null"),
            (.number(.infinity), "null"), ("", "\"\""), ([], "[]"), ([:], "{}"),
            ([1, "a"], "[1,\"a\"]"),
            (["b": 1, "a": [:]], "{\"b\":1,\"a\":{}}"),
        ] as [(Plain, String)])
    func `a value has one text`(value: Plain, text: String) {
        #expect(JSON.text(value) == text)
    }

    @Test(arguments: [
        ("\"", #""\"""#), ("\\", #""\\""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}", #""\u0000""#),
        ("\u{1F}\u{7F}", #""\u001f\u007f""#), ("é€🙂/", "\"é€🙂/\""),
    ])
    func `a text is escaped where it must be`(text: String, json: String) {
        #expect(JSON.text(.text(text)) == json)
    }

    @Test func `an indented text has a line for each value`() {
        let value: Plain = ["a": [1, ["b": .null]], "c": [], "d": [:]]
        #expect(
            JSON.text(value, indented: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """)
    }

    @Test func `random values come back, and their bytes are the same every time`() throws {
        var dice = Dice(seed: 3)
        for _ in 0..<3000 {
            let value = Plain.random(depth: 4, using: &dice)
            let text = JSON.text(value)
            let read = try JSON.value(of: text)
            #expect(read == value)
            #expect(Array(JSON.text(read).utf8) == Array(text.utf8))
            #expect(try JSON.value(of: JSON.text(value, indented: true)) == value)
        }
    }
}

extension Plain {
    fileprivate static func random(depth: Int, using dice: inout Dice) -> Plain {
        switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &dice) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &dice))
        case 2:
            return .integer(
                Int(bitPattern: UInt(dice.next() >> UInt64.random(in: 0...63, using: &dice))))
        case 3:
            let number = Double(bitPattern: dice.next())
            return .number(number.isFinite ? number : 0.5)
        case 4, 5: return .text(randomText(using: &dice))
        case 6:
            let count = Int.random(in: 0...4, using: &dice)
            return .list((0..<count).map { _ in random(depth: depth - 1, using: &dice) })
        default:
            let names = Set((0..<4).map { _ in randomText(using: &dice) }).sorted()
            return .object(names.map { PlainField($0, random(depth: depth - 1, using: &dice)) })
        }
    }

    private static func randomText(using dice: inout Dice) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            let number =
                UInt32.random(in: 0...0x10FFFF, using: &dice)
                >> UInt32.random(in: 0...14, using: &dice)
            if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
