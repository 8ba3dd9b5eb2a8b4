extension Templates {
    /// Answers to what customers agree on and ask for.
    static let answers = [
        BundledTemplate(
            "promise-eve",
            french: """
                Votre règlement de {{promise_amount}} prévu{{#promise_day}} le \
                {{promise_day}}{{/promise_day}}

                {{greeting}}

                Nous avons convenu que vous nous régleriez {{promise_amount}}{{#promise_day}} le \
                {{promise_day}}{{/promise_day}}, au titre {{#one}}de la facture \
                ci-dessous.{{/one}}{{#many}}des {{count}} factures ci-dessous.{{/many}} Voici, à \
                toutes fins utiles, de quoi l’ordonner.

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                Si quelque chose s’oppose à ce règlement, merci de nous le dire dès \
                aujourd’hui{{#accounting_phone}}, au {{accounting_phone}}{{/accounting_phone}}.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Your payment of {{promise_amount}} planned{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}

                {{greeting}}

                We agreed that you would pay us {{promise_amount}}{{#promise_day}} on \
                {{promise_day}}{{/promise_day}} for {{#one}}the invoice \
                below.{{/one}}{{#many}}the {{count}} invoices below.{{/many}} Here is all that \
                you need to order it.

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                If anything stands in the way of this payment, please tell us \
                today{{#accounting_phone}}, on {{accounting_phone}}{{/accounting_phone}}.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "instalment-plan",
            french: """
                Règlement échelonné{{#one}} de la facture {{number}}{{/one}}{{#many}} de \
                {{count}} factures{{/many}} : accord à signer

                Créancier : {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, \
                {{creditor_address}}{{/creditor_address}}

                Débiteur : {{contact}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}}

                {{greeting}}

                Voici par écrit ce dont nous avons convenu. {{contact}} reconnaît devoir à \
                {{creditor}} la somme de {{total}}, au titre {{#one}}de la facture \
                ci-dessous.{{/one}}{{#many}}des {{count}} factures ci-dessous.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                Elle sera réglée en {{instalment_count}} échéances, pour un total de \
                {{instalment_total}} :

                {{#instalments}}
                - le {{date}} : {{amount}}
                {{/instalments}}

                Si une échéance n’est pas réglée à sa date, toute la somme restant due devient \
                aussitôt exigible.

                {{#waived}}
                {{creditor}} renonce à tout intérêt et à toute indemnité de retard sur \
                {{#one}}cette facture.{{/one}}{{#many}}ces factures.{{/many}}

                {{/waived}}
                {{#penalties_due}}
                Les intérêts de retard et l’indemnité forfaitaire que prévoit la loi restent dus \
                en sus ; le présent accord n’en fixe pas la somme.

                {{/penalties_due}}
                {{#is_person}}
                Aucun intérêt ne vous est demandé tant que ces dates sont tenues.

                {{/is_person}}
                Cet accord ne vaut qu’une fois signé des deux parties. Merci de nous en renvoyer \
                un exemplaire daté et signé.

                Pour {{creditor}} (date, nom et signature) :

                Pour {{contact}} (date, nom et signature) :

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Payment in instalments{{#one}} of invoice {{number}}{{/one}}{{#many}} of \
                {{count}} invoices{{/many}}: agreement to be signed

                Creditor: {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, \
                {{creditor_address}}{{/creditor_address}}

                Debtor: {{contact}}{{#contact_siren}}, SIREN {{contact_siren}}{{/contact_siren}}

                {{greeting}}

                Here in writing is what we agreed. {{contact}} acknowledges owing {{creditor}} \
                the sum of {{total}} for {{#one}}the invoice below.{{/one}}{{#many}}the {{count}} \
                invoices below.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                It will be paid in {{instalment_count}} instalments, {{instalment_total}} in all:

                {{#instalments}}
                - {{date}}: {{amount}}
                {{/instalments}}

                If an instalment is not paid on its day, the whole sum still owed falls due at \
                once.

                {{#waived}}
                {{creditor}} gives up all interest and fees for late payment of {{#one}}this \
                invoice.{{/one}}{{#many}}these invoices.{{/many}}

                {{/waived}}
                {{#penalties_due}}
                The late-payment interest and the fixed recovery fee set by French law remain due \
                in addition; this agreement does not settle their sum.

                {{/penalties_due}}
                {{#is_person}}
                You are asked for no interest as long as these days are kept.

                {{/is_person}}
                This agreement is valid only once both parties have signed it. Please send us \
                back a dated and signed copy.

                For {{creditor}} (date, name and signature):

                For {{contact}} (date, name and signature):

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
