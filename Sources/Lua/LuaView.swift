import CLua

/// A kind of record that plugins see read-only, field by field.
///
/// A field is asked for once a view; what a plugin does not read costs nothing. Fields are numbered as listed.
package final class LuaViewType {
    package let name: String
    package let fields: [String]
    let id: Int32
    let paths: [String]
    private unowned(unsafe) let state: LuaState
    private let stack: LuaStack
    let answer: (_ row: Int, _ field: Int, _ to: LuaAnswer) throws -> Void

    /// `name` is singular, as in "invoice"; there are at most 255 fields, of at most 40 bytes each.
    ///
    /// `answer` gives the value of a field to what it is handed. Where there is only one of the kind, as of
    /// `ctx`, errors do not speak of several.
    package init(
        name: String, isSingle: Bool = false, fields: [String], in state: LuaState,
        answer: @escaping (_ row: Int, _ field: Int, _ to: LuaAnswer) throws -> Void
    ) {
        precondition(
            fields.count < 256 && fields.allSatisfy { $0.utf8.count <= 40 },
            "too many or too long names")
        self.name = name
        self.fields = fields
        self.answer = answer
        paths = fields.map { "\(name).\($0)" }
        let names = JoinedNames(fields)
        self.state = state
        stack = state.stack
        id = state.nextViewType
        state.add(self)
        _ = clua_make_view_type(
            state.host, Unmanaged.passUnretained(self).toOpaque(), name, isSingle, names.bytes,
            names.ends,
            Int32(fields.count))
    }

    /// The same from the value of a field.
    package convenience init(
        name: String, isSingle: Bool = false, fields: [String], in state: LuaState,
        get: @escaping (_ row: Int, _ field: Int) throws -> LuaViewValue
    ) {
        self.init(name: name, isSingle: isSingle, fields: fields, in: state) {
            $2.give(try get($0, $1))
        }
    }

    /// Answers a field to C; the state keeps the type as long as there are views of it.
    func answer(_ row: Int, _ field: Int) -> Int32 {
        do {
            try answer(row, field, LuaAnswer(stack: stack, type: self, field: field))
            return 1
        } catch {
            return state.refuse(error)
        }
    }
}

/// Where the value of a view's field is given, once.
package struct LuaAnswer {
    let stack: LuaStack
    unowned(unsafe) let type: LuaViewType
    let field: Int

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
            stack.pushFrozen(type.paths[field], .table(table), strict: false, expires: true)
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
        clua_answer_views(stack.host, list, type.id, Int32(field))
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
