import Lua
import RelanceCore

/// Reads what a connector returns into a page.
struct PageReader {
    private let plugin: Plugin
    private let contacts: DraftReader<Contact>
    private let invoices: DraftReader<Invoice>
    private let payments: DraftReader<Payment>
    private let promises: DraftReader<Promise>
    private let disputes: DraftReader<Dispute>
    private let reminders: DraftReader<Reminder>
    private let rejects: LuaShape
    private let removals: LuaShape

    private static let keys = Shape.page.names
    private static let lists = Shape.page.fields.filter(\.isList).map(\.name)

    init(_ plugin: Plugin) throws {
        self.plugin = plugin
        let state = plugin.state
        contacts = try DraftReader("contacts", in: state)
        invoices = try DraftReader("invoices", in: state)
        payments = try DraftReader("payments", in: state)
        promises = try DraftReader("promises", in: state)
        disputes = try DraftReader("disputes", in: state)
        reminders = try DraftReader("reminders", in: state)
        rejects = try LuaShape(Shape.reject.names, in: state)
        removals = try LuaShape(Shape.removal.names, in: state)
    }

    /// The page in the results of `name`, and where the next begins.
    func page(_ results: borrowing LuaResults, _ name: String, _ function: LuaReference) throws
        -> Page
    {
        let place = plugin.file.shown + (function.line.map { ":\($0)" } ?? "")
        func fault(_ problem: String, _ mend: String? = nil) -> PluginError {
            PluginError(.rubbish, place: place, problem: "\(name): \(problem)", mend: mend)
        }
        guard results.count > 0, results.kind(0) == .table else {
            let shown = results.count > 0 ? try results.value(0).shown : "nothing"
            throw fault("returned \(shown), expected a page: a table of lists such as invoices")
        }
        guard results.length(0) == 0 else {
            throw fault(
                "returned a list of \(results.length(0)); a page is a table with contacts, invoices …"
            )
        }
        for key in results.keys(0) where !Self.keys.contains(key) {
            throw fault("the page has no '\(key)'", Hint.didYouMean(key, Self.keys))
        }
        for key in Self.lists {
            let kind = results.kind(0, field: key)
            guard kind == .nil || kind == .table else {
                throw fault("\(key) is a \(kind), expected a list of tables")
            }
        }
        var page = Page()
        try contacts.read(results, into: &page.contacts, &page.rejects)
        try invoices.read(results, into: &page.invoices, &page.rejects)
        try payments.read(results, into: &page.payments, &page.rejects)
        try promises.read(results, into: &page.promises, &page.rejects)
        try disputes.read(results, into: &page.disputes, &page.rejects)
        try reminders.read(results, into: &page.reminders, &page.rejects)
        try readRejects(results, &page, fault)
        try readRemovals(results, &page)
        try readRest(results, &page, fault)
        return page
    }

    private func readRejects(
        _ results: borrowing LuaResults, _ page: inout Page,
        _ fault: (String, String?) -> PluginError
    ) throws {
        try results.records(0, field: "rejects", shape: rejects) { index, slots in
            let path = "rejects[\(index + 1)]"
            guard slots.isTable else {
                let shown = (try? slots.wholeValue().shown) ?? "no plain data"
                throw fault("\(path) is \(shown), expected { source, line, reason, row }", nil)
            }
            if let key = slots.unknownKey {
                throw fault("\(path) has no '\(key)'", Hint.didYouMean(key, rejects.names))
            }
            var reject = Reject(
                source: slots.string(0) ?? plugin.file.id.name,
                line: slots.text(1) ?? String(index + 1), reason: try reason(slots), row: .null)
            do {
                reject.row = try slots.plain(3, at: "\(path).row")
            } catch let fault as NotPlain {
                reject.reason += "; its row is not kept: " + fault.problem
            }
            page.rejects.append(reject)
        }
    }

    /// What pcall caught is a text, or the host's error with its text.
    private func reason(_ slots: borrowing LuaSlots) throws -> String {
        let caught: LuaValue
        do throws(LuaError) {
            caught = try slots.value(2)
        } catch {
            guard error.kind == .rubbish else { throw error }
            return error.message
        }
        return switch caught {
        case .string(let text): text
        case .table(let error): error["text"]?.string ?? "unknown"
        default: caught.shown
        }
    }

