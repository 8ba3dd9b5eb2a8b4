import Lua

/// What an error says after a name that is not known.
package enum Suggestion {
    /// "did you mean 'late-payer'?", or nil where no name is near.
    package static func near(_ name: String, in names: [String]) -> String? {
        nearest(name, in: names).map { "did you mean '\($0)'?" }
    }
}
