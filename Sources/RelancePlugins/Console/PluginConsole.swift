package import Lua
package import RelanceCore

/// A prompt over one plugin: lines of Lua with its `ctx`, a contact and its declaration, in the sandbox of a run.
///
/// The host compiles each line; plugins themselves have no `load`. Each line is bounded as any call, and
/// what was given to it ends with it.
package final class PluginConsole {
    /// What there is to look at.
    package struct Subject {
        package var account: Account?
        package var report: ReportContext?
        /// The capabilities; those of them that write refuse to.
        package var modules: [LuaModule] = []

        /// Looks at nothing yet.
        package init() {}
    }

    private let plugin: Plugin
    private let context: Context
    private let views: AccountViews
    private let subject: Subject
    private let show: LuaReference
    private let names: LuaReference
    /// What lines like `x = 1` have kept, by name.
    private var kept: [(name: String, value: LuaReference)] = []

    private static let given = ["plugin", "contact", "ctx"]

    /// Opens a prompt over a plugin.
    package init(_ plugin: Plugin, context: Context, subject: Subject) throws {
        self.plugin = plugin
        self.context = context
        self.subject = subject
        views = AccountViews(in: plugin.state, on: context.today, reads: DayReads())
        func function(_ source: String) throws -> LuaReference {
            let state = plugin.state
            let chunk = try state.load(Array(source.utf8), name: "console")
            return try state.call(chunk, context: "console") { $0.reference(0, in: state) }
        }
        show = try function(Self.printer)
        names = try function(Self.lister)
    }

    /// Runs a line; answers what it gives, a line a result; throws what it raises.
    package func run(_ line: String) throws -> String {
        if let match = line.wholeMatch(of: /\s*([A-Za-z_][A-Za-z_0-9]*)\s*=([^=].*)/) {
            let name = String(match.1)
            guard !Self.given.contains(name) else {
                throw LuaError(kind: .runtime, message: "'\(name)' is given, take another name")
            }
            try call("return " + match.2) { results in keep(name, results) }
            return ""
        }
        return try call(line, handingTo: show) { $0.string(0) ?? "" }
    }

    /// How the last word of `line` may go on, sorted, and how many of its characters there are already.
    package func completions(of line: String) -> (words: [String], typed: Int) {
        let pattern = /((?:[A-Za-z_][A-Za-z_0-9]*\.)*)([A-Za-z_][A-Za-z_0-9]*)?/
        let tail = String(
            line.reversed().prefix { $0.isLetter || $0.isNumber || "._".contains($0) }.reversed())
        guard let match = tail.wholeMatch(of: pattern) else { return ([], 0) }
        let word = match.2.map(String.init) ?? ""
        var known = Self.given + kept.map(\.name) + Self.globals
        if !match.1.isEmpty {
            let listed = try? call("return " + match.1.dropLast(), handingTo: names) {
                $0.string(0) ?? ""
            }
            known = (listed ?? "").split(separator: "\n").map(String.init)
        }
        return (Set(known).filter { $0.hasPrefix(word) }.sorted(), word.count)
    }

    private func keep(_ name: String, _ results: borrowing LuaResults) {
        kept.removeAll { $0.name == name }
        kept.append((name, results.reference(0, in: plugin.state)))
    }

    /// Calls a line as an expression or, where it is none, as a statement.
    ///
    /// `next` gets its results in the same call, with which views end.
    private func call<Value>(
        _ line: String, handingTo next: LuaReference? = nil,
        _ read: (borrowing LuaResults) throws -> Value
    ) throws -> Value {
        let head = "local \((Self.given + kept.map(\.name)).joined(separator: ", ")) = ... "
        let state = plugin.state
        let chunk =
            try (try? state.load(Array((head + "return " + line).utf8), name: "console"))
            ?? state.load(Array((head + line).utf8), name: "console")
        func perform() throws -> Value {
            let ctx = try context.object(for: plugin, adding: entries())
            return try state.call(
                next ?? chunk, context: "console", random: plugin.file.id.description
            ) { arguments in
                if next != nil { arguments.push(chunk) }
                arguments.push(plugin.declaration)
                if subject.account == nil {
                    arguments.push(.nil)
                } else {
                    arguments.push(views.contact)
                }
                arguments.push(ctx)
                for item in kept { arguments.push(item.value) }
            } results: { results in
                try read(results)
            }
        }
        guard let account = subject.account else { return try perform() }
        return try views.lending(account, perform)
    }

    /// What `ctx` has besides what every kind is given.
    private func entries() throws -> [(String, LuaEntry)] {
        let state = plugin.state
        switch plugin.file.id.kind {
        case .connectors, .channels:
            let lent = try plugin.lent(
                subject.modules, plugin.secrets(from: context.environment))
            return lent + plugin.idleEntries
        case .scoring: return [("book", .value(.nil))]
        case .reports: return try subject.report?.entries(in: state) ?? []
        case .scenarios: return []
        }
    }

    private static let globals = [
        "ipairs", "math", "pairs", "string", "table", "tonumber", "tostring", "type", "utf8",
    ]

    /// Writes values for a person: a table a field a line, one in it on one line, and no deeper.
    private static let printer = """
        local function show(value, depth)
          local kind = type(value)
          if kind == "string" then
            local text = value:gsub("%c", " ")
            if #text > 200 then text = text:sub(1, utf8.offset(text, 0, 200) - 1) .. "…" end
            return '"' .. text .. '"'
          end
          if kind ~= "table" and kind ~= "userdata" then return tostring(value) end
          if depth > 3 then return "{…}" end
          local parts, count = {}, 0
          local ok, problem = pcall(function()
            for key, item in pairs(value) do
              count = count + 1
              if count <= (depth == 1 and 100 or 12) then
                local name = type(key) == "string" and key .. " = " or key == count and "" or "[" .. tostring(key) .. "] = "
                parts[count] = name .. show(item, depth + 1)
              end
            end
          end)
          if not ok then return count == 0 and tostring(value) or tostring(problem) end
          if count == 0 then return "{}" end
          if #parts < count then parts[#parts + 1] = ("… %d more"):format(count - #parts) end
          if depth > 1 then return "{ " .. table.concat(parts, ", ") .. " }" end
          return "{\\n  " .. table.concat(parts, ",\\n  ") .. "\\n}"
        end
        return function(line, ...)
          local function write(...)
            local lines = {}
            for i = 1, select("#", ...) do lines[i] = show((select(i, ...)), 1) end
            return table.concat(lines, "\\n")
          end
          return write(line(...))
        end
        """

    /// Lists the names in a value, a line each.
    private static let lister = """
        return function(line, ...)
          local names = {}
          for key in pairs(line(...)) do if type(key) == "string" then names[#names + 1] = key end end
          return table.concat(names, "\\n")
        end
        """
}
