extension Templates {
    /// What we say on the telephone, and the parts that the scripts share.
    static let calls = callParts + customerCalls + specialCalls

    /// Whom to call, where things stand, and how it ended; each ends with a line end.
    private static let callParts = [
        BundledTemplate(
            partial: "call-person",
            french: """
                À appeler : {{person}}{{^person}}{{contact}}{{/person}}{{#role}} \
                ({{role}}){{/role}}{{#phone}}, {{phone}}{{/phone}}
                {{^phone}}
                Aucun numéro enregistré : demandez-le à leur standard, ou cherchez-le sur la \
                commande.
                {{/phone}}
                {{#answer_by}}
                À faire au plus tard le {{answer_by}}. Sans appel d’ici là, la tâche est notée \
                comme non faite et le scénario continue.
                {{/answer_by}}

                Ne parlez de ce compte qu’à cette personne. À toute autre, et sur un répondeur, \
                laissez votre nom et votre numéro, rien de plus. Si on vous en passe une autre, \
                demandez d’abord qui suit ce dossier, et son nom.

                """,
            english: """
                To call: {{person}}{{^person}}{{contact}}{{/person}}{{#role}} \
                ({{role}}){{/role}}{{#phone}}, {{phone}}{{/phone}}
                {{^phone}}
                No number on record: ask their switchboard, or look on the order.
                {{/phone}}
                {{#answer_by}}
                To be done by {{answer_by}}. Without a call by then, the task is recorded as not \
                done and the scenario goes on.
                {{/answer_by}}

                Speak of this account to this person only. With anyone else, and on an answering \
                machine, leave your name and number, nothing more. If you are put through to \
                someone else, first ask who looks after this file, and their name.

                """),
        BundledTemplate(
            partial: "call-facts",
            french: """
                Où nous en sommes :
                - à régler : {{total}}{{#one}}, facture {{number}}{{/one}}{{#many}}, {{count}} \
                factures{{/many}}
                - retard de la plus ancienne : {{delay}}
                {{#guessed}}
                - une échéance n’est que supposée : demandez celle qu’ils ont enregistrée
                {{/guessed}}
                {{#disputed}}
                - contesté, à laisser de côté : {{disputed}}{{#cause}} (motif : {{cause}}){{/cause}}
                {{/disputed}}
                {{#promised}}
                - promis, à laisser de côté : {{promised}}{{#promise_day}}, pour le \
                {{promise_day}}{{/promise_day}}
                {{/promised}}
                {{#unallocated}}
                - reçu, pas encore affecté : {{unallocated}} ; demandez ce que ce règlement paie
                {{/unallocated}}
                {{#average_days_late}}
                - retard moyen de ce client : {{average_delay}}
                {{/average_days_late}}
                {{#last_reminder}}
                - dernière relance : le {{last_reminder}}
                {{/last_reminder}}
                {{^last_reminder}}
                - aucune relance enregistrée
                {{/last_reminder}}

                Derniers événements :
                {{#events}}
                - {{date}} : {{text}}
                {{/events}}
                {{^events}}
                - aucun
                {{/events}}

                """,
            english: """
                Where we stand:
                - to be paid: {{total}}{{#one}}, invoice {{number}}{{/one}}{{#many}}, {{count}} \
                invoices{{/many}}
                - delay of the oldest: {{delay}}
                {{#guessed}}
                - a due date is only assumed: ask which one they have on file
                {{/guessed}}
                {{#disputed}}
                - disputed, to be left aside: {{disputed}}{{#cause}} (cause: {{cause}}){{/cause}}
                {{/disputed}}
                {{#promised}}
                - promised, to be left aside: {{promised}}{{#promise_day}}, for \
                {{promise_day}}{{/promise_day}}
                {{/promised}}
                {{#unallocated}}
                - received, not allocated yet: {{unallocated}}; ask what this payment covers
                {{/unallocated}}
                {{#average_days_late}}
                - average delay of this customer: {{average_delay}}
                {{/average_days_late}}
                {{#last_reminder}}
                - last reminder: {{last_reminder}}
                {{/last_reminder}}
                {{^last_reminder}}
                - no reminder on record
                {{/last_reminder}}

                Last events:
                {{#events}}
                - {{date}}: {{text}}
                {{/events}}
                {{^events}}
                - none
                {{/events}}

                """),
        BundledTemplate(
            partial: "call-outcome",
            french: """
                Résultat, à cocher :
                - ☐ reached : personne jointe, rien de convenu
                - ☐ left_word : nom et numéro laissés, rien du dossier
                - ☐ promise : …… € pour le … / … / …
                - ☐ dispute : facture ……, cause ……, montant …… €
                - ☐ paid : réglé le … / … / …, par virement, chèque ou ……, référence ……
                - ☐ wrong_number : mauvais numéro ; le bon : ……
                - ☐ refused : refuse de payer ou de répondre ; motif : ……

                Prochain appel : le … / … / … à … h, avec ……

                À enregistrer aussitôt :
                - relance action done {{#action}}{{action}}{{/action}}{{^action}}TÂCHE{{/action}} --outcome MOT \
                --note "ce qui a été dit"
                - une promesse : avec --outcome promise --amount SOMME --on AAAA-MM-JJ
                - un litige : avec --outcome dispute --cause CAUSE --invoice FACTURE
                - s’il faut une copie des factures : ajoutez --copy, elle part par e-mail
                - pour rappeler : ajoutez --again AAAA-MM-JJ

                """,
            english: """
                Outcome, to tick:
                - ☐ reached: spoke to the person, nothing agreed
                - ☐ left_word: left name and number, nothing about the file
                - ☐ promise: …… € for … / … / …
                - ☐ dispute: invoice ……, cause ……, amount …… €
                - ☐ paid: paid on … / … / …, by transfer, cheque or ……, reference ……
                - ☐ wrong_number: wrong number; the right one: ……
                - ☐ refused: refuses to pay or to answer; reason: ……

                Next call: on … / … / … at … h, with ……

                To be recorded at once:
                - relance action done {{#action}}{{action}}{{/action}}{{^action}}TASK{{/action}} --outcome WORD \
                --note "what was said"
                - a promise: with --outcome promise --amount AMOUNT --on YYYY-MM-DD
                - a dispute: with --outcome dispute --cause CAUSE --invoice INVOICE
                - where copies of the invoices are wanted: add --copy, they leave by e-mail
                - to call again: add --again YYYY-MM-DD

                """),
    ]
}
