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
        try readRejects(results, &page)
        try readRemovals(results, &page, fault)
        try readRest(results, &page, fault)
        return page
    }

    private func readRejects(_ results: borrowing LuaResults, _ page: inout Page) throws {
        try results.records(0, field: "rejects", shape: rejects) { index, slots in
            // What pcall caught is a text, or the host's error with its text.
            let caught = try slots.value(2)
            let reason: String =
                switch caught {
                case .string(let text): text
                case .table(let error): error["text"]?.string ?? "unknown"
                default: caught.shown
                }
            let line = slots.string(1) ?? slots.integer(1).map(String.init) ?? String(index + 1)
            page.rejects.append(
                Reject(
                    source: slots.string(0) ?? plugin.file.id.name, line: line, reason: reason,
                    row: Plain(try slots.value(3)) ?? .null))
        }
    }

    private func readRemovals(
        _ results: borrowing LuaResults, _ page: inout Page,
        _ fault: (String, String?) -> PluginError
    ) throws {
        try results.records(0, field: "removed", shape: removals) { index, slots in
            let id = slots.string(1) ?? slots.integer(1).map(String.init)
            guard let kind = slots.string(0), let id else {
                throw fault("removed[\(index + 1)] has no kind or no id", nil)
            }
            let singular = kind.hasSuffix("s") ? String(kind.dropLast()) : kind
            page.removed.append(Page.Removal(kind: singular, id: id, reason: slots.string(2)))
        }
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
        page.complete = try read("complete", String.self)
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
