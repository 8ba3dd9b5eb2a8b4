import Lua
import RelanceCore

/// Finds what is wrong with a plugin: by loading it, and by looking at its text.
package struct PluginCheck {
    private let api: API
    private let file: PluginFolder.File
    private let load: () throws -> Plugin
    private var findings: [Finding] = []

    /// Plans the check of the plugin in `file`; `load` loads it and checks its declaration.
    package init(_ api: API, _ file: PluginFolder.File, load: @escaping () throws -> Plugin) {
        (self.api, self.file, self.load) = (api, file, load)
    }

    /// What there is to find, file by file from the top.
    package mutating func run() throws -> [Finding] {
        findings = []
        let source = try Plugin.read(file)
        var fault: (any ExplainedError)?
        var declared: SourceCheck.Declared?
        var unused: [String] = []
        do {
            let plugin = try load()
            unused = try file.id.kind.parts.filter { part in
                try part.isReserved && plugin.function(part.name) != nil
            }.map(\.name)
            declared = .init(
                settings: plugin.schema.settings.map(\.name), needs: plugin.needs,
                level: plugin.level)
        } catch let error as any ExplainedError {
            fault = error
        }
        let keys = look(at: source, shown: file.shown, declared)
        if let fault { add(fault, source, keys) }
        findings += unused.map { name in
            Finding(
                file: file.shown, position: keys[name], code: "reserved",
                problem: "'\(name)' is accepted, and not called by this version", isNote: true)
        }
        return findings
    }

    /// Looks at a file and those that it asks for; answers where the keys of its table are.
    private mutating func look(
        at source: [UInt8], shown: String, _ declared: SourceCheck.Declared?
    ) -> [String: LuaPosition] {
        var (queue, seen) = ([(source, shown)], Set([shown]))
        var keys: [String: LuaPosition]?
        while !queue.isEmpty {
            let (source, shown) = queue.removeFirst()
            // What is no Lua is said when it is loaded.
            guard let syntax = try? LuaParser.parse(source) else { continue }
            var check = SourceCheck(api, file, file: shown, declared: declared)
            check.look(at: syntax)
            findings += check.findings.sorted { ($0.position ?? .start) < ($1.position ?? .start) }
            keys = keys ?? DeclarationPlaces(syntax).places
            for module in check.modules {
                guard let folder = file.folder,
                    let found = try? Plugin.loader(of: file, folder)(module),
                    seen.insert(found.name).inserted
                else { continue }
                queue.append((found.source, found.name))
            }
        }
        return keys ?? [:]
    }

    /// Adds why it does not load, unless the text has shown it already.
    private mutating func add(
        _ error: any ExplainedError, _ source: [UInt8], _ keys: [String: LuaPosition]
    ) {
        let plugin = error as? PluginError
        var place = error.place
        var position: LuaPosition?
        if let colon = place.lastIndex(of: ":"), let line = Int(place[place.index(after: colon)...])
        {
            position = LuaPosition(line: line, column: 1)
            place = String(place[..<colon])
        } else if let key = plugin?.key {
            position = keys[key] ?? keys[String(key.prefix { $0 != "." })]
        }
        if plugin?.kind == .syntax, place == file.shown, let line = position?.line {
            position = Self.column(of: source, line: line)
        }
        let isKnown = findings.contains { finding in
            finding.position?.line == position?.line && error.problem.contains(finding.problem)
        }
        guard !isKnown else { return }
        findings.insert(
            Finding(
                file: place, position: position,
                code: plugin?.kind == .syntax ? "syntax" : "declaration", problem: error.problem,
                mend: error.mend), at: 0)
    }

    /// Where on the line the source stops being Lua, as far as is known.
    private static func column(of source: [UInt8], line: Int) -> LuaPosition {
        do throws(LuaSyntaxFault) {
            _ = try LuaParser.parse(source)
        } catch {
            if error.position.line == line { return error.position }
        }
        return LuaPosition(line: line, column: 1)
    }
}

extension LuaPosition {
    fileprivate static let start = LuaPosition(line: 1, column: 1)
}

/// Where the keys of the table are that a file returns: `score`, `settings.weight`, `settings.weight.type`.
struct DeclarationPlaces {
    private(set) var places: [String: LuaPosition] = [:]

    init(_ statements: [LuaStatement]) {
        guard case .answer(let values)? = statements.last else { return }
        switch values.first {
        case .table(let items)?: add(items, "", depth: 0)
        case .name(let name, _)?:
            for case .local(let names, let values) in statements where names == [name] {
                if case .table(let items)? = values.first { add(items, "", depth: 0) }
            }
        default: break
        }
    }

    private mutating func add(_ items: [LuaItem], _ path: String, depth: Int) {
        for item in items {
            guard let name = item.name else { continue }
            places[path + name] = item.position
            if depth < 2, case .table(let inner) = item.value {
                add(inner, path + name + ".", depth: depth + 1)
            }
        }
    }
}
