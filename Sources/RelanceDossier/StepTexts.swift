import RelanceCore
import RelanceDocuments
package import RelancePlugins

/// The texts that a scenario's steps may name: the program's, and those of a dossier.
package struct StepTexts {
    private let names: Set<String>

    /// Those of the program alone, or with a dossier's; throws where one of these is not as it has to be.
    package init(of dossier: Dossier?) throws {
        names = try Templates(own: dossier?.ownTemplates() ?? []).names
    }

    /// Throws where a step of a scenario names a text that there is not.
    package func check(_ plugin: Plugin) throws {
        guard plugin.file.id.kind == .scenarios else { return }
        let steps = try ScenarioRule(plugin, context: .example()).scenario.steps
        for (index, step) in steps.enumerated() {
            guard let template = step.template, !names.contains(template) else { continue }
            throw PluginError(
                .declaration, place: plugin.file.shown,
                problem: "steps[\(index + 1)] '\(step.name)': there is no template '\(template)'",
                mend: Suggestion.near(template, in: names.sorted())
                    ?? "write templates/\(template).fr.txt, or name another",
                key: "steps")
        }
    }
}
