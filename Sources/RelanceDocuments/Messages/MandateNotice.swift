import RelanceCore

/// What a firm that writes for a creditor has to say in each message.
///
/// Source: Code des procédures civiles d’exécution, art. R124-4 and L111-8.
struct MandateNotice {
    private let mandate: Configuration.Mandate
    private let creditor: Creditor
    private let phrases: Phrases

    /// Throws where something that the law asks for is missing.
    init(_ mandate: Configuration.Mandate, _ creditor: Creditor, _ phrases: Phrases) throws {
        let missing: String? =
            switch true {
            case mandate.name.isEmpty: "[mandate] name"
            case mandate.address.isEmpty: "[mandate] address"
            case mandate.date == nil: "[mandate] date"
            case mandate.reference?.isEmpty ?? true: "[mandate] reference"
            case creditor.address.isEmpty: "[creditor] address"
            default: nil
            }
        if let missing {
            throw TemplateError(
                place: "relance.toml", problem: "\(missing) is missing, and the law asks for it",
                mend:
                    "a firm that writes for a creditor names itself, the creditor, and its mandate")
        }
        (self.mandate, self.creditor, self.phrases) = (mandate, creditor, phrases)
    }

    /// The notice: in a reminder all that the law asks, and from the second on the first one’s date.
    ///
    /// `principal`, `interest` and `fees` are what the message asks for, each apart.
    func text(
        level: Int, earlier: [EarlierReminder], principal: Money, interest: Int = 0, fees: Int = 0
    ) -> String {
        guard level > 0 else { return who + "." }
        var parts = [
            who + ", "
                + phrases.say(
                    "au titre du recouvrement amiable de ses créances.",
                    "for the amicable recovery of its claims.")
        ]
        if let first = earlier.first {
            let date = phrases.day(first.day)
            parts[0] +=
                " "
                + phrases.say(
                    "Rappel : notre première lettre est du \(date), référence \(reference).",
                    "Our first letter was of \(date), reference \(reference).")
        }
        parts.append(sums(principal, interest, fees))
        parts.append(
            phrases.say(
                "Article L111-8 du Code des procédures civiles d’exécution :", Self.introduction))
        parts += Self.law
        return parts.joined(separator: "\n\n")
    }

    /// The sum by its parts; costs of recovery are none of them.
    private func sums(_ principal: Money, _ interest: Int, _ fees: Int) -> String {
        func text(_ cents: Int) -> String {
            cents == 0
                ? phrases.say("néant", "none")
                : Money(cents, principal.currency).text(in: phrases.language)
        }
        let (sum, rest, other) = (text(principal.cents), text(interest), text(fees))
        return phrases.say(
            "Somme demandée\u{A0}: principal, \(sum)\u{A0}; intérêts, \(rest)\u{A0}; autres "
                + "accessoires, \(other).",
            "Sum asked for: principal, \(sum); interest, \(rest); other accessories, \(other).")
    }

    private var who: String {
        let date = mandate.date.map { phrases.day($0) } ?? ""
        let firm = line([mandate.name] + mandate.address)
        let owner = line([creditor.name] + creditor.address)
        return phrases.say(
            "\(firm), agit au nom et pour le compte de \(owner), en vertu d’un mandat du \(date), "
                + "réf. \(reference)",
            "\(firm), acts in the name and on behalf of \(owner), under a mandate of \(date), "
                + "ref. \(reference)")
    }

    private var reference: String { Layout.line(mandate.reference ?? "") }

    private func line(_ parts: [String]) -> String {
        parts.map { Layout.line($0) }.joined(separator: ", ")
    }

    private static let introduction =
        "French law asks that the following be quoted (Code des procédures civiles d’exécution, "
        + "article L111-8):"

    /// The second and the third paragraph, in the words of the law.
    private static let law = [
        "« Les frais de recouvrement entrepris sans titre exécutoire restent à la charge du "
            + "créancier, sauf s’ils concernent un acte dont l’accomplissement est prescrit par la loi "
            + "au créancier. Toute stipulation contraire est réputée non écrite, sauf disposition "
            + "législative contraire. »",
        "« Cependant, le créancier qui justifie du caractère nécessaire des démarches entreprises "
            + "pour recouvrer sa créance peut demander au juge de l’exécution de laisser tout ou partie "
            + "des frais ainsi exposés à la charge du débiteur de mauvaise foi. »",
    ].map { Typography.set($0, in: .french) }
}
