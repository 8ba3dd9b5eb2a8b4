import Lua
import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// What the reference says is what a plugin meets.
struct APITests {
    private static let api = API(capabilities: [])

    @Test func `every type that is named is explained`() {
        #expect(Self.api.unexplained == [])
    }

    @Test func `every name and every type has a sentence`() {
        for shape in Self.api.shapes {
            #expect(shape.doc.hasSuffix(".") || shape.doc.hasSuffix("`"), "\(shape.name)")
            #expect(Set(shape.names).count == shape.names.count, "\(shape.name)")
            for field in shape.fields {
                #expect(!field.doc.isEmpty, "\(shape.name).\(field.name)")
            }
        }
    }

    @Test(arguments: [
        (PluginKind.connectors, ["pull"]), (.channels, ["send"]), (.scoring, ["score"]),
        (.scenarios, ["steps"]), (.reports, ["section"]),
    ])
    func `a kind says what its plugins must define`(kind: PluginKind, required: [String]) {
        #expect(kind.required == required)
        #expect(Set(kind.required).isDisjoint(with: kind.optional))
    }

    /// What a plugin of the kind says that reads each name of `value`, and looks for others in it.
    private func said(_ value: String, of kind: PluginKind, _ names: [String], given: String = "")
        throws -> String?
    {
        let call = [
            PluginKind.connectors: "pull = function(ctx)",
            .channels: "send = function(message, ctx)",
            .scoring: "score = function(contact, ctx)",
            .scenarios:
                "steps = { { name = 'a', day = 1, medium = 'call' } }, applies = function(contact, ctx)",
            .reports: "section = function(ctx)",
        ][kind, default: ""]
        let test = try Case(
            kind,
            """
            \(call)
              local value, listed = \(value), {}
              for name in ("\(names.joined(separator: " "))"):gmatch("%S+") do
                listed[name] = true
                local read = value[name]
              end
              for name in pairs(value) do
                if not listed[name] then error(name .. " is not listed") end
              end
              error("all", 0)
            end,
            examples = { { "x", given = { \(given) }, gives = { {} } } },
            """)
        let tests = PluginTests(test.plugin.file) { _, _ in
            []
        } format: { _ in
            { value, _ in JSON.text(value) }
        }
        return try tests.run()[0].difference
    }

    @Test(arguments: PluginKind.allCases)
    func `ctx has the names that are listed`(kind: PluginKind) throws {
        let shape = try #require(Self.api.shape(kind.contextName))
        var listed = Self.api.fields(of: shape).map(\.name)
        // An example of a channel has no actions to wait for.
        if kind == .channels { listed.removeAll { ["waiting", "cursor"].contains($0) } }
        let said = try said("ctx", of: kind, listed)
        #expect(said?.hasSuffix(": all") == true, "\(said ?? "nothing")")
        #expect(try self.said("ctx", of: kind, ["tody"])?.contains("has no field 'tody'") == true)
    }

    @Test(arguments: [
        ("contact", "contact", PluginKind.scoring), ("contact.invoices[1]", "invoice", .scoring),
        ("contact.payments[1]", "payment", .scoring), ("contact.promises[1]", "promise", .scoring),
        ("contact.disputes[1]", "dispute", .scoring), ("contact.events[1]", "event", .scoring),
        ("contact.history", "history", .scoring), ("ctx.creditor", "creditor", .scoring),
        ("ctx.figures", "figures", .reports), ("ctx.json", "ctx.json", .reports),
    ])
    func `what a plugin reads has the names that are listed`(
        value: String, name: String, kind: PluginKind
    ) throws {
        let names = try #require(Self.api.shape(name)).names
        let given =
            kind == .scoring
            ? "{ invoices = { {} }, payments = { {} }, promises = { {} }, disputes = { {} }, events = { {} } }"
            : ""
        let said = try said(value, of: kind, names, given: given)
        #expect(said?.hasSuffix(": all") == true, "\(said ?? "nothing")")
    }

    @Test func `what records hold has the names that are listed`() {
        func names(_ plain: Plain) -> [String] {
            if case .object(let fields) = plain { fields.map(\.name) } else { [] }
        }
        func listed(_ name: String) -> [String]? { Self.api.shape(name)?.names }
        #expect(names(Allocation(invoice: "", cents: 1).plain) == listed("allocation"))
        #expect(names(Interlocutor(name: "").plain) == listed("interlocutor"))
        #expect(names(Claim(invoice: "", step: "", level: 1, cents: 1).plain) == listed("claim"))
    }
}
