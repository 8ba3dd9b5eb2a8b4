import RelanceCore
import RelanceDocuments
import RelanceRules
import RelanceStore

/// What rows are made by, how they are called, which of them are kept.
extension ReportRows {
    /// A row before it is plain data.
    struct Row {
        var key: String
        var label: String
        var sum: Sum
    }

    static let ownField = "contact.fields."

    var ownField: String { Self.ownField }
    var phrases: Phrases { Phrases(creditor.language) }

    /// What the rows stand for; throws for what they cannot.
    func dimension(_ query: RowQuery, _ names: [String], others: String? = nil) throws -> String {
        guard let by = query.by else { return names[0] }
        if names.contains(by) { return by }
        if let others, by.hasPrefix(others), by.count > others.count {
            let name = String(by.dropFirst(others.count))
            let known = try store.namesOfOwnFields()
            // Where no contact has a field of its own yet, a report of them is not at fault.
            guard known.isEmpty || known.contains(name) else {
                throw UnknownName("by", by, known: known.map { others + $0 } + names)
            }
            return by
        }
        throw UnknownName("by", by, known: names + (others.map { [$0 + "NAME"] } ?? []))
    }

    /// How customers are put together.
    func keys(_ by: String) throws -> (Debtor) -> (String, String) {
        let none = phrases.say("Non renseigné", "Not given")
        switch by {
        case "contact": return { ($0.contact, $0.name) }
        case "segment": return { ($0.segment ?? "", $0.segment ?? none) }
        default:
            let own = try store.ownFields(String(by.dropFirst(Self.ownField.count)))
            return { debtor in
                let value = own[debtor.contact]
                return (value ?? "", value ?? none)
            }
        }
    }

    /// Answers whether a customer is one of those that `where` names.
    func condition(_ query: RowQuery) throws -> (Debtor) -> Bool {
        let tests = try query.conditions.compactMap { condition -> ((Debtor) -> Bool)? in
            guard let wanted = String(plain: condition.value) else { return nil }
            switch condition.name {
            case "contact": return { $0.contact == wanted }
            case "segment": return { $0.segment == wanted }
            case _ where condition.name.hasPrefix(Self.ownField):
                let key = try keys(condition.name)
                return { key($0).0 == wanted }
            default:
                throw UnknownName(
                    "where", condition.name,
                    known: ["contact", "segment", Self.ownField + "NAME"])
            }
        }
        return { debtor in tests.allSatisfy { $0(debtor) } }
    }

    /// Hands the customers that `where` names to `body`.
    func eachMatching(_ query: RowQuery, _ body: (Debtor) -> Void) throws {
        let isNamed = try condition(query)
        try store.eachDebtor { if isNamed($0) { body($0) } }
    }

    /// The rows with the values that `where` names, at most `top`.
    func kept(_ rows: [Plain], _ query: RowQuery) throws -> [Plain] {
        var rows = rows
        for condition in query.conditions {
            if let first = rows.first, first[condition.name] == nil,
                case .object(let fields) = first
            {
                throw UnknownName("where", condition.name, known: fields.map(\.name))
            }
            rows = rows.filter { $0[condition.name] == condition.value }
        }
        return Array(rows.prefix(query.top ?? rows.count))
    }

    /// The largest first, those alike by their keys.
    func sorted(_ rows: [Row]) -> [Row] {
        rows.sorted {
            $0.sum.cents != $1.sum.cents
                ? $0.sum.cents > $1.sum.cents
                : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
    }

    /// Plain rows, each with its part of all.
    func shared(
        _ rows: [Row], top: Int?, withCount: Bool = true, byCount: Bool = false
    ) -> [Plain] {
        let total = rows.map { byCount ? $0.sum.count : $0.sum.cents }.reduce(0, +)
        return rows.prefix(top ?? rows.count).map { row in
            .object(
                [
                    PlainField("key", .text(row.key)), PlainField("label", .text(row.label)),
                    PlainField("amount_cents", .integer(row.sum.cents)),
                ] + (withCount ? [PlainField("count", .integer(row.sum.count))] : [])
                    + [
                        PlainField("share", share(byCount ? row.sum.count : row.sum.cents, total))
                    ])
        }
    }

    func share(_ part: Int, _ whole: Int) -> Plain {
        Figures.share(part, of: whole).map(Plain.number) ?? .null
    }

    func name(of contact: String) throws -> String { try store.contact(contact)?.name ?? contact }

    /// The cause of a dispute, as the dossier calls it.
    func cause(_ dispute: DisputeSum) -> (String, String) { cause(dispute.cause) }

    /// A cause, as the dossier calls it.
    func cause(_ id: String?) -> (String, String) {
        guard let id else {
            return ("", phrases.say("Cause non qualifiée", "No cause known"))
        }
        let label = causes.first { $0.id == id }?.label.text(in: creditor.language)
        return (id, label ?? id)
    }

    /// Who has to answer a dispute, by name where the dossier says it.
    func owner(_ dispute: DisputeSum) -> (String, String) {
        owner(dispute.owner, cause: dispute.cause)
    }

    /// An owner by name; where none is known, that of the cause.
    func owner(_ role: String?, cause: String?) -> (String, String) {
        let role = role ?? causes.first { $0.id == cause }?.owner?.rawValue
        let (name, person): (String, Interlocutor?) =
            switch role {
            case "accounting": (phrases.say("Comptabilité", "Accounting"), creditor.accounting)
            case "sales": (phrases.say("Commerce", "Sales"), creditor.sales)
            case "manager": (phrases.say("Direction", "Management"), creditor.manager)
            default: (phrases.say("Sans responsable", "Nobody"), nil)
            }
        return (role ?? "", person.map { "\($0.name), \(name.lowercased())" } ?? name)
    }
}
