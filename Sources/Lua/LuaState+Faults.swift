import CLua

/// Errors, made of what a call left behind.
extension LuaState {
    func fault(_ status: Int32, _ base: Int32, context: String) -> LuaError {
        var length = 0
        let start = clua_trace(host, &length)
        let trace = start.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
        var error = LuaError(
            kind: .runtime, context: context, message: "",
            traceback: trace.split(separator: "\n").map(String.init), capabilityUsed: capabilityUsed
        )
        switch Int(status) {
        case CLUA_STOPPED: stopped(&error)
        case CLUA_NO_MEMORY:
            error.kind = .memory
            error.message = "not enough memory"
        default: raised(&error, base + 2)
        }
        if error.file == nil, let innermost = error.traceback.first {
            let (file, line, _) = split(innermost) ?? (nil, nil, "")
            error.file = file
            error.line = line
        }
        return error
    }

    private func stopped(_ error: inout LuaError) {
        switch Int(clua_stopped(host)) {
        case CLUA_INSTRUCTIONS:
            error.kind = .time
            error.message =
                "stopped after \(grouped(budget.instructions)) instructions, which is its budget"
        case CLUA_CLOCK:
            error.kind = .time
            error.message = "stopped after \(budget.seconds) s, which is its budget"
        case CLUA_LONG_STRING:
            error.kind = .memory
            error.message = "stopped: it made a text of more than 8 MB"
        default:
            error.kind = .memory
            error.message = "stopped: it used more than \(budget.softMemory >> 20) MB of memory"
        }
    }

    /// Reads the error value at `index`; nothing of the plugin runs for that.
    private func raised(_ error: inout LuaError, _ index: Int32) {
        if clua_is_host_error(host, index) {
            error.kind = .host
            error.cause = hostError
        }
        if error.kind == .host, stack.kind(index) == .table {
            error.code = part(index, 0)
            error.message = [part(index, 1), part(index, 2)].compactMap(\.self).joined(
                separator: ": ")
        } else {
            error.message = stack.text(index)
        }
        place(&error)
    }

    private func part(_ index: Int32, _ part: Int32) -> String? {
        var length = 0
        guard let text = clua_error_part(host, index, part, &length) else { return nil }
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }

    /// Takes "file:line: " off the message where the file is one of the plugin's.
    func place(_ error: inout LuaError) {
        guard let (file, line, rest) = split(error.message) else { return }
        error.file = file
        error.line = line
        error.message = rest
    }

    private func split(_ text: String) -> (file: String, line: Int, rest: String)? {
        for name in chunks {
            for shown in [name, LuaState.shortened(name)] where text.hasPrefix(shown + ":") {
                let after = text.dropFirst(shown.count + 1)
                let digits = after.prefix { $0.isASCII && $0.isNumber }
                guard let line = Int(digits), after.dropFirst(digits.count).hasPrefix(": ") else {
                    continue
                }
                return (name, line, String(after.dropFirst(digits.count + 2)))
            }
        }
        return nil
    }

    /// How Lua shows a long name in a message: its last 56 bytes.
    private static func shortened(_ name: String) -> String {
        name.utf8.count <= 59 ? name : "..." + String(decoding: name.utf8.suffix(56), as: UTF8.self)
    }

    private func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}

extension LuaStack {
    /// What an error value says: its text, or what it is.
    func text(_ index: Int32) -> String {
        guard let bytes = bytes(index) else {
            return "an error without a text was raised: it is \(kind(index).described)"
        }
        return String(decoding: bytes.prefix(4_000), as: UTF8.self)
    }
}
