/// One field of a record: what plugins see, `--json` prints and a column keeps.
package struct Field<R: Sendable>: Sendable {
    /// What the field is to the store.
    package enum Place: Sendable {
        /// A column of the record's table.
        case stored
        /// A column that neither plugins nor `--json` show.
        case hidden
        /// Worked out from the others.
        case derived
        /// A list of records that are kept in a table of their own.
        case ownTable
    }

    /// The name in Lua, JSON and SQL.
    package let name: String
    package let type: FieldType
    /// What an error says was expected.
    package let expected: String
    /// Whether it may be nil.
    package let isOptional: Bool
    /// One sentence for the reference page.
    package let doc: String
    package let place: Place
    /// Whether its value may differ from one day to the next.
    package let movesWithDay: Bool
    /// Answers the value on a day of the record where it lies: to copy one costs ten reads.
    package let read: @Sendable (UnsafePointer<R>, Day) -> Plain
    /// Takes a value that a connector gives; false where it is of another type.
    ///
    /// Nil: not to be given.
    package let set: (@Sendable (inout R, Plain) -> Bool)?
    /// Takes a value from the store; for a field that is stored.
    package let load: @Sendable (inout R, Plain) -> Bool
    /// Copies the value from one record to another; answers whether that changed it.
    package let copy: @Sendable (inout R, R) -> Bool

    /// A field kept in a property; what is shown of it may be worked out otherwise.
    package init<Value: FieldValue>(
        _ name: String, _ path: any WritableKeyPath<R, Value> & Sendable, _ doc: String,
        type: FieldType? = nil, place: Place = .stored, given: Bool = true
    ) {
        let slot = Slot(path)
        self.init(
            name, slot, doc, type: type, place: place, given: given,
            read: { record, _ in slot.read(record).plain })
    }

    /// A field kept in a property, of which something else is shown.
    package init<Value: FieldValue>(
        _ name: String, _ path: any WritableKeyPath<R, Value> & Sendable, _ doc: String,
        type: FieldType? = nil, place: Place = .stored,
        shown: @escaping @Sendable (UnsafePointer<R>) -> Value
    ) {
        self.init(
            name, Slot(path), doc, type: type, place: place, given: true,
            read: { record, _ in shown(record).plain })
    }

    private init<Value: FieldValue>(
        _ name: String, _ slot: Slot<R, Value>, _ doc: String, type: FieldType?, place: Place,
        given: Bool, read: @escaping @Sendable (UnsafePointer<R>, Day) -> Plain
    ) {
        let load: @Sendable (inout R, Plain) -> Bool = { record, plain in
            guard let value = Value(plain: plain) else { return false }
            slot.write(value, to: &record)
            return true
        }
        let fieldType = type ?? Value.fieldType
        let set: @Sendable (inout R, Plain) -> Bool = { record, plain in
            if fieldType == .cents, let cents = plain.integer, !Money.given.contains(cents) {
                return false
            }
            return load(&record, plain)
        }
        self.init(
            name: name, type: fieldType, expected: type?.expected ?? Value.expected,
            isOptional: Value.isOptional, doc: doc, place: place,
            movesWithDay: false, read: read, set: given ? set : nil, load: load,
            copy: { record, other in
                let value = withUnsafePointer(to: other, slot.read)
                guard withUnsafePointer(to: record, slot.read) != value else { return false }
                slot.write(value, to: &record)
                return true
            })
    }

    /// The field that holds the record's key.
    package static func key(_ name: String, _ doc: String) -> Field where R: Record {
        Field(
            name: name, type: .text, expected: FieldType.text.expected, isOptional: false, doc: doc,
            place: .stored,
            movesWithDay: false,
            read: { record, _ in .text(record.pointee.id) }, set: nil, load: { _, _ in true },
            copy: { _, _ in false })
    }

    /// A field worked out from the record and, where it moves, the day.
    package init(
        _ name: String, _ type: FieldType, _ doc: String, isOptional: Bool = false,
        movesWithDay: Bool = false,
        read: @escaping @Sendable (UnsafePointer<R>, Day) -> Plain
    ) {
        self.init(
            name: name, type: type, expected: type.expected, isOptional: isOptional, doc: doc,
            place: .derived,
            movesWithDay: movesWithDay, read: read, set: nil, load: { _, _ in false },
            copy: { _, _ in false })
    }

    /// Answers the value on a day.
    package func get(_ record: R, _ day: Day) -> Plain {
        withUnsafePointer(to: record) { read($0, day) }
    }

    private init(
        name: String, type: FieldType, expected: String, isOptional: Bool, doc: String,
        place: Place,
        movesWithDay: Bool,
        read: @escaping @Sendable (UnsafePointer<R>, Day) -> Plain,
        set: (@Sendable (inout R, Plain) -> Bool)?,
        load: @escaping @Sendable (inout R, Plain) -> Bool,
        copy: @escaping @Sendable (inout R, R) -> Bool
    ) {
        self.name = name
        self.type = type
        self.expected = expected
        self.isOptional = isOptional
        self.doc = doc
        self.place = place
        self.movesWithDay = movesWithDay
        self.read = read
        self.set = set
        self.load = load
        self.copy = copy
    }
}

/// A record of the dossier, with the one list of its fields.
package protocol Record: Sendable, Equatable {
    /// The word for it: the name of its table, of its view in Lua.
    static var name: String { get }

    /// Its fields, in the order in which they are shown.
    static var fields: [Field<Self>] { get }

    /// The fields without which a new record means nothing, in their order.
    static var required: [String] { get }

    /// The source's own key.
    var id: String { get }

    /// Makes a record of which nothing is known but its key.
    init(id: String)
}

extension Record {
    package static var required: [String] { [] }

    /// The record as `--json` prints it.
    package func plain(on day: Day) -> Plain {
        .object(
            Self.fields.compactMap { field in
                field.place == .hidden ? nil : PlainField(field.name, field.get(self, day))
            })
    }

    /// The names under which a plugin reads the record.
    package static var shownNames: [String] {
        fields.filter { $0.place != .hidden }.map(\.name)
    }
}

/// Where a property lies in a record: an import reads and writes millions of them.
///
/// A stored property is reached by its offset, ten times as fast as through its key path; one that is
/// worked out has none and goes through the path.
private struct Slot<R: Sendable, Value: Sendable>: Sendable {
    private let path: any WritableKeyPath<R, Value> & Sendable
    private let offset: Int?

    init(_ path: any WritableKeyPath<R, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<R>.offset(of: path)
    }

    @inline(__always)
    func read(_ record: UnsafePointer<R>) -> Value {
        guard let offset else { return record.pointee[keyPath: path] }
        return UnsafeRawPointer(record).advanced(by: offset).assumingMemoryBound(to: Value.self)
            .pointee
    }

    @inline(__always)
    func write(_ value: Value, to record: inout R) {
        guard let offset else {
            record[keyPath: path] = value
            return
        }
        withUnsafeMutablePointer(to: &record) {
            UnsafeMutableRawPointer($0).advanced(by: offset)
                .assumingMemoryBound(to: Value.self).pointee = value
        }
    }
}
