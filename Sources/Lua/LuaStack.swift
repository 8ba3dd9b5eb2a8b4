import CLua

/// The stack of a state, and what is pushed on it.
struct LuaStack {
    let host: OpaquePointer
    /// Whether secrets are copied too, by name.
    var takesSecrets = false

    func push(_ string: String) {
        var string = string
        string.withUTF8 { push($0) }
    }

    func push(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytes.withMemoryRebound(to: CChar.self) { clua_push_string(host, $0.baseAddress, $0.count) }
    }

    func push(_ value: LuaValue) {
        switch value {
        case .nil: clua_push_nil(host)
        case .boolean(let flag): clua_push_boolean(host, flag)
        case .integer(let whole): clua_push_integer(host, Int64(whole))
        case .number(let number): clua_push_number(host, number)
        case .string(let text): push(text)
        case .bytes(let bytes): bytes.withUnsafeBufferPointer { push($0) }
        case .none: clua_push_none(host)
        case .secret(let name): clua_push_secret(host, name, name.utf8.count)
        case .table(let table):
            guard clua_push_table(host, Int32(table.list.count), Int32(table.fields.count)) else {
                return
            }
            for (index, element) in table.list.enumerated() {
                push(element)
                clua_set_index(host, Int64(index + 1))
            }
            for field in table.fields where field.value != .nil {
                push(field.value)
                setField(field.key)
            }
        }
    }

    /// Pushes a read-only object of plain data.
    func pushFrozen(_ name: String, _ value: LuaValue, strict: Bool, expires: Bool = false) {
        guard case .table(let table) = value else { return push(value) }
        guard clua_push_table(host, Int32(table.list.count), Int32(table.fields.count)) else {
            return
        }
        for (index, element) in table.list.enumerated() {
            pushFrozen("\(name)[\(index + 1)]", element, strict: false, expires: expires)
            clua_set_index(host, Int64(index + 1))
        }
        for field in table.fields {
            if field.value == .nil {
                clua_push_known_nil(host)
            } else {
                pushFrozen("\(name).\(field.key)", field.value, strict: false, expires: expires)
            }
            setField(field.key)
        }
        seal(name, strict: strict, expires: expires)
    }

    func setField(_ key: String) {
        var key = key
        key.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                clua_set_key(host, chars.baseAddress, chars.count)
            }
        }
    }

    func seal(_ name: String, strict: Bool, expires: Bool) {
        clua_seal(host, name, name.utf8.count, strict, expires)
    }
}
