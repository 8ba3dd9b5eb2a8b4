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
                let row = (try? slots.wholeValue()).flatMap { Plain($0) } ?? .null
                rejects.append(
                    Reject(
                        source: list, line: fault.id ?? String(index + 1), reason: fault.problem,
                        row: row))
            }
        }
    }

    private func draft(_ slots: borrowing LuaSlots, _ path: String) throws -> Draft<R> {
        guard slots.isTable else {
            throw RecordFault(id: nil, problem: "\(path) is not a table")
        }
        guard let id = slots.string(0) ?? slots.integer(0).map(String.init), !id.isEmpty else {
            throw RecordFault(id: nil, problem: "\(path) has no id: give it the source's own key")
        }
        guard id.utf8.count <= 200 else {
            throw RecordFault(id: nil, problem: "\(path) has an id of more than 200 bytes")
        }
        if let key = slots.unknownKey {
            let hint = Hint.didYouMean(key, shape.names).map { "; " + $0 } ?? ""
            throw RecordFault(id: id, problem: "\(path) has no field '\(key)'\(hint)")
        }
        var draft = Draft<R>(id: id)
        for (slot, index) in fields.enumerated() {
            guard let plain = try plain(slots, slot + 1) else { continue }
            guard draft.give(index, plain) else {
                let field = R.fields[index]
                let fault = Self.deepest(plain, of: field, "\(path).\(field.name)")
                throw RecordFault(id: id, problem: fault)
            }
        }
        return draft
    }

    private func plain(_ slots: borrowing LuaSlots, _ slot: Int) throws -> Plain? {
        switch slots.kind(slot) {
        case .nil: return nil
        case .none: return .null
        case .boolean: return slots.boolean(slot).map(Plain.boolean)
        case .number:
            return slots.integer(slot).map(Plain.integer) ?? slots.number(slot).map(Plain.number)
        case .string:
            if let text = slots.string(slot) { return .text(text) }
            return .list([.null])
        default:
            return Plain(try slots.value(slot)) ?? .list([.null])
        }
    }

    /// Names what does not fit, down to the field of a person.
    private static func deepest(_ plain: Plain, of field: Field<R>, _ path: String) -> String {
        if field.name == "people", let people = plain.list {
            for (index, person) in people.enumerated() {
                let place = "\(path)[\(index + 1)]"
                guard case .object(let given) = person else { return "\(place) is not a table" }
                for item in given where item.name != "id" {
                    guard let known = Person.fields.first(where: { $0.name == item.name }) else {
                        let hint = Hint.didYouMean(item.name, Person.shownNames)
                        return "\(place) has no field '\(item.name)'"
                            + (hint.map { "; " + $0 } ?? "")
                    }
                    var probe = Person(id: "")
                    guard known.load(&probe, item.value) else {
                        return "\(place).\(item.name) is \(LuaValue(item.value).shown), "
                            + "expected \(known.type.expected)"
                    }
                }
                if Person(plain: person) == nil {
                    return "\(place) has no id, e-mail address or name"
                }
            }
        }
        return "\(path) is \(LuaValue(plain).shown), expected \(field.type.expected)"
    }

    private struct RecordFault: Error {
        let id: String?
        let problem: String
    }
}
