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
    let get: (_ row: Int, _ field: Int) throws -> LuaViewValue

    /// `name` is singular, as in "invoice"; there are at most 255 fields, of at most 40 bytes each.
    ///
    /// Where there is only one of the kind, as of `ctx`, errors do not speak of several.
    package init(
        name: String, isSingle: Bool = false, fields: [String], in state: LuaState,
        get: @escaping (_ row: Int, _ field: Int) throws -> LuaViewValue
    ) {
        precondition(
            fields.count < 256 && fields.allSatisfy { $0.utf8.count <= 40 },
            "too many or too long names")
        self.name = name
        self.fields = fields
        self.get = get
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

    /// Answers a field to C; the state keeps the type as long as there are views of it.
    func answer(_ row: Int, _ field: Int) -> Int32 {
        do {
            switch try get(row, field) {
            case .value(let value): answer(value, field)
            case .reference(let reference): clua_push_reference(stack.host, reference.id)
            case .view(let view): clua_answer_view(stack.host, view.type.id, Int64(view.row))
            case .views(let views):
                clua_answer_views(stack.host, stack.list(of: views), id, Int32(field))
            case .rows(let type, let count):
                let list = clua_make_views(stack.host, type.id, UInt32(count))
                clua_answer_views(stack.host, list, id, Int32(field))
            }
            return 1
        } catch {
            return state.refuse(error)
        }
    }

    @inline(__always)
    private func answer(_ value: LuaValue, _ field: Int) {
        switch value {
        case .nil: clua_answer_nil(stack.host)
        case .boolean(let flag): clua_answer_boolean(stack.host, flag)
        case .integer(let whole): clua_answer_integer(stack.host, Int64(whole))
        case .number(let number): clua_answer_number(stack.host, number)
        case .none: clua_answer_none(stack.host)
        case .table(let table):
            stack.pushFrozen(paths[field], .table(table), strict: false, expires: true)
        default: stack.push(value)
        }
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
