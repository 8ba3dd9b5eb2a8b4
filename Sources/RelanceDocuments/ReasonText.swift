package import RelanceCore

/// Reasons in words for people.
extension Phrases {
    /// Why an invoice is dunned, or is not.
    package func text(of item: ItemReason) -> String {
        let until = item.until.map { say(" jusqu’au \(day($0))", " until \(day($0))") } ?? ""
        let step = item.step.map { "« \($0) »" } ?? ""
        let text =
            switch item.code {
            case .due: say("relancée : étape \(step)", "dunned: step \(step)")
            case .notDue:
                say("aucune étape atteinte ; prochaine : \(step)", "no step reached; next: \(step)")
                    + (item.until.map { say(" le \(day($0))", " on \(day($0))") } ?? "")
            case .paid: say("réglée", "paid")
            case .belowMinimum:
                say("total sous le minimum de relance", "the total is below the minimum")
            case .promised: say("règlement promis, en pause", "promised, paused") + until
            case .disputed: say("en litige", "disputed")
            case .held: say("mise en attente", "on hold") + until
            case .gap:
                say("un message est parti récemment, en attente", "a message left lately, waits")
                    + until
            case .calendar:
                say("jour sans relance, en attente", "no messages on this day, waits") + until
            case .noScenario:
                say("aucun scénario ne s’applique", "no scenario applies")
            case .noStep: say("le scénario n’a pas d’étape", "the scenario has no step")
            case .stepDone:
                say("toutes les étapes atteintes sont faites", "all steps reached are done")
            case .previousMissing:
                say(
                    "l’étape \(step) demande une relance antérieure",
                    "step \(step) needs an earlier reminder")
            case .noAddress:
                say("aucune adresse pour ce support", "no address for the medium")
            case .awaitingApproval:
                say("étape \(step) : attend une validation", "step \(step): waits for approval")
            case .staleData:
                say(
                    "données de règlement trop anciennes : attend une validation",
                    "payment data too old: waits for approval")
            case .netted:
                say(
                    "compensée par un avoir ou un règlement non affecté",
                    "covered by a credit note or an unallocated payment")
            }
        return text + (item.detail.map { " (\(detail($0)))" } ?? "")
    }

    /// A date as a text has it: 23 novembre 2026, 23 November 2026.
    package func day(_ day: Day) -> String {
        let (year, month, date) = day.parts
        let first = language == .french && date == 1 ? "1er" : String(date)
        return "\(first) \(months[month - 1]) \(year)"
    }

    /// The months by name.
    package var months: [String] {
        language == .french
            ? [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                "septembre", "octobre", "novembre", "décembre",
            ]
            : [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
    }

    /// A word for programs in words for people; one that is no word of ours stays as it is.
    package func detail(_ word: String) -> String {
        guard let texts = Self.words[word] else { return word }
        return say(texts.0, texts.1)
    }

    private static let words: [String: (String, String)] = [
        "insolvency": ("procédure collective", "insolvency proceedings"),
        "over_indebtedness": ("dossier de surendettement", "over-indebtedness file"),
        "handed_over": ("dossier confié à un tiers", "handed over"),
        "factored": ("créance affacturée", "factored"),
        "prescribed": ("créance prescrite", "prescribed"),
        "direct_debit": ("prélèvement ou effet accepté", "direct debit or accepted bill"),
        "retention": ("retenue de garantie", "retention money"),
        "due_date_guessed": (
            "échéance calculée d’après les conditions par défaut", "due date guessed"
        ),
        "unallocated_payment": (
            "un règlement non affecté pourrait la couvrir", "an unallocated payment may cover it"
        ),
        "first_plan": ("premier plan du dossier", "first plan of the dossier"),
        "stale_data": ("données trop anciennes", "stale data"),
        "old_item": (
            "plus de 90 jours de retard à la première lecture", "over 90 days when first seen"
        ),
        "no_address": ("aucune adresse", "no address"),
        "paid_claimed": ("le client dit avoir payé", "the customer says it is paid"),
        "unanswered_reply": ("réponse du client à traiter", "a reply waits for an answer"),
        "to_do": ("une tâche est en cours", "a task is with a person"),
        "unknown": ("envoi incertain", "it may have left"),
        "interrupted": ("envoi interrompu", "sending was cut off"),
        "sending": ("envoi en cours", "being sent"),
        "failed": ("envoi échoué", "sending failed"),
        "refused": ("refusé par le canal", "refused by the channel"),
        "bounced": ("adresse en erreur", "address bounced"),
        "address_bad": (
            "adresse refusée : trouver la bonne", "address refused: find the right one"
        ),
        "delivered": ("distribué", "delivered"),
        "retry": ("échec après plusieurs essais", "failed after several tries"),
        "not_composed": ("message impossible à composer", "could not be composed"),
        "awaiting_approval": ("attend une validation", "waits for approval"),
        "dispute_answered": ("réponse à transmettre au client", "an answer to pass on"),
        "credit_note_expected": ("avoir attendu", "a credit note is expected"),
        "after_payment": ("après le règlement", "after the payment"),
        "dispute_decided": (
            "le client a un nouveau délai depuis la décision", "a new term runs since the decision"
        ),
        "dispute_late": ("réponse en retard", "the answer is late"),
        "no_copy": (
            "copie de facture introuvable, à envoyer à la main",
            "no copy of the invoice to be had: send it by hand"
        ),
        "wrong_number": ("mauvais numéro", "wrong number"),
    ]
}
