import RelanceCore
import RelanceTestSupport
import Testing

/// Rows that are set aside stay so until they are read well, or their source has them no more.
struct SetAsideTests {
    /// Gives what has changed, and keeps where it stands.
    private static let connector = """
        return { api = 1, summary = "Essai",
          pull = function(ctx)
            if ctx.cursor then return { done = true }, ctx.cursor end
            return { done = true, invoices = {
              { id = "F1", contact = "C1", amount_cents = 100 }, { id = "F2", contact = "C1", amount_cents = "x" },
            }, rejects = { { source = "erp", line = 7, reason = "illisible", row = { id = "F3" } } } }, 1
          end,
          RETRY }
        """

    private func relance(retry: String = "") throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + "\n[run]\nconnectors = [\"erp\"]\n[connectors.erp]\n")
        try relance.folder.write(
            Self.connector.replacing("RETRY", with: retry), to: "plugins/connectors/erp.lua")
        return relance
    }

    @Test func `an import that goes on from its cursor leaves them where they are`() throws {
        let relance = try relance()
        #expect(try relance("import", "--json").document["rejected"] == 2)
        let again = try relance("import", "--json")
        #expect(again.status == 0 && again.document["read"] == 0)
        let tried = try relance("import", "--retry", "--json")
        #expect(tried.status == 2)
        #expect(tried.document["read"] == 3 && tried.document["rejected"] == 2)
        #expect(
            try relance("doctor").output.contains("connectors/erp: 2 rows are set aside"))
    }

    @Test func `a connector gets them all again, however often it has read nothing since`() throws {
        let relance = try relance(
            retry: """
                retry = function(ctx)
                  local out = { invoices = {}, rejects = {} }
                  for i, row in ipairs(ctx.rejected) do
                    if row.row.id == "F3" then out.invoices[1] = { id = "F3", contact = "C1", amount_cents = 300 }
                    else out.rejects[#out.rejects + 1] = row end
                  end
                  return out
                end,
                """)
        try relance("import")
        try relance("import")
        try relance("import")
        let tried = try relance("import", "--retry", "--json")
        #expect(tried.document["created"] == 1 && tried.document["rejected"] == 1)
        #expect(try relance.balances() == ["C1": 4_00])
    }

    @Test func `a file named on the command line says nothing of the rows of another`() throws {
        let relance = try Relance(toml: Relance.bare)
        let bad = Relance.ledger.replacing("60,00|0,00", with: "60,0,0|0,00")
        try relance.folder.write(bad, to: "bad.txt")
        try relance.folder.write(Relance.ledger, to: "good.txt")
        #expect(try relance("import", "fec", "bad.txt", "--json").document["rejected"] == 1)
        #expect(try relance("import", "fec", "good.txt").status == 0)
        let tried = try relance("import", "fec", "good.txt", "--retry", "--json")
        #expect(tried.status == 2 && tried.document["rejected"] == 1)
        try relance.folder.write(Relance.ledger, to: "bad.txt")
        #expect(try relance("import", "fec", "bad.txt").status == 0)
        #expect(try relance("import", "fec", "--retry", "--json").document["read"] == 0)
    }
}
