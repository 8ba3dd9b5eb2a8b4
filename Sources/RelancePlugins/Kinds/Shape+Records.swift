import Lua
import RelanceCore

extension Shape {
    /// The fields of a record as a plugin reads them, and what else is known of it.
    init<R>(
        _ name: String, _ doc: String, of fields: [RelanceCore.Field<R>], _ extras: [Field] = []
    ) {
        self.init(name, doc, fields.filter { $0.place != .hidden }.map(Field.init) + extras)
    }

    /// A record as a connector gives it: its key, and what it knows.
    static func given<R: Record>(_ type: R.Type) -> Shape {
        let fields = R.fields.filter { $0.set != nil }.map { field in
            let type = field.name == "people" ? .list(.named("given_person")) : field.type.lua
            return Field(field.name, .either([type, .named("none"), .nil]), field.doc)
        }
        let key = Field("id", LuaType("string|integer"), R.fields[0].doc)
        return Shape(
            "given_\(R.name)",
            "A \(R.name) as a connector gives it: a field left out stays as it was, `ctx.none` "
                + "empties it.", [key] + fields)
    }

    /// A person needs no key of the source: its e-mail address or name will do.
    static var givenPerson: Shape {
        var shape = given(Person.self)
        shape.fields[0].type = LuaType("string|integer|nil")
        return shape
    }
}

extension Shape.Field {
    init<R>(_ field: RelanceCore.Field<R>) {
        let type = field.type.lua
        self.init(field.name, field.isOptional ? .either([type, .nil]) : type, field.doc)
        movesWithDay = field.movesWithDay
    }
}

extension FieldType {
    /// The type as a signature writes it.
    fileprivate var lua: LuaType {
        switch self {
        case .text: .string
        case .integer: .integer
        case .number: .number
        case .cents: .named("cents")
        case .boolean: .boolean
        case .day: .named("date")
        case .oneOf(let names): .either(names.map(LuaType.literal))
        case .list(let item): .list(item.lua)
        case .record(let name): .named(name)
        case .object: .map(.any)
        }
    }
}
