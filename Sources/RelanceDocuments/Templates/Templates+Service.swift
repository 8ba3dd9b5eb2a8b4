extension Templates {
    /// Level 0: nothing is late, and nothing should stand in the way.
    static let service = [
        BundledTemplate(
            "pre-due",
            french: """
                {{#one}}Votre facture {{number}}{{^guessed}} – échéance du \
                {{due_date}}{{/guessed}}{{/one}}{{#many}}Vos {{count}} factures à venir{{/many}}

                {{greeting}}

                {{#one}}Votre facture {{number}}{{#issue_date}} du \
                {{issue_date}}{{/issue_date}}, pour laquelle {{total}} \
                restent à régler, {{^guessed}}arrive à échéance le \
                {{due_date}}{{/guessed}}{{#guessed}}arrivera prochainement à \
                échéance{{/guessed}}.{{/one}}{{#many}}Vous avez {{count}} factures qui arrivent \
                prochainement à échéance, pour un total de {{total}}.{{/many}} Nous aimerions \
                nous \
                assurer dès maintenant que rien n’en gênera le règlement.

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#one}}Pouvez-vous nous confirmer que vous l’avez bien reçue et qu’elle est \
                enregistrée ?{{/one}}{{#many}}Pouvez-vous nous confirmer que vous les avez bien \
                reçues et qu’elles sont enregistrées ?{{/many}} S’il manque un numéro de \
                commande, \
                un justificatif ou toute autre pièce, dites-le-nous : nous ferons le nécessaire.

                Si tout est en ordre, nous vous en remercions ; il n’est pas utile de nous \
                répondre.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Your invoice {{number}}{{^guessed}} – due on \
                {{due_date}}{{/guessed}}{{/one}}{{#many}}Your {{count}} invoices soon to fall \
                due{{/many}}

                {{greeting}}

                {{#one}}Your invoice {{number}}{{#issue_date}} of \
                {{issue_date}}{{/issue_date}}, with {{total}} still to pay, \
                {{^guessed}}falls due on {{due_date}}{{/guessed}}{{#guessed}}will soon fall \
                due{{/guessed}}.{{/one}}{{#many}}You have {{count}} invoices that will soon fall \
                due, {{total}} in all.{{/many}} We would like to make sure now that nothing \
                stands \
                in the way of payment.

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#one}}Could you confirm that you have received it and that it is \
                booked?{{/one}}{{#many}}Could you confirm that you have received them and that \
                they are booked?{{/many}} If an order number, a supporting document or anything \
                else is missing, please tell us and we will see to it.

                If all is in order, thank you: there is no need to reply.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "pre-due-statement",
            french: """
                Vos prochaines échéances – point au {{today}}

                {{greeting}}

                Voici, au {{today}}, {{#one}}la facture qui arrive prochainement à échéance, \
                soit \
                {{total}}.{{/one}}{{#many}}les {{count}} factures qui arrivent prochainement à \
                échéance, soit {{total}} au total.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#listed}}
                À part, ce qui est déjà échu à ce jour :

                {{> others}}

                {{/listed}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} qui ne sont pas encore affectés. Quelles \
                factures cette somme règle-t-elle ?

                {{/unallocated}}
                Pouvez-vous nous indiquer ce qui n’est pas prévu dans votre prochaine campagne \
                de \
                règlement, et pourquoi ? S’il manque un numéro de commande, un bon de livraison \
                ou \
                une validation, prévenez-nous dès maintenant : nous ferons le nécessaire avant \
                l’échéance.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                Your next due dates – statement of {{today}}

                {{greeting}}

                Here is, as of {{today}}, {{#one}}the invoice that will soon fall due: \
                {{total}}.{{/one}}{{#many}}the list of {{count}} invoices that will soon fall \
                due: \
                {{total}} in all.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#listed}}
                Listed apart, what is already past its due date:

                {{> others}}

                {{/listed}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones \
                does \
                this sum pay?

                {{/unallocated}}
                Could you tell us what is not in your next payment run, and why? If an order \
                number, a delivery note or an approval is missing, please let us know now, so \
                that \
                we can see to it before the due date.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
