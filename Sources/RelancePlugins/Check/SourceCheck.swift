import Lua
import RelanceCore

/// Looks at a plugin's text without running it: names that there are not, capabilities not asked for.
///
/// It follows what is certain: the arguments of the kind's functions, what they hold, locals made of these
/// and loops over them. Of all else it says nothing.
struct SourceCheck {
    /// What the plugin says of itself; nil where it does not load.
    struct Declared {
        var settings: [String]
        var needs: [String]
        var level: Int
    }

    private let api: API
    private let kind: PluginKind
    private let file: String
    private let globals: [String]
    private let declared: Declared?
    /// By the name that a parameter usually has.
    private let arguments: [String: LuaType]
    private var scopes = Scopes()
    private(set) var findings: [Finding] = []
    /// Files of its own that it asks for by `require`.
    private(set) var modules: [String] = []

    init(_ api: API, _ plugin: PluginFolder.File, file: String, declared: Declared?) {
        self.api = api
        self.file = file
        self.declared = declared
        kind = plugin.id.kind
        globals = LuaLibrary.globals + (plugin.folder == nil ? ["_ENV"] : ["_ENV", "require"])
        let parts = kind.parts + (kind == .scenarios ? Shape.step.fields : [])
        let signatures = parts.filter { !$0.isReserved }.compactMap(\.signature)
        arguments = Dictionary(
            signatures.flatMap(\.parameters).map { ($0.name, $0.type) }
                + [("ctx", .named(kind.contextName))]
        ) { _, last in last }
    }

    /// Looks at a whole file.
    mutating func look(at statements: [LuaStatement]) {
        for statement in statements { look(at: statement) }
    }

    // MARK: statements

    private mutating func block(_ statements: [LuaStatement]) {
        scopes.enter()
        look(at: statements)
        scopes.leave()
    }

    private mutating func look(at statement: LuaStatement) {
        switch statement {
        case .local(let names, let values):
            let known = results(values, count: names.count)
            for (name, known) in zip(names, known) { scopes.declare(name, known) }
        case .localFunction(let name, let function):
            scopes.declare(name)
            look(at: function)
        case .assignment(let targets, let values):
            for value in values { know(value) }
            for target in targets { assign(to: target) }
        case .call(let call): know(call)
        case .block(let statements): block(statements)
        case .loop(let condition, let statements):
            scopes.enter()
            look(at: statements)
            know(condition)
            scopes.leave()
        case .branches(let branches, let rest):
            for branch in branches {
                know(branch.condition)
                block(branch.body)
            }
            block(rest)
        case .numeric(let name, let bounds, let statements):
            for bound in bounds { know(bound) }
            scopes.enter()
            scopes.declare(name)
            look(at: statements)
            scopes.leave()
        case .each(let names, let values, let statements): each(names, values, statements)
        case .answer(let values): for value in values { know(value) }
        }
    }

    private mutating func each(
        _ names: [String], _ values: [LuaExpression], _ statements: [LuaStatement]
    ) {
        var element = Known.unknown
        for value in values {
            if case .call(.name("ipairs", _), let arguments) = value, scopes["ipairs"] == nil,
                arguments.count == 1
            {
                element = know(arguments[0]).element
            } else {
                know(value)
            }
        }
        scopes.enter()
        for (index, name) in names.enumerated() {
            scopes.declare(name, index == 1 ? element : .unknown)
        }
        look(at: statements)
        scopes.leave()
    }

    private mutating func assign(to target: LuaExpression) {
        switch target {
        case .name(let name, let position):
            guard !scopes.forget(name), name != "_ENV" else { return }
            find(position, "global", "assignment to global '\(name)'", "write 'local \(name)'")
        case .field(let of, _, _): know(of)
        case .index(let of, let key):
            know(of)
            know(key)
        default: know(target)
        }
    }

    private mutating func look(at function: LuaFunctionSyntax, as signature: LuaSignature? = nil) {
        scopes.enter()
        for (index, name) in function.parameters.enumerated() {
            let parameters = signature?.parameters ?? []
            let type = index < parameters.count ? parameters[index].type : arguments[name]
            scopes.declare(name, type.map(Known.value) ?? .unknown)
        }
        look(at: function.body)
        scopes.leave()
    }

    // MARK: expressions

    /// What several names get of the values behind them.
    private mutating func results(_ values: [LuaExpression], count: Int) -> [Known] {
        var known: [Known] = []
        for (index, value) in values.enumerated() {
            if index == values.count - 1, case .call(let function, let arguments) = value {
                known += call(function, arguments)
            } else {
                known.append(know(value))
            }
        }
        return known + Array(repeating: .unknown, count: max(0, count - known.count))
    }

