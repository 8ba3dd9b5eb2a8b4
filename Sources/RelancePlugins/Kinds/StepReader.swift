import Lua
import RelanceCore

/// Reads the steps of a scenario, and says of what does not fit where it stands.
struct StepReader {
    /// The plugin's file, and the line of the function that gave the steps.
    let place: String

    static let keys = Shape.step.names

    /// A step, and the function that says for which invoices it is.
    struct Found {
        var step: Step
        var when: LuaReference?
    }

    /// The steps of the list `steps`.
    func steps(_ list: LuaReference) throws -> [Found] {
        guard list.kind == .table, try list.keys().isEmpty else {
            throw fault("steps is not a list of tables", "write steps = { { name = … }, … }")
        }
        guard list.count > 0 else { throw fault("steps is empty") }
        var found: [Found] = []
        for index in 0..<list.count {
            guard let table = try list.element(index) else { continue }
            let step = try step(table, "steps[\(index + 1)]")
            if found.contains(where: { $0.step.name == step.step.name }) {
                throw fault("steps[\(index + 1)]: there is a step '\(step.step.name)' before it")
            }
            found.append(step)
        }
        return found
    }

    /// The step that follows a broken promise: it has no day.
    func brokenPromise(_ table: LuaReference) throws -> Step {
        let path = "broken_promise"
        let found = try step(table, path, isAnswer: true)
        for key in ["day", "after_previous", "from", "when"] where try table.field(key) != nil {
            throw fault("\(path) has no use for '\(key)': it comes when a promise is broken")
        }
        return found.step
    }

    private func step(_ table: LuaReference, _ path: String, isAnswer: Bool = false) throws -> Found
    {
        guard table.kind == .table else {
            throw fault("\(path) is \(table.kind.described), expected a table such as { name = … }")
        }
        guard let name = try table.field("name")?.value().string, !name.isEmpty else {
            throw fault("\(path) has no name", "give it one: it is the step's identity")
        }
        let fields = StepFields(table: table, path: "\(path) '\(name)'", reader: self)
        try fields.checkKeys()
        let medium: Medium? = try fields.oneOf("medium")
        guard let medium else {
            throw fault(
                "\(fields.path) has no medium",
                "there are " + Medium.allCases.map(\.rawValue).joined(separator: ", "))
        }
        var step = Step(name: name, medium: medium)
        try fields.readTime(&step)
        try fields.readText(&step)
        try fields.readLimits(&step)
        if !isAnswer, step.day == nil, step.afterPrevious == nil {
            throw fault(
                "\(fields.path) has neither day nor after_previous",
                "say when it comes: day = 5 is five days after the due date")
        }
        return Found(step: step, when: try fields.function("when"))
    }

    /// What is wrong, with the place.
    func fault(_ problem: String, _ mend: String? = nil) -> PluginError {
        PluginError(.declaration, place: place, problem: problem, mend: mend)
    }
}
