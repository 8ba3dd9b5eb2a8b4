extension Templates {
    /// What most messages share; each ends with a line end, so that a blank line stays after it.
    static let partials = [
        BundledTemplate(
            partial: "payment",
            french: """
                Pour régler par virement :

                - bénéficiaire : {{creditor}}
                {{#iban}}
                - IBAN : {{iban}}
                {{/iban}}
                {{#bic}}
                - BIC : {{bic}}
                {{/bic}}
                {{#reference}}
                - référence à rappeler : {{reference}}
                {{/reference}}
                {{^iban}}

                Nous vous communiquons nos coordonnées bancaires sur simple demande.
                {{/iban}}

                """,
            english: """
                To pay by bank transfer:

                - beneficiary: {{creditor}}
                {{#iban}}
                - IBAN: {{iban}}
                {{/iban}}
                {{#bic}}
                - BIC: {{bic}}
                {{/bic}}
                {{#reference}}
                - reference to quote: {{reference}}
                {{/reference}}
                {{^iban}}

                We will gladly give you our bank details on request.
                {{/iban}}

                """),
        BundledTemplate(
            partial: "crossed",
            french: """
                Si votre règlement a croisé ce message, merci de considérer celui-ci comme sans \
                objet.

                """,
            english: """
                If your payment has crossed this message, please disregard it.

                """),
        BundledTemplate(
            partial: "contest",
            french: """
                Si une facture vous paraît inexacte, si vous la contestez en tout ou en partie, ou \
                s’il vous faut un délai{{#is_person}} ou un paiement en plusieurs \
                fois{{/is_person}}, écrivez-nous ou appelez-nous{{#accounting_name}} : \
                {{accounting_name}} suit votre compte{{/accounting_name}}{{#accounting_phone}}, \
                téléphone {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, e-mail \
                {{accounting_email}}{{/accounting_email}}. Indiquez-nous la facture, la somme et \
                le motif, ou le délai souhaité.

                """,
            english: """
                If an invoice seems wrong to you, if you dispute all or part of it, or if you need \
                more time{{#is_person}} or would rather pay in instalments{{/is_person}}, please \
                write or call{{#accounting_name}}: {{accounting_name}} looks after your \
                account{{/accounting_name}}{{#accounting_phone}}, telephone \
                {{accounting_phone}}{{/accounting_phone}}{{#accounting_email}}, e-mail \
                {{accounting_email}}{{/accounting_email}}. Please tell us the invoice, the amount \
                and the reason, or the time you need.

                """),
        BundledTemplate(
            partial: "signature",
            french: """
                {{#is_letter}}
                \(Layout.signature)
                {{accounting_name}}
                {{#agent}}
                {{agent}}
                {{/agent}}
                {{^agent}}
                Comptabilité clients
                {{/agent}}
                {{/is_letter}}
                {{^is_letter}}
                {{#accounting_name}}
                {{accounting_name}}
                {{/accounting_name}}
                Comptabilité clients{{#accounting_phone}}, ligne directe \
                {{accounting_phone}}{{/accounting_phone}}
                {{#accounting_email}}
                {{accounting_email}}
                {{/accounting_email}}

                {{creditor}}{{#creditor_siren}}, SIREN {{creditor_siren}}{{/creditor_siren}}
                {{#creditor_address}}
                {{creditor_address}}
                {{/creditor_address}}
                {{/is_letter}}

                """,
            english: """
                {{#is_letter}}
                \(Layout.signature)
                {{accounting_name}}
                {{#agent}}
                {{agent}}
                {{/agent}}
                {{^agent}}
                Accounts receivable
                {{/agent}}
                {{/is_letter}}
                {{^is_letter}}
                {{#accounting_name}}
                {{accounting_name}}
                {{/accounting_name}}
                Accounts receivable{{#accounting_phone}}, direct line \
                {{accounting_phone}}{{/accounting_phone}}
                {{#accounting_email}}
                {{accounting_email}}
                {{/accounting_email}}

                {{creditor}}{{#creditor_siren}}, SIREN {{creditor_siren}}{{/creditor_siren}}
                {{#creditor_address}}
                {{creditor_address}}
                {{/creditor_address}}
                {{/is_letter}}

                """),
    ]
}