    private func readRemovals(_ results: borrowing LuaResults, _ page: inout Page) throws {
        try results.records(0, field: "removed", shape: removals) { index, slots in
            do {
                page.removed.append(try removal(slots, "removed[\(index + 1)]"))
            } catch let fault as NotPlain {
                page.rejects.append(
                    Reject(
                        source: "removed", line: slots.text(1) ?? String(index + 1),
                        reason: fault.problem, row: slots.row))
            }
        }
    }

    private func removal(_ slots: borrowing LuaSlots, _ path: String) throws -> Page.Removal {
        guard slots.isTable else { throw NotPlain(problem: "\(path) is not a table") }
        if let key = slots.unknownKey {
            let hint = Hint.didYouMean(key, removals.names).map { "; " + $0 } ?? ""
            throw NotPlain(problem: "\(path) has no '\(key)'\(hint)")
        }
        let given = try slots.plain(0, at: "\(path).kind")
        if given == .null { throw NotPlain(problem: "\(path) has no kind") }
        guard let kind = Self.singular(given, of: Self.removable) else {
            let hint = given.text.flatMap { Hint.didYouMean($0, Self.removable) }
            throw NotPlain(
                problem: "\(path).kind is \(LuaValue(given).shown), which is no kind of record"
                    + (hint.map { "; " + $0 } ?? ""))
        }
        guard let id = slots.text(1), !id.isEmpty else {
            let id = try slots.plain(1, at: "\(path).id")
            throw NotPlain(
                problem: id == .null || id == .text("")
                    ? "\(path) has no id"
                    : "\(path).id is \(LuaValue(id).shown), expected a text or a whole number")
        }
        return Page.Removal(kind: kind, id: id, reason: slots.string(2))
    }

    /// The kinds of record that a source may have no more.
    private static let removable = [
        Contact.name, Invoice.name, Payment.name, Promise.name, Dispute.name,
    ]

    /// The name of a kind, which may be given in the plural too.
    private static func singular(_ given: Plain, of kinds: [String]) -> String? {
        kinds.first { given.text == $0 || given.text == $0 + "s" }
    }

    private func readRest(
        _ results: borrowing LuaResults, _ page: inout Page,
        _ fault: (String, String?) -> PluginError
    ) throws {
        func value(_ key: String) throws -> Plain {
            Plain(try results.value(0, field: key)) ?? .null
        }
        func read<Value: FieldValue>(_ key: String, _ type: Value.Type) throws -> Value? {
            let plain = try value(key)
            if plain == .null { return nil }
            guard let value = Value(plain: plain) else {
                throw fault(
                    "\(key) is \(LuaValue(plain).shown), expected \(type.fieldType.expected)", nil)
            }
            return value
        }
        page.read = try read("read", Int.self)
        page.total = try read("total", Int.self)
        page.asOf = try read("as_of", Day.self)
        page.complete = try read("complete", String.self).map { given in
            guard let kind = Self.singular(.text(given), of: [Invoice.name, Payment.name]) else {
                let near = nearest(given, in: [Invoice.name + "s", Payment.name + "s"])
                throw fault(
                    "complete is \"\(given)\", expected \"invoices\" or \"payments\"",
                    near.map { "did you mean '\($0)'?" })
            }
            return kind + "s"
        }
        page.done = try read("done", Bool.self) ?? false
        page.isFromStart = try read("from_start", Bool.self) ?? false
        page.fills = try read("fills", Bool.self) ?? false
        page.creditorSiren = try read("creditor_siren", String.self)
        if let repeats = try read("repeats", String.self) {
            guard repeats == "number" else {
                throw fault("repeats is \"\(repeats)\", expected \"number\"", nil)
            }
            page.numbersRepeats = true
        }
        guard results.count > 1 else { return }
        guard let next = Plain(try results.value(1)) else {
            throw fault("the cursor holds what is no plain data", nil)
        }
        page.next = next == .null ? nil : next
    }
}
