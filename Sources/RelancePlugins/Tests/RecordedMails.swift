import Lua
package import RelanceCore

/// What a mail server says in an example, by recipient: no mail leaves.
///
/// A value is a code, or `{ code, text, at, accepted }`; `accepted = "unknown"` is a connection that
/// broke while the mail was under way.
package struct RecordedMails {
    private let answers: [PlainField]

    /// Takes the answers of `given.smtp`.
    package init(_ fields: [PlainField]) { answers = fields }

    /// Answers a mail: the first recipient who is not accepted decides; a fault where one is not named.
    package func answer(_ mail: SMTPMail) throws(SMTPFault) -> SMTPAnswer {
        var answer = SMTPAnswer(isAccepted: true, code: 250, "ok", at: .data)
        for address in mail.to where answer.isAccepted == true {
            guard let found = answers.first(where: { $0.name == address })?.value else {
                let hint = Hint.didYouMean(address, answers.map(\.name)).map { "; " + $0 } ?? ""
                throw SMTPFault(
                    .unreachable, "the example gives no answer for \"\(address)\"\(hint)")
            }
            answer = Self.answer(found, to: address)
        }
        return answer
    }

    private static func answer(_ value: Plain, to address: String) -> SMTPAnswer {
        let code = value.integer ?? value["code"]?.integer
        let isKnown = value["accepted"]?.text != "unknown"
        let isAccepted =
            value["accepted"].map { $0 == .boolean(true) } ?? (code.map { $0 < 400 } ?? true)
        let said = value["at"]?.text.flatMap(SMTPAnswer.Stage.init(rawValue:))
        let stage = said ?? (isAccepted || !isKnown ? .data : .to)
        let text = value["text"]?.text ?? (isAccepted ? "ok" : "the example says so")
        return SMTPAnswer(
            isAccepted: isKnown ? isAccepted : nil, code: code,
            code.map { isAccepted ? text : "\($0) \(text)" } ?? text, at: stage,
            recipient: stage == .to ? address : nil)
    }
}
