import RelanceCore
import Testing

struct FoldingTests {
    @Test(arguments: [
        ("Éts Œuvré & Fils", "ets oeuvre & fils"), ("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸ", "aaaceeeeiioouuuy"),
        ("Straße", "strasse"), ("STRAẞE", "strasse"), ("Łódź", "lodz"),
        ("Ørsted A/S", "orsted a/s"),
        ("İstanbul", "istanbul"), ("Ævar Þór Guðni", "aevar thor gudni"),
        ("Dŵr Cymru", "dwr cymru"),
        ("Cafe\u{301}", "cafe"), ("ΑΘΗΝΑ", "αθηνα"), ("SARL 42-B", "sarl 42-b"), ("", ""),
        ("東京", "東京"), ("🙂", "🙂"),
    ])
    func `accents and case fall away`(text: String, folded: String) {
        #expect(Folding.fold(text) == folded)
    }

    @Test(arguments: ["Éts Œuvré & Fils", "İstanbul", "Łódź", "e\u{301}\u{327}"])
    func `what is folded stays as it is`(text: String) {
        let folded = Folding.fold(text)
        #expect(Folding.fold(folded) == folded)
    }

    @Test func `a letter folds alike whether its accent is part of it or follows it`() {
        #expect(Folding.fold("é ç ñ") == Folding.fold("e\u{301} c\u{327} n\u{303}"))
    }

    @Test(arguments: [
        ("Dupont", "DUPONT", 1.0), ("night", "nacht", 0.25), ("abc", "xyz", 0.0), ("a", "A", 1.0),
        ("a", "b", 0.0), ("", "", 1.0), ("", "abc", 0.0), ("aaa", "aa", 2.0 / 3.0),
    ])
    func `likeness is the share of common pairs`(one: String, other: String, share: Double) {
        #expect(abs(Folding.similarity(one, other) - share) < 1e-12)
        #expect(abs(Folding.similarity(other, one) - share) < 1e-12)
    }
}
