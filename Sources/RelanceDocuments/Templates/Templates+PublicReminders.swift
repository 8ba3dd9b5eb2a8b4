extension Templates {
    /// Public bodies, levels 1 and 2: asks where the file stands and when it will be paid.
    static let publicReminders = [
        BundledTemplate(
            "public-reminder-1",
            french: """
                {{#one}}Facture {{number}} : état de son traitement{{/one}}{{#many}}{{count}} \
                factures : état de leur traitement{{/many}}

                {{greeting}}

                Sauf erreur de notre part, {{#one}}la facture {{number}}{{#issue_date}}, émise \
                le {{issue_date}},{{/issue_date}} \
                n’a pas encore été payée{{^guessed}} et son délai de paiement s’est achevé le \
                {{due_date}}{{/guessed}}. Il reste {{total}} à payer.{{/one}}{{#many}}{{count}} \
                factures n’ont pas encore été payées. Il reste {{total}} à payer au \
                total.{{/many}}

                {{> invoices}}

                {{#one}}
                {{#order_number}}
                Numéro d’engagement ou de commande : {{order_number}}.

                {{/order_number}}
                {{/one}}
                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors paiement annoncé{{#promise_day}} pour le \
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
                Pouvez-vous nous indiquer où en est {{#one}}son traitement{{/one}}{{#many}}le \
                traitement de chacune{{/many}} : réception sur le portail de dépôt, service \
                fait, \
                mandatement, transmission au comptable public ? S’il manque une pièce, un code \
                service ou un numéro d’engagement, ou si le délai a été suspendu, \
                dites-le-nous : \
                nous compléterons le dossier.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Avec nos remerciements, bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: how far it has been \
                processed{{/one}}{{#many}}{{count}} invoices: how far they have been \
                processed{{/many}}

                {{greeting}}

                Unless we are mistaken, {{#one}}invoice {{number}}{{#issue_date}}, issued on \
                {{issue_date}},{{/issue_date}} has \
                not been paid yet{{^guessed}} and its term of payment ended on \
                {{due_date}}{{/guessed}}. {{total}} remains to be \
                paid.{{/one}}{{#many}}{{count}} \
                invoices have not been paid yet. {{total}} remains to be paid in all.{{/many}}

                {{> invoices}}

                {{#one}}
                {{#order_number}}
                Commitment or order number: {{order_number}}.

                {{/order_number}}
                {{/one}}
                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment announced{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones \
                does \
                this sum pay?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                Could you tell us where {{#one}}it stands{{/one}}{{#many}}each of them \
                stands{{/many}}: received on the deposit portal, service certified, payment \
                ordered, passed to the public accountant? If a document, a service code or a \
                commitment number is missing, or if the term has been suspended, please tell us \
                and we will complete the file.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                With thanks and kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "public-reminder-2",
            french: """
                {{#one}}Facture {{number}} : numéro et date du \
                mandat ?{{/one}}{{#many}}{{count}} \
                factures : numéros et dates des mandats ?{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vos services le \
                {{last_reminder}}. \
                {{/last_reminder}}À notre connaissance, {{#one}}la facture \
                {{number}}{{#issue_date}}, émise le \
                {{issue_date}}{{/issue_date}}, à payer pour le {{due_date}}, n’est pas payée à \
                ce jour : il \
                reste {{total}}.{{/one}}{{#many}}{{count}} factures dont le délai de paiement \
                est \
                achevé ne sont pas payées à ce jour : il reste {{total}}.{{/many}}

                {{> invoices}}

                {{#one}}
                {{#order_number}}
                Numéro d’engagement ou de commande : {{order_number}}.

                {{/order_number}}
                {{/one}}
                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors paiement annoncé{{#promise_day}} pour le \
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
                {{#one}}Si le mandat est émis, pouvez-vous nous en communiquer le numéro et la \
                date ? Sinon, pouvez-vous nous indiquer ce qui le retient et le jour \
                prévu ?{{/one}}{{#many}}Pour les mandats déjà émis, pouvez-vous nous communiquer \
                leur numéro et leur date ? Pour les autres, ce qui les retient et le jour \
                prévu ?{{/many}} Nous fournirons sans attendre toute pièce qui manquerait.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: number and date of the payment \
                order?{{/one}}{{#many}}{{count}} invoices: numbers and dates of the payment \
                orders?{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted your staff on {{last_reminder}}. \
                {{/last_reminder}}To our knowledge, {{#one}}invoice {{number}}{{#issue_date}}, \
                issued on \
                {{issue_date}}{{/issue_date}}, to be paid by {{due_date}}, is unpaid today: \
                {{total}} \
                remains.{{/one}}{{#many}}{{count}} invoices whose term of payment has ended are \
                unpaid today: {{total}} remains.{{/many}}

                {{> invoices}}

                {{#one}}
                {{#order_number}}
                Commitment or order number: {{order_number}}.

                {{/order_number}}
                {{/one}}
                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment announced{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones \
                does \
                this sum pay?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                {{#one}}If payment has been ordered, could you give us the number and the date \
                of \
                the order? If not, could you tell us what is holding it back and on what day it \
                is \
                planned?{{/one}}{{#many}}Where payment has been ordered, could you give us the \
                numbers and dates of the orders? For the others, what is holding them back and \
                on \
                what days are they planned?{{/many}} We will supply at once any document that \
                may \
                be missing.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
