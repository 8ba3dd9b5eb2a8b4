import RelanceCore
import Testing

struct FieldValueTests {
    @Test(arguments: [
        (FieldType.text, "a text"), (.integer, "a whole number"),
        (.cents, "a whole number of cents"),
        (.boolean, "true or false"), (.day, "a date as YYYY-MM-DD"), (.list(.text), "a list"),
        (.object, "a table"), (.record("person"), "a table"), (.number, "a number"),
        (.oneOf(["open", "kept"]), "one of open, kept"),
    ])
    func `a type says what it expects`(type: FieldType, expected: String) {
        #expect(type.expected == expected)
    }

    @Test func `a whole number may stand for a text`() {
        #expect(String(plain: 42) == "42")
        #expect(String(plain: .number(42)) == nil)
    }

    @Test func `a number without decimals may stand for a whole one`() {
        #expect(Int(plain: .number(42)) == 42)
        #expect(Int(plain: .number(4.2)) == nil)
        #expect(Int(plain: "42") == nil)
    }

    @Test func `0 and 1 may stand for false and true`() {
        #expect(Bool(plain: 0) == false)
        #expect(Bool(plain: 1) == true)
        #expect(Bool(plain: 2) == nil)
    }

    @Test func `nothing stands for an optional value alone`() {
        #expect(Int?(plain: .null) == .some(nil))
        #expect(Int?(plain: "x") == nil)
        #expect(Int(plain: .null) == nil)
    }

    @Test func `own fields are kept in the order of their names`() {
        let fields = OwnFields(plain: ["b": 1, "a": [2]])
        #expect(fields?.plain == ["a": [2], "b": 1])
        #expect(OwnFields(plain: [])?.values.isEmpty == true)
        #expect(OwnFields(plain: [1]) == nil)
    }

    @Test func `a word that is none of the cases is refused`() {
        #expect(Invoice.Kind(plain: "credit_note") == .creditNote)
        #expect(Invoice.Kind(plain: "creditNote") == nil)
    }

    @Test func `a text for people falls back to French`() {
        #expect(LocalizedText("Relance").text(in: .english) == "Relance")
        #expect(LocalizedText("Relance", english: "Reminder").text(in: .english) == "Reminder")
    }
}
