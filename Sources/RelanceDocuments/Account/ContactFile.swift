package import RelanceCore

/// The file of a contact, such as a lawyer asks for: what it owes, what was sent, what came back.
package struct ContactFile: Sendable {
    /// Something that was done, and where in the folder what belongs to it lies.
    package struct Deed: Sendable {
        package var action: Action
        package var files: [String]

        /// Makes a deed.
        package init(_ action: Action, files: [String]) {
            (self.action, self.files) = (action, files)
        }
    }

    package var creditor: Creditor
    package var contact: Contact
    package var day: Day
    package var accounts: [AccountStatement]
    /// The file of the account, as seen from the folder.
    package var statement: String
    /// In the order in which they were done.
    package var deeds: [Deed] = []
    package var promises: [Promise] = []
    package var disputes: [Dispute] = []
    /// The causes that the dossier knows, for their names.
    package var causes: [Cause] = []
    /// The numbers of the invoices by their keys.
    package var numbers: [String: String] = [:]
    /// What persons wrote: day and text.
    package var notes: [(day: Day, text: String)] = []
    package var events: [Event] = []
    /// What happened, oldest first.
    package var story: [Story.Line] = []

    /// Makes a file of a contact and its account.
    package init(
        of contact: Contact, creditor: Creditor, accounts: [AccountStatement], statement: String,
        day: Day
    ) {
        (self.contact, self.creditor, self.day) = (contact, creditor, day)
        (self.accounts, self.statement) = (accounts, statement)
    }

    var phrases: Phrases { Phrases(creditor.language) }

    /// All of it for programs, in the names of `--json`.
    package var plain: Plain {
        [
            "creditor": .text(creditor.name), "day": day.plain, "contact": contact.plain(on: day),
            "statement": .text(statement), "accounts": .list(accounts.map(Self.plain)),
            "actions": .list(
                deeds.map { deed in
                    guard case .object(let fields) = deed.action.plain(on: day) else {
                        return .null
                    }
                    return .object(fields + [PlainField("files", deed.files.plain)])
                }),
            "promises": .list(promises.map { $0.plain(on: day) }),
            "disputes": .list(disputes.map { $0.plain(on: day) }),
            "notes": .list(notes.map { ["day": $0.day.plain, "text": .text($0.text)] }),
            "events": .list(events.map { $0.plain(on: day) }),
            "story": .list(story.map(\.plain)),
        ]
    }

    private static func plain(_ account: AccountStatement) -> Plain {
        [
            "currency": account.currency.plain, "balance_cents": .integer(account.balance),
            "entries": .list(
                account.entries.map { entry in
                    [
                        "kind": .text(entry.kind.rawValue), "day": entry.day.plain,
                        "label": .text(entry.label), "due_date": entry.due.plain,
                        "amount_cents": .integer(entry.cents),
                        "balance_cents": .integer(entry.balance),
                    ]
                }),
        ]
    }
}
