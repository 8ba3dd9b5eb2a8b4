import Lua

/// What an error says after a name that is not known.
enum Hint {
    /// "did you mean 'late-payer'?", or the names there are where none is near.
    static func didYouMean(_ name: String, _ names: [String]) -> String? {
        if let near = nearest(name, in: names) { return "did you mean '\(near)'?" }
        guard !names.isEmpty else { return nil }
        return "there are " + Set(names).sorted().joined(separator: ", ")
    }
}
