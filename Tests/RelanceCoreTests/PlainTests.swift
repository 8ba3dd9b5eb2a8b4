import RelanceCore
import Testing

struct PlainTests {
    @Test func `an object answers by name`() {
        let value: Plain = ["a": 1, "b": "x"]
        #expect(value["b"] == "x")
        #expect(value["c"] == nil)
        #expect(Plain.list([])["a"] == nil)
    }

    @Test(
        arguments: [
            (Plain.integer(3), 3), (.number(3), 3), (.number(-0.0), 0), (.number(3.5), nil),
            (.number(.nan), nil), (.number(1e300), nil), (.text("3"), nil), (.null, nil),
        ] as [(Plain, Int?)])
    func `a number without decimals counts as whole`(value: Plain, integer: Int?) {
        #expect(value.integer == integer)
    }

    @Test func `an object without fields counts as an empty list`() {
        #expect(Plain.object([]).list == [])
        #expect(Plain.object([PlainField("a", 1)]).list == nil)
        #expect(Plain.list([1]).list == [1])
    }
}
