extension Templates {
    /// Answers to a promise: it is confirmed, or it was not kept.
    static let promises = [
        BundledTemplate(
            "promise-confirmed",
            french: """
                Votre règlement prévu{{#promise_day}} le {{promise_day}}{{/promise_day}}

                {{greeting}}

                Nous vous remercions de votre réponse. Comme convenu, nous notons que vous nous \
                réglerez {{promise_amount}}{{#promise_day}} le {{promise_day}}{{/promise_day}}, au \
                titre {{#one}}de la facture ci-dessous.{{/one}}{{#many}}des {{count}} factures \
                ci-dessous.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                Jusqu’à cette date, nous ne vous adresserons pas de rappel {{#one}}pour cette \
                facture.{{/one}}{{#many}}pour ces factures.{{/many}} Si nous avons mal compris la \
                somme ou le jour, merci de nous le dire : nous corrigerons aussitôt.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                Your payment planned{{#promise_day}} for {{promise_day}}{{/promise_day}}

                {{greeting}}

                Thank you for your reply. As agreed, we note that you will pay us \
                {{promise_amount}}{{#promise_day}} on {{promise_day}}{{/promise_day}} for \
                {{#one}}the invoice below.{{/one}}{{#many}}the {{count}} invoices below.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                Until that day we will send you no reminder {{#one}}for this \
                invoice.{{/one}}{{#many}}for these invoices.{{/many}} If we have misunderstood the \
                sum or the day, please tell us and we will correct it at once.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "broken-promise",
            french: """
                Votre règlement attendu{{#promise_day}} le {{promise_day}}{{/promise_day}}

                {{greeting}}

                {{#promise_amount}}Il avait été convenu que vous nous régleriez \
                {{promise_amount}}{{#promise_day}} le {{promise_day}}{{/promise_day}}. Sauf erreur \
                de notre part, cette somme ne nous est pas parvenue en \
                totalité.{{/promise_amount}}{{^promise_amount}}Un règlement avait été convenu. \
                Sauf erreur de notre part, il ne nous est pas parvenu en \
                totalité.{{/promise_amount}} {{#one}}Sur la facture ci-dessous, {{total}} restent \
                dus.{{/one}}{{#many}}Sur les {{count}} factures ci-dessous, {{total}} restent \
                dus.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous comptions sur ce règlement. Merci d’y procéder sans attendre ou, si quelque \
                chose vous en empêche, d’appeler {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}} dès que vous lirez ce message.

                {{#is_company}}
                {{#penalties_due}}
                Nous vous rappelons que tout retard de paiement entraîne de plein droit, dès le \
                lendemain de l’échéance, des pénalités de retard et une indemnité forfaitaire de \
                40 € par facture pour frais de recouvrement (articles L441-10 et D441-5 du Code de \
                commerce).

                {{/penalties_due}}
                {{/is_company}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                Your payment expected{{#promise_day}} on {{promise_day}}{{/promise_day}}

                {{greeting}}

                {{#promise_amount}}It had been agreed that you would pay us \
                {{promise_amount}}{{#promise_day}} on {{promise_day}}{{/promise_day}}. Unless we \
                are mistaken, this sum has not reached us in \
                full.{{/promise_amount}}{{^promise_amount}}A payment had been agreed on. Unless we \
                are mistaken, it has not reached us in full.{{/promise_amount}} {{#one}}On the invoice below, {{total}} remains \
                due.{{/one}}{{#many}}On the {{count}} invoices below, {{total}} remains \
                due.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                We were counting on this payment. Please make it without delay or, if something \
                prevents you, call {{accounting_name}}{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}} as soon as you read this message.

                {{#is_company}}
                {{#penalties_due}}
                May we remind you that under French law late payment gives rise, by right and from \
                the day after the due date, to late-payment interest and to a fixed recovery fee \
                of €40 per invoice (articles L441-10 and D441-5 of the French Commercial Code).

                {{/penalties_due}}
                {{/is_company}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours sincerely,

                {{> signature}}
                """),
    ]
}
