import CLua

/// Reading from the stack: scalars in place, plain data as a copy.
extension LuaStack {
    /// A value that is no plain data, and where it was found.
    struct Fault: Error {
        var kind: LuaError.Kind = .rubbish
        var path: [String] = []
        var what: String

        func below(_ step: String) -> Fault {
            Fault(kind: kind, path: [step] + path, what: what)
        }

        /// Says it with the path: "settings.x holds a function".
        func error(at root: String) -> LuaError {
            var path = ([root] + path).joined()
            if path.first == "." { path.removeFirst() }
            return LuaError(
                kind: kind, message: path.isEmpty ? "a value that \(what)" : "\(path) \(what)")
        }
    }

    static let deepest = 32

    func kind(_ index: Int32) -> LuaKind { LuaKind(code: clua_kind(host, index)) }

    func bytes(_ index: Int32) -> UnsafeBufferPointer<UInt8>? {
        var length = 0
        guard let chars = clua_bytes(host, index, &length) else { return nil }
        return chars.withMemoryRebound(to: UInt8.self, capacity: length) {
            UnsafeBufferPointer(start: $0, count: length)
        }
    }

    func string(_ index: Int32) -> String? {
        bytes(index).flatMap(checkedText)
    }

    func integer(_ index: Int32) -> Int? {
        var whole: Int64 = 0
        return clua_integer(host, index, &whole) ? Int(whole) : nil
    }

    func number(_ index: Int32) -> Double? {
        var number = 0.0
        return clua_number(host, index, &number) ? number : nil
    }

    func boolean(_ index: Int32) -> Bool? {
        Int(clua_kind(host, index)) == CLUA_BOOLEAN ? clua_boolean(host, index) : nil
    }

    /// Copies the value at `index`; `root` begins the path in an error.
    func value(
        _ index: Int32, root: String = "", within left: LuaAllowance = LuaAllowance()
    ) throws(LuaError) -> LuaValue {
        let top = clua_top(host)
        defer { clua_set_top(host, top) }
        do {
            return try copy(index < 0 ? top + index + 1 : index, depth: 0, left)
        } catch {
            throw error.error(at: root)
        }
    }

    private func copy(_ index: Int32, depth: Int, _ left: LuaAllowance) throws(Fault) -> LuaValue {
        try left.take()
        switch Int(clua_kind(host, index)) {
        case CLUA_NIL: return .nil
        case CLUA_BOOLEAN: return .boolean(clua_boolean(host, index))
        case CLUA_INTEGER: return .integer(integer(index) ?? 0)
        case CLUA_NUMBER: return .number(number(index) ?? 0)
        case CLUA_NONE: return .none
        case CLUA_STRING:
            guard let bytes = bytes(index) else { return .nil }
            try left.take(text: bytes.count)
            return checkedText(bytes).map { .string($0) }
                ?? .bytes(Array(bytes))
        case CLUA_TABLE: return try copyTable(index, depth: depth, left)
        case CLUA_USERDATA:
            if let name = secret(index) {
                if takesSecrets { return .secret(name) }
                throw Fault(what: "holds the secret '\(name)'")
            }
            clua_push_opened(host, index)
            let opened = clua_top(host)
            defer { clua_set_top(host, opened - 1) }
            if Int(clua_kind(host, opened)) == CLUA_TABLE {
                return try copyTable(opened, depth: depth, left)
            }
            throw Fault(what: "holds \(article(String(cString: clua_object_name(host, index))))")
        default: throw Fault(what: "holds \(kind(index).described)")
        }
    }

    /// The name of the secret at `index`, nil where it is none.
    func secret(_ index: Int32) -> String? {
        var length = 0
        guard let name = clua_secret(host, index, &length) else { return nil }
        return name.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }

    private func article(_ name: String) -> String {
        ("aeiou".contains(name.first ?? "x") ? "an " : "a ") + name
    }

    private func copyTable(_ index: Int32, depth: Int, _ left: LuaAllowance) throws(Fault)
        -> LuaValue
    {
        if depth == LuaStack.deepest { throw Fault(what: "is nested more than 32 levels deep") }
        var table = LuaTable()
        let count = clua_length(host, index)
        let top = clua_top(host)
        table.list.reserveCapacity(min(count, 10_000))
        for position in 0..<count {
            if Int(clua_push_index(host, index, Int64(position + 1))) == CLUA_NIL {
                throw Fault(what: "is a list with a hole at \(position + 1)")
            }
            do {
                table.list.append(try copy(top + 1, depth: depth + 1, left))
            } catch {
                throw error.below("[\(position + 1)]")
            }
            clua_set_top(host, top)
        }
        try copyFields(index, into: &table, count: count, depth: depth, left)
        return .table(table)
    }

    private func copyFields(
        _ index: Int32, into table: inout LuaTable, count: Int, depth: Int, _ left: LuaAllowance
    ) throws(Fault) {
        let top = clua_top(host)
        var fields: [(key: String, value: LuaValue)] = []
        clua_push_nil(host)
        while clua_next(host, index) {
            let key = try key(top + 1, count: count)
            if let key {
                try left.take(text: key.utf8.count)
                do {
                    let value = try copy(top + 2, depth: depth + 1, left)
                    if value.kind != .nil { fields.append((key, value)) }
                } catch {
                    throw error.below(".\(key)")
                }
            }
            clua_set_top(host, top + 1)
        }
        table.fields = fields
    }

    /// Answers the string key at `index`, nil where it is of the list.
    private func key(_ index: Int32, count: Int) throws(Fault) -> String? {
        switch Int(clua_kind(host, index)) {
        case CLUA_STRING:
            if let key = string(index) { return key }
            throw Fault(what: "has a key that is not UTF-8")
        case CLUA_INTEGER:
            let position = integer(index) ?? 0
            if (1...max(1, count)).contains(position), count > 0 { return nil }
            throw Fault(what: "has the key [\(position)] outside of its list of \(count)")
        case CLUA_NUMBER:
            throw Fault(what: "has the key [\(number(index) ?? 0)]: texts or 1, 2, 3 … expected")
        default:
            throw Fault(what: "has \(kind(index).described) as key: texts or 1, 2, 3 … expected")
        }
    }
}

/// Where bytes stop being UTF-8, the first being 1; nil where they are UTF-8.
package func invalidByte(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: Span(_unsafeElements: bytes))
        return nil
    } catch {
        return error.byteOffsets.lowerBound + 1
    }
}

/// The text of bytes that are UTF-8, else nil; twice as quick as `String(validating:as:)`.
func checkedText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    do {
        return String(copying: try UTF8Span(validating: Span(_unsafeElements: bytes)))
    } catch {
        return nil
    }
}
