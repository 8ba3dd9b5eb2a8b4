/// Reads a source into its syntax, in one pass and no deeper than Lua itself does.
package struct LuaParser {
    private var lexer: LuaLexer
    private var token: LuaToken
    private var ahead: LuaToken?
    private var depth = 0

    private static let deepest = 195
    private static let longest = 200

    /// What the file does; throws where it is no Lua.
    package static func parse(_ source: [UInt8]) throws(LuaSyntaxFault) -> [LuaStatement] {
        var parser = try LuaParser(source)
        let statements = try parser.block()
        guard parser.token.kind == .end else {
            throw parser.fault("there is \(parser.token.shown) out of place")
        }
        return statements
    }

    private init(_ source: [UInt8]) throws(LuaSyntaxFault) {
        lexer = LuaLexer(source)
        token = try lexer.next()
    }

    // MARK: statements

    private mutating func block() throws(LuaSyntaxFault) -> [LuaStatement] {
        try descend()
        defer { depth -= 1 }
        var statements: [LuaStatement] = []
        while !endsBlock {
            if try take("return") {
                statements.append(.answer(endsBlock || isAt(";") ? [] : try expressions()))
                _ = try take(";")
                guard endsBlock else { throw fault("return is not the last of its block") }
                break
            }
            if let statement = try statement() { statements.append(statement) }
        }
        return statements
    }

    private var endsBlock: Bool {
        token.kind == .end || isAt("end") || isAt("else") || isAt("elseif") || isAt("until")
    }

    private mutating func statement() throws(LuaSyntaxFault) -> LuaStatement? {
        guard case .symbol(let word) = token.kind else { return try simple() }
        switch word {
        case ";", "break":
            try advance()
            return nil
        case "::":
            try advance()
            _ = try name()
            try expect("::")
            return nil
        case "goto":
            try advance()
            _ = try name()
            return nil
        case "do":
            try advance()
            return .block(try body())
        case "while":
            try advance()
            let condition = try expression()
            try expect("do")
            return .loop(condition, try body())
        case "repeat":
            try advance()
            let statements = try block()
            try expect("until")
            return .loop(try expression(), statements)
        case "if": return try branches()
        case "for": return try loop()
        case "function": return try namedFunction()
        case "local":
            try advance()
            if try take("function") { return .localFunction(try name(), try function()) }
            return try local()
        default: return try simple()
        }
    }

    /// A block and the `end` behind it.
    private mutating func body() throws(LuaSyntaxFault) -> [LuaStatement] {
        let statements = try block()
        try expect("end")
        return statements
    }

    private mutating func branches() throws(LuaSyntaxFault) -> LuaStatement {
        var found: [(condition: LuaExpression, body: [LuaStatement])] = []
        repeat {
            try advance()
            let condition = try expression()
            try expect("then")
            found.append((condition, try block()))
        } while isAt("elseif")
        if try take("else") { return .branches(found, try body()) }
        try expect("end")
        return .branches(found, [])
    }

    private mutating func loop() throws(LuaSyntaxFault) -> LuaStatement {
        try advance()
        var names = [try name()]
        if try take("=") {
            let bounds = try expressions()
            guard 2...3 ~= bounds.count else { throw fault("for has not from, to and by") }
            try expect("do")
            return .numeric(names[0], bounds, try body())
        }
        while try take(",") { names.append(try name()) }
        try expect("in")
        let values = try expressions()
        try expect("do")
        return .each(names, values, try body())
    }

    private mutating func namedFunction() throws(LuaSyntaxFault) -> LuaStatement {
        try advance()
        let position = token.position
        var target = LuaExpression.name(try name(), position)
        var (isMethod, count) = (false, 0)
        while !isMethod, isAt(".") || isAt(":") {
            isMethod = isAt(":")
            try advance()
            count += 1
            guard count <= Self.longest else { throw fault("there are too many suffixes") }
            let position = token.position
            target = .field(of: target, try name(), position)
        }
        var made = try function()
        if isMethod { made.parameters.insert("self", at: 0) }
        return .assignment([target], [.function(made)])
    }

    private mutating func local() throws(LuaSyntaxFault) -> LuaStatement {
        var names: [String] = []
        repeat {
            names.append(try name())
            if try take("<") {
                let attribute = try name()
                guard ["const", "close"].contains(attribute) else {
                    throw fault("there is no attribute '\(attribute)'")
                }
                try expect(">")
            }
        } while try take(",")
        return .local(names, try take("=") ? try expressions() : [])
    }

    /// An assignment or a call.
    private mutating func simple() throws(LuaSyntaxFault) -> LuaStatement {
        let first = try suffixed()
        guard isAt("=") || isAt(",") else {
            switch first {
            case .call, .method: return .call(first)
            default: throw fault("there is \(token.shown) out of place")
            }
        }
        var targets = [first]
        while try take(",") { targets.append(try suffixed()) }
        try expect("=")
        for target in targets {
            switch target {
            case .name, .field, .index: break
            default: throw fault("what stands before = cannot be assigned to")
            }
        }
        return .assignment(targets, try expressions())
    }

    // MARK: expressions

    private mutating func expressions() throws(LuaSyntaxFault) -> [LuaExpression] {
        var found = [try expression()]
        while try take(",") { found.append(try expression()) }
        return found
    }

    private static let operators: Set<String> = [
        "+", "-", "*", "/", "//", "%", "^", "..", "==", "~=", "<", "<=", ">", ">=", "and", "or",
        "&", "|", "~", "<<", ">>",
    ]

    private mutating func expression() throws(LuaSyntaxFault) -> LuaExpression {
        try descend()
        defer { depth -= 1 }
        var (operands, isChoice) = ([try operand()], true)
        while case .symbol(let mark) = token.kind, Self.operators.contains(mark) {
            isChoice = isChoice && mark == "or"
            try advance()
            operands.append(try operand())
        }
        return operands.count == 1 ? operands[0] : .operation(operands, isChoice: isChoice)
    }

    private mutating func operand() throws(LuaSyntaxFault) -> LuaExpression {
        var isChanged = false
        while isAt("not") || isAt("-") || isAt("#") || isAt("~") {
            isChanged = true
            try advance()
        }
        let value = try simpleExpression()
        return isChanged ? .operation([value], isChoice: false) : value
    }

    private mutating func simpleExpression() throws(LuaSyntaxFault) -> LuaExpression {
        switch token.kind {
        case .number, .symbol("nil"), .symbol("true"), .symbol("false"), .symbol("..."):
            try advance()
            return .other
        case .string(let text):
            let position = token.position
            try advance()
            return .string(text, position)
        case .symbol("{"): return .table(try items())
        case .symbol("function"):
            try advance()
            return .function(try function())
        default: return try suffixed()
        }
    }

    private mutating func suffixed() throws(LuaSyntaxFault) -> LuaExpression {
        var value: LuaExpression
        if try take("(") {
            // What stands in parentheses is one value, and no target of an assignment.
            value = .operation([try expression()], isChoice: true)
            try expect(")")
        } else {
            let position = token.position
            value = .name(try name(), position)
        }
        for count in 0... {
            guard count <= Self.longest else { throw fault("there are too many suffixes") }
            guard let longer = try suffix(of: value) else { break }
            value = longer
        }
        return value
    }

    private mutating func suffix(of value: LuaExpression) throws(LuaSyntaxFault) -> LuaExpression? {
        switch token.kind {
        case .symbol("."):
            try advance()
            let position = token.position
            return .field(of: value, try name(), position)
        case .symbol("["):
            try advance()
            let position = token.position
            let key = try expression()
            try expect("]")
            if case .string(let name, _) = key { return .field(of: value, name, position) }
            return .index(of: value, key)
        case .symbol(":"):
            try advance()
            let name = try name()
            guard let arguments = try arguments() else {
                throw fault("there is \(token.shown), expected the arguments of '\(name)'")
            }
            return .method(of: value, name, arguments)
        default:
            return try arguments().map { .call(value, $0) }
        }
    }

    private mutating func arguments() throws(LuaSyntaxFault) -> [LuaExpression]? {
        switch token.kind {
        case .string(let text):
            let position = token.position
            try advance()
            return [.string(text, position)]
        case .symbol("{"): return [.table(try items())]
        case .symbol("("):
            try advance()
            let values = isAt(")") ? [] : try expressions()
            try expect(")")
            return values
        default: return nil
        }
    }

    private mutating func items() throws(LuaSyntaxFault) -> [LuaItem] {
        try expect("{")
        var items: [LuaItem] = []
        while !isAt("}") {
            items.append(try item())
            if try !take(","), try !take(";") { break }
        }
        try expect("}")
        return items
    }

    private mutating func item() throws(LuaSyntaxFault) -> LuaItem {
        let position = token.position
        if try take("[") {
            let key = try expression()
            try expect("]")
            try expect("=")
            var name: String?
            if case .string(let text, _) = key { name = text }
            return LuaItem(name: name, position: position, key: key, value: try expression())
        }
        if case .name(let name) = token.kind {
            let following = try lookAhead()
            if following.kind == .symbol("=") {
                try advance()
                try advance()
                return LuaItem(name: name, position: position, value: try expression())
            }
        }
        return LuaItem(position: position, value: try expression())
    }

    /// The parameters and the body, from the parenthesis on.
    private mutating func function() throws(LuaSyntaxFault) -> LuaFunctionSyntax {
        try expect("(")
        var parameters: [String] = []
        while !isAt(")") {
            if try take("...") { break }
            parameters.append(try name())
            guard try take(",") else { break }
            guard !isAt(")") else { throw fault("there is ')', expected a parameter") }
        }
        try expect(")")
        return LuaFunctionSyntax(parameters: parameters, body: try body())
    }

    // MARK: tokens

    private func isAt(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

    private mutating func advance() throws(LuaSyntaxFault) {
        if let kept = ahead {
            (token, ahead) = (kept, nil)
        } else {
            token = try lexer.next()
        }
    }

    private mutating func lookAhead() throws(LuaSyntaxFault) -> LuaToken {
        if let ahead { return ahead }
        let found = try lexer.next()
        ahead = found
        return found
    }

    private mutating func take(_ symbol: String) throws(LuaSyntaxFault) -> Bool {
        guard isAt(symbol) else { return false }
        try advance()
        return true
    }

    private mutating func expect(_ symbol: String) throws(LuaSyntaxFault) {
        guard try take(symbol) else {
            throw fault("there is \(token.shown), expected '\(symbol)'")
        }
    }

    private mutating func name() throws(LuaSyntaxFault) -> String {
        guard case .name(let name) = token.kind else {
            throw fault("there is \(token.shown), expected a name")
        }
        try advance()
        return name
    }

    private mutating func descend() throws(LuaSyntaxFault) {
        depth += 1
        if depth > Self.deepest {
            throw fault("it is nested more than \(Self.deepest) levels deep")
        }
    }

    private func fault(_ problem: String) -> LuaSyntaxFault {
        LuaSyntaxFault(position: token.position, problem: problem)
    }
}
