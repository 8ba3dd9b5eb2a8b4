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
    package mutating func push(_ views: [LuaView]) { stack.push(views, named: "this list") }

    /// Pushes read-only plain data that ends with the call.
    package mutating func pushFrozen(_ name: String, _ value: LuaValue) {
        stack.pushFrozen(name, value, strict: true, expires: true)
    }
}

extension LuaStack {
    func push(_ views: [LuaView], named name: String) {
        guard clua_push_table(host, Int32(views.count), 0) else { return }
        for (index, view) in views.enumerated() {
            view.push(on: self)
            clua_set_index(host, Int64(index + 1))
        }
        seal(name, strict: false, expires: true)
    }
}
