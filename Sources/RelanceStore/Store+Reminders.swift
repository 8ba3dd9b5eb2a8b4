package import RelanceCore

/// What another system sent before: on record as steps that were done.
extension Store {
    /// Records a reminder for each of its invoices, once; the account has moved.
    ///
    /// The steps of an invoice are never changed: what is on record already stays. Throws where it
    /// lacks a contact, invoices or a day.
    package func save(_ draft: Draft<Reminder>, from giver: Giver) throws -> SaveOutcome {
        let reminder = draft.record
        guard draft.missing.isEmpty, let day = reminder.date, let step = reminder.recordedStep
        else { throw IncompleteRecord(id: reminder.id, missing: draft.missing) }
        var isNew = false
        for invoice in try keys(ofInvoices: reminder.invoices, of: reminder.contact) {
            let record = StepRecord(
                invoice: invoice, step: step, level: reminder.level ?? 1, day: day,
                medium: reminder.medium)
            isNew = try self.record(record, of: reminder.contact) || isNew
        }
        guard isNew else { return .unchanged }
        try note(
            "reminded_before", on: day, contact: reminder.contact, subject: step, by: giver.name)
        try moved(reminder.contact)
        if !reminder.medium.isTask { try noteMessage(to: reminder.contact, on: day) }
        return .created
    }

    /// Puts keys in the place of the numbers by which reminders of before name a contact's invoices.
    func keyReminders(of contact: String) throws {
        let imported = try stepRecords(of: contact).filter { $0.action == nil }
        for name in Set(imported.map(\.invoice)).sorted() {
            let key = try keys(ofInvoices: [name], of: contact)[0]
            guard key != name else { continue }
            try database.run(
                """
                UPDATE step_record SET invoice = ?4 WHERE dossier = ?1 AND contact = ?2 \
                AND invoice = ?3 AND action IS NULL
                """, [.integer(dossier), .text(contact), .text(name), .text(key)])
        }
    }

    /// How many steps are on record that no action has done.
    func countOfReminders() throws -> Int {
        try database.number(
            "SELECT count(*) FROM step_record WHERE dossier = ?1 AND action IS NULL",
            [.integer(dossier)]) ?? 0
    }
}
