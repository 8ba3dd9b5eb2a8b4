import CLua

/// A field of a view: what it is called, and how it answers for a row.
package struct LuaField {
    package let name: String
    let answer: (_ row: Int, _ to: LuaAnswer) throws -> Void

    /// `answer` gives the value to what it is handed; `name` has at most 40 bytes.
    package init(_ name: String, answer: @escaping (_ row: Int, _ to: LuaAnswer) throws -> Void) {
        precondition(name.utf8.count <= 40, "too long a name")
        self.name = name
        self.answer = answer
    }
}

/// A kind of record that plugins see read-only, field by field.
///
/// A field is asked for once a view; what a plugin does not read costs nothing.
package final class LuaViewType {
    package let name: String
    package let fields: [String]
    let id: Int32
    private let asked: [AskedField]

    /// `name` is singular, as in "invoice"; there are at most 255 fields.
    ///
    /// Where there is only one of the kind, as of `ctx`, errors do not speak of several.
    package init(
        name: String, isSingle: Bool = false, fields: [LuaField], in state: LuaState
    ) {
        precondition(fields.count < 256, "too many fields")
        let id = state.nextViewType
        (self.name, self.id) = (name, id)
        asked = fields.enumerated().map { index, field in
            AskedField(field, of: name, type: id, slot: index, in: state)
        }
        self.fields = fields.map(\.name)
        let names = JoinedNames(self.fields)
        let contexts = asked.map { Unmanaged.passUnretained($0).toOpaque() }
        state.add(self)
        _ = clua_make_view_type(
            state.host, contexts, name, isSingle, names.bytes, names.ends, Int32(fields.count))
    }

    /// The same where one closure gives the values of all fields, which are numbered as listed.
    package convenience init(
        name: String, isSingle: Bool = false, fields: [String], in state: LuaState,
        get: @escaping (_ row: Int, _ field: Int) throws -> LuaViewValue
    ) {
        let fields = fields.enumerated().map { index, field in
            LuaField(field) { $1.give(try get($0, index)) }
        }
        self.init(name: name, isSingle: isSingle, fields: fields, in: state)
    }
}

/// A field as C asks for it: C holds its address, and its type holds it as long as the state is open.
final class AskedField {
    let path: String
    let type: Int32
    let slot: Int
    private let stack: LuaStack
    private unowned(unsafe) let state: LuaState
    private let answer: (_ row: Int, _ to: LuaAnswer) throws -> Void

    init(_ field: LuaField, of owner: String, type: Int32, slot: Int, in state: LuaState) {
        path = "\(owner).\(field.name)"
        answer = field.answer
        (self.type, self.slot, self.state, stack) = (type, slot, state, state.stack)
    }

    func answer(_ row: Int) -> Int32 {
        do {
            try answer(row, LuaAnswer(stack: stack, field: self))
            return 1
        } catch {
            return state.refuse(error)
        }
    }
}

/// Where the value of a view's field is given, once.
package struct LuaAnswer {
    let stack: LuaStack
    unowned(unsafe) let field: AskedField

    package func giveNil() { clua_answer_nil(stack.host) }
    package func give(_ flag: Bool) { clua_answer_boolean(stack.host, flag) }
    package func give(_ whole: Int) { clua_answer_integer(stack.host, Int64(whole)) }
    package func give(_ number: Double) { clua_answer_number(stack.host, number) }
    package func give(_ text: String) { stack.push(text) }

    /// Gives plain data; a table becomes read-only.
    package func give(_ value: LuaValue) {
        switch value {
        case .nil: giveNil()
        case .boolean(let flag): give(flag)
        case .integer(let whole): give(whole)
        case .number(let number): give(number)
        case .none: clua_answer_none(stack.host)
        case .table(let table):
            stack.pushFrozen(field.path, .table(table), strict: false, expires: true)
        default: stack.push(value)
        }
    }

    package func give(_ view: LuaView) {
        clua_answer_view(stack.host, view.type.id, Int64(view.row))
    }

    /// Gives a read-only list of the rows of `type` from 0 on.
    package func give(rowsOf type: LuaViewType, count: Int) {
        answer(list: clua_make_views(stack.host, type.id, UInt32(count)))
    }

    package func give(_ value: LuaViewValue) {
        switch value {
        case .value(let value): give(value)
        case .reference(let reference): clua_push_reference(stack.host, reference.id)
        case .view(let view): give(view)
        case .views(let views): answer(list: stack.list(of: views))
        case .rows(let type, let count): give(rowsOf: type, count: count)
        }
    }

    private func answer(list: Int32) {
        clua_answer_views(stack.host, list, field.type, Int32(field.slot))
    }
}

/// What a field of a view holds.
package enum LuaViewValue {
    /// Plain data; a table becomes read-only.
    case value(LuaValue)
    /// What is kept in the state: a function, an object.
    case reference(LuaReference)
    case view(LuaView)
    /// A read-only list.
    case views([LuaView])
    /// A read-only list of the rows from 0 on.
    case rows(LuaViewType, count: Int)
}

/// One record under a view type; it ends with the call that it was given to.
package struct LuaView {
    package var type: LuaViewType
    package var row: Int

    package init(type: LuaViewType, row: Int) {
        self.type = type
        self.row = row
    }

    func push(on stack: LuaStack) { clua_push_view(stack.host, type.id, Int64(row)) }
}
