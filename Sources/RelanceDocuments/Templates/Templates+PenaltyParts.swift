extension Templates {
    /// What is said of interest and of the fixed fee: mentioned, worked out, claimed.
    ///
    /// Each ends with a line end, so that a blank line stays after it.
    static let penaltyParts = [
        BundledTemplate(
            partial: "penalties-mentioned",
            french: """
                {{#is_company}}
                {{#penalties_due}}
                Nous vous rappelons que tout retard de paiement entraîne de plein droit, dès le \
                lendemain de l’échéance, des pénalités de retard, au taux prévu par les conditions \
                de règlement ou, à défaut, au taux de refinancement de la Banque centrale \
                européenne majoré de dix points, ainsi qu’une indemnité forfaitaire de 40 € par \
                facture pour frais de recouvrement (articles L441-10 et D441-5 du Code de \
                commerce).

                {{/penalties_due}}
                {{/is_company}}

                """,
            english: """
                {{#is_company}}
                {{#penalties_due}}
                May we remind you that under French law late payment gives rise, by right and from \
                the day after the due date, to late-payment interest, at the rate set in the terms \
                of payment or, failing that, at the refinancing rate of the European Central Bank \
                plus ten points, and to a fixed recovery fee of €40 per invoice (articles L441-10 \
                and D441-5 of the French Commercial Code).

                {{/penalties_due}}
                {{/is_company}}

                """),
        BundledTemplate(
            partial: "penalties-reserved",
            french: """
                {{#is_company}}
                {{#penalties_due}}
                S’y ajoutent de plein droit, sans rappel nécessaire, des pénalités de retard, du \
                lendemain de chaque échéance jusqu’au paiement, sur la somme due toutes taxes \
                comprises, au taux prévu par les conditions de règlement ou, à défaut, au taux \
                appliqué par la Banque centrale européenne à son opération de refinancement la \
                plus récente, majoré de dix points de pourcentage (article L441-10 du Code de \
                commerce), ainsi qu’une indemnité forfaitaire pour frais de recouvrement de 40 € \
                par facture payée en retard (article D441-5 du même code).

                {{/penalties_due}}
                {{/is_company}}

                """,
            english: """
                {{#is_company}}
                {{#penalties_due}}
                To this are added by right, without any reminder being needed, late-payment \
                interest from the day after each due date until payment, on the sum due including \
                VAT, at the rate set in the terms of payment or, failing that, at the rate applied \
                by the European Central Bank to its most recent refinancing operation plus ten \
                percentage points (article L441-10 of the French Commercial Code), and a fixed \
                recovery fee of €40 for each invoice paid late (article D441-5 of the same code).

                {{/penalties_due}}
                {{/is_company}}

                """),
        BundledTemplate(
            partial: "penalties-worked-out",
            french: """
                {{#is_company}}
                {{#penalties_due}}
                Tout retard de paiement entraîne de plein droit, dès le lendemain de l’échéance, \
                des pénalités de retard, {{> penalty-rate}}, et une indemnité forfaitaire de 40 € \
                par facture pour frais de recouvrement (articles L441-10 et D441-5 du Code de \
                commerce). Elles ne sont pas comprises dans la somme ci-dessus.

                {{> penalties-counted}}

                {{/penalties_due}}
                {{/is_company}}

                """,
            english: """
                {{#is_company}}
                {{#penalties_due}}
                Under French law late payment gives rise, by right and from the day after the due \
                date, to late-payment interest, {{> penalty-rate}}, and to a fixed recovery fee of \
                €40 per invoice (articles L441-10 and D441-5 of the French Commercial Code). They \
                are not part of the sum above.

                {{> penalties-counted}}

                {{/penalties_due}}
                {{/is_company}}

                """),
        BundledTemplate(
            partial: "penalties-claimed",
            french: """
                {{#is_company}}
                {{#penalties_due}}
                S’y ajoutent de plein droit, sans rappel nécessaire, des pénalités de retard, du \
                lendemain de chaque échéance jusqu’au paiement, sur la somme due toutes taxes \
                comprises, {{> penalty-rate}} (article L441-10 du Code de commerce), ainsi qu’une \
                indemnité forfaitaire pour frais de recouvrement de 40 € par facture payée en \
                retard (article D441-5 du même code).

                {{> penalties-parts}}

                {{/penalties_due}}
                {{/is_company}}

                """,
            english: """
                {{#is_company}}
                {{#penalties_due}}
                To this are added by right, without any reminder being needed, late-payment \
                interest from the day after each due date until payment, on the sum due including \
                VAT, {{> penalty-rate}} (article L441-10 of the French Commercial Code), and a \
                fixed recovery fee of €40 for each invoice paid late (article D441-5 of the same \
                code).

                {{> penalties-parts}}

                {{/penalties_due}}
                {{/is_company}}

                """),
        BundledTemplate(
            partial: "penalties-parts",
            french: """
                {{> penalties-counted}}

                {{#has_penalties}}
                La somme due se décompose ainsi :

                {{^is_settled}}
                - principal : {{total}}
                {{/is_settled}}
                {{#interest}}
                - {{#is_public}}intérêts moratoires{{/is_public}}{{^is_public}}pénalités de \
                retard{{/is_public}} : {{interest}}
                {{/interest}}
                {{#fixed_fee}}
                - indemnité forfaitaire : {{fixed_fee}}
                {{/fixed_fee}}
                - total : {{total_with_interest}}

                {{^is_settled}}
                {{#is_public}}Les intérêts{{/is_public}}{{^is_public}}Les pénalités{{/is_public}} \
                continuent de courir jusqu’au paiement.

                {{/is_settled}}
                {{/has_penalties}}

                """,
            english: """
                {{> penalties-counted}}

                {{#has_penalties}}
                The sum due is made up as follows:

                {{^is_settled}}
                - principal: {{total}}
                {{/is_settled}}
                {{#interest}}
                - late-payment interest: {{interest}}
                {{/interest}}
                {{#fixed_fee}}
                - fixed recovery fee: {{fixed_fee}}
                {{/fixed_fee}}
                - total: {{total_with_interest}}

                {{^is_settled}}
                Interest goes on running until payment.

                {{/is_settled}}
                {{/has_penalties}}

                """),
        BundledTemplate(
            partial: "penalties-counted",
            french: """
                {{#has_penalties}}
                Décompte {{#is_settled}}jusqu’au paiement{{/is_settled}}{{^is_settled}}au \
                {{today}}{{/is_settled}} (somme due × taux annuel × jours de retard ÷ \
                {{year_days}}) :

                {{#penalties}}
                - {{text}}
                {{/penalties}}

                {{/has_penalties}}

                """,
            english: """
                {{#has_penalties}}
                Statement {{#is_settled}}until payment{{/is_settled}}{{^is_settled}}as of \
                {{today}}{{/is_settled}} (sum due × yearly rate × days late ÷ {{year_days}}):

                {{#penalties}}
                - {{text}}
                {{/penalties}}

                {{/has_penalties}}

                """),
        BundledTemplate(
            partial: "penalty-rate",
            french: """
                {{#contract_rate}}au taux prévu par les conditions de règlement\
                {{/contract_rate}}{{^contract_rate}}au taux appliqué par la Banque centrale \
                européenne à son opération de refinancement la plus récente, majoré de dix points \
                de pourcentage{{/contract_rate}}
                """,
            english: """
                {{#contract_rate}}at the rate set in the terms of payment\
                {{/contract_rate}}{{^contract_rate}}at the rate applied by the European Central \
                Bank to its most recent refinancing operation plus ten percentage \
                points{{/contract_rate}}
                """),
        BundledTemplate(
            partial: "sum-demanded",
            french: """
                {{#has_penalties}}{{total_with_interest}}, dont {{total}} en \
                principal,{{/has_penalties}}{{^has_penalties}}{{total}}{{/has_penalties}}
                """,
            english: """
                {{#has_penalties}}{{total_with_interest}}, of which {{total}} is the \
                principal,{{/has_penalties}}{{^has_penalties}}{{total}}{{/has_penalties}}
                """),
    ]
}
