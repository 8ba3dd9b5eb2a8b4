/// Where something stands in a source; both begin with 1, columns count characters.
package struct LuaPosition: Sendable, Equatable, Comparable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) { (self.line, self.column) = (line, column) }

    package static func < (left: LuaPosition, right: LuaPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A word of a source and where it begins.
struct LuaToken: Equatable {
    enum Kind: Equatable {
        case name(String)
        /// A reserved word or a mark, such as `end` or `==`.
        case symbol(String)
        case string(String)
        case number
        case end
    }

    var kind: Kind
    var position: LuaPosition

    /// The token as an error shows it.
    var shown: String {
        switch kind {
        case .name(let name): "'\(name)'"
        case .symbol(let text): "'\(text)'"
        case .string: "a text"
        case .number: "a number"
        case .end: "the end of the file"
        }
    }
}

/// What makes a source no Lua, and where.
package struct LuaSyntaxFault: Error, Sendable, Equatable {
    package var position: LuaPosition
    package var problem: String
}
