package import Lua
import RelanceCore

/// What is wrong with a plugin, or with what it did.
package struct PluginError: CodedError, Sendable, Equatable {
    /// What kind of fault it is.
    package enum Kind: Sendable, Equatable {
        /// No plugin of that name; two of them.
        case missing, ambiguous
        /// The file cannot be read or compiled.
        case unreadable, syntax
        /// The declaration or a setting is not as it has to be.
        case declaration, setting
        /// A call raised, ran out of time or memory, or returned what it may not.
        case raised, time, memory, rubbish
        /// It has changed since it was granted what it asks for.
        case changed
    }

    package let kind: Kind
    package let place: String
    package let problem: String
    package let mend: String?
    /// The code of what the host refused, such as "changed".
    package let code: String?
    /// The key of the declaration that it is about, such as "settings.weight".
    package let key: String?
    /// Lines of the plugin that were running, innermost first.
    package let traceback: [String]

    /// Makes an error.
    package init(
        _ kind: Kind, place: String, problem: String, mend: String? = nil, code: String? = nil,
        key: String? = nil, traceback: [String] = []
    ) {
        self.kind = kind
        self.place = place
        self.problem = problem
        self.mend = mend
        self.code = code
        self.key = key
        self.traceback = traceback
    }

    /// What went wrong in Lua while `doing` something with the plugin in `file`.
    package init(_ error: LuaError, file: String, doing: String?) {
        let kind: Kind =
            switch error.kind {
            case .syntax, .source: .syntax
            case .time: .time
            case .memory: .memory
            case .rubbish, .excess: .rubbish
            case .runtime, .host, .library: .raised
            }
        let place = (error.file ?? file) + (error.line.map { ":\($0)" } ?? "")
        self.init(
            kind, place: place, problem: (doing.map { $0 + ": " } ?? "") + error.message,
            code: error.code, traceback: error.traceback)
    }

    /// The same, with the line of `file` where it lies.
    func at(line: Int?, of file: String) -> PluginError {
        guard let line, place.hasPrefix(file) else { return self }
        return PluginError(
            kind, place: "\(file):\(line)" + place.dropFirst(file.count), problem: problem,
            mend: mend, code: code, key: key, traceback: traceback)
    }
}
