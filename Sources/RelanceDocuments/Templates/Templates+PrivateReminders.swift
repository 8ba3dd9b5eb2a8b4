extension Templates {
    /// Private persons, levels 1 to 3: plain words, and somebody to speak to.
    static let privateReminders = [
        BundledTemplate(
            "private-reminder-1",
            french: """
                {{#one}}Votre facture {{number}}{{/one}}{{#many}}Vos {{count}} factures{{/many}}

                {{greeting}}

                Sauf erreur de notre part, {{#one}}nous n’avons pas encore reçu le règlement de \
                votre facture {{number}}{{#issue_date}} du {{issue_date}}{{/issue_date}} : il \
                reste {{total}} à \
                régler.{{/one}}{{#many}}nous n’avons pas encore reçu le règlement de {{count}} \
                de \
                vos factures : il reste {{total}} à régler.{{/many}} C’est peut-être un simple \
                oubli, ou votre paiement est déjà en route.

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} sans savoir à quelle facture les \
                rattacher. \
                Pouvez-vous nous le dire ?

                {{/unallocated}}
                {{#guessed}}
                Faute d’échéance connue de notre côté pour une facture au moins, nous avons \
                retenu \
                notre délai habituel. Si un autre délai a été convenu, indiquez-le-nous : nous \
                corrigerons aussitôt.

                {{/guessed}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Si un paiement en plusieurs fois vous arrange, parlez-nous-en : \
                {{accounting_name}} vous répondra{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}}. Nous vous adressons aussi volontiers \
                un \
                duplicata.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Your invoice {{number}}{{/one}}{{#many}}Your {{count}} invoices{{/many}}

                {{greeting}}

                Unless we are mistaken, {{#one}}we have not yet received payment of your invoice \
                {{number}}{{#issue_date}} of {{issue_date}}{{/issue_date}}: {{total}} remains \
                to be paid.{{/one}}{{#many}}we \
                have not yet received payment of {{count}} of your invoices: {{total}} remains \
                to \
                be paid.{{/many}} Perhaps this is an oversight, or your payment is already on \
                its \
                way.

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} without knowing which invoice it is for. \
                Could you tell us?

                {{/unallocated}}
                {{#guessed}}
                For at least one invoice we know of no agreed due date and have applied our \
                usual \
                terms. If other terms were agreed, please tell us and we will correct this at \
                once.

                {{/guessed}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                If paying in instalments would suit you better, let us talk about it: \
                {{accounting_name}} will answer you{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}}. We will also gladly send you a copy.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "sms-reminder",
            french: """
                Votre compte

                Bonjour, merci de rappeler {{accounting_name}}, \
                {{creditor}}{{#accounting_phone}}, \
                au {{accounting_phone}}{{/accounting_phone}}, au sujet de votre compte.
                """,
            english: """
                Your account

                Hello, please call {{accounting_name}}, {{creditor}}{{#accounting_phone}}, on \
                {{accounting_phone}}{{/accounting_phone}}, about your account.
                """),
        BundledTemplate(
            "private-reminder-2",
            french: """
                {{#one}}Votre facture {{number}} : trouvons une solution{{/one}}{{#many}}Vos \
                {{count}} factures : trouvons une solution{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vous le {{last_reminder}}. \
                {{/last_reminder}}Sauf erreur de notre part, {{#one}}votre facture {{number}}, à \
                régler pour le {{due_date}}, ne l’est pas encore : il reste \
                {{total}}.{{/one}}{{#many}}{{count}} de vos factures, dont l’échéance est \
                passée, \
                ne sont pas encore réglées : il reste {{total}}.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} sans savoir à quelle facture les \
                rattacher. \
                Pouvez-vous nous le dire ?

                {{/unallocated}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous vous demandons de régler {{total}} au plus tard le {{deadline}}.

                Si vous ne pouvez pas tout régler en une fois, nous pouvons convenir ensemble de \
                plusieurs versements. Appelez {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}} ou écrivez à \
                {{accounting_email}}{{/accounting_email}} avant cette date, en nous disant ce \
                qui \
                vous est possible.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Your invoice {{number}}: let us find a solution{{/one}}{{#many}}Your \
                {{count}} invoices: let us find a solution{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted you on {{last_reminder}}. \
                {{/last_reminder}}Unless \
                we are mistaken, {{#one}}your invoice {{number}}, which was to be paid by \
                {{due_date}}, has not been paid yet: {{total}} \
                remains.{{/one}}{{#many}}{{count}} \
                of your invoices, whose due dates have passed, have not been paid yet: {{total}} \
                remains.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} without knowing which invoice it is for. \
                Could you tell us?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                Please pay {{total}} by {{deadline}} at the latest.

                If you cannot pay everything at once, we can agree on several instalments. Call \
                {{accounting_name}}{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}} or write to \
                {{accounting_email}}{{/accounting_email}} before that day, and tell us what is \
                possible for you.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours sincerely,

                {{> signature}}
                """),
    ]
}
