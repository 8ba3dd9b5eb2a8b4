extension Templates {
    /// Answers that a person has sent: a copy of an invoice, an apology for an error of ours.
    static let askedAnswers = [
        BundledTemplate(
            "invoice-copy",
            french: """
                {{#one}}Copie de votre facture {{number}}{{/one}}{{#many}}Copie de vos {{count}} \
                factures{{/many}}

                {{greeting}}

                {{#copies}}
                Comme vous nous l’avez demandé, {{#one}}la copie de la facture ci-dessous \
                accompagne ce message.{{/one}}{{#many}}les copies des {{count}} factures \
                ci-dessous accompagnent ce message.{{/many}} S’il vous manque autre chose, un \
                numéro de commande ou une pièce, dites-le-nous : nous vous l’adresserons \
                aussitôt.

                {{/copies}}
                {{^copies}}
                Vous nous avez demandé {{#one}}la copie de la facture ci-dessous. Nous vous \
                l’adressons à part.{{/one}}{{#many}}les copies des {{count}} factures ci-dessous. \
                Nous vous les adressons à part.{{/many}}

                {{/copies}}
                {{> invoices}}

                {{^nothing_due}}
                {{> payment}}

                {{> crossed}}

                {{/nothing_due}}
                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Copy of your invoice {{number}}{{/one}}{{#many}}Copies of your {{count}} \
                invoices{{/many}}

                {{greeting}}

                {{#copies}}
                As you asked, {{#one}}the copy of the invoice below comes with this \
                message.{{/one}}{{#many}}the copies of the {{count}} invoices below come with \
                this message.{{/many}} If anything else is missing, an order number or a paper, \
                please tell us and we will send it at once.

                {{/copies}}
                {{^copies}}
                You asked us for {{#one}}a copy of the invoice below. We are sending it to you \
                separately.{{/one}}{{#many}}copies of the {{count}} invoices below. We are sending \
                them to you separately.{{/many}}

                {{/copies}}
                {{> invoices}}

                {{^nothing_due}}
                {{> payment}}

                {{> crossed}}

                {{/nothing_due}}
                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "apology",
            french: """
                Notre {{void_medium}} du {{void_day}} : merci de ne pas en tenir compte

                {{greeting}}

                Notre {{void_medium}} du {{void_day}} est une erreur de notre part. Ce message est \
                nul et vous n’avez rien à faire pour y répondre. Nous le regrettons.

                Voici ce que montre votre compte au {{today}}, après correction :

                {{> invoices}}

                {{#nothing_due}}
                Vous n’avez rien à nous régler à ce jour.

                {{/nothing_due}}
                {{^nothing_due}}
                {{> payment}}

                {{> crossed}}

                {{/nothing_due}}
                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Our {{void_medium}} of {{void_day}}: please disregard it

                {{greeting}}

                Our {{void_medium}} of {{void_day}} was a mistake of ours. That message is void, \
                and you need do nothing about it. We are sorry.

                This is what your account shows on {{today}}, once corrected:

                {{> invoices}}

                {{#nothing_due}}
                You have nothing to pay us today.

                {{/nothing_due}}
                {{^nothing_due}}
                {{> payment}}

                {{> crossed}}

                {{/nothing_due}}
                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
