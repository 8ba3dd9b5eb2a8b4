import RelanceCore

/// What happened, in words for people.
extension Phrases {
    /// How an action ended.
    func outcome(of action: Action) -> String {
        switch action.status {
        case .sent: say("envoyé", "sent")
        case .done: action.outcome.map(outcome) ?? say("fait", "done")
        case .unknown: say("peut-être parti", "may have left")
        case .failed: say("n’est pas parti", "did not leave")
        case .cancelled: say("abandonné", "cancelled")
        case .toDo: say("à faire", "to do")
        case .sending: say("en cours d’envoi", "being sent")
        case .planned, .awaitingApproval: say("prévu", "planned")
        }
    }

    private func outcome(_ outcome: Action.Outcome) -> String {
        switch outcome {
        case .reached: say("joint", "reached")
        case .leftWord: say("message laissé", "left word")
        case .promise: say("promesse obtenue", "promise")
        case .dispute: say("conteste", "dispute")
        case .wrongNumber: say("mauvais numéro", "wrong number")
        case .paid: say("dit avoir payé", "says it is paid")
        case .refused: say("refuse de payer", "refuses to pay")
        }
    }

    /// What became of a promise.
    func status(_ status: Promise.Status) -> String {
        switch status {
        case .open: say("en cours", "open")
        case .kept: say("tenue", "kept")
        case .partlyKept: say("tenue en partie", "partly kept")
        case .broken: say("non tenue", "broken")
        case .cancelled: say("annulée", "cancelled")
        }
    }

    /// What became of a dispute.
    func status(_ dispute: Dispute) -> String {
        switch (dispute.status, dispute.resolution) {
        case (_, .upheld): say("fondé", "upheld")
        case (_, .rejected): say("non fondé", "rejected")
        case (_, .settled): say("réglé à l’amiable", "settled")
        case (.open, nil): say("ouvert", "open")
        case (.answered, nil): say("réponse donnée", "answered")
        case (.resolved, nil): say("clos", "closed")
        }
    }

    /// An event of the journal; one that has no words here by its code.
    func event(_ code: String) -> String {
        switch code {
        case "sent": say("message envoyé", "message sent")
        case "reminded_before": say("relance d’avant Relance", "reminder of before")
        case "unknown": say("message peut-être parti", "message may have left")
        case "task_given": say("tâche confiée", "task given")
        case "task_lapsed": say("tâche non faite", "task not done")
        case "task_needless": say("tâche sans objet\u{A0}: réglé", "task needless: paid")
        case "approved": say("approuvé", "approved")
        case "cancelled": say("abandonné", "cancelled")
        case "retried": say("à envoyer de nouveau", "to be sent again")
        case "approval_lapsed": say("approbation caduque", "approval lapsed")
        case "promise_made": say("promesse de règlement", "promise to pay")
        case "promise_kept": say("promesse tenue", "promise kept")
        case "promise_partly_kept": say("promesse tenue en partie", "promise partly kept")
        case "promise_broken": say("promesse rompue", "promise broken")
        case "promise_cancelled": say("promesse annulée", "promise cancelled")
        case "dispute_opened": say("litige ouvert", "dispute opened")
        case "dispute_answered": say("réponse au litige", "dispute answered")
        case "dispute_upheld": say("litige fondé", "dispute upheld")
        case "dispute_rejected": say("litige non fondé", "dispute rejected")
        case "dispute_settled": say("litige réglé à l’amiable", "dispute settled")
        case "dispute_paid": say("litige clos par le règlement", "dispute closed by payment")
        case "held": say("relances suspendues", "dunning held")
        case "released": say("relances reprises", "dunning resumed")
        case "contact_set": say("fiche modifiée", "contact changed")
        case "person_set": say("interlocuteur modifié", "person changed")
        case "person_removed": say("interlocuteur retiré", "person removed")
        case "person_erased": say("interlocuteur effacé", "person erased")
        case "note_added": say("note ajoutée", "note added")
        case "tracked": say("numéro de suivi noté", "tracking number noted")
        case "proved": say("preuve classée", "proof kept")
        case "penalty_waived": say("pénalités abandonnées", "penalties waived")
        case "penalty_waiver_undone": say("pénalités de nouveau dues", "penalties owed again")
        case "bounced": say("adresse en erreur", "address bounced")
        case "copy_asked": say("copie de facture demandée", "copy of an invoice asked for")
        case "copy_missing":
            say("copie de facture introuvable", "no copy of the invoice to be had")
        case "message_void": say("message annulé, excuses", "message void, apology")
        default: doneEvent(code) ?? decision(code) ?? code.replacing("_", with: " ")
        }
    }

    /// `decided_disputed`: what was decided about the contact's invoices.
    private func decision(_ code: String) -> String? {
        guard code.hasPrefix(Event.decided) else { return nil }
        let outcome = String(code.dropFirst(Event.decided.count))
        let words: String? =
            switch ItemReason.Code(rawValue: outcome) {
            case .notDue: say("aucune étape n’est atteinte", "no step is reached")
            case .previousMissing:
                say(
                    "il faut d’abord une relance antérieure",
                    "an earlier reminder has to come first")
            case .awaitingApproval: say("attend une validation", "waits for approval")
            case let reason?: text(of: ItemReason("", .left, reason))
            case nil: outcome == "dunned" ? say("relancer", "to dun") : nil
            }
        return words.map { say("décision", "decided") + colon + $0 }
    }

    /// `done_left_word`: a task that a person has done.
    private func doneEvent(_ code: String) -> String? {
        guard code.hasPrefix("done_"),
            let ended = Action.Outcome(rawValue: String(code.dropFirst(5)))
        else { return nil }
        return say("fait", "done") + colon + outcome(ended)
    }
}
