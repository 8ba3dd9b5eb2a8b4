package import RelanceCore
import RelanceStore

extension Intervention {
    /// Gives up what the late payment of an invoice costs, with a trace of why.
    ///
    /// `cents` is what it came to, where that could be worked out.
    package func waive(_ name: String, cents: Int?, reason: String) throws -> Invoice {
        try store.transaction {
            let invoice = try invoice(name)
            try store.note(
                Waiver.given, on: day, contact: invoice.contact, subject: invoice.id,
                cents: cents, by: Self.person)
            try store.save(
                Note(contact: invoice.contact, day: day, subject: invoice.id, text: reason))
            try store.moved(invoice.contact)
            return invoice
        }
    }

    /// Takes a waiver back: what late payment costs is owed again.
    package func undoWaiver(_ name: String) throws -> Invoice {
        try store.transaction {
            let invoice = try invoice(name)
            guard try store.waivers(of: invoice.contact)[invoice.id] != nil else {
                throw StageError(
                    place: "invoice '\(name)'", problem: "nothing of it was waived",
                    mend: "see 'relance invoice show \(name) --interest'")
            }
            try store.note(
                Waiver.undone, on: day, contact: invoice.contact, subject: invoice.id,
                by: Self.person)
            try store.moved(invoice.contact)
            return invoice
        }
    }

    private func invoice(_ name: String) throws -> Invoice {
        if let invoice = try store.invoice(name) { return invoice }
        throw StageError(
            place: "invoice '\(name)'",
            problem: "there is no such invoice, or several of that number",
            mend: "give its key: see 'relance invoice list'")
    }
}