    /// Looks at an expression; answers what is known of its value.
    @discardableResult
    private mutating func know(_ expression: LuaExpression) -> Known {
        switch expression {
        case .name(let name, let position): return know(name, position)
        case .field(let of, let name, let position): return field(name, position, of: know(of))
        case .index(let of, let key):
            know(key)
            return know(of).element
        case .call(let function, let arguments):
            return call(function, arguments).first ?? .unknown
        case .method(let of, _, let arguments):
            know(of)
            for argument in arguments { know(argument) }
            return .unknown
        case .function(let function):
            look(at: function)
            return .unknown
        case .table(let items):
            for item in items { look(at: item) }
            return .unknown
        case .operation(let operands, let isChoice):
            let known = operands.map { know($0) }
            return isChoice ? known[0] : .unknown
        case .string, .other: return .unknown
        }
    }

    private mutating func look(at item: LuaItem) {
        if let key = item.key { know(key) }
        let signature = item.name.flatMap { name in
            (kind.parts + [Shape.step["when"]].compactMap(\.self)).first { $0.name == name }?
                .signature
        }
        if case .function(let function) = item.value, let signature,
            function.parameters.count <= signature.parameters.count
        {
            look(at: function, as: signature)
        } else {
            know(item.value)
        }
    }

    private mutating func know(_ name: String, _ position: LuaPosition) -> Known {
        if let known = scopes[name] { return known }
        guard globals.contains(name) else {
            find(
                position, "global", "unknown global '\(name)'",
                nearest(name, in: globals).map { "did you mean '\($0)'?" })
            return .unknown
        }
        return LuaLibrary.tables[name] == nil ? .unknown : .library(name)
    }

    /// Looks at a call; answers what is known of its results.
    private mutating func call(_ function: LuaExpression, _ arguments: [LuaExpression]) -> [Known] {
        if case .name("require", _) = function, case .string(let module, _)? = arguments.first {
            modules.append(module)
        }
        let known = know(function)
        for (index, argument) in arguments.enumerated() {
            know(argument)
            guard case .function(let signature) = known, index < signature.parameters.count,
                case .table(let items) = argument,
                case .named(let name) = signature.parameters[index].type.unwrapped,
                let shape = api.shape(name), !shape.isOpen
            else { continue }
            for item in items {
                guard let key = item.name, shape[key] == nil else { continue }
                find(
                    item.position, "field", "\(name) has no '\(key)'",
                    Hint.didYouMean(key, shape.names))
            }
        }
        guard case .function(let signature) = known else { return [] }
        return signature.results.map { .value($0.type) }
    }

    private mutating func field(_ name: String, _ position: LuaPosition, of known: Known) -> Known {
        switch known {
        case .library(let table):
            let names = LuaLibrary.tables[table] ?? []
            if !names.contains(name) { unknown(name, position, table, names) }
            return .unknown
        case .value(let type):
            guard case .named(let word) = type.unwrapped else { return .unknown }
            if word == "settings" { return setting(name, position) }
            return api.shape(word).map { field(name, position, of: $0) } ?? .unknown
        case .function, .unknown: return .unknown
        }
    }

    private mutating func field(_ name: String, _ position: LuaPosition, of shape: Shape) -> Known {
        let isContext = shape.name == kind.contextName || shape.name == "ctx"
        let word = isContext ? "ctx" : shape.name
        if isContext, Plugin.capabilities.contains(name) { return capability(name, position) }
        let fields = api.fields(of: shape)
        guard let found = fields.first(where: { $0.name == name }) else {
            if !shape.isOpen { unknown(name, position, word, fields.map(\.name)) }
            return .unknown
        }
        if let warning = api.ladder.warning(
            "\(word).\(name)", at: declared?.level ?? api.level)
        {
            find(position, "deprecated", warning, nil)
        }
        return Known(found)
    }

    private mutating func setting(_ name: String, _ position: LuaPosition) -> Known {
        guard let names = declared?.settings, !names.contains(name) else { return .unknown }
        unknown(name, position, "ctx.settings", names)
        return .unknown
    }

    private mutating func capability(_ name: String, _ position: LuaPosition) -> Known {
        guard kind.hasCapabilities else {
            find(position, "capability", "a \(kind.word) is given no capabilities", nil)
            return .unknown
        }
        if let needs = declared?.needs, !needs.contains(name) {
            let list = (needs + [name]).map { "\"\($0)\"" }.joined(separator: ", ")
            find(
                position, "capability", "ctx.\(name) is used, and needs does not list '\(name)'",
                "write needs = { \(list) }")
        }
        return .value(.named("ctx.\(name)"))
    }

    // MARK: findings

    private mutating func unknown(
        _ name: String, _ position: LuaPosition, _ owner: String, _ names: [String]
    ) {
        find(
            position, "field", "\(owner) has no field '\(name)'",
            nearest(name, in: names).map { "did you mean '\($0)'?" })
    }

    private mutating func find(
        _ position: LuaPosition, _ code: String, _ problem: String, _ mend: String?
    ) {
        let finding = Finding(
            file: file, position: position, code: code, problem: problem, mend: mend)
        if findings.last != finding { findings.append(finding) }
    }
}
