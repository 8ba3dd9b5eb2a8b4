import Lua
import RelanceCore

/// The fields of one step, each read as what it has to be.
struct StepFields {
    let table: LuaReference
    /// How the step is called in errors: `steps[2] 'relance-1'`.
    let path: String
    let reader: StepReader

    func checkKeys() throws {
        for key in try table.keys() where !StepReader.keys.contains(key) {
            throw reader.fault(
                "\(path) has no key '\(key)'", Hint.didYouMean(key, StepReader.keys))
        }
        if table.count > 0 {
            throw reader.fault("\(path) holds \"[1]\"", "give every value a name: day = 5")
        }
    }

    func readTime(_ step: inout Step) throws {
        step.day = try whole("day", -3_650...3_650)
        step.afterPrevious = try whole("after_previous", 0...3_650)
        step.from = try oneOf("from") ?? .due
        step.expires = try boolean("expires") ?? false
        step.lapse = try whole("lapse", 0...365)
        step.requiresPrevious = try boolean("requires_previous") ?? false
        step.countsForGap = try boolean("counts_for_gap")
        if step.from != .due, step.day == nil {
            throw reader.fault("\(path) has a from and no day", "say how many days from there")
        }
    }

    func readText(_ step: inout Step) throws {
        step.template = try text("template")
        step.level = try whole("level", 0...6) ?? step.level
        step.to = try texts("to") ?? (step.medium == .internal ? ["accounting"] : step.to)
        step.cc = try texts("cc") ?? []
        step.by = try oneOf("by")
        step.attach = try texts("attach") ?? []
        for word in step.attach where !Step.attachable.contains(word) {
            throw reader.fault(
                "\(path).attach is \"\(word)\", expected one of "
                    + Step.attachable.joined(separator: ", "),
                Hint.didYouMean(word, Step.attachable))
        }
        step.copy = try oneOf("copy")
        step.fallback = try list("fallback") ?? []
        step.approval = try approval()
        for role in step.medium == .internal ? step.to : [] {
            guard CreditorRole(rawValue: role) == nil else { continue }
            let roles = CreditorRole.allCases.map(\.rawValue)
            throw reader.fault(
                "\(path).to is \"\(role)\", expected one of \(roles.joined(separator: ", ")): "
                    + "an internal step goes to one of ours")
        }
    }

    func readLimits(_ step: inout Step) throws {
        step.minimumCents = try whole("minimum_cents", 0...Money.given.upperBound)
        guard let below = try table.field("below") else { return }
        let fields = StepFields(table: below, path: path + ".below", reader: reader)
        guard below.kind == .table, try below.keys() == Shape.below.names,
            let cents = try fields.whole("cents", 0...Money.given.upperBound),
            let medium: Medium = try fields.oneOf("medium")
        else {
            throw reader.fault(
                "\(path).below is \(try shown("below")), "
                    + "expected { cents = 15000, medium = \"letter\" }")
        }
        step.below = Step.Below(cents: cents, medium: medium)
    }

    func function(_ key: String) throws -> LuaReference? {
        guard let found = try table.field(key) else { return nil }
        guard found.kind == .function else { throw wrong(key, try shown(key), "a function") }
        return found
    }

    func oneOf<Value: NamedCases>(_ key: String) throws -> Value? {
        guard let text = try text(key) else { return nil }
        return try word(text, key)
    }

    /// A whole number, which may be written 5.0.
    func whole(_ key: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let found = try table.field(key) else { return nil }
        guard found.kind == .number, let whole = try found.value().integer else {
            throw wrong(key, try shown(key), "a whole number")
        }
        guard range.contains(whole) else {
            throw wrong(key, String(whole), "\(range.lowerBound) … \(range.upperBound)")
        }
        return whole
    }

    private func word<Value: NamedCases>(_ text: String, _ key: String) throws -> Value {
        if let value = Value(rawValue: text) { return value }
        let names = Value.allCases.map(\.rawValue)
        throw reader.fault(
            "\(path).\(key) is \"\(text)\", expected one of \(names.joined(separator: ", "))")
    }

    private func approval() throws -> CreditorRole? {
        guard let found = try table.field("approval") else { return nil }
        if let flag = try found.value().boolean { return flag ? .accounting : nil }
        return try oneOf("approval")
    }

    private func text(_ key: String) throws -> String? {
        guard let found = try table.field(key) else { return nil }
        guard found.kind == .string, let text = try found.value().string else {
            throw wrong(key, try shown(key), "a text")
        }
        return text
    }

    private func boolean(_ key: String) throws -> Bool? {
        guard let found = try table.field(key) else { return nil }
        guard let flag = try found.value().boolean else {
            throw wrong(key, try shown(key), "true or false")
        }
        return flag
    }

    /// A list of texts; a single one may stand without braces.
    private func texts(_ key: String) throws -> [String]? {
        guard let found = try table.field(key) else { return nil }
        switch try found.value() {
        case .string(let text): return [text]
        case .table(let table) where table.fields.isEmpty:
            let texts = table.list.compactMap(\.string)
            if texts.count == table.list.count { return texts }
        default: break
        }
        throw wrong(key, try shown(key), "a text or a list of texts")
    }

    private func list<Value: NamedCases>(_ key: String) throws -> [Value]? {
        try texts(key)?.map { try word($0, key) }
    }

    private func shown(_ key: String) throws -> String {
        guard let found = try table.field(key) else { return "nil" }
        return (try? found.value().shown) ?? found.kind.described
    }

    private func wrong(_ key: String, _ shown: String, _ expected: String) -> PluginError {
        reader.fault("\(path).\(key) is \(shown), expected \(expected)")
    }
}
