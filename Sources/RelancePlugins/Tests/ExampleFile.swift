import Lua

/// A file that an example serves to a plugin.
package struct ExampleFile: Sendable, Equatable {
    package var name: String
    package var bytes: [UInt8]

    /// Reads `given.files`: names of fixtures, and names with their text.
    static func read(_ given: LuaValue?, from folder: TestFolder, place: String) throws
        -> [ExampleFile]
    {
        guard let given, given != .nil else { return [] }
        func fault(_ problem: String) -> PluginError {
            PluginError(
                .declaration, place: place, problem: "files \(problem)",
                mend: "write files = { \"fixtures/NAME\" } or { [\"NAME\"] = \"its text\" }")
        }
        guard let table = given.table else { throw fault("is \(given.shown), expected a table") }
        let fixtures = try table.list.map { item in
            guard let name = item.string else { throw fault("holds \(item.shown)") }
            let bytes = try folder.neededFixture(name, place: place)
            return ExampleFile(name: String(name.dropFirst("fixtures/".count)), bytes: bytes)
        }
        return try fixtures
            + table.fields.map { name, value in
                switch value {
                case .string(let text): ExampleFile(name: name, bytes: Array(text.utf8))
                case .bytes(let bytes): ExampleFile(name: name, bytes: bytes)
                default: throw fault("['\(name)'] is \(value.shown), expected a text")
                }
            }
    }
}
