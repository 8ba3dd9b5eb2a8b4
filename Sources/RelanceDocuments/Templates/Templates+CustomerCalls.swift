extension Templates {
    /// Calls to companies: received, why unpaid, when to be paid.
    static let customerCalls = [
        BundledTemplate(
            "call-receipt",
            french: """
                Appel à {{contact}} : {{#one}}facture {{number}} bien \
                reçue ?{{/one}}{{#many}}{{count}} factures bien reçues ?{{/many}}

                But : savoir avant l’échéance que rien ne manque pour régler. C’est un appel de \
                service : on ne réclame rien de ce qui n’est pas échu.

                {{> call-person}}

                {{> call-facts}}

                Trois questions :
                - Avez-vous bien reçu {{#one}}notre facture {{number}}{{#issue_date}} du \
                {{issue_date}}{{/issue_date}}{{/one}}{{#many}}nos {{count}} factures{{/many}} ?
                - Est-ce enregistré et validé{{#order_number}}, avec la commande \
                {{order_number}}{{/order_number}} ?
                - Est-ce dans un règlement déjà prévu, et quel jour ?

                S’ils répondent :
                - « Nous n’avons rien reçu. » – À quelle adresse et par quelle voie voulez-vous la \
                copie ? Elle part aujourd’hui.
                - « Il manque une référence. » – {{#order_number}}Votre commande porte le numéro \
                {{order_number}} ; est-ce celui qu’il vous \
                faut ?{{/order_number}}{{^order_number}}Laquelle, et qui chez vous peut me la \
                donner ?{{/order_number}}
                - « Ce n’est pas encore l’échéance. » – C’est exact. Je vérifie seulement que rien \
                ne vous bloquera.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: {{#one}}was invoice {{number}} received?{{/one}}{{#many}}were \
                {{count}} invoices received?{{/many}}

                Goal: to know before the due date that nothing stands in the way of payment. This \
                is a service call: nothing is claimed that is not due.

                {{> call-person}}

                {{> call-facts}}

                Three questions:
                - Have you received {{#one}}our invoice {{number}}{{#issue_date}} of \
                {{issue_date}}{{/issue_date}}{{/one}}{{#many}}our {{count}} invoices{{/many}}?
                - Booked and approved{{#order_number}}, with order \
                {{order_number}}{{/order_number}}?
                - In a payment run already, and on which day?

                If they answer:
                - “We have received nothing.” – Where and how shall I send the copy? It leaves \
                today.
                - “A reference is missing.” – {{#order_number}}Your order has the number \
                {{order_number}}; is that the one you need?{{/order_number}}{{^order_number}}Which \
                one, and who on your side can give it to me?{{/order_number}}
                - “It is not due yet.” – Quite right. I only want to be sure that nothing will \
                hold it up.

                {{> call-outcome}}

                {{> invoices}}
                """),
        BundledTemplate(
            "call-cause",
            french: """
                Appel à {{contact}} : pourquoi {{total}} ne sont pas réglés

                But : connaître la cause du retard, facture par facture, et un jour de règlement. \
                Écoutez d’abord.

                {{> call-person}}

                {{> call-facts}}

                Trois questions :
                - Avez-vous reçu {{#one}}la facture {{number}}{{/one}}{{#many}}ces {{count}} \
                factures{{/many}} ?
                - Est-ce enregistré et validé ? Sinon, que manque-t-il, et à qui ?
                - Quel jour sera-ce payé, et par quel moyen ?

                S’ils répondent :
                - « Une validation manque. » – De qui ? Puis-je l’appeler, ou le faites-vous \
                aujourd’hui ?
                - « Nous payons à dates fixes. » – Quelle est la prochaine ? Y sommes-nous ?
                - « Nous ne sommes pas d’accord. » – Sur quelle facture, quelle somme, pour quelle \
                raison ? Je transmets aujourd’hui. Le reste peut-il être payé sans attendre ?
                - « C’est déjà payé. » – Quel jour, par quel moyen, sous quelle référence ? Je \
                vérifie et vous rappelle.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: why {{total}} has not been paid

                Goal: the cause of the delay, invoice by invoice, and a day of payment. Listen \
                first.

                {{> call-person}}

                {{> call-facts}}

                Three questions:
                - Have you received {{#one}}invoice {{number}}{{/one}}{{#many}}these {{count}} \
                invoices{{/many}}?
                - Booked and approved? If not, what is missing, and who needs it?
                - On which day will it be paid, and how?

                If they answer:
                - “Approval is missing.” – Whose? May I call them, or will you do so today?
                - “We pay on fixed days.” – Which is the next one? Are we in it?
                - “We do not agree.” – On which invoice, which amount, for what reason? I pass it \
                on today. Can the rest be paid meanwhile?
                - “It has been paid.” – On which day, how, under which reference? I will check and \
                call you back.

                {{> call-outcome}}

                {{> invoices}}
                """),
        BundledTemplate(
            "call-promise",
            french: """
                Appel à {{contact}} : quel jour pour {{total}} ?

                But : obtenir une somme et un jour, confirmés par écrit. Un « bientôt » n’est pas \
                un jour.

                {{> call-person}}

                {{> call-facts}}

                {{#promise_amount}}
                Dernière promesse enregistrée : {{promise_amount}}{{#promise_day}} pour le \
                {{promise_day}}{{/promise_day}}. Dites ce qui a été reçu, sans reproche.

                {{/promise_amount}}
                {{#promises_broken}}
                Promesses non tenues jusqu’ici : {{promises_broken}}. Toute nouvelle date est à \
                faire accepter par {{manager_name}}{{^manager_name}}la direction{{/manager_name}} \
                avant d’être notée.

                {{/promises_broken}}
                Trois questions :
                - Avez-vous tout reçu, et sommes-nous d’accord sur la somme ?
                - Est-ce enregistré et validé, prêt à payer ?
                - Quelle somme partira, et quel jour ? Pouvez-vous me l’écrire \
                aujourd’hui{{#accounting_email}} à {{accounting_email}}{{/accounting_email}} ?

                S’ils répondent :
                - « Dès que mon client me paie. » – Je comprends. Quelle somme pouvez-vous régler \
                sans attendre, et quel jour ?
                - « Je ne peux pas tout payer. » – Combien cette semaine, et quels jours pour le \
                reste ? Je soumets votre proposition et vous réponds.
                - « À la fin du mois. » – Quel jour exactement ? Je le note et vous le confirme \
                par écrit.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: on which day will {{total}} be paid?

                Goal: an amount and a day, confirmed in writing. “Soon” is not a day.

                {{> call-person}}

                {{> call-facts}}

                {{#promise_amount}}
                Last promise on record: {{promise_amount}}{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}. Say what has been received, without reproach.

                {{/promise_amount}}
                {{#promises_broken}}
                Promises not kept so far: {{promises_broken}}. Any new date is to be accepted by \
                {{manager_name}}{{^manager_name}}management{{/manager_name}} before it is recorded.

                {{/promises_broken}}
                Three questions:
                - Have you received everything, and do we agree on the amount?
                - Booked and approved, ready to be paid?
                - Which amount will leave, and on which day? Can you put it in writing \
                today{{#accounting_email}}, to {{accounting_email}}{{/accounting_email}}?

                If they answer:
                - “As soon as my customer pays me.” – I understand. How much can you pay without \
                waiting, and on which day?
                - “I cannot pay it all.” – How much this week, and on which days the rest? I will \
                submit your proposal and come back to you.
                - “At the end of the month.” – On which day exactly? I note it and confirm it in \
                writing.

                {{> call-outcome}}

                {{> invoices}}
                """),
    ]
}
