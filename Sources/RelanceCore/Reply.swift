/// An answer to something that came from a customer: no reminder, the gap does not hold it, no level
/// rises.
///
/// Its raw value is the name of its text.
package enum Reply: String, NamedCases {
    case promiseConfirmed = "promise-confirmed"
    case promiseEve = "promise-eve"
    case instalmentPlan = "instalment-plan"
    case disputeReceived = "dispute-received"
    case disputeDecided = "dispute-decided"
    case paidAfterNotice = "paid-after-notice"
    case thanks
    case invoiceCopy = "invoice-copy"
    case apology

    /// Its name in records.
    private var step: String {
        switch self {
        case .promiseConfirmed: "promesse-confirmee"
        case .promiseEve: "veille-de-promesse"
        case .instalmentPlan: "echeancier"
        case .disputeReceived: "litige-recu"
        case .disputeDecided: "litige-decide"
        case .paidAfterNotice: "paye-apres-mise-en-demeure"
        case .thanks: "remerciement"
        case .invoiceCopy: "copie-de-facture"
        case .apology: "excuses"
        }
    }

    /// The step that records it for a promise, a dispute, a payment: each is answered once.
    package func step(for subject: String) -> String { "\(step)/\(subject)" }

    /// Those that leave because a person says so, and not because of what the account shows.
    package static let asked: [Reply] = [.invoiceCopy, .apology]

    /// The answer of which a step is.
    package init?(step: String) {
        guard let reply = Self.allCases.first(where: { step.hasPrefix($0.step + "/") }) else {
            return nil
        }
        self = reply
    }

    /// Whether a step is that of an answer.
    package static func isStep(_ step: String) -> Bool { step.contains("/") }

    /// What a step answers to, such as the id of a dispute.
    package static func subject(of step: String) -> String? {
        step.firstIndex(of: "/").map { String(step[step.index(after: $0)...]) }
    }
}

extension Action {
    /// Whether it answers, or asks within the house about, what came from a customer.
    package var isReply: Bool { step.map(Reply.isStep) ?? false }

    /// The answer that it is.
    package var reply: Reply? { step.flatMap(Reply.init(step:)) }

    /// Whether a person had it made: no plan replaces it.
    package var isAsked: Bool { reply.map(Reply.asked.contains) ?? false }
}
