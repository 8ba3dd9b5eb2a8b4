extension Templates {
    /// Level 3, once the principal is paid: what its delay has cost.
    static let penaltyClaim = [
        BundledTemplate(
            "penalty-claim",
            french: """
                {{#one}}Facture {{number}} payée après son échéance : intérêts et \
                indemnité{{/one}}{{#many}}{{count}} factures payées après leur échéance : intérêts \
                et indemnités{{/many}}

                {{greeting}}

                Nous vous remercions du paiement {{#one}}de la facture {{number}}. Il nous est \
                parvenu après l’échéance du {{due_date}}.{{/one}}{{#many}}des {{count}} factures \
                ci-dessous. Il nous est parvenu après leur échéance.{{/many}}

                {{> invoices}}

                {{#is_public}}
                L’article L2192-13 du Code de la commande publique fait courir de plein droit des \
                intérêts moratoires dès le lendemain de l’expiration du délai de paiement, au taux \
                de la Banque centrale européenne pour ses opérations principales de refinancement, \
                en vigueur au premier jour du semestre où ils ont commencé à courir, majoré de \
                huit points (article R2192-31). S’y ajoute une indemnité forfaitaire de 40 € par \
                facture pour frais de recouvrement (article D2192-35). Ces sommes sont à verser \
                dans les quarante-cinq jours qui suivent le paiement du principal (article \
                R2192-36).

                {{/is_public}}
                {{#is_company}}
                L’article L441-10 du Code de commerce fait courir de plein droit, dès le lendemain \
                de l’échéance, des pénalités de retard, {{> penalty-rate}}. S’y ajoute une \
                indemnité forfaitaire de 40 € par facture pour frais de recouvrement (article \
                D441-5 du même code).

                {{/is_company}}
                {{> penalties-parts}}

                Nous vous remercions de nous régler {{total_with_interest}} dans un délai de \
                trente jours, soit au plus tard le {{month_deadline}}.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} nos \
                salutations distinguées.

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}} paid after its due date: interest and \
                fee{{/one}}{{#many}}{{count}} invoices paid after their due dates: interest and \
                fees{{/many}}

                {{greeting}}

                Thank you for your payment of {{#one}}invoice {{number}}. It reached us after the \
                due date of {{due_date}}.{{/one}}{{#many}}the {{count}} invoices below. It reached \
                us after their due dates.{{/many}}

                {{> invoices}}

                {{#is_public}}
                Under article L2192-13 of the French Public Procurement Code, late-payment \
                interest runs by right from the day after the end of the term of payment, at the \
                rate of the European Central Bank for its main refinancing operations, in force on \
                the first day of the half-year in which the interest began to run, plus eight \
                points (article R2192-31). To this is added a fixed recovery fee of €40 per \
                invoice (article D2192-35). These sums are to be paid within forty-five days of \
                the payment of the principal (article R2192-36).

                {{/is_public}}
                {{#is_company}}
                Under article L441-10 of the French Commercial Code, late-payment interest runs by \
                right from the day after the due date, {{> penalty-rate}}. To this is added a \
                fixed recovery fee of €40 per invoice (article D441-5 of the same code).

                {{/is_company}}
                {{> penalties-parts}}

                Please pay us {{total_with_interest}} within thirty days, that is by \
                {{month_deadline}} at the latest.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours faithfully,

                {{> signature}}
                """)
    ]
}
