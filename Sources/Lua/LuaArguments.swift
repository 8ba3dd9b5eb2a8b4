import CLua

/// Where the arguments of a call are pushed, in their order.
package struct LuaArguments {
    let stack: LuaStack

    package mutating func push(_ value: LuaValue) { stack.push(value) }
    package mutating func push(_ reference: LuaReference) {
        clua_push_reference(stack.host, reference.id)
    }
    package mutating func push(_ view: LuaView) { view.push(on: stack) }

    /// Pushes a read-only list of views.
    package mutating func push(_ views: [LuaView]) { stack.push(views) }

    /// Pushes read-only plain data that ends with the call.
    package mutating func pushFrozen(_ name: String, _ value: LuaValue) {
        stack.pushFrozen(name, value, strict: true, expires: true)
    }
}

extension LuaStack {
    func push(_ views: [LuaView]) { clua_push_views(host, list(of: views)) }

    /// Makes a list of views; answers its number.
    func list(of views: [LuaView]) -> Int32 {
        let list = clua_make_views(host, -1, UInt32(views.count))
        for (index, view) in views.enumerated() {
            clua_set_view(host, list, UInt32(index), view.type.id, Int64(view.row))
        }
        return list
    }
}
