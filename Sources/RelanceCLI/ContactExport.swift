import ArgumentParser
import Foundation
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStore

extension ContactCommand {
    /// `relance contact export ID`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a contact's file into a folder, for a lawyer.",
            discussion: """
                The statement of its account as a PDF, all letters and messages that left, the proofs, what was \
                promised, disputed and noted, with an index to open in a browser and the same as JSON.
                """)

        @Argument(help: "The contact's code.")
        var id: String

        @Option(help: ArgumentHelp("The folder; else out/contact-ID.", valueName: "dir"))
        var output: String?

        @OptionGroup var options: GlobalOptions

        func run() throws {
            let session = try Session(options)
            let store = try session.dossier.store()
            guard let contact = try store.contact(id) else {
                throw try UnknownRecord(Contact.name, id, store)
            }
            let folder = output ?? session.dossier.folder + "/out/contact-" + FileName.plain(id)
            let export = ContactExport(of: contact, store, session, folder: folder)
            let files = try export.write()
            session.output.show([
                "contact": .text(id), "files": files.plain, "count": .integer(files.count),
            ]) {
                "\(files.count) files: open \(folder)/index.html\n"
            }
        }
    }
}

/// Writes a contact's file into a folder.
private struct ContactExport {
    private let contact: Contact
    private let store: Store
    private let session: Session
    private let folder: String

    init(of contact: Contact, _ store: Store, _ session: Session, folder: String) {
        (self.contact, self.store, self.session, self.folder) = (contact, store, session, folder)
    }

    /// Answers the files, as seen from the folder.
    func write() throws -> [String] {
        let name = session.dossier.configuration.creditor.language == .french ? "compte" : "account"
        var filter = ListFilter()
        filter.contact = contact.id
        var (invoices, payments) = ([Invoice](), [Payment]())
        try store.eachInvoice(filter, on: session.day) { invoices.append($0) }
        try store.eachPayment(filter) { payments.append($0) }
        let accounts = AccountStatement.all(invoices: invoices, payments: payments)
        var file = ContactFile(
            of: contact, creditor: session.dossier.configuration.creditor, accounts: accounts,
            statement: name + ".pdf", day: session.day)
        let sheets = try session.dossier.composer().sheets(
            of: accounts, contact: contact, today: session.day)
        var files = [try write(sheets.pdf, file.statement)]
        for action in try deeds() {
            let papers = try papers(of: action)
            file.deeds.append(ContactFile.Deed(action, files: papers))
            files += papers
        }
        file.promises = try store.promises(of: contact.id)
        file.disputes = try store.disputes(of: contact.id)
        file.causes = session.dossier.configuration.knownCauses
        file.numbers = Dictionary(invoices.map { ($0.id, $0.number) }) { first, _ in first }
        file.notes = try store.notes(of: contact.id).map { ($0.day, $0.text) }
        file.events = try store.events(of: contact.id, limit: .max)
        file.story = try Story(
            of: contact.id, store, on: session.day, in: file.creditor.language
        ).lines
        files.append(
            try write(Array((JSON.text(file.plain, indented: true) + "\n").utf8), name + ".json"))
        return [try write(Array(file.html.utf8), "index.html")] + files
    }

    /// What was done or tried, in the order of the days: what is only planned is no part of the file.
    private func deeds() throws -> [Action] {
        var filter = ActionFilter()
        filter.contact = contact.id
        filter.statuses = [.sending, .sent, .unknown, .failed, .done, .toDo]
        return try store.actions(filter).sorted {
            ($0.doneOn ?? session.day, $0.id) < ($1.doneOn ?? session.day, $1.id)
        }
    }

    /// Writes what left for an action and the proofs of it.
    private func papers(of action: Action) throws -> [String] {
        var papers: [String] = []
        let name = "messages/" + FileName.plain(action.id)
        if let message = try store.message(of: action.id) {
            let suffix = action.medium == .email ? ".eml" : ".txt"
            papers.append(try write(Array(message.utf8), name + suffix))
        }
        if let letter = try store.letter(of: action.id) {
            papers.append(try write(letter, name + ".pdf"))
        }
        for proof in action.proofs {
            let path = session.dossier.folder + "/" + proof
            guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
                throw DossierError(
                    place: path, problem: "the proof of action '\(action.id)' cannot be read",
                    mend: "put it back where 'relance action done --proof' has kept it")
            }
            papers.append(try write(Array(bytes), proof))
        }
        return papers
    }

    private func write(_ bytes: [UInt8], _ name: String) throws -> String {
        var parts = name.split(separator: "/").map(String.init)
        let last = parts.removeLast()
        _ = try OutputFile(last, in: ([folder] + parts).joined(separator: "/")).write(bytes)
        return name
    }
}
