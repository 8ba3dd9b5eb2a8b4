import RelanceCore
import RelancePlugins

/// What a plugin says of itself.
struct PluginInfo {
    private let plugin: Plugin
    private let language: Language
    private let examples: [Plain]
    /// How it stands to what it was granted.
    private let state: String
    /// The steps, where it is a scenario.
    private let steps: [Step]

    init(_ plugin: Plugin, language: Language, state: String) throws {
        self.plugin = plugin
        self.state = state
        self.language = language
        examples = try plugin.shownExamples()
        steps =
            plugin.file.id.kind == .scenarios
            ? try ScenarioRule(plugin, context: .example()).scenario.steps : []
    }

    var plain: Plain {
        [
            "name": .text(plugin.file.id.name), "kind": .text(plugin.file.id.kind.rawValue),
            "file": .text(plugin.file.shown), "summary": plugin.summary.plain,
            "needs": plugin.needs.plain, "granted": plugin.configuration.grants.capabilities.plain,
            "why": .object(
                plugin.reasons.sorted { $0.key < $1.key }.map { PlainField($0.key, $0.value.plain) }
            ),
            "secrets": plugin.usedSecrets.plain, "state": .text(state),
            "settings": .list(plugin.schema.settings.map(setting)),
            "steps": .list(steps.map(step)), "examples": .list(examples),
        ]
    }

    private func step(_ step: Step) -> Plain {
        [
            "name": .text(step.name), "level": .integer(step.level), "day": step.day.plain,
            "from": step.from.plain, "after_previous": step.afterPrevious.plain,
            "medium": step.medium.plain, "to": step.to.plain, "template": step.template.plain,
            "approval": step.approval.plain,
        ]
    }

    private func setting(_ setting: SettingsSchema.Setting) -> Plain {
        [
            "name": .text(setting.name), "type": .text(setting.type.rawValue),
            "default": setting.default, "required": .boolean(setting.isRequired),
            "value": plugin.settings[setting.name] ?? .null, "doc": setting.doc.plain,
        ]
    }

    var text: String {
        var text =
            "\(plugin.file.id) (\(plugin.file.shown))\n\(plugin.summary.text(in: language))\n"
        let missing = plugin.missingGrants()
        for need in plugin.needs {
            let why = plugin.reasons[need].map { ", " + $0.text(in: language) } ?? ""
            text += "Needs \(need): \(missing.contains(need) ? "not granted" : "granted")\(why)\n"
        }
        for name in plugin.usedSecrets {
            let place = plugin.configuration.secrets[name].map { "the variable \($0.environment)" }
            text += "Uses the secret \(name): \(place ?? "not configured")\n"
        }
        if state == "changed" {
            text +=
                "Changed since it was granted; say yes with 'relance plugin grant \(plugin.file.id)'\n"
        }
        if !plugin.schema.settings.isEmpty {
            var table = Table("SETTING", "EXPECTED", "VALUE", "WHAT IT IS")
            for setting in plugin.schema.settings {
                let value = plugin.settings[setting.name].map { JSON.text($0) }
                table.add(
                    setting.name, setting.expected, value ?? (setting.isRequired ? "missing" : ""),
                    setting.doc)
            }
            text += "\n" + table.text
        }
        return text + stepTable + exampleList
    }

    private var stepTable: String {
        guard !steps.isEmpty else { return "" }
        var table = Table("STEP", "LEVEL", "DAY", "MEDIUM", "TO", "TEMPLATE", "APPROVAL")
        for step in steps {
            let day = step.day.map {
                step.from == .due ? "\($0)" : "\($0) from \(step.from.rawValue)"
            }
            let after = step.afterPrevious.map { "\($0) after the step before" }
            table.add(
                step.name, "\(step.level)", day ?? after, step.medium.rawValue,
                step.to.joined(separator: ", "), step.template, step.approval?.rawValue)
        }
        return "\n" + table.text
    }

    private var exampleList: String {
        guard !examples.isEmpty else { return "" }
        return "\nExamples\n"
            + examples.map { example in
                let given = (example["given"]?.list ?? []).map { JSON.text($0) }
                return "  \(example["name"]?.text ?? "")\n"
                    + "    given \(given.joined(separator: ", "))\n    \(outcome(example))\n"
            }.joined()
    }

    private func outcome(_ example: Plain) -> String {
        if let file = example["gives_file"]?.text { return "gives what is in \(file)" }
        if let text = example["raises"]?.text { return "raises \(JSON.text(.text(text)))" }
        if let failure = example["fails"] { return "fails \(JSON.text(failure))" }
        let gives = (example["gives"]?.list ?? []).map { JSON.text($0) }
        return "gives " + (gives.isEmpty ? "nothing" : gives.joined(separator: ", "))
    }
}
