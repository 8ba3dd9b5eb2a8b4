import RelanceCore

/// What stands on the worklist, in words for people.
extension Phrases {
    /// A kind of work.
    package func text(of kind: String) -> String {
        switch kind {
        case "unknown": say("envoi incertain", "may have left")
        case "failed": say("envoi échoué", "failed")
        case "promise_broken": say("promesse rompue", "promise broken")
        case "approval": say("à valider", "to approve")
        case "call": say("appel", "call")
        case "question": say("question interne", "internal question")
        case "dispute": say("litige", "dispute")
        case "credit_note": say("avoir à établir", "credit note to make")
        case "message": say("courrier à envoyer", "to be sent by hand")
        case "rejects": say("lignes écartées", "rows set aside")
        default: kind
        }
    }

    /// Why something is on the worklist: a step's name stays as it is, with what else is to be known.
    package func why(_ word: String) -> String {
        let parts = word.split(separator: ":")
        if parts.first == "rejects", let count = parts.last {
            return say("\(count) lignes à corriger", "\(count) rows to mend")
        }
        return parts.map { detail(String($0)) }.joined(separator: say(" : ", ": "))
    }
}
