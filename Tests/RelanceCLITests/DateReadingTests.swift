import RelanceTestSupport
import Testing

/// What `ctx.date` and `ctx.add_days` give a connector.
struct DateReadingTests {
    @Test(arguments: [
        ("ctx.date(20261124, \"yyyymmdd\")", "2026-11-24"),
        ("ctx.date(24112026, \"ddmmyyyy\")", "2026-11-24"),
        (
            "ctx.date(20261324, \"yyyymmdd\")",
            "date 20261324: expected yyyymmdd"
        ),
        (
            "ctx.date(\"1795561200\")",
            "date \"1795561200\": expected YYYY-MM-DD or YYYYMMDD"
        ),
        ("ctx.date(1795561200)", "2026-11-25"),
        (
            "ctx.add_days(\"9999-12-31\", 1)",
            "ctx.add_days: 1 days from 9999-12-31 are outside of the years 1 to 9999"
        ),
        ("ctx.add_days(\"9999-12-30\", 1)", "9999-12-31"),
    ])
    func `dates are what they say, or an error`(call: String, said: String) throws {
        let relance = try Relance(
            toml: Relance.bare + "\n[run]\nconnectors = [\"erp\"]\n[connectors.erp]\n")
        try relance.folder.write(
            "return { api = 1, summary = \"Essai\", pull = function(ctx) error(\(call), 0) end }",
            to: "plugins/connectors/erp.lua")
        let result = try relance("import")
        #expect(result.errors.contains("pull: \(said)\n"), "\(result.errors)")
    }
}
