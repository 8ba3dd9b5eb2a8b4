/// Checks the arguments of a host function by its signature, before it is called.
struct LuaCheck {
    private let signature: LuaSignature
    private let owner: String
    /// For each parameter the kinds it may be of, a bit each; 0 where it is a whole number.
    private let kinds: [UInt16]

    /// The check of a function that is reached under `owner`.
    init(_ signature: LuaSignature, of owner: String) {
        self.signature = signature
        self.owner = owner
        kinds = signature.parameters.map { Self.kinds($0.type) }
    }

    /// Throws where an argument is of another kind.
    func pass(_ call: LuaCall) throws(LuaHostError) {
        for index in kinds.indices where kinds[index] & call.kind(index).bit == 0 {
            throw fault(call, index)
        }
        for index in kinds.indices where kinds[index] & Self.whole != 0 {
            if call.kind(index) == .number, call.integer(index) == nil { throw fault(call, index) }
        }
    }

    private func fault(_ call: LuaCall, _ index: Int) -> LuaHostError {
        let part = signature.parameters[index]
        let shown = (try? call.value(index).shown) ?? call.kind(index).described
        return LuaHostError(
            "\(signature.short(in: owner)): \(part.name) is \(shown), expected "
                + part.type.unwrapped.expected)
    }

    /// Set beside `number` where the number has to be whole.
    private static let whole: UInt16 = 1 << 15

    private static func kinds(_ type: LuaType) -> UInt16 {
        switch type {
        case .any: ~whole
        case .named: ~(whole | LuaKind.nil.bit)
        case .nil: LuaKind.nil.bit
        case .string, .literal: LuaKind.string.bit
        case .number: LuaKind.number.bit
        case .integer: LuaKind.number.bit | whole
        case .boolean: LuaKind.boolean.bit
        case .function: LuaKind.function.bit
        case .table, .list, .map: LuaKind.table.bit | LuaKind.userdata.bit
        case .either(let types): types.map(kinds).reduce(0, |)
        }
    }
}

extension LuaKind {
    fileprivate var bit: UInt16 {
        switch self {
        case .nil: 1
        case .boolean: 2
        case .number: 4
        case .string: 8
        case .table: 16
        case .function: 32
        case .userdata: 64
        case .thread: 128
        case .none: 256
        }
    }
}
