/// What a source says of a record: its key and the fields it gives.
package struct Draft<R: Record>: Sendable, Equatable {
    /// The record, with the given fields set.
    package private(set) var record: R

    /// The fields given, a bit for each index in `R.fields`.
    package private(set) var given: UInt64

    /// Begins a draft that gives nothing.
    package init(id: String) {
        record = R(id: id)
        given = 0
    }

    /// Gives the field at `index`; answers false where `value` is of another type.
    package mutating func give(_ index: Int, _ value: Plain) -> Bool {
        guard let set = R.fields[index].set, set(&record, value) else { return false }
        given |= 1 << UInt64(index)
        return true
    }

    /// Changes the record without giving a field: a default that the source did not say.
    package mutating func assume(_ change: (inout R) -> Void) { change(&record) }

    /// The same under another key.
    package func keyed(_ id: String) -> Draft {
        var draft = Draft(id: id)
        for (index, field) in R.fields.enumerated() where gives(index) {
            _ = field.copy(&draft.record, record)
        }
        draft.given = given
        return draft
    }

    /// The required fields that the draft does not give.
    package var missing: [String] { R.required.filter { !gives($0) } }

    /// Answers whether the field at `index` is given.
    package func gives(_ index: Int) -> Bool { given & (1 << UInt64(index)) != 0 }

    /// Answers whether the field called `name` is given.
    package func gives(_ name: String) -> Bool {
        R.fields.firstIndex { $0.name == name }.map { gives($0) } ?? false
    }
}
