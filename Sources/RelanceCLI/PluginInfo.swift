import RelanceCore
import RelancePlugins

/// What a plugin says of itself.
struct PluginInfo {
    private let plugin: Plugin
    private let language: Language

    init(_ plugin: Plugin, language: Language) {
        self.plugin = plugin
        self.language = language
    }

    var plain: Plain {
        [
            "name": .text(plugin.file.id.name), "kind": .text(plugin.file.id.kind.rawValue),
            "file": .text(plugin.file.shown), "summary": plugin.summary.plain,
            "needs": plugin.needs.plain, "granted": plugin.configuration.grants.capabilities.plain,
            "settings": .list(plugin.schema.settings.map(setting)),
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
            text += "Needs \(need): \(missing.contains(need) ? "not granted" : "granted")\n"
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
        return text
    }
}
