import RelanceCore
import RelanceDocuments
import RelanceTestSupport
import Testing

@Suite struct MandateTests {
    private var mandate: Configuration.Mandate {
        var mandate = Configuration.Mandate(name: "Cabinet Aubier")
        mandate.address = ["4 place Carnot", "69002 Lyon"]
        mandate.date = .of("2026-03-01")
        mandate.reference = "M-12"
        return mandate
    }

    @Test func `a firm that writes for a creditor says so, with what the law asks`() throws {
        var letter = Letter("reminder-1")
        letter.mandate = mandate
        let text = try letter.message().text
        for part in [
            "Cabinet Aubier, 4 place Carnot, 69002 Lyon", "recouvrement amiable",
            "le compte de Ateliers Méridien SAS, 18 quai des Ormeaux, 69007 Lyon",
            "1er mars 2026", "M-12", "L111-8", "restent à la charge du créancier",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("notre première lettre"))
        letter.earlier = [EarlierReminder(day: .of("2026-11-02"), medium: .email)]
        #expect(try letter.message().text.contains("première lettre est du 2 novembre 2026"))
    }

    @Test func `without what the law asks nothing is written`() throws {
        var letter = Letter("reminder-1")
        letter.mandate = mandate
        letter.mandate?.reference = nil
        let error = #expect(throws: TemplateError.self) { try letter.message() }
        #expect(
            error?.description
                == "relance.toml: [mandate] reference is missing, and the law asks for it; "
                + "a firm that writes for a creditor names itself, the creditor, and its mandate")
    }
}
