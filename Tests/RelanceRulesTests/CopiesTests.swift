import RelanceCore
import RelanceTestSupport
import Testing

@testable import RelanceRules

struct CopiesTests {
    private func letter(_ medium: Medium, _ change: (inout Case) -> Void = { _ in }) throws
        -> Action
    {
        var test = Case()
        test.scenarios = [
            .of([
                .on(5, "avis", 2, medium) {
                    $0.to = ["registered-office", "manager"]
                    $0.copy = .email
                }
            ])
        ]
        change(&test)
        return try #require(try test.decide(7).actions.first)
    }

    @Test func `a letter asks for its copy, and the copy claims the same without a gap`() throws {
        var letter = try letter(.registeredLetter)
        #expect(letter.copy == .email && letter.copyTo == ["registered-office", "manager"])
        letter.id = "A1"
        let copy = try #require(letter.copied(for: Case().account.contact, on: Case.due))
        #expect(copy.copyOf == "A1" && copy.medium == .email && copy.person == "registered-office")
        #expect(copy.claims == letter.claims && copy.step == letter.step)
        #expect(!copy.keepsGap && copy.skipped == [] && copy.copy == nil)
        #expect(copy.copied(for: Case().account.contact, on: Case.due) == nil)
    }

    @Test func `what is no letter has none, nor where the role has no address`() throws {
        #expect(try letter(.email).copy == nil)
        #expect(try letter(.call).copy == nil)
        let alone = try letter(.letter) { test in
            for index in test.account.contact.people.indices {
                test.account.contact.people[index].email = nil
            }
        }
        #expect(alone.medium == .letter && alone.copy == nil)
    }

    @Test func `a copy under way holds nothing and has no turn`() throws {
        var test = Case()
        test.did("one", 1, on: 5)
        test.account.lastMessage = Case.due.adding(5)
        let without = try test.text(20)
        var copy = Action(id: "A2")
        copy.copyOf = "A1"
        copy.claims = [Claim(invoice: "A", step: "one", level: 1, cents: 100_00)]
        for status in [Action.Status.unknown, .toDo] {
            copy.status = status
            test.account.standing = [copy]
            #expect(try test.text(20) == without)
        }
    }
}
