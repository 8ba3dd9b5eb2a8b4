import Lua

/// How names of the interface come and go: new, then deprecated, then removed, by level.
///
/// A plugin says for which level it is written. One of an older level keeps what it knew; what is on its way
/// out it is told by `plugin check`, and in a run among the problems.
package struct Ladder: Sendable {
    /// How one name comes and goes.
    package struct Steps: Sendable, Equatable {
        /// The first level that has it.
        package var since: Int
        /// From this level on another is to be used.
        package var deprecated: Int?
        /// What to use instead, such as "ctx.money".
        package var use: String?
        /// Plugins of this level and later ones do not have it.
        package var removed: Int?

        /// Makes the steps of a name.
        package init(
            since: Int = 1, deprecated: Int? = nil, use: String? = nil, removed: Int? = nil
        ) {
            (self.since, self.deprecated) = (since, deprecated)
            (self.use, self.removed) = (use, removed)
        }
    }

    /// By shape and name: `ctx.money`, `contact.segment`, `step.below`.
    private let steps: [String: Steps]

    /// Makes a ladder.
    package init(_ steps: [String: Steps]) { self.steps = steps }

    /// That of the program: nothing has been deprecated so far.
    package static let current = Ladder([:])

    /// How a name comes and goes; nil: it has been there from the beginning and stays.
    package subscript(path: String) -> Steps? { steps[path] }

    /// Whether a plugin of that level has the name.
    package func offers(_ path: String, at level: Int) -> Bool {
        steps[path]?.removed.map { level < $0 } ?? true
    }

    /// What to say to a plugin that uses the name; nil: it may.
    package func warning(_ path: String, at level: Int) -> String? {
        guard let steps = steps[path] else { return nil }
        let mend = steps.use.map { "; use \($0)" } ?? ""
        if let removed = steps.removed, level >= removed {
            return "\(path) is gone since interface \(removed)\(mend)"
        }
        return steps.deprecated.map { "\(path) is deprecated since interface \($0)\(mend)" }
    }

    /// The functions that a plugin of that level has; those on their way out say so when they are called.
    func offered(
        _ functions: [LuaHostFunction], in owner: String, to level: Int,
        warn: @escaping (String) -> Void
    ) -> [LuaHostFunction] {
        if steps.isEmpty { return functions }
        return functions.filter { offers("\(owner).\($0.name)", at: level) }.map { function in
            guard let warning = warning("\(owner).\(function.name)", at: level) else {
                return function
            }
            return function.before { warn(warning) }
        }
    }
}
