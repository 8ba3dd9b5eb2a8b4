extension Templates {
    /// Levels 4 and 5 for companies: the last notice and the formal notice, with interest and fee claimed
    /// or reserved.
    static let formal = plainFormal + [mentioning(plainFormal[1])]

    private static let plainFormal = [
        BundledTemplate(
            "last-notice",
            french: """
                {{#one}}Facture {{number}} : dernier avis avant mise en \
                demeure{{/one}}{{#many}}{{count}} factures : dernier avis avant mise en \
                demeure{{/many}}

                {{greeting}}

                Voici où nous en sommes au {{today}}, sauf erreur de notre part :

                {{#one}}
                - la facture {{number}}, échue le {{due_date}}, a {{days_late}} jours de retard ;
                {{/one}}
                {{#many}}
                - {{count}} factures sont échues, la plus ancienne a {{days_late}} jours de retard ;
                {{/many}}
                {{#last_reminder}}
                - nous avons pris contact avec vous :{{#earlier}} le {{date}} \
                ({{medium}}) ;{{/earlier}}
                {{/last_reminder}}
                - {{total}} restent dus.

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

                Un échéancier reste possible : appelez {{accounting_name}}{{#accounting_phone}} au \
                {{accounting_phone}}{{/accounting_phone}} pour en convenir avant cette \
                date.{{#sales_name}} Vous pouvez aussi en parler à {{sales_name}}, votre \
                interlocuteur commercial chez nous{{#sales_phone}}, au \
                {{sales_phone}}{{/sales_phone}}.{{/sales_name}}

                {{#is_company}}
                {{#penalties_due}}
                Les pénalités de retard et l’indemnité forfaitaire de 40 € par facture, prévues \
                par les articles L441-10 et D441-5 du Code de commerce, sont dues de plein droit \
                dès le lendemain de l’échéance.

                {{/penalties_due}}
                {{/is_company}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} nos \
                salutations distinguées.

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: last notice before formal notice to \
                pay{{/one}}{{#many}}{{count}} invoices: last notice before formal notice to \
                pay{{/many}}

                {{greeting}}

                This is where we stand on {{today}}, unless we are mistaken:

                {{#one}}
                - invoice {{number}}, due on {{due_date}}, is {{days_late}} days late;
                {{/one}}
                {{#many}}
                - {{count}} invoices are past their due date, the oldest is {{days_late}} days late;
                {{/many}}
                {{#last_reminder}}
                - we contacted you:{{#earlier}} on {{date}} ({{medium}});{{/earlier}}
                {{/last_reminder}}
                - {{total}} remains due.

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

                Payment in instalments is still possible: call \
                {{accounting_name}}{{#accounting_phone}} on \
                {{accounting_phone}}{{/accounting_phone}} to agree on it before that \
                day.{{#sales_name}} You may also speak to {{sales_name}}, your sales contact with \
                us{{#sales_phone}}, on {{sales_phone}}{{/sales_phone}}.{{/sales_name}}

                {{#is_company}}
                {{#penalties_due}}
                Late-payment interest and the fixed recovery fee of €40 per invoice, set by \
                articles L441-10 and D441-5 of the French Commercial Code, are due by right from \
                the day after the due date.

                {{/penalties_due}}
                {{/is_company}}
                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours faithfully,

                {{> signature}}
                """),
        BundledTemplate(
            "formal-notice",
            french: """
                {{#one}}Mise en demeure de payer – facture {{number}}{{/one}}{{#many}}Mise en \
                demeure de payer – {{count}} factures{{/many}}

                Créancier : {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, siège : \
                {{creditor_address}}{{/creditor_address}}

                Débiteur : {{contact}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}}, siège : voir l’adresse en tête de cette lettre

                {{greeting}}

                {{#one}}La facture ci-dessous, émise par {{creditor}} et échue, n’est pas réglée à \
                ce jour. Elle est exigible depuis son échéance (articles 1103 et 1344 du Code \
                civil).{{/one}}{{#many}}Les {{count}} factures ci-dessous, émises par {{creditor}} \
                et échues, ne sont pas réglées à ce jour. Elles sont exigibles depuis leur \
                échéance (articles 1103 et 1344 du Code civil).{{/many}}

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
                {{> penalties-claimed}}

                En conséquence, nous vous adressons la présente mise en demeure de nous payer la \
                somme de {{> sum-demanded}} dans un délai de huit jours à compter de la réception de cette lettre.

                {{#listed}}
                Pour information, votre compte comporte aussi ce qui suit, que la présente mise en \
                demeure ne vise pas :

                {{> others}}

                {{/listed}}
                {{> payment}}

                Un échéancier peut encore être convenu si vous nous le demandez dans ce délai. Si \
                votre règlement nous est parvenu entre-temps, cette mise en demeure est sans objet.

                À défaut de paiement ou d’accord dans ce délai, le dossier sera soumis à notre \
                direction, qui décidera de la suite à lui donner ; une demande en justice fait \
                partie des suites possibles.

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

                Debtor: {{contact}}{{#contact_siren}}, SIREN {{contact_siren}}{{/contact_siren}}, \
                registered office: see the address at the head of this letter

                {{greeting}}

                {{#one}}The invoice below, issued by {{creditor}} and past its due date, remains \
                unpaid today. It has been payable since its due date (articles 1103 and 1344 of \
                the French Civil Code).{{/one}}{{#many}}The {{count}} invoices below, issued by \
                {{creditor}} and past their due dates, remain unpaid today. They have been payable \
                since their due dates (articles 1103 and 1344 of the French Civil Code).{{/many}}

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
                {{> penalties-claimed}}

                We therefore give you formal notice (mise en demeure) to pay us the sum of \
                {{> sum-demanded}} within eight days of receiving this letter.

                {{#listed}}
                For information, your account also shows the following, which this formal notice \
                does not cover:

                {{> others}}

                {{/listed}}
                {{> payment}}

                Payment in instalments can still be agreed if you ask for it within this time. If \
                your payment has reached us in the meantime, this formal notice is void.

                Without payment or an agreement within this time, the matter will be put before \
                our management, who will decide what follows; a claim before the court is one of \
                the possible courses.

                {{> contest}}

                Yours faithfully,

                Dated {{today}}

                {{> signature}}
                """),
    ]
    /// The same formal notice without the sums of interest and fee: they are reserved.
    private static func mentioning(_ notice: BundledTemplate) -> BundledTemplate {
        func text(_ text: String) -> String {
            text.replacing("{{> penalties-claimed}}", with: "{{> penalties-reserved}}")
                .replacing("{{> sum-demanded}}", with: "{{total}}")
        }
        return BundledTemplate(
            "formal-notice-key", french: text(notice.french), english: text(notice.english))
    }
}
