import RelanceCore
import RelanceDocuments
import Testing

@Suite struct PhrasesTests {
    @Test func speaksTheLanguageAskedFor() {
        #expect(Phrases(.english).say("facture", "invoice") == "invoice")
    }
}
