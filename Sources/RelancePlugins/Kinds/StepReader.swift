import Lua
import RelanceCore

/// Reads the steps of a scenario; whatever does not fit is an error that names the step.
struct StepReader {
    private let plugin: Plugin

    static let keys = [
        "name", "day", "after_previous", "from", "medium", "template", "level", "to", "cc", "by",
        "fallback", "minimum_cents", "below", "copy", "attach", "expires", "lapse",
        "requires_previous", "approval", "counts_for_gap", "when",
    ]

    init(_ plugin: Plugin) { self.plugin = plugin }

    /// The steps of a list, and the functions that say whether a step is for an invoice.
    func steps(_ list: LuaReference) throws -> (steps: [Step], when: [String: LuaReference]) {
        var steps: [Step] = []
        var when: [String: LuaReference] = [:]
        guard list.kind == .table else {
            throw fault("steps", "is a \(list.kind), expected a list")
        }
        for index in 0..<list.count {
            guard let item = try list.element(index), item.kind == .table else {
                throw fault("steps[\(index + 1)]", "is not a table")
            }
            let step = try step(item, "steps[\(index + 1)]", isTimed: true)
            guard !steps.contains(where: { $0.name == step.name }) else {
                throw fault(
                    "step '\(step.name)'", "is there twice",
                    "give each step a name of its own: it is its identity in every record")
            }
            if let function = try item.field("when") {
                guard function.kind == .function else {
                    throw fault(
                        "step '\(step.name)'", "when is a \(function.kind), expected a function")
                }
                when[step.name] = function
            }
            steps.append(step)
        }
        guard !steps.isEmpty else { throw fault("steps", "is empty", "give at least one step") }
        return (steps, when)
    }

    /// One step; a timed one says on which day it comes.
    func step(_ item: LuaReference, _ place: String, isTimed: Bool) throws -> Step {
        for key in try item.keys() where !Self.keys.contains(key) {
            throw fault(place, "has no use for '\(key)'", Hint.didYouMean(key, Self.keys))
        }
        var given = Given(item: item, place: place, reader: self)
        guard let name: String = try given.value("name"), !name.isEmpty else {
            throw fault(place, "has no name", "its name is the step's identity in every record")
        }
        given.place = "step '\(name)'"
        guard let medium: Medium = try given.value("medium") else {
            throw fault(given.place, "has no medium", "say medium = \"email\", for instance")
        }
        var step = Step(name: name, medium: medium)
        try readTime(&step, given, isTimed: isTimed)
        try readText(&step, given)
        try readRest(&step, given)
        return step
    }

    private func readTime(_ step: inout Step, _ given: Given, isTimed: Bool) throws {
        step.day = try given.value("day")
        step.afterPrevious = try given.value("after_previous")
        step.from = try given.value("from") ?? .due
        step.expires = try given.value("expires") ?? false
        step.lapse = try given.value("lapse")
        step.requiresPrevious = try given.value("requires_previous") ?? false
        guard !isTimed || step.day != nil || step.afterPrevious != nil else {
            throw fault(
                given.place, "does not say when it comes",
                "add day = 5 (days from the due date) or after_previous = 10")
        }
    }

    private func readText(_ step: inout Step, _ given: Given) throws {
        step.template = try given.value("template")
        step.level = try given.value("level") ?? (step.medium == .internal ? 6 : 1)
        guard 0...6 ~= step.level else {
            throw fault(given.place, "level is \(step.level), expected 0 to 6")
        }
        let first = step.medium == .internal ? "accounting" : "billing"
        step.to = try given.names("to") ?? [first]
        step.cc = try given.names("cc") ?? []
        step.by = try given.value("by")
        step.fallback = try given.list("fallback") ?? []
        step.copy = try given.value("copy")
        step.attach = try given.value("attach")
    }

    private func readRest(_ step: inout Step, _ given: Given) throws {
        step.minimumCents = try given.value("minimum_cents")
        step.countsForGap = try given.value("counts_for_gap")
        switch try given.plain("approval") {
        case .null, .boolean(false): step.approval = nil
        case .boolean(true): step.approval = .accounting
        case let value:
            guard let role = CreditorRole(plain: value) else {
                throw fault(
                    given.place, "approval is \(LuaValue(value).shown)",
                    "expected true or one of accounting, sales, manager")
            }
            step.approval = role
        }
        let below = try given.plain("below")
        if below != .null {
            guard let cents = below["cents"]?.integer,
                let medium = below["medium"].flatMap(Medium.init(plain:))
            else {
                throw fault(
                    given.place, "below is not as expected",
                    "write below = { cents = 15000, medium = \"letter\" }")
            }
            step.below = Step.Below(cents: cents, medium: medium)
        }
    }

    func fault(_ place: String, _ problem: String, _ mend: String? = nil) -> PluginError {
        PluginError(
            .declaration, place: plugin.file.shown, problem: "\(place) \(problem)", mend: mend)
    }

    /// What one step gives, read by key.
    struct Given {
        let item: LuaReference
        var place: String
        let reader: StepReader

        func plain(_ key: String) throws -> Plain {
            guard let value = try item.field(key)?.value(named: key) else { return .null }
            return Plain(value) ?? .null
        }

        func value<Value: FieldValue>(_ key: String) throws -> Value? {
            let plain = try plain(key)
            if plain == .null { return nil }
            if let value = Value(plain: plain) { return value }
            throw reader.fault(
                place, "\(key) is \(LuaValue(plain).shown), expected \(Value.fieldType.expected)")
        }

        /// A name or a list of names.
        func names(_ key: String) throws -> [String]? {
            if case .text(let one) = try plain(key) { return [one] }
            return try value(key)
        }

        func list<Value: FieldValue>(_ key: String) throws -> [Value]? { try value(key) }
    }
}
