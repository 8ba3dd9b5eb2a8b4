import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages
import RelanceStore

/// The message of an action: as it left, else as it would leave now.
struct ActionPreview {
    private let sent: String?
    private let message: Message?

    init(_ action: Action, _ store: Store, _ session: Session) throws {
        sent = try store.message(of: action.id)
        guard sent == nil, let account = try store.account(action.contact) else {
            message = nil
            return
        }
        message = try session.dossier.composer().message(
            for: action, account: account, penalties: session.dossier.penalties(store),
            today: session.day, attempt: action.attempts + 1)
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
        guard let message else { return sent ?? "" }
        let address = message.to.email.map { " <\($0)>" } ?? ""
        return "To: \(message.to.name)\(address)\nSubject: \(message.subject)\n\n\(message.text)\n"
    }
}
