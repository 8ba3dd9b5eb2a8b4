import Lua
package import RelanceCore

/// One example: `{ name, given = { arguments, settings = … }, gives = { … } }`.
struct PluginExample {
    /// What it says of the outcome.
    enum Expectation: Equatable {
        /// The results; of a table, what it must hold.
        case results([Plain])
        /// The file that holds the results, line for line.
        case golden(String)
        /// Nil, and what a channel says of why not.
        case failure(Plain)
        /// An error with that text in it.
        case raised(String)
    }

    let name: String
    /// Where it stands, for errors: `plugins/scoring/late.lua: examples[2]`.
    let place: String
    /// The arguments without `ctx`.
    let arguments: [LuaValue]
    /// What else is given, by name: `settings`, `today`, `cursor`, further fields of `ctx`.
    let given: Plain
    /// The fixture that holds the recorded answers of `given`, where they come from one.
    let recording: String?
    /// The files that capabilities serve.
    let files: [ExampleFile]
    let expected: Expectation

    /// What every kind may be given, or has another meaning than a field of `ctx`.
    static let reserved = [
        "settings", "today", "cursor", "files", "paths", "rejected", "set_aside", "http", "smtp",
        "secrets", "document",
    ]

    /// Reads the example at `index` of a list, the first being 0; files come from `folder`.
    init(
        _ table: LuaReference, index: Int, file: String, test: String? = nil, folder: TestFolder
    ) throws {
        let place = "\(file): examples[\(index + 1)]"
        func fault(_ problem: String) -> PluginError {
            PluginError(
                .declaration, place: file, problem: "examples[\(index + 1)] \(problem)",
                mend: "write { \"what it shows\", given = { … }, gives = { … } }")
        }
        func read(_ name: String) throws -> LuaValue? {
            do throws(LuaError) {
                return try table.field(name)?.value(named: name)
            } catch {
                throw PluginError(
                    .declaration, place: file,
                    problem: "examples[\(index + 1)]: \(error.message)")
            }
        }
        guard table.kind == .table else { throw fault("is \(table.kind.described)") }
        let known = Shape.example.names
        for key in try table.keys() where !known.contains(key) {
            throw fault(
                "has no key '\(key)'" + (Hint.didYouMean(key, known).map { "; " + $0 } ?? ""))
        }
        name = Self.name(of: table, index: index, test: test)
        self.place = place
        let given = try read("given") ?? .table(LuaTable())
        guard var given = given.table else { throw fault("has a given that is no table") }
        arguments = given.list
        files = try ExampleFile.read(given["files"], from: folder, place: place)
        given["files"] = nil
        given.list = []
        if let today = given["today"], today.string.flatMap(Day.init) == nil {
            throw fault("has a today that is \(today.shown), expected a date as YYYY-MM-DD")
        }
        guard var fields = Plain(.table(given)) else {
            throw fault(
                "says that " + (Misfit.problem(.table(given), at: "given") ?? "given is no data"))
        }
        recording = fields["http"]?.text
        if let name = recording {
            fields = try fields.replacing("http", by: Self.answers(name, folder, place: place))
        }
        self.given = fields
        expected = try Self.expectation(table, read, fault)
    }

    /// How an example is called, whatever else is wrong with it.
    static func name(of table: LuaReference, index: Int, test: String?) -> String {
        let named = table.kind == .table ? try? table.element(0)?.value().string : nil
        let own = named ?? "example \(index + 1)"
        return test.map { "\($0): \(own)" } ?? own
    }

    /// The recorded answers in a fixture.
    private static func answers(_ name: String, _ folder: TestFolder, place: String) throws -> Plain
    {
        let bytes = try folder.neededFixture(name, place: place)
        do throws(JSON.Fault) {
            return try JSON.value(of: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw PluginError(
                .declaration, place: "\(folder.shown)/\(name)", problem: "is no JSON: \(error)",
                mend: "record it again with --record")
        }
    }

    private static func expectation(
        _ table: LuaReference, _ read: (String) throws -> LuaValue?,
        _ fault: (String) -> PluginError
    ) throws -> Expectation {
        let keys = ["gives", "gives_file", "fails", "raises"]
        let given = try table.keys().filter(keys.contains)
        guard given.count < 2 else {
            throw fault("has \(given.joined(separator: " and ")), which exclude each other")
        }
        guard let key = given.first, let value = try read(key) else {
            return .results([])
        }
        switch key {
        case "gives":
            guard value.table != nil else { throw fault("has a gives that is no table of results") }
            guard let plain = Plain(value) else {
                throw fault("says that " + (Misfit.problem(value, at: key) ?? "\(key) is no data"))
            }
            return .results(plain.list ?? [])
        case "fails":
            guard value.table != nil, let plain = Plain(value) else {
                throw fault("has a fails that is no table such as { retry = true, reason = \"…\" }")
            }
            return .failure(plain)
        default:
            guard let text = value.string, !text.isEmpty else {
                throw fault("has a \(key) that is no text")
            }
            return key == "raises" ? .raised(text) : .golden(text)
        }
    }

    /// The day on which it runs.
    var day: Day { given["today"]?.text.flatMap(Day.init) ?? PluginTests.day }

    /// What it gives beside what is reserved: fields of `ctx`.
    var fields: [PlainField] {
        (given.fields ?? []).filter { !Self.reserved.contains($0.name) }
    }
}

extension Plain {
    fileprivate func replacing(_ name: String, by value: Plain) -> Plain {
        .object((fields ?? []).map { $0.name == name ? PlainField(name, value) : $0 })
    }
}

extension Plugin {
    /// The examples as people read them: what they show, what is given and what comes of it.
    package func shownExamples() throws -> [Plain] {
        let folder = TestFolder(file)
        return try examples().enumerated().map { index, table in
            let example = try PluginExample(table, index: index, file: file.shown, folder: folder)
            let arguments = example.arguments.map { Plain($0) ?? .null }
            let recording = example.recording.map { Plain.text($0) }
            let given = recording.map { example.given.replacing("http", by: $0) } ?? example.given
            var named = given.fields ?? []
            if !example.files.isEmpty {
                named.append(PlainField("files", .list(example.files.map { .text($0.name) })))
            }
            var shown: [PlainField] = [
                PlainField("name", .text(example.name)),
                PlainField("given", .list(arguments + (named.isEmpty ? [] : [.object(named)]))),
            ]
            switch example.expected {
            case .results(let results): shown.append(PlainField("gives", .list(results)))
            case .golden(let file): shown.append(PlainField("gives_file", .text(file)))
            case .failure(let failure): shown.append(PlainField("fails", failure))
            case .raised(let text): shown.append(PlainField("raises", .text(text)))
            }
            return .object(shown)
        }
    }
}
