import Lua
import RelanceCore

extension API {
    /// The reference for people: `plugins/REFERENCE.md`.
    package var markdown: String {
        beginning + kinds + contexts + records + returned + ending
    }

    private var beginning: String {
        """
        # Reference of the plugin interface, level \(level)

        Written by `relance plugin reference` from what the program itself checks by, not by hand. `README.md` beside it
        shows how to write a plugin; `relance.d.lua` has the same for editors, `relance plugin reference --format json`
        for other tools.

        A type ends with `?` where the value may be nil, with `[]` where it is a list. Objects are read-only and end with
        the call; asking one for a name that it does not have is an error that names the nearest.

        | type | is | what |
        |---|---|---|

        """
            + aliases.map { row([code($0.name), type($0.type), $0.doc]) }.joined()
            + "\n"
    }

    private var kinds: String {
        var text = """
            ## Kinds

            A plugin is `plugins/KIND/NAME.lua` or `plugins/KIND/NAME/init.lua`. The file returns one table.

            | kind | is | must define | may define |
            |---|---|---|---|

            """
        for kind in PluginKind.allCases {
            text += row([
                code(kind.rawValue), "a " + kind.word,
                kind.required.map(code).joined(separator: " "),
                kind.optional.map(code).joined(separator: " "),
            ])
        }
        text += "\nEvery kind has these names besides:\n\n" + table(PluginKind.common, of: nil)
        for kind in PluginKind.allCases {
            text += "\n### \(kind.declarationName)\n\n" + table(kind.parts, of: kind.declaration)
        }
        return text + sections(["setting", "example", "localized"])
    }

    private var contexts: String {
        """

        ## ctx

        """
            + sections(
                ["ctx"] + PluginKind.allCases.map(\.contextName).filter { $0 != "ctx" }
                    + ["creditor", "interlocutor", "book", "figures"])
            + "\n### What `ctx.rows` answers\n\n"
            + "The rows of these names, or of a figure by month:\n\n| name | rows |\n|---|---|\n"
            + rows.map { row([code($0.name), $0.doc]) }.joined()
            + sections(["row_query", "ctx.json", "ctx.text"])
                + """

                ## Capabilities

                `ctx` has one only where the plugin lists it in `needs` and the operator grants it under `allow` in
                `relance.toml`. What a capability refuses is raised as a [fault](#fault).

                """
            + sections(
                capabilities.map { "ctx." + $0 } + ownShapes + ["fault"])
    }

    private var records: String {
        "\n## Records\n\nWhat a plugin reads is what `--json` prints.\n"
            + sections([
                "contact", "invoice", "copied_invoice", "payment", "allocation", "promise",
                "dispute", "event",
                "history", "person", "action", "claim",
            ])
    }

    private var returned: String {
        "\n## What plugins give and get\n"
            + sections(
                ["page"] + shapes.map(\.name).filter { $0.hasPrefix("given_") } + [
                    "removal", "reject", "rejected_row", "message", "attachment", "sheets", "party",
                    "receipt",
                    "failure", "news", "delivery", "step", "below",
                ] + Shape.blocks.map(\.name) + [
                    "tile", "report_table", "column", "report_chart", "series", "report_proposal",
                ])
    }

    private var ending: String {
        """

        ## Errors

        One line says where, in which call, what is wrong and how to mend it:

        ```
        plugins/scoring/late.lua:9: score(contact 'C-0113'): invoice has no field 'ballance_cents'; did you mean 'balance_cents'?
        ```

        A plugin that raises, returns what it may not, or spends its budget of time or memory is named, and the others go
        on. A record of a page that does not fit is set aside with its path, such as `invoices[3].due_date`. An error
        after a capability that reaches out was used leaves an action `unknown`.

        ## Levels

        A plugin says `api = \(level)`: the level for which it is written. A name may be deprecated at a level, which
        `plugin check` and the run say with what to use instead, and removed at a later one: plugins of older levels keep
        it. A plugin of a higher level than the program's is refused.

        """ + levels
    }

    private var levels: String {
        let paths = shapes.flatMap { shape in shape.fields.map { "\(shape.name).\($0.name)" } }
        let moved = paths.filter { ladder[$0] != nil }
        guard !moved.isEmpty else { return "Nothing has been deprecated so far.\n" }
        return "| name | since | deprecated | use | removed |\n|---|---|---|---|---|\n"
            + moved.compactMap { path in
                ladder[path].map { steps in
                    row([
                        code(path), "\(steps.since)", steps.deprecated.map(String.init) ?? "",
                        steps.use.map(code) ?? "", steps.removed.map(String.init) ?? "",
                    ])
                }
            }.joined()
    }

    private func sections(_ names: [String]) -> String {
        names.compactMap(shape).map { shape in
            "\n### \(shape.name)\n\n\(shape.doc)\n\n"
                + (shape.base.map { "It has all that [\($0)](#\($0)) has, and:\n\n" } ?? "")
                + table(shape.fields, of: shape)
        }.joined()
    }

    private func table(_ fields: [Shape.Field], of shape: Shape?) -> String {
        guard !fields.isEmpty else { return "Nothing of its own.\n" }
        return "| name | type | what |\n|---|---|---|\n"
            + fields.map { field in
                let signature = field.signature.map { code($0.text) }
                let gone = shape.flatMap { ladder.warning("\($0.name).\(field.name)", at: level) }
                return row([
                    code(field.name), signature ?? type(field.type),
                    field.doc + (gone.map { " **\($0).**" } ?? "")
                        + (field.movesWithDay ? " Moves with the day." : "")
                        + (field.isReserved ? " Accepted, not called by this version." : ""),
                ])
            }.joined()
    }

    /// A type, with a link where it is explained on the page.
    private func type(_ type: LuaType) -> String {
        let links = type.names.filter { shape($0) != nil }
        guard !links.isEmpty else { return code(type.text) }
        return code(type.text) + " "
            + links.map { "[↓](#\($0.filter { $0 != "." }))" }.joined(separator: " ")
    }

    private func code(_ text: String) -> String { "`\(text)`" }

    private func row(_ cells: [String]) -> String {
        "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
}
