/// What a source says, as far as one can look at it without running it.
///
/// Operators and numbers are not told apart: names, fields, calls, functions and tables are what counts.
package indirect enum LuaExpression: Sendable {
    case name(String, LuaPosition)
    /// `of.name`; the position is that of the name.
    case field(of: LuaExpression, String, LuaPosition)
    case index(of: LuaExpression, LuaExpression)
    case call(LuaExpression, [LuaExpression])
    /// `of:name(arguments)`.
    case method(of: LuaExpression, String, [LuaExpression])
    case function(LuaFunctionSyntax)
    case table([LuaItem])
    case string(String, LuaPosition)
    /// A number, nil, true, false or `...`.
    case other
    /// Operands of operators in a row; whether all of these are `or`.
    case operation([LuaExpression], isChoice: Bool)
}

/// One entry of a table.
package struct LuaItem: Sendable {
    /// The name of `name = value` or `["name"] = value`; nil in lists and where it is worked out.
    package var name: String?
    package var position: LuaPosition
    /// The key where it is in brackets.
    package var key: LuaExpression?
    package var value: LuaExpression
}

/// A function's parameters and what it does.
package struct LuaFunctionSyntax: Sendable {
    package var parameters: [String]
    package var body: [LuaStatement]
}

/// One thing that a source does.
package indirect enum LuaStatement: Sendable {
    case local([String], [LuaExpression])
    case localFunction(String, LuaFunctionSyntax)
    case assignment([LuaExpression], [LuaExpression])
    case call(LuaExpression)
    case block([LuaStatement])
    /// `while` and `repeat`, whose condition sees what the body names.
    case loop(LuaExpression, [LuaStatement])
    case branches([(condition: LuaExpression, body: [LuaStatement])], [LuaStatement])
    case numeric(String, [LuaExpression], [LuaStatement])
    case each([String], [LuaExpression], [LuaStatement])
    case answer([LuaExpression])
}
