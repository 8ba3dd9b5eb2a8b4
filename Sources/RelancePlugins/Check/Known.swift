import Lua

/// What is known of a value by looking at the text.
indirect enum Known {
    case unknown
    case value(LuaType)
    case function(LuaSignature)
    /// A table of the library, such as `string`.
    case library(String)

    /// What a field of a shape holds.
    init(_ field: Shape.Field) {
        self = field.signature.map(Known.function) ?? .value(field.type)
    }

    /// What is in the list that this is.
    var element: Known {
        guard case .value(let type) = self, case .list(let item) = type.unwrapped else {
            return .unknown
        }
        return .value(item)
    }
}

/// What names stand for while a source is looked at, the innermost block last.
struct Scopes {
    private var blocks: [[String: Known]] = [[:]]

    mutating func enter() { blocks.append([:]) }
    mutating func leave() { blocks.removeLast() }

    mutating func declare(_ name: String, _ known: Known = .unknown) {
        blocks[blocks.count - 1][name] = known
    }

    /// What a local name stands for; nil where it is none.
    subscript(name: String) -> Known? {
        for block in blocks.reversed() {
            if let known = block[name] { return known }
        }
        return nil
    }

    /// Forgets what a local name stood for; answers whether it is one.
    mutating func forget(_ name: String) -> Bool {
        guard let index = blocks.lastIndex(where: { $0[name] != nil }) else { return false }
        blocks[index][name] = .unknown
        return true
    }
}
