import Lua
package import RelanceCore

/// The schema of a plugin's settings, as its declaration gives it.
package struct SettingsSchema: Sendable, Equatable {
    /// What a setting can hold.
    package enum ValueType: String, Sendable, CaseIterable {
        case string, number, integer, boolean, list, table
        case oneOf = "one_of"
    }

    /// One setting.
    package struct Setting: Sendable, Equatable {
        package var name: String
        package var type: ValueType
        /// The value where none is given; null: there is none.
        package var `default` = Plain.null
        package var isRequired = false
        package var minimum: Double?
        package var maximum: Double?
        /// The values of `one_of`.
        package var values: [Plain] = []
        package var doc: String?
    }

    /// By name.
    package let settings: [Setting]

    private static let most = 1_000

    /// Reads the table `settings` of the declaration in `file`.
    init(_ plain: Plain, file: String) throws(PluginError) {
        guard case .object(let fields) = plain else {
            throw Self.fault(file, "settings is not a table of settings by name")
        }
        guard fields.count <= Self.most else {
            throw Self.fault(
                file, "settings has \(fields.count) of them, expected \(Self.most) at most")
        }
        var settings: [Setting] = []
        for field in fields { settings.append(try Self.setting(field, file)) }
        self.settings = settings
    }

    /// Checks what is given, and fills in the defaults.
    ///
    /// `fault` makes the error for a setting.
    package func checked(
        _ given: Plain,
        _ fault: (_ setting: String, _ problem: String, _ mend: String?) -> PluginError
    ) throws(PluginError) -> Plain {
        let fields: [PlainField] = if case .object(let fields) = given { fields } else { [] }
        for field in fields where !settings.contains(where: { $0.name == field.name }) {
            throw fault(
                field.name, "there is no such setting",
                Hint.didYouMean(field.name, settings.map(\.name)))
        }
        var checked: [PlainField] = []
        for setting in settings {
            let value = given[setting.name] ?? setting.default
            if value == .null {
                guard !setting.isRequired else {
                    throw fault(setting.name, "is missing", setting.doc.map { "it is: " + $0 })
                }
                continue
            }
            guard let fitting = setting.fitting(value) else {
                throw fault(
                    setting.name, "is \(LuaValue(value).shown), expected \(setting.expected)", nil)
            }
            checked.append(PlainField(setting.name, fitting))
        }
        return .object(checked)
    }

    /// The defaults there are.
    package var defaults: Plain {
        .object(
            settings.filter { $0.default != .null }.map {
                PlainField($0.name, $0.fitting($0.default) ?? .null)
            })
    }

    private static func setting(_ field: PlainField, _ file: String) throws(PluginError) -> Setting
    {
        let known = Shape.setting.names
        guard case .object(let keys) = field.value else {
            throw fault(
                file, "settings.\(field.name) is not a table such as { type = \"string\" }",
                of: field.name)
        }
        for key in keys where !known.contains(key.name) {
            throw fault(
                file, "settings.\(field.name) has no key '\(key.name)'",
                Hint.didYouMean(key.name, known), of: "\(field.name).\(key.name)")
        }
        let types = ValueType.allCases.map(\.rawValue)
        guard let name = field.value["type"]?.text, let type = ValueType(rawValue: name) else {
            throw fault(
                file, "settings.\(field.name).type is not one of " + types.joined(separator: ", "),
                of: "\(field.name).type")
        }
        var setting = Setting(name: field.name, type: type)
        setting.doc = field.value["doc"]?.text
        setting.isRequired = field.value["required"] == .boolean(true)
        setting.minimum = field.value["min"].flatMap(number)
        setting.maximum = field.value["max"].flatMap(number)
        setting.values = field.value["values"]?.list ?? []
        setting.default = field.value["default"] ?? .null
        guard type != .oneOf || !setting.values.isEmpty else {
            throw fault(
                file, "settings.\(field.name) has no values to choose from",
                of: field.name)
        }
        if setting.default != .null, setting.fitting(setting.default) == nil {
            throw fault(
                file, "the default of settings.\(field.name) is not \(setting.expected)",
                of: "\(field.name).default")
        }
        return setting
    }

    private static func fault(
        _ file: String, _ problem: String, _ mend: String? = nil, of setting: String? = nil
    ) -> PluginError {
        PluginError(
            .declaration, place: file, problem: problem, mend: mend,
            key: setting.map { "settings.\($0)" } ?? "settings")
    }

    fileprivate static func number(_ plain: Plain) -> Double? {
        switch plain {
        case .integer(let integer): Double(integer)
        case .number(let number): number
        default: nil
        }
    }
}

extension SettingsSchema.Setting {
    /// What an error says was expected.
    package var expected: String {
        let bounds =
            switch (minimum, maximum) {
            case (let low?, let high?): " from \(Self.text(low)) to \(Self.text(high))"
            case (let low?, nil): " of at least \(Self.text(low))"
            case (nil, let high?): " of at most \(Self.text(high))"
            case (nil, nil): ""
            }
        return switch type {
        case .string: "a text"
        case .number: "a number" + bounds
        case .integer: "a whole number" + bounds
        case .boolean: "true or false"
        case .list: "a list"
        case .table: "a table"
        case .oneOf: "one of " + values.map { LuaValue($0).shown }.joined(separator: ", ")
        }
    }

    /// The value as the plugin gets it, or nil where it does not fit.
    func fitting(_ value: Plain) -> Plain? {
        switch (type, value) {
        case (.string, .text), (.boolean, .boolean), (.table, .object): value
        case (.list, _): value.list.map(Plain.list)
        case (.table, .list(let list)): list.isEmpty ? .object([]) : value
        case (.integer, _): value.integer.flatMap { isWithin(Double($0)) ? .integer($0) : nil }
        case (.number, _): SettingsSchema.number(value).flatMap { isWithin($0) ? value : nil }
        case (.oneOf, _): values.contains(value) ? value : nil
        default: nil
        }
    }

    private func isWithin(_ number: Double) -> Bool {
        number >= minimum ?? -.infinity && number <= maximum ?? .infinity
    }

    private static func text(_ number: Double) -> String {
        Int(exactly: number).map(String.init) ?? String(number)
    }
}
