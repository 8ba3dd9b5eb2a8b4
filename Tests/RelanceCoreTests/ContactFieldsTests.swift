import RelanceCore
import Testing

struct ContactFieldsTests {
    @Test(
        arguments: [
            (["id": "7", "email": "a@b.fr", "name": "Ana"], "7"),
            (["email": "a@b.fr", "name": "Ana"], "a@b.fr"),
            (["name": "Ana"], "Ana"), (["id": "", "email": "a@b.fr"], "a@b.fr"),
            (["id": .null, "name": "Ana"], "Ana"),
            (["id": 7], "7"),
        ] as [(Plain, String)])
    func `a person is known by id, else e-mail address, else name`(plain: Plain, id: String) {
        #expect(Person(plain: plain)?.id == id)
    }

    @Test(
        arguments: [
            [:], "Ana", ["phone": "01"], ["id": ""], ["name": "Ana", "fax": "01"],
            ["name": "Ana", "address": "here"],
            ["name": "Ana", "email": false],
        ] as [Plain])
    func `who has no key or an unknown field is no person`(plain: Plain) {
        #expect(Person(plain: plain) == nil)
    }

    @Test func `a person comes back from the plain form`() {
        var person = Person(id: "7")
        person.name = "Ana"
        person.role = "billing"
        person.email = "a@b.fr"
        person.address = ["1 rue A", "75001 Paris"]
        person.language = .english
        #expect(Person(plain: person.plain) == person)
    }

    @Test func `people of a contact are given as a list`() throws {
        let draft = try #require(
            Draft<Contact>.giving(["people": [["email": "a@b.fr"], ["name": "Bob", "role": "x"]]]))
        #expect(draft.record.people.map(\.id) == ["a@b.fr", "Bob"])
        #expect(Draft<Contact>.giving(["people": [["role": "x"]]]) == nil)
    }
}
