extension Templates {
    /// Before a firmer step, and what is to be looked up.
    static let internalChecks = [
        BundledTemplate(
            "warn-sales",
            french: """
                Avant une démarche plus ferme : {{contact}}, {{total}}

                {{> internal-facts}}

                Les relances n’ont pas amené le règlement complet. Viennent ensuite un appel à \
                celui qui décide puis, si rien ne change, la mise en demeure.

                La question : avez-vous une raison d’attendre, et jusqu’à quel jour ?

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : l’étape suivante a lieu à sa date. Votre silence vaut accord pour \
                continuer, pour rien d’autre.
                """,
            english: """
                Before a firmer step: {{contact}}, {{total}}

                {{> internal-facts}}

                Reminders have not brought full payment. Next come a call to whoever decides and, \
                if nothing changes, the formal notice.

                The question: do you have a reason to wait, and until which day?

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: the next step takes place on its day. Your silence means going \
                on, and nothing else.
                """),
        BundledTemplate(
            "hold-deliveries",
            french: """
                Livrer encore {{contact}} ? {{total}} en retard

                {{> internal-facts}}
                {{#average_days_late}}
                - retard moyen de ce client : {{average_delay}}
                {{/average_days_late}}
                {{#promises_broken}}
                - promesses non tenues : {{promises_broken}}
                {{/promises_broken}}

                La question : jusqu’au règlement, livrons-nous comme avant, seulement contre \
                paiement d’avance, ou plus du tout ?

                Proposition : paiement d’avance, ou arrêt, pour toute nouvelle commande. La \
                décision est la vôtre. Pour ce qui est déjà commandé, voyez d’abord ce que le \
                contrat permet.

                {{> invoices}}

                {{> internal-answer}}

                Dites-le aussi à qui prépare les commandes ; le client ne l’apprendra que si vous \
                le décidez.

                Sans réponse : rien ne change aux livraisons, les relances continuent, et aucun \
                message n’annonce d’arrêt.
                """,
            english: """
                Keep delivering to {{contact}}? {{total}} overdue

                {{> internal-facts}}
                {{#average_days_late}}
                - average delay of this customer: {{average_delay}}
                {{/average_days_late}}
                {{#promises_broken}}
                - promises not kept: {{promises_broken}}
                {{/promises_broken}}

                The question: until it is paid, do we deliver as before, only against payment in \
                advance, or not at all?

                Proposal: payment in advance, or a stop, for any new order. The decision is yours. \
                For what is already ordered, look first at what the contract allows.

                {{> invoices}}

                {{> internal-answer}}

                Tell those who prepare the orders too; the customer will hear of it only if you \
                decide so.

                Without an answer: nothing changes in deliveries, reminders go on, and no message \
                announces a stop.
                """),
        BundledTemplate(
            "check-deposit",
            french: """
                Dépôt à vérifier : {{contact}}, {{#one}}facture \
                {{number}}{{/one}}{{#many}}{{count}} factures{{/many}}

                {{> internal-facts}}

                La question : sur le portail, {{#one}}la facture est-elle bien \
                déposée{{/one}}{{#many}}les factures sont-elles bien déposées{{/many}}, et à quel \
                statut ?

                À vérifier :
                - le SIRET du destinataire, le code service, le numéro \
                d’engagement{{#order_number}} (noté chez nous : {{order_number}}){{/order_number}}
                - rejetée : corriger d’après le motif et déposer de nouveau, le délai repart de ce \
                dépôt
                - suspendue : le délai ne court plus ; fournir la pièce demandée, et noter le jour
                - la date de réception : l’échéance en dépend (30 jours, 50 pour un hôpital, 60 \
                pour une entreprise publique)

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : la tâche est notée comme non faite, et la première relance partira \
                à sa date, peut-être pour une facture jamais reçue.
                """,
            english: """
                Deposit to check: {{contact}}, {{#one}}invoice \
                {{number}}{{/one}}{{#many}}{{count}} invoices{{/many}}

                {{> internal-facts}}

                The question: {{#one}}is the invoice{{/one}}{{#many}}are the invoices{{/many}} \
                really on the portal, and with what status?

                To check:
                - the recipient’s SIRET, the service code, the commitment number{{#order_number}} \
                (on our record: {{order_number}}){{/order_number}}
                - rejected: correct it as the reason says and deposit it again, the term starts \
                anew with that deposit
                - suspended: the term stands still; supply the paper asked for, and note the day
                - the day of reception: the due date depends on it (30 days, 50 for a hospital, 60 \
                for a public undertaking)

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: the task is recorded as not done, and the first reminder will \
                leave on its day, perhaps for an invoice that never arrived.
                """),
        BundledTemplate(
            "check-claim-term",
            french: """
                Délai de réclamation à vérifier : {{contact}}, {{total}}

                {{> internal-facts}}

                La question : ce marché fixe-t-il un délai pour réclamer, et quel en est le \
                dernier jour ?

                À lire dans le marché (CCAP, et le CCAG auquel il renvoie) : l’article sur les \
                différends. Souvent, un mémoire en réclamation doit parvenir à l’acheteur dans les \
                deux mois du différend, avec les sommes et les motifs ; une mise en demeure n’en \
                tient pas lieu. Les marchés de travaux ont leurs propres délais. Faites confirmer \
                le jour par un avocat.

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : aucun mémoire ne part, et le droit de réclamer peut se perdre avec \
                le délai.
                """,
            english: """
                Term for a claim to check: {{contact}}, {{total}}

                {{> internal-facts}}

                The question: does this contract set a term for a claim, and which is its last day?

                To read in the contract (CCAP, and the CCAG to which it refers): the article on \
                disputes. Often a statement of claim (mémoire en réclamation) must reach the buyer \
                within two months of the disagreement, with the sums and the reasons; a formal \
                notice does not replace it. Works contracts have terms of their own. Have the day \
                confirmed by a lawyer.

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: no statement of claim leaves, and the right to claim may be \
                lost with the term.
                """),
    ]
}
