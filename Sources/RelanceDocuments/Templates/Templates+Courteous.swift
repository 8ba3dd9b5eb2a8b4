extension Templates {
    /// Level 1: surely an oversight, or the messages crossed.
    static let courteous = [
        BundledTemplate(
            "reminder-1",
            french: """
                {{#one}}Votre facture {{number}}{{^guessed}} – échue le \
                {{due_date}}{{/guessed}}{{/one}}{{#many}}Vos {{count}} factures en attente de \
                règlement{{/many}}

                {{greeting}}

                Sauf erreur de notre part, {{#one}}le règlement de votre facture \
                {{number}}{{^guessed}}, échue le {{due_date}},{{/guessed}} ne nous est pas encore \
                parvenu : il reste {{total}} à régler.{{/one}}{{#many}}le règlement de {{count}} \
                de vos factures ne nous est pas encore parvenu : il reste {{total}} à \
                régler.{{/many}} Il s’agit sans doute d’un simple oubli, ou votre paiement est \
                peut-être déjà en route.

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
                {{#guessed}}
                Faute d’échéance connue de notre côté pour une facture au moins, nous avons retenu \
                notre délai habituel. Si un autre délai a été convenu, indiquez-le-nous : nous \
                corrigerons aussitôt.

                {{/guessed}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous vous adressons volontiers un duplicata.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Avec nos remerciements, bien cordialement,

                {{> signature}}
                """,
            english: """
                {{#one}}Your invoice {{number}}{{^guessed}} – due on \
                {{due_date}}{{/guessed}}{{/one}}{{#many}}Your {{count}} invoices awaiting \
                payment{{/many}}

                {{greeting}}

                Unless we are mistaken, {{#one}}payment of your invoice {{number}}{{^guessed}}, \
                due on {{due_date}},{{/guessed}} has not reached us yet: {{total}} remains to be \
                paid.{{/one}}{{#many}}payment of {{count}} of your invoices has not reached us \
                yet: {{total}} remains to be paid.{{/many}} This is surely an oversight, or \
                perhaps your payment is already on its way.

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
                {{#guessed}}
                For at least one invoice we know of no agreed due date and have applied our usual \
                terms. If other terms were agreed, please tell us and we will correct this at once.

                {{/guessed}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                We will gladly send you a copy.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                With thanks and kind regards,

                {{> signature}}
                """),
        BundledTemplate(
            "statement",
            french: """
                Relevé de votre compte au {{today}}

                {{greeting}}

                Voici le relevé de votre compte{{#contact_id}} {{contact_id}}{{/contact_id}} au \
                {{today}} : factures ouvertes, avoirs et règlements non encore affectés. Il en \
                résulte un total de {{total}}.

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
                {{#unallocated}}
                Nous avons bien reçu {{unallocated}}, ce dont nous vous remercions, sans pouvoir \
                encore affecter cette somme. Quelles factures votre paiement couvre-t-il ?

                {{/unallocated}}
                Quelque chose bloque-t-il le règlement {{#unallocated}}des \
                autres{{/unallocated}}{{^unallocated}}de ce qui est échu{{/unallocated}} : facture \
                non reçue, numéro de commande manquant, validation en attente, désaccord ? \
                Quelques mots par facture nous suffisent pour agir de notre côté.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Bien cordialement,

                {{> signature}}
                """,
            english: """
                Statement of your account as of {{today}}

                {{greeting}}

                Here is the statement of your account{{#contact_id}} {{contact_id}}{{/contact_id}} \
                as of {{today}}: open invoices, credit notes and payments not yet matched. The \
                total comes to {{total}}.

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
                {{#unallocated}}
                We have received {{unallocated}}, for which we thank you, but cannot match this \
                sum yet. Which invoices does your payment cover?

                {{/unallocated}}
                Is anything blocking payment of {{#unallocated}}the \
                others{{/unallocated}}{{^unallocated}}what is due{{/unallocated}}: an invoice not \
                received, an order number missing, an approval pending, a disagreement? A few \
                words for each invoice are enough for us to act on our side.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Kind regards,

                {{> signature}}
                """),
    ]
}
