extension Templates {
    /// Asks a person to decide before a claim can no longer be brought to court.
    static let internalPrescription = [
        BundledTemplate(
            "prescription",
            french: """
                Prescription proche : {{contact}}, {{total}}

                {{> internal-facts}}

                {{#answer_by}}
                La première de ces factures se prescrit bientôt : dernier jour pour agir, le \
                {{answer_by}}.
                {{/answer_by}}
                {{^answer_by}}
                La première de ces factures est prescrite, d’après sa date : plus aucun message ne \
                part à son sujet.
                {{/answer_by}}

                Ce jour est compté depuis la date de la facture, ou le dernier acompte ou la \
                dernière promesse :
                {{#is_company}}
                - entre professionnels, cinq ans depuis la livraison ou la fin de la prestation \
                (transport : un an)
                {{/is_company}}
                {{#is_public}}
                - personne publique, quatre ans depuis le 1er janvier qui suit l’année de la créance
                {{/is_public}}
                {{#is_person}}
                - particulier, deux ans depuis la livraison ou la fin de la prestation
                {{/is_person}}
                - la mise en demeure ne l’interrompt pas ; une reconnaissance de dette, un acompte \
                ou une demande en justice, si

                La question : agissons-nous en justice, ou demandons-nous une reconnaissance de \
                dette écrite ?

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : passé ce jour, la somme ne peut plus être réclamée.
                """,
            english: """
                Prescription is near: {{contact}}, {{total}}

                {{> internal-facts}}

                {{#answer_by}}
                The first of these invoices will soon be prescribed: the last day to act is \
                {{answer_by}}.
                {{/answer_by}}
                {{^answer_by}}
                The first of these invoices is prescribed, by its date: no message goes about it \
                any more.
                {{/answer_by}}

                The day is counted from the date of the invoice, or the last part payment or \
                promise:
                {{#is_company}}
                - between professionals, five years from the delivery or the end of the service \
                (carriage: one year)
                {{/is_company}}
                {{#is_public}}
                - public bodies, four years from 1 January after the year of the claim
                {{/is_public}}
                {{#is_person}}
                - private persons, two years from the delivery or the end of the service
                {{/is_person}}
                - the formal notice does not interrupt it; an acknowledgement of the debt, a part \
                payment or a claim in court does

                The question: do we go to court, or ask for a written acknowledgement of the debt?

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: after that day the sum can no longer be claimed.
                """)
    ]
}
