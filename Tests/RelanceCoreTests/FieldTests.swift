import RelanceCore
import Testing

/// A field of any record, with the tests that it must stand.
struct AnyField: Sendable, CustomTestStringConvertible {
    let record: String
    let name: String
    let type: FieldType
    let doc: String
    let isSettable: Bool
    /// Sets a value in a new record and answers what it then shows; nil where it was refused.
    let set: @Sendable (Plain) -> Plain?
    /// Sets a value and copies it to another record; answers what that shows.
    let copy: @Sendable (Plain) -> Plain?

    var testDescription: String { "\(record).\(name)" }

    private static let day = Day(number: 20_000)

    static let settable = FieldList.all.flatMap(\.fields).filter(\.isSettable)

    static func of<R: Record>(_ record: R.Type) -> [AnyField] {
        R.fields.map { field in
            AnyField(
                record: R.name, name: field.name, type: field.type, doc: field.doc,
                isSettable: field.set != nil,
                set: { value in
                    var record = R(id: "X")
                    guard let set = field.set, set(&record, value) else { return nil }
                    return field.get(record, day)
                },
                copy: { value in
                    var (record, other) = (R(id: "X"), R(id: "Y"))
                    guard let set = field.set, set(&record, value) else { return nil }
                    _ = field.copy(&other, record)
                    return field.get(other, day)
                })
        }
    }

    /// Values that the field takes and gives back as they are.
    var fitting: [Plain] {
        switch (name, type) {
        case ("currency", _): ["USD", "TND"]
        case ("terms", _): ["45 days end of month", "30 days"]
        case ("accounting", _), ("sales", _), ("manager", _):
            [["name": "Ana", "email": "a@b.fr", "phone": .null]]
        case ("label", .object): ["Relance", ["fr": "Relance", "en": "Reminder"]]
        case ("people", _): [[], [Person(id: "a@b.fr").plain]]
        case ("allocations", _): [[], [["invoice": "F1", "amount_cents": 5]]]
        case ("claims", _), ("skipped", _):
            [[], [["invoice": "F1", "step": "relance-1", "level": 1, "amount_cents": 5]]]
        case ("rules", _):
            [
                [
                    [
                        "plugin": "p", "points": .number(1.5), "reason": "r", "file": .null,
                        "line": .null,
                    ]
                ]
            ]
        case (_, .number): [.number(1.5)]
        case (_, .text): ["x", "", "é\u{0}"]
        case (_, .integer), (_, .cents): [0, -5, 100_000]
        case (_, .boolean): [true, false]
        case (_, .day): ["2026-02-28"]
        case (_, .oneOf(let names)): names.map(Plain.text)
        case (_, .list): [[], ["a", "b"]]
        case (_, .record), (_, .object): [[:], ["a": 1, "b": ["c"]]]
        }
    }

    /// Values of other types.
    var unfitting: [Plain] {
        let strange: [Plain] = [.boolean(true), .number(1.5), .list([.null]), ["x": 1], "\u{1}"]
        return strange.filter { value in
            switch (type, value) {
            case (.text, .text): ["currency", "terms"].contains(name)
            case (.boolean, .boolean): false
            case (.record, .object), (.object, .object): name != "fields"
            case (.object, .text): name != "label"
            default: true
            }
        }
    }
}

/// The fields of a record.
struct FieldList: Sendable, CustomTestStringConvertible {
    let fields: [AnyField]
    let testDescription: String

    private init<R: Record>(_ record: R.Type) {
        fields = AnyField.of(record)
        testDescription = R.name
    }

    static let all = [
        FieldList(Contact.self), FieldList(Person.self), FieldList(Invoice.self),
        FieldList(Payment.self), FieldList(Promise.self), FieldList(Dispute.self),
        FieldList(Action.self), FieldList(Score.self),
        FieldList(Cause.self), FieldList(Event.self), FieldList(Creditor.self),
    ]
}

struct FieldTests {
    @Test(arguments: AnyField.settable)
    func `a field takes a value of its type and gives it back`(field: AnyField) {
        for value in field.fitting { #expect(field.set(value) == value) }
    }

    @Test(arguments: AnyField.settable)
    func `a field refuses a value of another type`(field: AnyField) {
        for value in field.unfitting { #expect(field.set(value) == nil, "\(value)") }
    }

    @Test(arguments: AnyField.settable)
    func `a field is copied from one record to another`(field: AnyField) {
        for value in field.fitting { #expect(field.copy(value) == value) }
    }

    @Test(arguments: FieldList.all)
    func `names are snake_case, each once in its record`(list: FieldList) {
        let letters = Set("abcdefghijklmnopqrstuvwxyz_")
        for field in list.fields {
            #expect(field.name.allSatisfy(letters.contains), "\(field.testDescription)")
            #expect(!field.name.hasPrefix("_") && !field.name.hasSuffix("_"))
        }
        #expect(Set(list.fields.map(\.name)).count == list.fields.count)
    }

    @Test(arguments: FieldList.all)
    func `each field is explained in a sentence`(list: FieldList) {
        for field in list.fields {
            #expect(field.doc.hasSuffix("."), "\(field.testDescription)")
            #expect(field.doc.first?.isUppercase == true || field.doc.first?.isLetter == false)
        }
    }

    @Test(arguments: FieldList.all)
    func `a draft has a bit for each field`(list: FieldList) {
        #expect(list.fields.count <= 64)
    }

    @Test func `a hidden field is not shown`() {
        #expect(!Invoice.shownNames.contains("settled_cents"))
        #expect(Invoice(id: "F1").plain(on: Day(number: 0))["settled_cents"] == nil)
    }

    @Test func `what is required is among the fields`() {
        #expect(Set(Invoice.required).isSubset(of: Invoice.shownNames))
        #expect(Set(Payment.required).isSubset(of: Payment.shownNames))
        #expect(Set(Promise.required).isSubset(of: Promise.shownNames))
        #expect(Set(Dispute.required).isSubset(of: Dispute.shownNames))
    }
}
