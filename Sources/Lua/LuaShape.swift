import CLua

/// A list of field names, interned once in a state, by which records are read in one pass each.
package final class LuaShape {
    package let names: [String]
    let shape: OpaquePointer
    let handle: LuaHandle

    package init(_ names: [String], in state: LuaState) throws(LuaError) {
        if let long = names.first(where: { $0.utf8.count > 40 }) {
            throw LuaError(
                kind: .runtime, message: "the field name '\(long)' is longer than 40 bytes")
        }
        self.names = names
        let joined = JoinedNames(names)
        shape = clua_make_shape(state.host, joined.bytes, joined.ends, Int32(names.count))
        handle = state.handle
    }
}

/// The fields of one record by the names of a shape; strings are copied only when they are asked for.
package struct LuaSlots {
    let stack: LuaStack
    let shape: LuaShape
    let slots: UnsafeMutablePointer<clua_slot>
    let list: String
    let record: Int32
    package internal(set) var index: Int
    var code: Int32
    let left: LuaAllowance

    /// Whether the element is a table at all; if not, `wholeValue` tells what it is.
    package var isTable: Bool { Int(code) == CLUA_TABLE }

    /// The first key, by bytes, that is not in the shape.
    package var unknownKey: String? {
        let unknown = slots[shape.names.count]
        guard Int(unknown.kind) != CLUA_NIL, let bytes = unknown.bytes else { return nil }
        if unknown.length == 0 { return "[]" }
        return text(bytes, unknown.length) ?? "not UTF-8"
    }

    package func kind(_ slot: Int) -> LuaKind { LuaKind(code: slots[slot].kind) }

    /// The text of a slot; nil where it is none, or not UTF-8.
    package func string(_ slot: Int) -> String? {
        guard Int(slots[slot].kind) == CLUA_STRING, let bytes = slots[slot].bytes else {
            return nil
        }
        return text(bytes, slots[slot].length)
    }

    /// Lends the bytes of a string, which are good only inside `body`.
    package func withBytes<R>(_ slot: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R)
        rethrows -> R?
    {
        guard Int(slots[slot].kind) == CLUA_STRING, let bytes = slots[slot].bytes else {
            return nil
        }
        return try bytes.withMemoryRebound(to: UInt8.self, capacity: slots[slot].length) {
            try body(UnsafeBufferPointer(start: $0, count: slots[slot].length))
        }
    }

    /// The whole number of a slot, also where Lua holds it as 3.0.
    package func integer(_ slot: Int) -> Int? {
        switch Int(slots[slot].kind) {
        case CLUA_INTEGER: Int(slots[slot].integer)
        case CLUA_NUMBER: Int(exactly: slots[slot].number)
        default: nil
        }
    }

    package func number(_ slot: Int) -> Double? {
        switch Int(slots[slot].kind) {
        case CLUA_INTEGER: Double(slots[slot].integer)
        case CLUA_NUMBER: slots[slot].number
        default: nil
        }
    }

    package func boolean(_ slot: Int) -> Bool? {
        Int(slots[slot].kind) == CLUA_BOOLEAN ? slots[slot].integer != 0 : nil
    }

    /// Copies a slot as plain data.
    package func value(_ slot: Int) throws(LuaError) -> LuaValue {
        switch Int(slots[slot].kind) {
        case CLUA_NIL: return .nil
        case CLUA_BOOLEAN: return .boolean(slots[slot].integer != 0)
        case CLUA_INTEGER: return .integer(Int(slots[slot].integer))
        case CLUA_NUMBER: return .number(slots[slot].number)
        case CLUA_NONE: return .none
        default:
            let top = clua_top(stack.host)
            defer { clua_set_top(stack.host, top) }
            clua_push_slot(stack.host, record, shape.shape, Int32(slot))
            return try stack.value(
                top + 1, root: "\(list)[\(index + 1)].\(shape.names[slot])", within: left)
        }
    }

    /// Copies the whole element as plain data.
    package func wholeValue() throws(LuaError) -> LuaValue {
        try stack.value(record, root: "\(list)[\(index + 1)]", within: left)
    }

    /// Counts the texts of the record against what the list may hold.
    func countText() throws(LuaError) {
        var bytes = 0
        for slot in 0..<shape.names.count where Int(slots[slot].kind) == CLUA_STRING {
            bytes += slots[slot].length
        }
        do throws(LuaStack.Fault) {
            try left.take(text: bytes)
        } catch {
            throw error.error(at: list)
        }
    }

    private func text(_ bytes: UnsafePointer<CChar>, _ length: Int) -> String? {
        bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
            checkedText(UnsafeBufferPointer(start: $0, count: length))
        }
    }
}
