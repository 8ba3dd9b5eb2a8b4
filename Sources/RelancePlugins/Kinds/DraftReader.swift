import Lua
import RelanceCore

/// Reads a list of records that a connector gives; what does not fit is set aside, by record.
struct DraftReader<R: Record> {
    private let list: String
    private let shape: LuaShape
    /// For each name of the shape but the first, which is the key, the place of its field.
    private let fields: [Int]

    init(_ list: String, in state: LuaState) throws {
        self.list = list
        fields = R.fields.indices.filter { R.fields[$0].set != nil }
        shape = try LuaShape(["id"] + fields.map { R.fields[$0].name }, in: state)
    }

    func read(
        _ results: borrowing LuaResults, into drafts: inout [Draft<R>], _ rejects: inout [Reject]
    ) throws {
        try results.records(0, field: list, shape: shape) { index, slots in
            do {
                drafts.append(try draft(slots, "\(list)[\(index + 1)]"))
            } catch let fault as RecordFault {
                rejects.append(
                    Reject(
                        source: list, line: fault.id ?? String(index + 1), reason: fault.problem,
                        row: slots.row))
            }
        }
    }

    private func draft(_ slots: borrowing LuaSlots, _ path: String) throws -> Draft<R> {
        guard slots.isTable else {
            throw RecordFault(id: nil, problem: "\(path) is not a table")
        }
        let id = try id(slots, path)
        if let key = slots.unknownKey {
            let hint = Hint.didYouMean(key, shape.names).map { "; " + $0 } ?? ""
            throw RecordFault(id: id, problem: "\(path) has no field '\(key)'\(hint)")
        }
        var draft = Draft<R>(id: id)
        for (slot, index) in fields.enumerated() {
            let field = R.fields[index]
            do {
                guard let plain = try plain(slots, slot + 1, path) else { continue }
                if draft.give(index, plain) { continue }
                throw NotPlain(
                    problem: Misfit.problem(
                        plain, field.type, field.expected, at: "\(path).\(field.name)"))
            } catch let fault as NotPlain {
                throw RecordFault(id: id, problem: fault.problem)
            }
        }
        return draft
    }

    private func id(_ slots: borrowing LuaSlots, _ path: String) throws -> String {
        guard let id = slots.text(0) else {
            throw RecordFault(id: nil, problem: Self.noID(slots, path))
        }
        guard !id.isEmpty else { throw RecordFault(id: nil, problem: Self.lacksID(path)) }
        guard id.utf8.count <= 200 else {
            throw RecordFault(id: nil, problem: "\(path) has an id of more than 200 bytes")
        }
        return id
    }

    private static func noID(_ slots: borrowing LuaSlots, _ path: String) -> String {
        let kind = slots.kind(0)
        guard kind != .nil, kind != .none else { return lacksID(path) }
        let value = try? slots.value(0)
        if let value, kind == .string { return NotPlain(of: value, at: "\(path).id").problem }
        let shown = value?.shown ?? kind.described
        return "\(path).id is \(shown), expected a text or a whole number"
    }

    private static func lacksID(_ path: String) -> String {
        "\(path) has no id: give it the source's own key"
    }

    private func plain(_ slots: borrowing LuaSlots, _ slot: Int, _ path: String) throws -> Plain? {
        switch slots.kind(slot) {
        case .nil: return nil
        case .none: return .null
        case .boolean: return slots.boolean(slot).map(Plain.boolean)
        case .number:
            return slots.integer(slot).map(Plain.integer) ?? slots.number(slot).map(Plain.number)
        default:
            if let text = slots.string(slot) { return .text(text) }
            return try slots.plain(slot, at: "\(path).\(shape.names[slot])")
        }
    }

    private struct RecordFault: Error {
        let id: String?
        let problem: String
    }
}
