import CLua

/// A cell of a row: a range of the rows' buffer, absent where `length` is negative.
package struct LuaCell {
    package var start: UInt32
    package var length: Int32

    package init(start: UInt32, length: Int32) {
        self.start = start
        self.length = length
    }

    package static let absent = LuaCell(start: 0, length: -1)
}

/// The arguments of one call of a host function, the first being 0, and where its results go.
package struct LuaCall {
    let stack: LuaStack
    package let count: Int
    /// Whether something left the machine.
    var hasReachedOut = false
    /// Whether nobody knows what that did.
    var isOutcomeUnknown = false

    init(stack: LuaStack, count: Int) {
        self.stack = stack
        self.count = count
    }

    /// Notes that something left the machine; an error from here on leaves the outcome unknown.
    ///
    /// Where what left got no answer, it is unknown whatever the plugin says of it.
    package mutating func reachOut(isUnknown: Bool = false) {
        hasReachedOut = true
        isOutcomeUnknown = isOutcomeUnknown || isUnknown
    }

    /// Counts work as instructions of the plugin; where its budget is spent it is stopped once this returns.
    package func spend(_ steps: Int) { clua_spend(stack.host, UInt64(max(steps, 0))) }

    package func kind(_ index: Int) -> LuaKind { index < count ? stack.kind(slot(index)) : .nil }
    package func string(_ index: Int) -> String? { index < count ? stack.string(slot(index)) : nil }
    package func bytes(_ index: Int) -> [UInt8]? { withBytes(index) { Array($0) } }
    package func integer(_ index: Int) -> Int? { index < count ? stack.integer(slot(index)) : nil }
    package func number(_ index: Int) -> Double? { index < count ? stack.number(slot(index)) : nil }
    package func boolean(_ index: Int) -> Bool? { index < count ? stack.boolean(slot(index)) : nil }

    /// The text at `index` of a call of the function of `ctx` that `signature` names.
    ///
    /// Throws where it is not UTF-8.
    package func text(_ index: Int, _ signature: String) throws(LuaHostError) -> String {
        if let text = string(index) { return text }
        let place = withBytes(index, invalidByte) ?? nil
        let problem = place.map { "not UTF-8 at byte \($0)" } ?? "not a text"
        throw LuaHostError("ctx.\(signature): argument \(index + 1) is \(problem)")
    }

    /// Copies an argument as plain data; secrets in it stay names.
    package func value(_ index: Int) throws(LuaError) -> LuaValue {
        guard index < count else { return .nil }
        var stack = stack
        stack.takesSecrets = true
        return try stack.value(slot(index))
    }

    /// Lends the bytes of a string; they are the plugin's, and good only inside `body`.
    package func withBytes<R>(
        _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
    ) rethrows -> R? {
        guard index < count, let bytes = stack.bytes(slot(index)) else { return nil }
        return try body(bytes)
    }

    package mutating func push(_ value: LuaValue) { stack.push(value) }
    package mutating func push(_ text: String) { stack.push(text) }
    package mutating func push(_ whole: Int) { clua_push_integer(stack.host, Int64(whole)) }
    package mutating func push(_ flag: Bool) { clua_push_boolean(stack.host, flag) }
    package mutating func push(bytes: UnsafeBufferPointer<UInt8>) { stack.push(bytes) }
    package mutating func push(_ reference: LuaReference) {
        clua_push_reference(stack.host, reference.id)
    }

    /// Pushes a list of row tables: cells by key, `line`, and `problem` where the row (the first is 0) has one.
    ///
    /// `cells` go row by row, one for each key; they are ranges of `bytes`, which should be UTF-8.
    package mutating func pushRows(
        keys: [String], bytes: [UInt8], cells: [LuaCell], lines: [Int],
        problems: [Int: String] = [:]
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                pushRows(keys: keys, bytes: bytes, cells: cells, lines: lines, problems: problems)
            }
        }
    }

    /// The same from borrowed buffers.
    package mutating func pushRows(
        keys: [String], bytes: UnsafeBufferPointer<UInt8>, cells: UnsafeBufferPointer<LuaCell>,
        lines: [Int],
        problems: [Int: String] = [:]
    ) {
        let names = JoinedNames(keys)
        let rows = keys.isEmpty ? 0 : min(lines.count, cells.count / keys.count)
        let sorted = problems.filter { (0..<rows).contains($0.key) }.sorted { $0.key < $1.key }
        let texts = JoinedNames(sorted.map(\.value))
        var start: UInt32 = 0
        let found = sorted.indices.map { index in
            defer { start = texts.ends[index] }
            return clua_problem(
                row: UInt32(sorted[index].key), start: start, length: texts.ends[index] - start)
        }
        cells.withMemoryRebound(to: clua_cell.self) { cells in
            lines.withUnsafeBufferPointer { lines in
                lines.withMemoryRebound(to: Int64.self) { lines in
                    bytes.withMemoryRebound(to: CChar.self) { bytes in
                        clua_push_rows(
                            stack.host, names.bytes, names.ends, Int32(keys.count),
                            bytes.baseAddress,
                            bytes.count, cells.baseAddress, rows, lines.baseAddress, found,
                            found.count,
                            texts.bytes)
                    }
                }
            }
        }
    }

    /// Counts bytes that a function shows to people; throws where a call has shown too much.
    package func say(_ bytes: Int) throws(LuaHostError) {
        guard clua_may_say(stack.host, bytes) else {
            throw LuaHostError("more than 64 KB logged, warned of or printed in one call")
        }
    }

    private func slot(_ index: Int) -> Int32 { Int32(index + 1) }
}
