extension Templates {
    /// Calls to those who decide, to public bodies and to private persons.
    static let specialCalls = [
        BundledTemplate(
            "call-decision",
            french: """
                Appel à {{contact}} : décision attendue pour {{total}}

                But : que celui qui décide donne son accord et un jour de règlement, ou dise ce \
                qui l’en empêche.

                {{> call-person}}

                {{> call-facts}}

                Trois questions :
                - {{#one}}Notre facture {{number}} est-elle arrivée{{/one}}{{#many}}Nos {{count}} \
                factures sont-elles arrivées{{/many}} jusqu’à vous ?
                - Est-ce enregistré et accepté, ou quelque chose vous retient-il ?
                - Donnez-vous votre accord aujourd’hui, et pour quel jour de paiement ?

                S’ils répondent :
                - « Voyez avec la comptabilité. » – Volontiers. Pouvez-vous lui donner votre \
                accord aujourd’hui, et à qui dois-je parler ?
                - « La trésorerie est tendue. » – Merci de me le dire. Que pouvez-vous régler \
                maintenant, et à quelles dates le reste ? Je soumets votre proposition à \
                {{manager_name}}{{^manager_name}}notre direction{{/manager_name}}.
                - « Nous ne sommes pas satisfaits. » – De quoi, sur quelle facture, pour quelle \
                somme ? {{#sales_name}}{{sales_name}} vous \
                rappelle.{{/sales_name}}{{^sales_name}}Je transmets aujourd’hui.{{/sales_name}} Le \
                reste peut-il être réglé ?

                N’annoncez que ce qui suivra vraiment. Ni menace, ni remarque sur leur santé \
                financière.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: decision needed on {{total}}

                Goal: that whoever decides agrees and gives a day of payment, or says what \
                prevents it.

                {{> call-person}}

                {{> call-facts}}

                Three questions:
                - {{#one}}Has our invoice {{number}}{{/one}}{{#many}}Have our {{count}} \
                invoices{{/many}} reached you?
                - Booked and accepted, or does something hold you back?
                - Do you agree today, and for which day of payment?

                If they answer:
                - “Ask accounting.” – Gladly. Can you give them your agreement today, and to whom \
                shall I speak?
                - “Cash is tight.” – Thank you for telling me. What can you pay now, and on which \
                days the rest? I will submit your proposal to {{manager_name}}{{^manager_name}}our \
                management{{/manager_name}}.
                - “We are not satisfied.” – With what, on which invoice, for which amount? \
                {{#sales_name}}{{sales_name}} will call you back.{{/sales_name}}{{^sales_name}}I \
                pass it on today.{{/sales_name}} Can the rest be paid?

                Announce only what will really follow. No threat, no remark on their finances.

                {{> call-outcome}}

                {{> invoices}}
                """),
        BundledTemplate(
            "call-public",
            french: """
                Appel à {{contact}} : où en est le mandatement de {{total}} ?

                But : savoir où se trouve le dossier – déposé, service fait certifié, mandaté, \
                payé – et ce qui l’arrête. Ni menace, ni pression sur l’agent : les intérêts \
                courent de plein droit, inutile d’en parler ici.

                {{> call-person}}

                {{> call-facts}}

                Trois questions :
                - {{#one}}Notre facture {{number}} est-elle reçue{{/one}}{{#many}}Nos {{count}} \
                factures sont-elles reçues{{/many}} sur le portail, et à quel \
                statut{{#order_number}} (engagement ou commande {{order_number}}){{/order_number}} ?
                - Est-ce enregistré, et le service fait est-il certifié ? Par qui, quel jour ?
                - Est-ce mandaté ? Numéro, date, et jour de paiement prévu par le comptable public ?

                S’ils répondent :
                - « Le dossier est suspendu. » – Quelle pièce manque, et depuis quel jour ? Je la \
                dépose aujourd’hui.
                - « Le service n’est pas certifié. » – Qui certifie, et puis-je le joindre pour \
                l’aider ?
                - « Le mandat est parti. » – Quel en est le numéro, quel jour est-il parti, vers \
                quel comptable ?
                - « Nous n’avons pas reçu la facture. » – À quel SIRET, quel code service et quel \
                engagement faut-il la déposer ?

                Notez le statut, le numéro et la date du mandat ; un jour de paiement donné est \
                une promesse.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: how far is the payment order for {{total}}?

                Goal: to know where the file stands – deposited, service certified, payment \
                ordered, paid – and what holds it up. No threat, no pressure on the clerk: \
                interest runs by law, there is no need to mention it here.

                {{> call-person}}

                {{> call-facts}}

                Three questions:
                - {{#one}}Has our invoice {{number}}{{/one}}{{#many}}Have our {{count}} \
                invoices{{/many}} been received on the portal, and with what \
                status{{#order_number}} (commitment or order {{order_number}}){{/order_number}}?
                - Booked, and has the service been certified (service fait)? By whom, on which day?
                - Has payment been ordered (mandaté)? Number, date, and the day on which the \
                public paymaster is to pay?

                If they answer:
                - “The file is suspended.” – Which paper is missing, and since when? I will \
                deposit it today.
                - “The service is not certified.” – Who certifies it, and may I call them to help?
                - “The order has left.” – What is its number, on which day did it leave, to which \
                paymaster?
                - “We have not received the invoice.” – To which SIRET, service code and \
                commitment number should it be deposited?

                Note the status, the number and the date of the order; a day of payment that was \
                given is a promise.

                {{> call-outcome}}

                {{> invoices}}
                """),
        BundledTemplate(
            "call-private",
            french: """
                Appel à {{contact}} : {{total}} à régler

                But : comprendre ce qui empêche le règlement et trouver une solution, en plusieurs \
                fois s’il le faut.

                À appeler : {{person}}{{^person}}{{contact}}{{/person}}{{#phone}}, \
                {{phone}}{{/phone}}
                {{^phone}}
                Aucun numéro donné pour ce contrat : n’en cherchez pas ailleurs, annulez la tâche.
                {{/phone}}
                {{#answer_by}}
                À faire au plus tard le {{answer_by}}, un jour ouvré, entre 9 h et 19 h. Sans \
                appel d’ici là, la tâche est notée comme non faite et le scénario continue.
                {{/answer_by}}

                Pas un mot de la dette à qui que ce soit d’autre : ni conjoint, ni famille, ni \
                employeur, ni voisin, ni répondeur. Demandez à parler à \
                {{person}}{{^person}}{{contact}}{{/person}}, sans dire pourquoi. Une fois la \
                personne en ligne, faites confirmer son adresse ou son numéro de client ; alors \
                seulement, dites qui vous êtes et pourquoi vous appelez. Absente : « Je \
                rappellerai », ou votre nom et votre numéro.

                {{> call-facts}}

                Trois questions :
                - Avez-vous bien reçu {{#one}}notre facture {{number}}{{/one}}{{#many}}nos \
                {{count}} factures{{/many}} ?
                - Sommes-nous d’accord sur ce qui est noté, ou y a-t-il une erreur ?
                - Quand pensez-vous régler : en une fois, ou en plusieurs ?

                Si la personne répond :
                - « Je ne peux pas payer. » – Quelle somme chaque mois vous serait possible, à \
                partir de quel jour ? Je soumets votre proposition et vous réponds par écrit.
                - « Je ne suis pas d’accord. » – Dites-moi pourquoi : je le note, et nous vous \
                répondons par écrit. La somme contestée n’est plus relancée d’ici là.
                - « J’ai déposé un dossier de surendettement. » – Merci de me le dire. N’insistez \
                pas, prévenez la comptabilité, et arrêtez tout : relance contact hold \
                {{contact_id}} --reason surendettement
                - « Ne m’appelez plus. » – C’est noté, nous vous écrirons. Cochez refused.

                Ni pénalités, ni frais, ni 40 € : ils ne sont pas dus par un particulier. Restez \
                courtois, ne rappelez pas le même jour.

                {{> call-outcome}}

                {{> invoices}}
                """,
            english: """
                Call {{contact}}: {{total}} to be paid

                Goal: to understand what prevents payment and find a way, by instalments if need be.

                To call: {{person}}{{^person}}{{contact}}{{/person}}{{#phone}}, {{phone}}{{/phone}}
                {{^phone}}
                No number was given for this contract: look for none elsewhere, cancel the task.
                {{/phone}}
                {{#answer_by}}
                To be done by {{answer_by}}, on a business day, between 9:00 and 19:00. Without a \
                call by then, the task is recorded as not done and the scenario goes on.
                {{/answer_by}}

                Not a word about the debt to anyone else: no spouse, family, employer, neighbour \
                or answering machine. Ask for {{person}}{{^person}}{{contact}}{{/person}}, without \
                saying why. Once the person is on the line, have the address or customer number \
                confirmed; only then say who you are and why you call. If absent: “I will call \
                again”, or your name and number.

                {{> call-facts}}

                Three questions:
                - Have you received {{#one}}our invoice {{number}}{{/one}}{{#many}}our {{count}} \
                invoices{{/many}}?
                - Do we agree on what is recorded, or is there a mistake?
                - When do you expect to pay: all at once, or in instalments?

                If the person answers:
                - “I cannot pay.” – How much a month could you manage, from which day? I will \
                submit your proposal and answer in writing.
                - “I do not agree.” – Please tell me why: I note it, and we answer in writing. \
                Until then there are no reminders of the disputed amount.
                - “I have filed for over-indebtedness.” – Thank you for telling me. Do not insist, \
                tell accounting, and stop everything: relance contact hold {{contact_id}} --reason \
                over-indebtedness
                - “Do not call me again.” – Noted, we will write to you. Tick refused.

                No penalties, no fees, no 40 €: a private person does not owe them. Stay \
                courteous, do not call again on the same day.

                {{> call-outcome}}

                {{> invoices}}
                """),
    ]
}
