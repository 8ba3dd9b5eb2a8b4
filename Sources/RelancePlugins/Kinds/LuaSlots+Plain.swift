import Lua
import RelanceCore

/// What in a record is no plain data: the record is set aside, the others come in.
struct NotPlain: Error {
    /// What it is, named by its path.
    let problem: String

    init(problem: String) { self.problem = problem }

    /// Says what of `value` is none; a text in another encoding is to be read by it.
    init(of value: LuaValue, at path: String) {
        let found = Misfit.problem(value, at: path) ?? "\(path) is no plain data"
        let isText = found.contains("not UTF-8 at byte")
        problem = found + (isText ? ": give ctx.read its encoding, such as \"CP1252\"" : "")
    }
}

extension LuaSlots {
    /// A slot as plain data, which an error names by `path`.
    ///
    /// Throws `NotPlain` where it is none, and what Lua says where it is too much to copy.
    func plain(_ slot: Int, at path: @autoclosure () -> String) throws -> Plain {
        let value: LuaValue
        do throws(LuaError) {
            value = try self.value(slot)
        } catch {
            guard error.kind == .rubbish else { throw error }
            throw NotPlain(problem: error.message)
        }
        if let plain = Plain(value) { return plain }
        throw NotPlain(of: value, at: path())
    }

    /// The whole record, as far as it is plain data.
    var row: Plain { (try? wholeValue()).flatMap { Plain($0) } ?? .null }

    /// A text, or a whole number as one.
    func text(_ slot: Int) -> String? { string(slot) ?? integer(slot).map(String.init) }
}
