extension Templates {
    /// Level 3: to be paid by a day, and what the law adds.
    static let firm = plainFirm + [workedOut(plainFirm[0])]

    private static let plainFirm = [
        BundledTemplate(
            "reminder-3",
            french: """
                {{#one}}Facture {{number}} : à régler au plus tard le \
                {{deadline}}{{/one}}{{#many}}{{count}} factures échues : à régler au plus tard le \
                {{deadline}}{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vous le {{last_reminder}}. \
                {{/last_reminder}}Sauf erreur de notre part, {{#one}}votre facture {{number}}, \
                échue le {{due_date}}, n’est toujours pas réglée : {{total}} restent \
                dus.{{/one}}{{#many}}{{count}} de vos factures échues ne sont toujours pas \
                réglées : {{total}} restent dus.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} qui ne sont pas encore affectés. Quelles \
                factures cette somme règle-t-elle ?

                {{/unallocated}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous vous demandons de nous régler {{total}} au plus tard le {{deadline}}.

                {{> penalties-mentioned}}

                Si ce règlement vous pose une difficulté, appelez \
                {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}} avant cette date : nous chercherons une \
                solution avec vous.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: to be paid by {{deadline}}{{/one}}{{#many}}{{count}} \
                overdue invoices: to be paid by {{deadline}}{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted you on {{last_reminder}}. {{/last_reminder}}Unless \
                we are mistaken, {{#one}}your invoice {{number}}, due on {{due_date}}, has still \
                not been paid: {{total}} remains due.{{/one}}{{#many}}{{count}} of your overdue \
                invoices have still not been paid: {{total}} remains due.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones does \
                this sum pay?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                Please pay {{total}} by {{deadline}} at the latest.

                {{> penalties-mentioned}}

                If this payment is difficult for you, please call \
                {{accounting_name}}{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}} before that day: we will look for a \
                solution with you.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours sincerely,

                {{> signature}}
                """),
        BundledTemplate(
            "reminder-3-key",
            french: """
                {{#one}}Facture {{number}} : ce qui en retient le \
                règlement{{/one}}{{#many}}{{count}} factures échues : ce qui en retient le \
                règlement{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vos services le {{last_reminder}}. \
                {{/last_reminder}}Sauf erreur de notre part, {{#one}}la facture {{number}}, échue \
                le {{due_date}}, n’est toujours pas réglée : {{total}} restent \
                dus.{{/one}}{{#many}}{{count}} factures échues ne sont toujours pas réglées : \
                {{total}} restent dus.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} qui ne sont pas encore affectés. Quelles \
                factures cette somme règle-t-elle ?

                {{/unallocated}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous vous demandons de faire régler {{total}} au plus tard le {{deadline}}. Si \
                cela n’est pas possible, merci de nous indiquer{{#one}} ce qui bloque la \
                facture{{/one}}{{#many}}, facture par facture, ce qui la bloque{{/many}} : \
                commande, réception, validation, désaccord ou calendrier de vos règlements. Nous \
                ferons de notre côté le nécessaire pour lever chaque point.

                {{#is_company}}
                {{#penalties_due}}
                Pour information, tout retard de paiement fait courir de plein droit, dès le \
                lendemain de l’échéance, des pénalités de retard, au taux prévu par nos conditions \
                de règlement ou, à défaut, au taux de refinancement de la Banque centrale \
                européenne majoré de dix points, ainsi qu’une indemnité forfaitaire de 40 € par \
                facture (articles L441-10 et D441-5 du Code de commerce). Nous n’en demandons pas \
                le paiement par ce message.

                {{/penalties_due}}
                {{/is_company}}
                Vous pouvez joindre directement {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}}.{{#sales_name}} {{sales_name}}, votre \
                interlocuteur commercial chez nous, reçoit copie de ce message{{#sales_phone}} et \
                répond au {{sales_phone}}{{/sales_phone}}.{{/sales_name}}

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: what is holding payment back{{/one}}{{#many}}{{count}} \
                overdue invoices: what is holding payment back{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted your staff on {{last_reminder}}. \
                {{/last_reminder}}Unless we are mistaken, {{#one}}invoice {{number}}, due on \
                {{due_date}}, has still not been paid: {{total}} remains \
                due.{{/one}}{{#many}}{{count}} overdue invoices have still not been paid: \
                {{total}} remains due.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones does \
                this sum pay?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                Please have this sum paid by {{deadline}} at the latest. If that is not possible, \
                tell us{{#one}} what is blocking the invoice{{/one}}{{#many}}, invoice by invoice, \
                what is blocking it{{/many}}: order, receipt, approval, disagreement or your \
                payment calendar. On our side we will do what is needed to clear each point.

                {{#is_company}}
                {{#penalties_due}}
                For information, under French law late payment gives rise, by right and from the \
                day after the due date, to late-payment interest, at the rate set in our terms of \
                payment or, failing that, at the refinancing rate of the European Central Bank \
                plus ten points, and to a fixed recovery fee of €40 per invoice (articles L441-10 \
                and D441-5 of the French Commercial Code). This message does not ask for their \
                payment.

                {{/penalties_due}}
                {{/is_company}}
                You can reach {{accounting_name}} directly{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}}.{{#sales_name}} {{sales_name}}, your \
                sales contact with us, receives a copy of this message{{#sales_phone}} and can be \
                called on {{sales_phone}}{{/sales_phone}}.{{/sales_name}}

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours sincerely,

                {{> signature}}
                """),
    ]
    /// The same reminder with what late payment has come to, for those who always pay late.
    private static func workedOut(_ reminder: BundledTemplate) -> BundledTemplate {
        func text(_ text: String) -> String {
            text.replacing("{{> penalties-mentioned}}", with: "{{> penalties-worked-out}}")
        }
        return BundledTemplate(
            "reminder-3-penalties", french: text(reminder.french), english: text(reminder.english))
    }
}
