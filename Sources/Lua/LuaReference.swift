import CLua

/// A value that is kept in its state: a function to call, a table to read from.
///
/// It must be dropped on the thread of its state; it may outlive it, and then answers nothing.
package final class LuaReference {
    let handle: LuaHandle
    let id: Int32
    package let kind: LuaKind

    init(handle: LuaHandle, id: Int32, kind: LuaKind) {
        self.handle = handle
        self.id = id
        self.kind = kind
    }

    deinit {
        if let host = handle.host { clua_release(host, id) }
    }

    /// The line where a function is defined.
    package var line: Int? {
        read { stack, index in
            var source: UnsafePointer<CChar>?
            let line = clua_function_line(stack.host, index, &source)
            return line > 0 ? Int(line) : nil
        } ?? nil
    }

    /// The file where a function is defined, as it was named to `load`.
    package var file: String? {
        read { stack, index in
            var source: UnsafePointer<CChar>?
            _ = clua_function_line(stack.host, index, &source)
            return source.map { String(cString: $0) }
        } ?? nil
    }

    /// How many elements a list has.
    package var count: Int {
        read { stack, index in stack.kind(index) == .table ? clua_length(stack.host, index) : 0 }
            ?? 0
    }

    /// The field `key` of a table, nil where it is absent; no metamethod runs.
    package func field(_ key: String) throws(LuaError) -> LuaReference? {
        try child { stack, index in
            var key = key
            return key.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { chars in
                    clua_push_key(stack.host, index, chars.baseAddress, chars.count)
                }
            }
        }
    }

    /// Element `index` of a list, the first being 0; nil where it is absent.
    package func element(_ index: Int) throws(LuaError) -> LuaReference? {
        try child { stack, table in clua_push_index(stack.host, table, Int64(index) + 1) }
    }

    /// The string keys of a table, by their bytes.
    package func keys() throws(LuaError) -> [String] {
        try table()
        return read { stack, index in stack.keys(index) } ?? []
    }

    /// Copies it as plain data; `named` begins the path in an error.
    package func value(named root: String = "") throws(LuaError) -> LuaValue {
        guard let host = handle.host else { throw gone }
        let stack = LuaStack(host: host)
        let top = clua_top(host)
        clua_push_reference(host, id)
        defer { clua_set_top(host, top) }
        return try stack.value(top + 1, root: root)
    }

    private var gone: LuaError { LuaError(kind: .runtime, message: "the plugin's state is closed") }

    private func table() throws(LuaError) {
        if handle.host == nil { throw gone }
        if kind != .table && kind != .userdata {
            throw LuaError(kind: .rubbish, message: "is \(kind.described), expected a table")
        }
    }

    private func read<T>(_ body: (LuaStack, Int32) -> T) -> T? {
        guard let host = handle.host else { return nil }
        let top = clua_top(host)
        clua_push_reference(host, id)
        clua_push_opened(host, top + 1)
        defer { clua_set_top(host, top) }
        return body(LuaStack(host: host), top + 2)
    }

    private func child(_ push: (LuaStack, Int32) -> Int32) throws(LuaError) -> LuaReference? {
        try table()
        return read { stack, index in
            let kind = LuaKind(code: push(stack, index))
            if kind == .nil { return nil }
            return LuaReference(handle: handle, id: clua_reference(stack.host), kind: kind)
        } ?? nil
    }
}

extension LuaStack {
    /// The string keys of the table at `index`, by their bytes.
    func keys(_ index: Int32) -> [String] {
        guard kind(index) == .table else { return [] }
        var keys: [String] = []
        let top = clua_top(host)
        clua_push_nil(host)
        while clua_next(host, index) {
            if let key = string(top + 1) { keys.append(key) }
            clua_set_top(host, top + 1)
        }
        return keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
