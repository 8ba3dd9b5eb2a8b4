extension Templates {
    /// Answers to a payment.
    static let paidAnswers = [
        BundledTemplate(
            "thanks",
            french: """
                Merci de votre règlement

                {{greeting}}

                {{#one}}La facture {{number}} est réglée en totalité.{{/one}}{{#many}}Les \
                {{count}} factures ci-dessous sont réglées en totalité.{{/many}} Nous vous en \
                remercions ; vous n’avez plus rien à faire.

                {{> invoices}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Thank you for your payment

                {{greeting}}

                {{#one}}Invoice {{number}} is paid in full.{{/one}}{{#many}}The {{count}} \
                invoices below are paid in full.{{/many}} Thank you; there is nothing more for \
                you to do.

                {{> invoices}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "paid-after-notice",
            french: """
                {{#one}}Facture {{number}}{{/one}}{{#many}}{{count}} factures{{/many}} : \
                règlement reçu, mise en demeure sans objet

                {{greeting}}

                Nous avons reçu le règlement {{#one}}de la facture {{number}}{{/one}}{{#many}}des \
                {{count}} factures ci-dessous{{/many}} et vous en remercions. Notre mise en \
                demeure est désormais sans objet pour le principal.

                {{> invoices}}

                {{#waived}}
                Nous ne demandons ni intérêt de retard ni indemnité.

                {{/waived}}
                {{#penalties_due}}
                Les intérêts de retard et l’indemnité forfaitaire que prévoit la loi restent dus \
                pour le retard passé. S’ils sont demandés, leur décompte vous sera adressé à \
                part.

                {{/penalties_due}}
                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}{{/one}}{{#many}}{{count}} invoices{{/many}}: payment \
                received, formal notice void

                {{greeting}}

                We have received the payment of {{#one}}invoice {{number}}{{/one}}{{#many}}the \
                {{count}} invoices below{{/many}}, and thank you for it. Our formal notice is now \
                void as far as the principal goes.

                {{> invoices}}

                {{#waived}}
                We ask for neither interest nor fee for late payment.

                {{/waived}}
                {{#penalties_due}}
                The late-payment interest and the fixed recovery fee set by French law remain due \
                for the delay. If they are asked for, their statement will be sent to you \
                separately.

                {{/penalties_due}}
                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
