import RelanceCore
import RelanceTestSupport
import Testing

/// What a person types about a contact is checked, and an error says what is expected.
struct PersonWordsTests {
    private let relance: Relance

    init() throws {
        relance = try Relance(toml: Relance.bare)
        try relance.folder.write(Relance.ledger, to: "good.txt")
        try relance("import", "fec", "good.txt")
        try relance("person", "add", "C1", "id=ana", "name=Ana Roux")
    }

    private func refused(_ words: [String], _ expected: String, status: Int32 = 1) throws {
        let before = try relance("contact", "show", "C1", "--json").output
        let result = try relance.run(words + ["--date", "2026-11-24"])
        #expect(result.status == status)
        #expect(result.errors.contains(expected), "said: \(result.errors)")
        #expect(try relance("contact", "show", "C1", "--json").output == before)
    }

    @Test func `only a person that there is can be changed`() throws {
        try refused(
            ["person", "set", "C1", "nosuch", "phone=1"],
            "person 'nosuch': contact 'C1' has no such person; it has 'ana'; "
                + "'relance person add C1' makes a new one\n")
        try refused(
            ["person", "remove", "C2", "nosuch"],
            "contact 'C2' has no such person; it has none; 'relance person add C2' makes a new one")
        let set = try relance("person", "set", "C1", "ana", "phone=0102030405", "--json")
        #expect(set.status == 0 && set.document["phone"] == "0102030405")
    }

    @Test(arguments: ["name=", "name= ", "id="])
    func `a person has a name or an address`(field: String) throws {
        try refused(
            ["person", "add", "C1", field], "give at least an email or a name", status: 64)
    }

    @Test(arguments: ["ana", "ana@", "@dupont.example", "ana roux@dupont.example", "a@b@c.example"])
    func `an e-mail address has a name, an @ and a domain`(address: String) throws {
        let mend = "; give an address such as name@company.example\n"
        try refused(
            ["contact", "set", "C1", "email=\(address)"],
            "contact 'C1': email does not take \"\(address)\"" + mend)
        try refused(
            ["person", "set", "C1", "ana", "email=\(address)"],
            "person 'ana': email does not take \"\(address)\"" + mend)
        try refused(["person", "add", "C1", "name=Eve", "email=\(address)"], mend)
        #expect(try relance("contact", "set", "C1", "email=ana@dupont.example").status == 0)
        #expect(try relance("contact", "set", "C1", "email=").status == 0)
    }

    @Test(arguments: ["", "  "]) func `notes and reasons say something`(text: String) throws {
        try refused(
            ["note", "add", "C1", text],
            "note: the text is empty; write what is to be remembered\n")
        try refused(
            ["contact", "hold", "C1", "--reason", text],
            "hold of contact 'C1': the text is empty; say why with --reason\n")
    }

    @Test func `a hold ends today or later`() throws {
        try refused(
            ["contact", "hold", "C1", "--reason", "accord", "--until", "2026-11-23"],
            "hold of contact 'C1': 2026-11-23 has passed; "
                + "give a day from 2026-11-24 on with --until, or leave it out\n")
        let held = try relance(
            "contact", "hold", "C1", "--reason", "accord", "--until", "2026-11-24", "--date",
            "2026-11-24")
        #expect(held.status == 0)
    }

    @Test func `terms that are not understood are told how they are written`() throws {
        try refused(
            ["contact", "set", "C1", "terms=bad"],
            "terms does not take \"bad\"; "
                + "give \"30 days\", \"45 days end of month\" or \"45 days before end of month\"\n")
        #expect(
            try relance("contact", "set", "C1", "terms=45 days before end of month").status == 0)
    }
}
