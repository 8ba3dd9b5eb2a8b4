extension Templates {
    /// Private persons, levels 4 and 5: no fee, and no interest before the formal notice.
    static let privateFormal = [
        BundledTemplate(
            "private-last-notice",
            french: """
                {{#one}}Votre facture {{number}} : dernier avis avant mise en \
                demeure{{/one}}{{#many}}Vos {{count}} factures : dernier avis avant mise en \
                demeure{{/many}}

                {{greeting}}

                Voici où nous en sommes au {{today}}, sauf erreur de notre part :

                {{#one}}
                - votre facture {{number}} était à régler pour le {{due_date}} ;
                {{/one}}
                {{#many}}
                - {{count}} de vos factures ont dépassé leur échéance, la plus ancienne de \
                {{days_late}} jours ;
                {{/many}}
                {{#last_reminder}}
                - nous avons pris contact avec vous :{{#earlier}} le {{date}} \
                ({{medium}}) ;{{/earlier}}
                {{/last_reminder}}
                - il reste {{total}} à régler.

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#listed}}
                Votre compte comporte aussi, pour information, ce que le présent avis ne vise pas :

                {{> others}}

                {{/listed}}
                Nous vous demandons de régler {{total}} au plus tard le {{deadline}}. Sans \
                règlement ni accord à cette date, nous vous adresserons une mise en demeure.

                Vous pouvez encore payer en plusieurs fois. Si votre situation est difficile, \
                appelez {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}} : nous chercherons avec vous des \
                versements qui vous conviennent.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} nos \
                salutations distinguées.

                {{> signature}}
                """,
            english: """
                {{#one}}Your invoice {{number}}: last notice before formal notice to \
                pay{{/one}}{{#many}}Your {{count}} invoices: last notice before formal notice to \
                pay{{/many}}

                {{greeting}}

                This is where we stand on {{today}}, unless we are mistaken:

                {{#one}}
                - your invoice {{number}} was to be paid by {{due_date}};
                {{/one}}
                {{#many}}
                - {{count}} of your invoices are past their due date, the oldest by {{days_late}} \
                days;
                {{/many}}
                {{#last_reminder}}
                - we contacted you:{{#earlier}} on {{date}} ({{medium}});{{/earlier}}
                {{/last_reminder}}
                - {{total}} remains to be paid.

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#listed}}
                Your account also shows, for information, what this notice does not cover:

                {{> others}}

                {{/listed}}
                Please pay {{total}} by {{deadline}} at the latest. Without payment or an agreement \
                by that day, we will send you a formal notice to pay (mise en demeure).

                You can still pay in instalments. If your situation is difficult, call \
                {{accounting_name}}{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}}: we will look with you for instalments \
                that suit you.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours sincerely,

                {{> signature}}
                """),
        BundledTemplate(
            "private-formal",
            french: """
                {{#one}}Mise en demeure de payer – facture {{number}}{{/one}}{{#many}}Mise en \
                demeure de payer – {{count}} factures{{/many}}

                Créancier : {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, siège : \
                {{creditor_address}}{{/creditor_address}}

                Débiteur : {{contact}}, à l’adresse en tête de cette lettre

                {{greeting}}

                {{#one}}Votre facture ci-dessous, émise par {{creditor}}, n’est pas réglée à ce \
                jour, alors que son échéance est passée.{{/one}}{{#many}}Vos {{count}} factures \
                ci-dessous, émises par {{creditor}}, ne sont pas réglées à ce jour, alors que leur \
                échéance est passée.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}. La présente mise en \
                demeure ne porte pas sur ce montant.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors promesse de règlement{{#promise_day}} du \
                {{promise_day}}{{/promise_day}} : {{promised}}. La présente mise en demeure ne \
                porte pas sur ce montant.

                {{/promised}}
                {{#last_reminder}}
                Nous avons pris contact avec vous à ce sujet :

                {{#earlier}}
                - le {{date}} ({{medium}})
                {{/earlier}}

                {{/last_reminder}}
                Par la présente mise en demeure, nous vous demandons de nous payer la somme de \
                {{total}} dans un délai de quinze jours à compter de la réception de cette lettre.

                À compter de cette mise en demeure, la somme due porte intérêt au taux légal \
                (articles 1231-6 et 1344-1 du Code civil).

                {{#listed}}
                Pour information, votre compte comporte aussi ce qui suit, que la présente mise en \
                demeure ne vise pas :

                {{> others}}

                {{/listed}}
                {{> payment}}

                Nous pouvons encore convenir de plusieurs versements si vous nous le demandez dans \
                ce délai. Si votre règlement nous est parvenu entre-temps, cette lettre est sans \
                objet.

                Sans paiement ni accord dans ce délai, le dossier sera soumis à notre direction, \
                qui décidera de la suite à lui donner : elle pourra proposer une conciliation, \
                gratuite, devant un conciliateur de justice ou, faute d’accord, saisir le tribunal.

                En cas de désaccord, et après nous en avoir écrit, vous pouvez aussi recourir \
                gratuitement à un médiateur de la consommation (article L612-1 du Code de la \
                consommation) ; nous vous donnerons son nom et son adresse sur simple demande.

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} nos \
                salutations distinguées.

                Fait le {{today}}

                {{> signature}}
                """,
            english: """
                {{#one}}Formal notice to pay (mise en demeure) – invoice \
                {{number}}{{/one}}{{#many}}Formal notice to pay (mise en demeure) – {{count}} \
                invoices{{/many}}

                Creditor: {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, registered office: \
                {{creditor_address}}{{/creditor_address}}

                Debtor: {{contact}}, at the address at the head of this letter

                {{greeting}}

                {{#one}}Your invoice below, issued by {{creditor}}, remains unpaid today, although \
                its due date has passed.{{/one}}{{#many}}Your {{count}} invoices below, issued by \
                {{creditor}}, remain unpaid today, although their due dates have passed.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}. This formal notice does \
                not cover it.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment promised{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}. This formal notice does not cover \
                it.

                {{/promised}}
                {{#last_reminder}}
                We contacted you about this:

                {{#earlier}}
                - on {{date}} ({{medium}})
                {{/earlier}}

                {{/last_reminder}}
                By this formal notice (mise en demeure) we ask you to pay us the sum of {{total}} \
                within fifteen days of receiving this letter.

                From this formal notice on, the sum due bears interest at the legal rate \
                (articles 1231-6 and 1344-1 of the French Civil Code).

                {{#listed}}
                For information, your account also shows the following, which this formal notice \
                does not cover:

                {{> others}}

                {{/listed}}
                {{> payment}}

                We can still agree on several instalments if you ask us within this time. If your \
                payment has reached us in the meantime, this letter is void.

                Without payment or an agreement within this time, the matter will be put before \
                our management, who will decide what follows: they may propose conciliation, free \
                of charge, before a court-appointed conciliator or, failing agreement, bring the \
                matter before the court.

                If you disagree, and after writing to us about it, you may also turn, free of \
                charge, to a consumer mediator (article L612-1 of the French Consumer Code); we \
                will give you the name and address on request.

                {{> contest}}

                Yours faithfully,

                Dated {{today}}

                {{> signature}}
                """),
    ]
}
