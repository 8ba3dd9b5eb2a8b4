import Lua
package import RelanceCore

extension API {
    /// The interface as data, for other tools.
    package var plain: Plain {
        [
            "api": .integer(level),
            "kinds": .list(
                PluginKind.allCases.map { kind in
                    [
                        "folder": .text(kind.rawValue), "word": .text(kind.word),
                        "declaration": .text(kind.declarationName), "ctx": .text(kind.contextName),
                        "required": kind.required.plain, "optional": kind.optional.plain,
                    ]
                }),
            "aliases": .list(
                aliases.map {
                    ["name": .text($0.name), "type": .text($0.type.text), "doc": .text($0.doc)]
                }),
            "types": .list(shapes.map(document)),
            "rows": .list(rows.map { ["name": .text($0.name), "doc": .text($0.doc)] }),
        ]
    }

    private func document(_ shape: Shape) -> Plain {
        [
            "name": .text(shape.name), "doc": .text(shape.doc), "base": shape.base.plain,
            "open": .boolean(shape.isOpen),
            "fields": .list(shape.fields.map { document($0, of: shape) }),
        ]
    }

    private func document(_ field: Shape.Field, of shape: Shape) -> Plain {
        let steps = ladder["\(shape.name).\(field.name)"] ?? Ladder.Steps()
        return [
            "name": .text(field.name), "type": .text(field.type.text),
            "signature": (field.signature?.text).plain, "doc": .text(field.doc),
            "moves_with_day": .boolean(field.movesWithDay), "since": .integer(steps.since),
            "deprecated": steps.deprecated.plain, "use": steps.use.plain,
            "removed": steps.removed.plain,
        ]
    }
}
