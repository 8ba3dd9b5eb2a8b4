import RelanceCore
import RelanceTestSupport
import Testing

/// What a page of a connector may hold: what does not fit is named, the rest comes in.
struct PageTests {
    private func relance(_ page: String, _ configuration: String = "") throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + "\n[run]\nconnectors = [\"erp\"]\n[connectors.erp]\n"
                + configuration)
        try relance.folder.write(
            "return {\n  api = 1, summary = \"Essai\",\n  pull = function(ctx)\n    \(page)\n  end,\n}\n",
            to: "plugins/connectors/erp.lua")
        return relance
    }

    private func reasons(_ result: Relance.Result) -> [String] {
        (result.document["rejects"]?.list ?? []).compactMap { $0["reason"]?.text }
    }

    @Test(arguments: [
        (
            "return { { id = \"1\" } }",
            "returned a list of 1; a page is a table with contacts, invoices …"
        ),
        (
            "return { complete = \"invioces\" }",
            "complete is \"invioces\", expected \"invoices\" or \"payments\"; did you mean 'invoices'?"
        ),
        (
            "return { complete = \"bogus\" }",
            "complete is \"bogus\", expected \"invoices\" or \"payments\""
        ),
        (
            "return { rejects = { { source = \"a\", line = 2, reasn = \"x\" } } }",
            "rejects[1] has no 'reasn'; did you mean 'reason'?"
        ),
        (
            "return { rejects = { \"x\" } }",
            "rejects[1] is \"x\", expected { source, line, reason, row }"
        ),
    ])
    func `a page that says what cannot be is an error`(page: String, said: String) throws {
        let result = try relance(page)("import")
        #expect(result.status == 1)
        #expect(result.errors == "relance: plugins/connectors/erp.lua:3: pull: \(said)\n")
    }

    @Test func `a removal of what is no kind of record is set aside, one of an unknown id is not`()
        throws
    {
        let relance = try relance(
            """
            return { removed = {
              { kind = "customer", id = "C" }, { kind = "invoces", id = "F1" },
              { kind = "invoice" }, { kind = "invoice", id = 2.5 }, { knd = "invoice", id = "F1" },
              { kind = "invoices", id = "unknown" }, { kind = "payment", id = 7 },
            } }
            """)
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        #expect(
            reasons(result) == [
                "removed[1].kind is \"customer\", which is no kind of record; "
                    + "there are contact, dispute, invoice, payment, promise",
                "removed[2].kind is \"invoces\", which is no kind of record; did you mean 'invoice'?",
                "removed[3] has no id",
                "removed[4].id is 2.5, expected a text or a whole number",
                "removed[5] has no 'knd'; did you mean 'kind'?",
            ])
    }

    @Test func `an amount of which few can be added up is set aside`() throws {
        let relance = try relance(
            "return { invoices = { { id = \"F1\", contact = \"C1\", amount_cents = 1000000000000 }, "
                + "{ id = \"F2\", contact = \"C1\", amount_cents = 1000000000001 } } }")
        let result = try relance("import", "--json")
        #expect(result.status == 2 && reasons(result).count == 1)
        #expect(try relance("invoice", "list", "--json").document["count"] == 1)
    }

    @Test func `both words for a kind complete a pull`() throws {
        let relance = try relance(
            "return { invoices = { { id = \"F1\", contact = \"C1\", amount_cents = 5 } }, complete = \"invoice\" }"
        )
        #expect(try relance("import").status == 0)
    }

    @Test func `a record that is no plain data is set aside with its path, the others come in`()
        throws
    {
        let relance = try relance(
            """
            local cycle = {}
            cycle.x = cycle
            return {
              contacts = {
                { id = "A", name = "A" },
                { id = "C", name = "C", address = { "a", nil, "b" } },
                { id = "D", fields = { x = function() end } },
                { id = "E", fields = cycle },
                { id = "F", fields = { ["caf\\xe9"] = 1 } },
                { id = "B", name = "B" },
              },
              rejects = { { source = "f", line = 1, reason = "x", row = { y = function() end } } },
            }
            """)
        let result = try relance("import", "--json")
        #expect(result.status == 2)
        let found = reasons(result)
        #expect(found.count == 5)
        #expect(found.contains("contacts[2].address is a list with a hole at 2"), "\(found)")
        #expect(found.contains("contacts[3].fields.x holds a function"))
        #expect(found.contains { $0.hasPrefix("contacts[4].fields.x.x.x") })
        #expect(found.contains("contacts[5].fields has a key that is not UTF-8"))
        #expect(found.contains("x; its row is not kept: rejects[1].row.y holds a function"))
        #expect(Set(try relance.balances().keys) == ["A", "B"])
    }

    @Test(arguments: [
        (
            "contacts", "{ id = \"A\", name = \"caf\\xe9\" }",
            "contacts[1].name is a text that is not UTF-8 at byte 4: "
                + "give ctx.read its encoding, such as \"CP1252\""
        ),
        (
            "contacts", "{ id = \"A\", fields = { x = \"caf\\xe9\" } }",
            "contacts[1].fields.x is a text that is not UTF-8 at byte 4: "
                + "give ctx.read its encoding, such as \"CP1252\""
        ),
        (
            "contacts", "{ id = \"A\", fields = { x = 1/0 } }",
            "contacts[1].fields.x is inf, which is no number that can be kept"
        ),
        (
            "contacts", "{ id = \"A\", fields = { 5 } }",
            "contacts[1].fields is a list, expected values by name"
        ),
        ("contacts", "{ id = 2.5 }", "contacts[1].id is 2.5, expected a text or a whole number"),
        ("contacts", "{ id = {} }", "contacts[1].id is a table, expected a text or a whole number"),
        (
            "contacts", "{ id = function() end }",
            "contacts[1].id is a function, expected a text or a whole number"
        ),
        (
            "contacts", "{ id = \"I\\xe9\" }",
            "contacts[1].id is a text that is not UTF-8 at byte 2: "
                + "give ctx.read its encoding, such as \"CP1252\""
        ),
        (
            "contacts", "{ id = \"A\", address = { \"a\", 5, {} } }",
            "contacts[1].address[3] is a table, expected a text"
        ),
        (
            "contacts", "{ id = \"A\", states = { \"x\", true } }",
            "contacts[1].states[2] is true, expected a text"
        ),
        (
            "contacts", "{ id = \"A\", terms = \"whenever\" }",
            "contacts[1].terms is \"whenever\", expected \"30 days\", \"45 days end of month\" "
                + "or \"45 days before end of month\""
        ),
        (
            "invoices", "{ id = \"F\", contact = \"C\", amount_cents = 5, currency = \"euro\" }",
            "invoices[1].currency is \"euro\", expected three letters of ISO 4217 such as \"EUR\""
        ),
        (
            "payments",
            "{ id = \"P\", contact = \"C\", amount_cents = 5, allocations = { { invoic = \"F\" } } }",
            "payments[1].allocations[1] has no field 'invoic'; did you mean 'invoice'?"
        ),
        (
            "payments",
            "{ id = \"P\", contact = \"C\", amount_cents = 5, allocations = { { invoice = \"F\" } } }",
            "payments[1].allocations[1] has no amount_cents"
        ),
    ])
    func `what does not fit is named down to the element`(
        list: String, record: String, said: String
    ) throws {
        let result = try relance("return { \(list) = { \(record) } }")("import", "--json")
        #expect(result.status == 2)
        #expect(reasons(result) == [said])
    }

    @Test func `what a connector is not to give it neither completes nor removes`() throws {
        let invoices = (1...9).map { "{ id = \"F\($0)\", contact = \"C1\", amount_cents = 100 }" }
            .joined(separator: ", ")
        let relance = try relance("return { invoices = { \(invoices) } }")
        #expect(try relance("import").status == 0)
        try relance.folder.write(
            Relance.bare
                + "\n[run]\nconnectors = [\"erp\"]\n[connectors.erp]\ngives = [\"payments\"]\n",
            to: "relance.toml")
        try relance.folder.write(
            """
            return { api = 1, summary = "Essai", pull = function(ctx)
              return { complete = "invoices", removed = { { kind = "invoice", id = "F1" } } }
            end }
            """, to: "plugins/connectors/erp.lua")
        let result = try relance("import")
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        #expect(try relance.balances() == ["C1": 9_00])
    }
}
