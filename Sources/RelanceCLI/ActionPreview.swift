import ArgumentParser
import Foundation
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages
import RelanceStore

/// How a message is looked at.
enum PreviewFormat: String, CaseIterable {
    case text, html, pdf
}

/// The message of an action: as it left, else as it would leave now.
struct ActionPreview {
    private let id: String
    private let sent: String?
    private let letter: [UInt8]?
    private let message: Message?

    /// Composes the message, as a letter too where `formats` ask for it.
    init(_ action: Action, _ store: Store, _ session: Session, formats: [PreviewFormat]) throws {
        id = action.id
        sent = try store.message(of: action.id)
        letter = try store.letter(of: action.id)
        guard sent == nil, let account = try store.account(action.contact) else {
            message = nil
            return
        }
        let dossier = session.dossier
        let policy = dossier.sendPolicy(on: session.day, at: nil, now: nil)
        let source = action.attach.isEmpty ? .none : dossier.copies(session.plugins)
        let (said, found) = try source.previewed(action, of: account, in: store, policy)
        found.problems.forEach(session.output.problem)
        message = try dossier.composer().message(
            for: said, account: account, penalties: dossier.penalties(store),
            today: session.day, attempt: action.attempts + 1, copies: found.copies,
            printing: formats.contains(.pdf) ? .all : .none)
    }

    var plain: Plain {
        guard let message else { return ["sent": sent.plain] }
        return [
            "to": .text(message.to.name), "email": message.to.email.plain,
            "subject": .text(message.subject), "text": .text(message.text),
            "html": .text(message.html), "eml": .text(String(decoding: message.eml, as: UTF8.self)),
        ]
    }

    var text: String {
        guard let message else { return sent.map { KeptMail($0)?.text ?? $0 } ?? "" }
        let address = message.to.email.map { " <\($0)>" } ?? ""
        return "To: \(message.to.name)\(address)\nSubject: \(message.subject)\n\n\(message.text)\n"
    }

    /// Writes the message into `folder`; answers the file's path.
    func write(_ format: PreviewFormat, into folder: String) throws -> String {
        let suffix = format == .text ? "txt" : format.rawValue
        return try OutputFile("\(id).\(suffix)", in: folder).write(bytes(format))
    }

    private func bytes(_ format: PreviewFormat) throws -> [UInt8] {
        switch format {
        case .text: return Array(text.utf8)
        case .html:
            if let html = message?.html ?? sent.flatMap({ KeptMail($0)?.html }) {
                return Array(html.utf8)
            }
        case .pdf:
            if let pdf = letter ?? message?.sheets?.pdf { return pdf }
        }
        throw DossierError(
            place: "action '\(id)'", problem: "it has left, and not as \(format.rawValue)",
            mend: "see with --preview alone what was sent")
    }
}

/// The formats of a command line, such as `html,pdf`.
struct PreviewFormats: ExpressibleByArgument {
    let formats: [PreviewFormat]

    init?(argument: String) {
        let names = argument.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
        formats = names.compactMap(PreviewFormat.init(rawValue:))
        guard !formats.isEmpty, formats.count == names.count else { return nil }
    }
}
