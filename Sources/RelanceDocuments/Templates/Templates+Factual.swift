extension Templates {
    /// Level 2: still unpaid; asks for the reason and for the day of payment.
    static let factual = [
        BundledTemplate(
            "reminder-2",
            french: """
                {{#one}}Facture {{number}} : date de règlement ?{{/one}}{{#many}}{{count}} \
                factures échues : date de règlement ?{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vous à ce sujet le \
                {{last_reminder}}. {{/last_reminder}}À notre connaissance, {{#one}}votre facture \
                {{number}}, échue le {{due_date}}, reste à régler à ce jour, pour \
                {{total}}.{{/one}}{{#many}}{{count}} de vos factures échues restent à régler à ce \
                jour, pour un total de {{total}}.{{/many}}

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
                Pouvez-vous nous indiquer le jour prévu pour ce règlement ? S’il est retenu, \
                dites-nous pourquoi : facture non reçue, numéro de commande ou pièce manquante, \
                validation en attente, désaccord. Nous chercherons avec vous la solution.

                {{#copies}}
                {{#one_copy}}La copie de la facture {{copies}} accompagne ce \
                message.{{/one_copy}}{{#many_copies}}Les copies des factures {{copies}} \
                accompagnent ce message.{{/many_copies}}

                {{/copies}}
                {{^copies}}
                Si une copie vous est utile, nous vous l’adressons sur simple demande.

                {{/copies}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: date of payment?{{/one}}{{#many}}{{count}} overdue \
                invoices: date of payment?{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted you about this on {{last_reminder}}. \
                {{/last_reminder}}To our knowledge, {{#one}}your invoice {{number}}, due on \
                {{due_date}}, remains unpaid today: {{total}}.{{/one}}{{#many}}{{count}} of your \
                invoices past their due date remain unpaid today: {{total}} in all.{{/many}}

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
                Could you tell us the day on which you plan to pay? If something is holding \
                payment back, please tell us what: an invoice not received, an order number or a \
                document missing, an approval pending, a disagreement. We will look for a solution \
                with you.

                {{#copies}}
                {{#one_copy}}A copy of invoice {{copies}} comes with this \
                message.{{/one_copy}}{{#many_copies}}Copies of invoices {{copies}} come with this \
                message.{{/many_copies}}

                {{/copies}}
                {{^copies}}
                If a copy would help, we will send it on request.

                {{/copies}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "payment-returned",
            french: """
                {{#one}}Facture {{number}} : règlement revenu impayé{{/one}}{{#many}}{{count}} \
                factures : règlement revenu impayé{{/many}}

                {{greeting}}

                Le règlement {{#one}}de votre facture {{number}}{{/one}}{{#many}}des {{count}} \
                factures ci-dessous{{/many}} n’a pas abouti : il nous est revenu impayé par la \
                banque. {{#one}}Cette facture reste donc à régler, pour \
                {{total}}.{{/one}}{{#many}}Elles restent donc à régler, pour un total de \
                {{total}}.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                La cause peut être simplement technique ; votre banque pourra vous la préciser. Si \
                vos coordonnées bancaires ont changé, merci de nous le signaler.

                Vous pouvez nous régler par virement, aux coordonnées ci-dessous. Si un autre \
                moyen vous convient mieux, dites-nous lequel, et quel jour vous prévoyez de payer.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: payment returned{{/one}}{{#many}}{{count}} invoices: \
                payment returned{{/many}}

                {{greeting}}

                Payment of {{#one}}your invoice {{number}}{{/one}}{{#many}}the {{count}} invoices \
                below{{/many}} did not go through: the bank has returned it unpaid. {{#one}}The \
                invoice therefore remains to be paid: {{total}}.{{/one}}{{#many}}They therefore \
                remain to be paid: {{total}} in all.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                The cause may be merely technical; your bank can tell you more. If your bank \
                details have changed, please let us know.

                You can pay us by bank transfer, using the details below. If another way suits you \
                better, tell us which, and on what day you plan to pay.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
