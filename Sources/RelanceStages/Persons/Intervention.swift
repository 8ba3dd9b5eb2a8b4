package import RelanceCore
package import RelanceRules
package import RelanceStore

/// What a person decides or reports, kept with its trace in the journal.
///
/// Each act is one transaction. What it names must be there: else an error says what there is.
package struct Intervention {
    let store: Store
    let day: Day
    let calendar: Calendar
    let causes: [Cause]
    /// Business days that a promise may come late.
    let promiseTolerance: Int

    /// Makes the acts of a day; `causes` is the dossier's taxonomy.
    package init(
        _ store: Store, on day: Day, calendar: Calendar, causes: [Cause], promiseTolerance: Int = 2
    ) {
        self.promiseTolerance = promiseTolerance
        self.store = store
        self.day = day
        self.calendar = calendar
        self.causes = causes
    }

    /// The name under which the journal knows that a person did it.
    static let person = "person"

    func action(_ id: String) throws -> Action {
        if let action = try store.action(id) { return action }
        throw StageError(
            place: "action '\(id)'", problem: "there is no such action",
            mend: "see 'relance action list'")
    }

    func checkContact(_ id: String) throws {
        guard try store.has("contact", id) else {
            throw StageError(
                place: "contact '\(id)'", problem: "there is no such contact",
                mend: "see 'relance contact list'")
        }
    }

    /// The keys of the invoices that are named by key or number, all of them the contact's.
    func invoices(_ names: [String], of contact: String) throws -> [String] {
        try names.map { name in
            guard let invoice = try store.invoice(name) else {
                throw StageError(
                    place: "invoice '\(name)'",
                    problem: "there is no such invoice, or several of that number",
                    mend: "give its key: see 'relance invoice list --contact \(contact)'")
            }
            guard invoice.contact == contact else {
                throw StageError(
                    place: "invoice '\(name)'",
                    problem: "is owed by '\(invoice.contact)', not by '\(contact)'")
            }
            return invoice.id
        }
    }
}
