package import RelanceCore

/// A text that a person wrote about a contact: it can be blanked, as events cannot.
package struct Note: Sendable, Equatable {
    package var contact: String
    package var day: Day
    /// The record that it is about.
    package var subject: String?
    package var text: String

    /// Makes a note.
    package init(contact: String, day: Day, subject: String? = nil, text: String) {
        self.contact = contact
        self.day = day
        self.subject = subject
        self.text = text
    }
}

extension Store {
    /// Writes into the journal what happened; nothing there is ever changed.
    package func note(
        _ code: String, on day: Day, contact: String?, subject: String? = nil,
        cents: Int? = nil, by source: String? = nil
    ) throws {
        let next =
            (try database.number(
                "SELECT max(id) FROM event WHERE dossier = ?1", [.integer(dossier)]) ?? 0) + 1
        let texts = [contact, subject].map { $0.map(SQLValue.text) ?? .null }
        try database.run(
            """
            INSERT INTO event (dossier, id, day, code, contact, subject, amount_cents, source) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [.integer(dossier), .integer(next), .text(day.description), .text(code)] + texts + [
                cents.map(SQLValue.integer) ?? .null, source.map(SQLValue.text) ?? .null,
            ])
    }

    /// The last events of a contact, newest last; what was decided each day only where it is asked for.
    package func events(of contact: String, limit: Int, withDecisions: Bool = false) throws
        -> [Event]
    {
        let rows = try database.cursor(
            """
            SELECT id, day, code, contact, subject, amount_cents, source FROM event \
            WHERE dossier = ?1 AND contact = ?2 \
            AND (?4 = 1 OR substr(code, 1, \(Event.decided.count)) <> '\(Event.decided)') \
            ORDER BY id DESC LIMIT ?3
            """,
            [
                .integer(dossier), .text(contact), .integer(limit),
                .integer(withDecisions ? 1 : 0),
            ])
        var events: [Event] = []
        while try rows.next() {
            var event = Event(id: String(rows.integer(0) ?? 0))
            event.day = rows.text(1).flatMap(Day.init)
            event.code = rows.text(2) ?? ""
            event.contact = rows.text(3)
            event.subject = rows.text(4)
            event.amountCents = rows.integer(5)
            event.by = rows.text(6)
            events.append(event)
        }
        return events.reversed()
    }

    /// Keeps what a person wrote.
    package func save(_ note: Note) throws {
        let next =
            (try database.number(
                "SELECT max(id) FROM note WHERE dossier = ?1", [.integer(dossier)]) ?? 0) + 1
        try database.run(
            """
            INSERT INTO note (dossier, id, contact, day, subject, content) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                .integer(dossier), .integer(next), .text(note.contact),
                .text(note.day.description), note.subject.map(SQLValue.text) ?? .null,
                .text(note.text),
            ])
    }

    /// What persons wrote about a contact, oldest first.
    package func notes(of contact: String) throws -> [Note] {
        let rows = try database.cursor(
            """
            SELECT day, subject, content FROM note WHERE dossier = ?1 AND contact = ?2 ORDER BY id
            """, [.integer(dossier), .text(contact)])
        var notes: [Note] = []
        while try rows.next() {
            guard let day = rows.text(0).flatMap(Day.init) else { continue }
            notes.append(
                Note(
                    contact: contact, day: day, subject: rows.text(1), text: rows.text(2) ?? ""))
        }
        return notes
    }
}
