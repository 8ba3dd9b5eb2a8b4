/// What a source says of a record: its key and the fields it gives.
package struct Draft<R: Record>: Sendable, Equatable {
    /// The record, with the given fields set.
    package private(set) var record: R

    /// Fields, a bit for each index in `R.fields`.
    package typealias Given = UInt64

    /// The fields given.
    package private(set) var given: Given

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

    /// The same under another key.
    package func keyed(_ id: String) -> Draft {
        var draft = Draft(id: id)
        for index in R.fields.indices where gives(index) {
            _ = R.fields[index].copy(&draft.record, record)
        }
        draft.given = given
        return draft
    }

    /// The required fields that the draft does not give.
    package var missing: [String] { R.required.filter { !gives($0) } }

    /// The places of the fields called `names`: to be looked up once and asked for often.
    package static func places(of names: [String]) -> Given {
        R.fields.indices.reduce(0) { names.contains(R.fields[$1].name) ? $0 | 1 << Given($1) : $0 }
    }

    /// Answers whether all these fields are given.
    package func gives(all places: Given) -> Bool { given & places == places }

    /// Answers whether the field at `index` is given.
    package func gives(_ index: Int) -> Bool { given & (1 << UInt64(index)) != 0 }

    /// Answers whether the field called `name` is given.
    package func gives(_ name: String) -> Bool {
        R.fields.firstIndex { $0.name == name }.map { gives($0) } ?? false
    }
}
