/// What may still be copied out of Lua, of one value or one list of records.
///
/// Lua may hold one text a million times over at no cost; its copies are that many.
final class LuaAllowance {
    private var values = 1_000_000
    private var text = 64 << 20

    func take() throws(LuaStack.Fault) {
        values -= 1
        if values < 0 {
            throw LuaStack.Fault(kind: .excess, what: "holds more than 1,000,000 values")
        }
    }

    func take(text count: Int) throws(LuaStack.Fault) {
        text -= count
        if text < 0 { throw LuaStack.Fault(kind: .excess, what: "holds more than 64 MB of text") }
    }
}
