extension Templates {
    /// Answers to a dispute: it is received, it is decided.
    static let disputeAnswers = [
        BundledTemplate(
            "dispute-received",
            french: """
                Votre contestation {{#one}}de la facture {{number}}{{/one}}{{#many}}de {{count}} \
                factures{{/many}} est prise en compte

                {{greeting}}

                Nous avons bien reçu votre contestation. Voici ce que nous en avons compris :

                - {{#one}}facture{{/one}}{{#many}}factures{{/many}} : {{numbers}}
                - montant mis de côté : {{disputed}}
                {{#cause}}
                - motif : {{cause}}
                {{/cause}}

                Tant que ce point n’est pas tranché, nous ne vous adressons aucun rappel sur ce \
                montant. {{owner_name}} étudie votre demande et vous répond{{#answer_by}} au plus \
                tard le {{answer_by}}{{/answer_by}}{{^answer_by}} sans tarder{{/answer_by}}. Si \
                nous avons mal compris, ou si une pièce peut nous aider, il vous suffit de \
                répondre à ce message.

                Le reste de votre compte n’est pas touché par cette contestation.

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Your dispute {{#one}}of invoice {{number}}{{/one}}{{#many}}of {{count}} \
                invoices{{/many}} is being looked into

                {{greeting}}

                We have received your objection. This is what we have understood:

                - {{#one}}invoice{{/one}}{{#many}}invoices{{/many}}: {{numbers}}
                - amount put aside: {{disputed}}
                {{#cause}}
                - reason: {{cause}}
                {{/cause}}

                Until this point is decided, we will send you no reminder of that amount. \
                {{owner_name}} is looking into it and will answer you{{#answer_by}} by \
                {{answer_by}}{{/answer_by}}{{^answer_by}} without delay{{/answer_by}}. If we have \
                misunderstood, or if a paper can help us, simply reply to this message.

                The rest of your account is not touched by this dispute.

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "dispute-decided",
            french: """
                Notre réponse à votre contestation {{#one}}de la facture \
                {{number}}{{/one}}{{#many}}de {{count}} factures{{/many}}

                {{greeting}}

                Vous aviez contesté {{disputed}} sur {{#one}}la facture \
                {{numbers}}{{/one}}{{#many}}les factures {{numbers}}{{/many}}{{#cause}} \
                ({{cause}}){{/cause}}. Nous avons étudié votre demande.

                {{#upheld}}
                Vous avez raison, et nous corrigeons. {{#credit_note}}L’avoir {{credit_note}} \
                annule la somme contestée.{{/credit_note}}{{^credit_note}}Un avoir vous \
                parviendra pour la somme contestée.{{/credit_note}}

                {{/upheld}}
                {{#rejected}}
                Après examen, nous maintenons cette somme : ce que nous avons vérifié ne permet \
                pas de la réduire. {{owner_name}} vous en donne volontiers le détail.

                {{/rejected}}
                {{#settled}}
                Comme nous en sommes convenus, ce point est réglé entre nous.

                {{/settled}}
                {{#total_left}}
                Il reste {{total_left}} à régler sur {{#one}}cette facture{{/one}}{{#many}}ces \
                factures{{/many}}. Nous vous remercions de le faire au plus tard le {{deadline}}.

                {{> payment}}

                {{> crossed}}

                {{/total_left}}
                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Our answer to your dispute {{#one}}of invoice {{number}}{{/one}}{{#many}}of \
                {{count}} invoices{{/many}}

                {{greeting}}

                You had disputed {{disputed}} of {{#one}}invoice \
                {{numbers}}{{/one}}{{#many}}invoices {{numbers}}{{/many}}{{#cause}} \
                ({{cause}}){{/cause}}. We have looked into it.

                {{#upheld}}
                You are right, and we are correcting it. {{#credit_note}}Credit note \
                {{credit_note}} cancels the disputed amount.{{/credit_note}}{{^credit_note}}You \
                will receive a credit note for the disputed amount.{{/credit_note}}

                {{/upheld}}
                {{#rejected}}
                Having looked into it, we maintain this amount: what we have checked does not \
                allow us to reduce it. {{owner_name}} will gladly give you the details.

                {{/rejected}}
                {{#settled}}
                As we agreed, this point is settled between us.

                {{/settled}}
                {{#total_left}}
                {{total_left}} remains to be paid on {{#one}}this invoice{{/one}}{{#many}}these \
                invoices{{/many}}. Please pay it by {{deadline}} at the latest.

                {{> payment}}

                {{> crossed}}

                {{/total_left}}
                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
