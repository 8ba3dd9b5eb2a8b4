import Lua

/// On which lines of a source its examples begin, as far as they are written there as they are.
struct ExampleLines {
    private var lines: [Int] = []

    /// Looks at the list that a test file returns, else at `examples` of what a plugin returns.
    init(_ source: [UInt8], isTest: Bool) {
        guard let statements = try? LuaParser.parse(source),
            case .answer(let values)? = statements.last, let value = values.first
        else { return }
        let answer = Self.items(value, statements)
        let list =
            isTest
            ? answer
            : answer.first { $0.name == "examples" }.map { Self.items($0.value, statements) } ?? []
        lines = list.filter { $0.name == nil && $0.key == nil }.map(\.position.line)
    }

    /// The line of the example at `index`, the first being 0.
    subscript(index: Int) -> Int? { lines.indices.contains(index) ? lines[index] : nil }

    private static func items(_ value: LuaExpression, _ statements: [LuaStatement]) -> [LuaItem] {
        switch value {
        case .table(let items): return items
        case .name(let name, _):
            for case .local(let names, let values) in statements where names == [name] {
                if case .table(let items)? = values.first { return items }
            }
            return []
        default: return []
        }
    }
}
