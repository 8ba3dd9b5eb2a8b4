package import Lua
package import RelanceCore

/// What `plugin check` finds wrong with a plugin, and where.
package struct Finding: Sendable, Equatable {
    /// As errors call it: `plugins/scoring/late.lua`.
    package var file: String
    package var position: LuaPosition?
    /// What kind of thing it is: `syntax`, `global`, `field`, `capability`, `declaration`, `deprecated`,
    /// `reserved`.
    package var code: String
    package var problem: String
    package var mend: String?
    /// Whether it is only told: nothing is wrong with it.
    package var isNote = false

    /// The finding as a line for people: place, problem, how to mend it.
    package var line: String {
        let place = position.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(file)\(place): \(problem)" + (mend.map { "; " + $0 } ?? "")
    }

    /// The finding as `--json` prints it.
    package var plain: Plain {
        [
            "file": .text(file), "line": (position?.line).plain,
            "column": (position?.column).plain, "code": .text(code),
            "note": .boolean(isNote), "text": .text(problem + (mend.map { "; " + $0 } ?? "")),
        ]
    }
}
