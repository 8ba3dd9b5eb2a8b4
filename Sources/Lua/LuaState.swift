import CLua

/// A Lua state of one plugin, with its limits; it stays on its thread.
package final class LuaState {
    let handle: LuaHandle
    let host: OpaquePointer
    var stack: LuaStack { LuaStack(host: host) }

    /// What the next call may use.
    package var budget: Budget { didSet { clua_set_budget(host, budget.limits) } }
    /// Gets what plugins print; where it is nil there is no `print`.
    package var onPrint: ((String) -> Void)? { didSet { clua_offer_print(host, onPrint != nil) } }
    /// Finds a module of the plugin; where it is nil there is no `require`.
    package var requireLoader: ((String) throws -> (source: [UInt8], name: String)?)? {
        didSet { clua_offer_require(host, requireLoader != nil) }
    }
    /// Whether a host function that reaches out was called since the last call began.
    package internal(set) var capabilityUsed = false
    /// Whether one of them ended so that nobody knows what it did.
    package internal(set) var outcomeUnknown = false

    var bodies: [(inout LuaCall) throws -> Void] = []
    var reaching: [Bool] = []
    var checks: [LuaCheck] = []
    var viewTypes: [LuaViewType] = []
    var chunks: [String] = []
    var hostError: (any Error)?
    private var depth = 0

    /// `seed` begins `math.random`, for calls that do not seed it anew.
    package init(budget: Budget, seed: String = "") throws(LuaError) {
        self.budget = budget
        let box = CallbackBox()
        guard let host = clua_open(box.callbacks, budget.limits, LuaState.hash(seed)) else {
            throw LuaError(kind: .memory, message: "Lua 5.4 could not be started")
        }
        self.host = host
        handle = LuaHandle(host)
        self.box = box
        box.state = self
    }

    private let box: CallbackBox

    deinit { handle.close() }

    /// Compiles text and runs nothing; `name` is what errors show, such as plugins/scoring/late.lua.
    package func load(_ source: [UInt8], name: String) throws(LuaError) -> LuaReference {
        let top = clua_top(host)
        if !chunks.contains(name) { chunks.append(name) }
        let status = source.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                clua_load(host, $0.baseAddress, $0.count, name)
            }
        }
        if Int(status) == CLUA_OK { return take() }
        defer { clua_set_top(host, top) }
        var error = LuaError(kind: .source, file: name, message: stack.text(top + 1))
        switch Int(status) {
        case CLUA_SYNTAX:
            error.kind = .syntax
            place(&error)
        case CLUA_NO_MEMORY: error.kind = .memory
        default: break
        }
        throw error
    }

    /// Calls a function under the budget; `context` is shown in errors, such as "score(contact 'C-0113')", and
    /// made only for them.
    ///
    /// Throws `LuaError` for Lua's faults; what the closures throw passes through, but for a `LuaError` about
    /// a result, which is given its file, line and context. `random` seeds `math.random` for this call. A call
    /// inside a call shares its budget.
    package func call<T>(
        _ function: LuaReference, context: @autoclosure () -> String, random: String? = nil,
        arguments: (inout LuaArguments) throws -> Void = { _ in },
        results: (borrowing LuaResults) throws -> T
    ) throws -> T {
        precondition(function.handle === handle, "a function of another state")
        let base = clua_begin(host, function.id)
        guard base >= 0 else {
            throw LuaError(kind: .runtime, context: context(), message: "stack overflow")
        }
        if depth == 0 {
            capabilityUsed = false
            outcomeUnknown = false
            hostError = nil
        }
        depth += 1
        defer {
            depth -= 1
            clua_end(host, base)
        }
        if let random {
            let seed = LuaState.hash(random)
            clua_seed(host, seed, ~seed)
        }
        var pushed = LuaArguments(stack: stack)
        try arguments(&pushed)
        let status = clua_call(host, base)
        if Int(status) != CLUA_OK { throw fault(status, base, context: context()) }
        let count = Int(clua_top(host) - base - 1)
        do {
            return try results(LuaResults(stack: stack, base: base, count: count))
        } catch var error as LuaError where error.file == nil && error.context.isEmpty {
            error.file = function.file
            error.line = function.line
            error.context = context()
            error.capabilityUsed = capabilityUsed
            throw error
        }
    }

    /// Whether the last call was stopped for its budget.
    package var expired: Bool { clua_stopped(host) != Int32(CLUA_GOES_ON) }

    /// What all calls so far have used; instructions are counted by the hundred.
    package var statistics: (calls: Int, instructions: Int, seconds: Double, peakBytes: Int) {
        let sum = clua_get_statistics(host)
        return (Int(sum.calls), Int(sum.instructions), Double(sum.nanoseconds) / 1e9, sum.peak)
    }

    /// Bytes held now.
    package var usedBytes: Int { clua_get_statistics(host).used }

    /// Takes the value on top of the stack as a reference.
    func take() -> LuaReference {
        let kind = stack.kind(-1)
        return LuaReference(handle: handle, id: clua_reference(host), kind: kind)
    }

    func add(_ type: LuaViewType) {
        precondition(Int(type.id) == viewTypes.count)
        viewTypes.append(type)
    }

    /// FNV-1a, stirred at the end.
    static func hash(_ text: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}

extension Budget {
    var limits: clua_budget {
        clua_budget(
            instructions: UInt64(instructions), nanoseconds: Int64(seconds * 1e9),
            soft_memory: softMemory,
            hard_memory: hardMemory)
    }
}
