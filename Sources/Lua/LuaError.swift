/// What went wrong in a plugin, and where.
package struct LuaError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// The source is no Lua.
        case syntax
        /// The plugin raised, or did what Lua can't.
        case runtime
        /// It used more memory than its budget, or made too long a string.
        case memory
        /// It used more instructions, or time, than its budget.
        case time
        /// A value of the wrong shape came back.
        case rubbish
        /// More came back than is copied out of Lua.
        case excess
        /// A host function refused, and the plugin did not catch it.
        case host
        /// The source was refused before it was compiled: too long, too deep, or not text.
        case source
        /// The linked Lua is not the one on which the limits were proved.
        case library
    }

    package var kind: Kind
    /// File of the plugin, as it was named to `load`.
    package var file: String?
    package var line: Int?
    /// What was being called, as given with the call: "score(contact 'C-0113')".
    package var context: String
    package var message: String
    /// The plugin's own frames, innermost first: "plugins/scoring/late.lua:14: in function 'score'".
    package var traceback: [String]
    /// Code of the host function's error, such as "changed".
    package var code: String?
    /// A capability that reaches out was called before the error.
    package var capabilityUsed: Bool
    /// The error that the host function threw, where that is what ended the call.
    package var cause: (any Error)?

    package init(
        kind: Kind, file: String? = nil, line: Int? = nil, context: String = "", message: String,
        traceback: [String] = [], code: String? = nil, capabilityUsed: Bool = false,
        cause: (any Error)? = nil
    ) {
        self.kind = kind
        self.file = file
        self.line = line
        self.context = context
        self.message = message
        self.traceback = traceback
        self.code = code
        self.capabilityUsed = capabilityUsed
        self.cause = cause
    }

    /// One line: "plugins/scoring/late.lua:14: score(contact 'C-0113'): message".
    package var description: String {
        var parts: [String] = []
        if let file { parts.append(line.map { "\(file):\($0)" } ?? file) }
        if !context.isEmpty { parts.append(context) }
        return (parts + [message]).joined(separator: ": ")
    }

    /// The cause does not count.
    package static func == (left: LuaError, right: LuaError) -> Bool {
        left.kind == right.kind && left.file == right.file && left.line == right.line
            && left.context == right.context && left.message == right.message
            && left.traceback == right.traceback && left.code == right.code
            && left.capabilityUsed == right.capabilityUsed
    }
}
