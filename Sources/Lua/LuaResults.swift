import CLua

/// What a call returned, read in place until the call ends; the first result is 0.
package struct LuaResults {
    let stack: LuaStack
    let base: Int32
    package let count: Int

    package func kind(_ index: Int) -> LuaKind { index < count ? stack.kind(slot(index)) : .nil }
    package func integer(_ index: Int) -> Int? { index < count ? stack.integer(slot(index)) : nil }
    package func number(_ index: Int) -> Double? { index < count ? stack.number(slot(index)) : nil }
    package func string(_ index: Int) -> String? { index < count ? stack.string(slot(index)) : nil }
    package func boolean(_ index: Int) -> Bool? { index < count ? stack.boolean(slot(index)) : nil }

    /// Copies a result as plain data.
    package func value(_ index: Int) throws(LuaError) -> LuaValue {
        index < count ? try stack.value(slot(index)) : .nil
    }

    /// Keeps a result in its state.
    package func reference(_ index: Int, in state: LuaState) -> LuaReference {
        if index < count {
            clua_push_copy(stack.host, slot(index))
        } else {
            clua_push_nil(stack.host)
        }
        return state.take()
    }

    /// Copies a field of a result table; no metamethod runs.
    package func value(_ index: Int, field: String) throws(LuaError) -> LuaValue {
        let top = clua_top(stack.host)
        defer { clua_set_top(stack.host, top) }
        push(index, field: field)
        return try stack.value(top + 1, root: field)
    }

    package func kind(_ index: Int, field: String) -> LuaKind {
        let top = clua_top(stack.host)
        defer { clua_set_top(stack.host, top) }
        push(index, field: field)
        return stack.kind(top + 1)
    }

    /// The string keys of a result table, by their bytes.
    package func keys(_ index: Int) -> [String] { index < count ? stack.keys(slot(index)) : [] }

    /// How many elements the list part of a result table has.
    package func length(_ index: Int) -> Int {
        kind(index) == .table ? clua_length(stack.host, slot(index)) : 0
    }

    /// Reads field `field` of a result, a list of tables, record by record; an absent field is an empty list.
    ///
    /// `body` gets the number of the record, the first being 0, and its fields by `shape`.
    package func records(
        _ index: Int, field: String, shape: LuaShape,
        _ body: (Int, borrowing LuaSlots) throws -> Void
    ) throws {
        let top = clua_top(stack.host)
        defer { clua_set_top(stack.host, top) }
        push(index, field: field)
        let list = top + 1
        let kind = stack.kind(list)
        if kind == .nil { return }
        if kind != .table {
            throw LuaError(
                kind: .rubbish, message: "\(field) is \(kind.described), expected a list")
        }
        let count = clua_length(stack.host, list)
        guard count <= LuaResults.mostRecords else {
            throw LuaError(
                kind: .rubbish,
                message:
                    "\(field) holds \(count) records: give 100,000 at most, and the rest next time")
        }
        try checkList(list, count: count, named: field)
        let left = LuaAllowance()
        try withUnsafeTemporaryAllocation(of: clua_slot.self, capacity: shape.names.count + 1) {
            buffer in
            guard let slots = buffer.baseAddress else { return }
            slots.initialize(repeating: clua_slot(), count: buffer.count)
            var record = LuaSlots(
                stack: stack, shape: shape, slots: slots, list: field, record: list + 1, index: 0,
                code: 0, left: left)
            for position in 0..<count {
                record.index = position
                record.code = clua_read_record(
                    stack.host, list, Int64(position + 1), shape.shape, slots,
                    slots + shape.names.count)
                try record.countText()
                try body(position, record)
                clua_set_top(stack.host, list)
            }
        }
    }

    /// How many records one list may hold.
    private static let mostRecords = 100_000

    private func push(_ index: Int, field: String) {
        guard index < count else { return clua_push_nil(stack.host) }
        var field = field
        field.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                _ = clua_push_key(stack.host, slot(index), chars.baseAddress, chars.count)
            }
        }
    }

    /// Throws where a table has other keys than 1 … `count`.
    private func checkList(_ list: Int32, count: Int, named field: String) throws(LuaError) {
        defer { clua_set_top(stack.host, list) }
        if count == 0 {
            clua_push_nil(stack.host)
        } else {
            clua_push_integer(stack.host, Int64(count))
        }
        guard clua_next(stack.host, list) else { return }
        clua_set_top(stack.host, list)
        clua_push_nil(stack.host)
        while clua_next(stack.host, list) {
            let position = stack.integer(list + 1)
            if position.map({ $0 < 1 || $0 > count }) ?? true {
                let key =
                    position.map { "[\($0)]" } ?? stack.string(list + 1).map { "'\($0)'" }
                    ?? "that is no text"
                throw LuaError(
                    kind: .rubbish, message: "\(field) has the key \(key), expected a list")
            }
            clua_set_top(stack.host, list + 1)
        }
    }

    private func slot(_ index: Int) -> Int32 { base + 2 + Int32(index) }
}
