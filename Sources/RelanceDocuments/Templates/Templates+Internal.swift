extension Templates {
    /// What we ask one another, and the parts that these questions share.
    static let internals =
        internalParts + internalQuestions + internalChecks + internalMatters + internalHandover
        + internalPrescription

    /// The facts and how to answer; each ends with a line end.
    private static let internalParts = [
        BundledTemplate(
            partial: "internal-facts",
            french: """
                Pour {{owner_name}}

                - client : {{contact}} ({{contact_id}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}})
                - en question : {{total}}{{#one}}, facture {{number}}{{/one}}{{#many}}, {{count}} \
                factures{{/many}}
                {{#due_date}}
                - retard de la plus ancienne : {{delay}}
                {{/due_date}}
                {{#guessed}}
                - une échéance n’est que supposée, d’après les conditions par défaut
                {{/guessed}}
                {{#cause}}
                - motif avancé par le client : {{cause}}
                {{/cause}}
                {{#disputed}}
                - contesté, mis à part : {{disputed}}
                {{/disputed}}
                {{#promised}}
                - promis : {{promised}}{{#promise_day}}, pour le {{promise_day}}{{/promise_day}}
                {{/promised}}
                {{#unallocated}}
                - reçu, pas encore affecté : {{unallocated}}
                {{/unallocated}}
                {{#last_reminder}}
                - dernière relance : le {{last_reminder}}
                {{/last_reminder}}

                """,
            english: """
                For {{owner_name}}

                - customer: {{contact}} ({{contact_id}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}})
                - at stake: {{total}}{{#one}}, invoice {{number}}{{/one}}{{#many}}, {{count}} \
                invoices{{/many}}
                {{#due_date}}
                - delay of the oldest: {{delay}}
                {{/due_date}}
                {{#guessed}}
                - a due date is only assumed, from the default terms
                {{/guessed}}
                {{#cause}}
                - cause given by the customer: {{cause}}
                {{/cause}}
                {{#disputed}}
                - disputed, set aside: {{disputed}}
                {{/disputed}}
                {{#promised}}
                - promised: {{promised}}{{#promise_day}}, for {{promise_day}}{{/promise_day}}
                {{/promised}}
                {{#unallocated}}
                - received, not allocated yet: {{unallocated}}
                {{/unallocated}}
                {{#last_reminder}}
                - last reminder: {{last_reminder}}
                {{/last_reminder}}

                """),
        BundledTemplate(
            partial: "internal-answer",
            french: """
                Réponse à donner{{#answer_by}} au plus tard le {{answer_by}}{{/answer_by}} à \
                {{accounting_name}}{{#accounting_phone}}, \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, \
                {{accounting_email}}{{/accounting_email}}. Elle se note par relance action done \
                {{#action}}{{action}}{{/action}}{{^action}}TÂCHE{{/action}} --outcome reached \
                --note "la réponse". Document interne : rien de ceci ne va au client.

                """,
            english: """
                To be answered{{#answer_by}} by {{answer_by}}{{/answer_by}}, to \
                {{accounting_name}}{{#accounting_phone}}, \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, \
                {{accounting_email}}{{/accounting_email}}. It is recorded with relance action done \
                {{#action}}{{action}}{{/action}}{{^action}}TASK{{/action}} --outcome reached \
                --note "the answer". Internal document: none of this goes to the customer.

                """),
        BundledTemplate(
            partial: "dispute-answer",
            french: """
                Réponse à donner{{#answer_by}} au plus tard le {{answer_by}}{{/answer_by}} à \
                {{accounting_name}}{{#accounting_phone}}, \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, \
                {{accounting_email}}{{/accounting_email}}. Document interne : rien de ceci ne va \
                au client. Pour l’enregistrer :
                - la réponse : relance dispute answer {{#dispute}}{{dispute}}{{/dispute}}{{^dispute}}LITIGE{{/dispute}} \
                "la réponse"
                - la décision : relance dispute resolve \
                {{#dispute}}{{dispute}}{{/dispute}}{{^dispute}}LITIGE{{/dispute}} suivi de upheld (le client a \
                raison), rejected (il a tort) ou settled (accord)

                """,
            english: """
                To be answered{{#answer_by}} by {{answer_by}}{{/answer_by}}, to \
                {{accounting_name}}{{#accounting_phone}}, \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, \
                {{accounting_email}}{{/accounting_email}}. Internal document: none of this goes to \
                the customer. To record it:
                - the answer: relance dispute answer {{#dispute}}{{dispute}}{{/dispute}}{{^dispute}}DISPUTE{{/dispute}} \
                "the answer"
                - the decision: relance dispute resolve \
                {{#dispute}}{{dispute}}{{/dispute}}{{^dispute}}DISPUTE{{/dispute}} followed by upheld (the customer \
                is right), rejected (is wrong) or settled (an agreement)

                """),
    ]

    /// What is asked of those who know the invoice or the customer.
    private static let internalQuestions = [
        BundledTemplate(
            "ask-accounting",
            french: """
                Question à la comptabilité : {{contact}}, {{total}}

                {{> internal-facts}}

                La question : {{#one}}la facture est-elle juste telle qu’elle \
                est{{/one}}{{#many}}ces factures sont-elles justes telles qu’elles sont{{/many}}, \
                ou faut-il un avoir, une copie ou une pièce ?

                À vérifier : adresse et entité facturées, numéro de commande{{#order_number}} \
                ({{order_number}}){{/order_number}}, prix, TVA, doublon, règlement non affecté.

                {{> invoices}}

                {{> dispute-answer}}

                Sans réponse : la somme contestée reste mise à part, le client n’est pas relancé \
                pour elle et n’a pas de réponse, et la direction est prévenue.
                """,
            english: """
                Question for accounting: {{contact}}, {{total}}

                {{> internal-facts}}

                The question: {{#one}}is the invoice right as it stands{{/one}}{{#many}}are these \
                invoices right as they stand{{/many}}, or is a credit note, a copy or a paper \
                needed?

                To check: address and entity billed, order number{{#order_number}} \
                ({{order_number}}){{/order_number}}, prices, VAT, duplicate, payment not allocated.

                {{> invoices}}

                {{> dispute-answer}}

                Without an answer: the disputed amount stays set aside, the customer gets neither \
                a reminder of it nor an answer, and management is told.
                """),
        BundledTemplate(
            "ask-sales",
            french: """
                Question au commerce : {{contact}}, {{total}}

                {{> internal-facts}}

                {{#cause}}
                La question : le client a-t-il raison, en tout ou en partie (de combien) ?
                {{/cause}}
                {{^cause}}
                La question : savez-vous ce qui bloque chez ce client, et qui peut le débloquer ?
                {{/cause}}

                Ce qui aide : commande{{#order_number}} {{order_number}}{{/order_number}}, bon de \
                livraison, échanges avec le client, remise ou reprise convenue.

                {{> invoices}}

                {{#cause}}
                {{> dispute-answer}}

                Sans réponse : la somme contestée reste mise à part, le client n’a pas de réponse, \
                et la direction est prévenue.
                {{/cause}}
                {{^cause}}
                {{> internal-answer}}

                Sans réponse : la tâche est notée comme non faite, et les relances se poursuivent \
                d’un ton plus ferme, sans votre avis.
                {{/cause}}
                """,
            english: """
                Question for sales: {{contact}}, {{total}}

                {{> internal-facts}}

                {{#cause}}
                The question: is the customer right, in whole or in part (by how much)?
                {{/cause}}
                {{^cause}}
                The question: do you know what holds this customer up, and who can clear it?
                {{/cause}}

                What helps: order{{#order_number}} {{order_number}}{{/order_number}}, delivery \
                note, exchanges with the customer, a discount or return that was agreed.

                {{> invoices}}

                {{#cause}}
                {{> dispute-answer}}

                Without an answer: the disputed amount stays set aside, the customer gets no \
                answer, and management is told.
                {{/cause}}
                {{^cause}}
                {{> internal-answer}}

                Without an answer: the task is recorded as not done, and reminders go on in a \
                firmer tone, without your view.
                {{/cause}}
                """),
    ]
}
