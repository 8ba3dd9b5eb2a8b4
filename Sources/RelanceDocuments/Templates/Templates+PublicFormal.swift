extension Templates {
    /// Public bodies, levels 3 and 5: the interest that the law adds, and the formal notice.
    static let publicFormal = [
        BundledTemplate(
            "public-interest",
            french: """
                {{#one}}Facture {{number}} : paiement et intérêts \
                moratoires{{/one}}{{#many}}{{count}} factures : paiement et intérêts \
                moratoires{{/many}}

                {{greeting}}

                {{#last_reminder}}Nous avons pris contact avec vos services le \
                {{last_reminder}}. \
                {{/last_reminder}}Sauf erreur de notre part, {{#one}}la facture \
                {{number}}{{#issue_date}}, émise \
                le {{issue_date}},{{/issue_date}} n’est pas payée à ce jour : il reste \
                {{total}}.{{/one}}{{#many}}{{count}} factures ne sont pas payées à ce jour : il \
                reste {{total}}.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors paiement annoncé{{#promise_day}} pour le \
                {{promise_day}}{{/promise_day}} : {{promised}}.

                {{/promised}}
                {{#unallocated}}
                Nous avons aussi reçu {{unallocated}} qui ne sont pas encore affectés. Quelles \
                factures cette somme règle-t-elle ?

                {{/unallocated}}
                {{#listed}}
                Votre compte comporte aussi, pour information :

                {{> others}}

                {{/listed}}
                Nous vous remercions de bien vouloir faire procéder à ce paiement et de nous \
                communiquer le numéro et la date du mandat.

                {{#penalties_due}}
                L’article L2192-13 du Code de la commande publique fait courir, de plein droit \
                et \
                sans autre formalité, des intérêts moratoires dès le lendemain de l’expiration \
                du \
                délai de paiement. Leur taux est celui de la Banque centrale européenne pour ses \
                opérations principales de refinancement, en vigueur au premier jour du semestre \
                où \
                ils ont commencé à courir, majoré de huit points ; il est le même pour toute la \
                durée du retard (article R2192-31). S’y ajoute une indemnité forfaitaire de 40 € \
                par facture pour frais de recouvrement (article D2192-35).

                Ces sommes sont à verser dans les quarante-cinq jours qui suivent le paiement du \
                principal (article R2192-36) ; leur décompte définitif sera arrêté à la date de \
                ce paiement.

                {{> penalties-counted}}

                {{/penalties_due}}
                Si le délai a été suspendu, merci de nous indiquer à quelle date et pour quel \
                motif.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} nos \
                salutations distinguées.

                {{> signature}}
                """,
            english: """
                {{#one}}Invoice {{number}}: payment and late-payment \
                interest{{/one}}{{#many}}{{count}} invoices: payment and late-payment \
                interest{{/many}}

                {{greeting}}

                {{#last_reminder}}We contacted your staff on {{last_reminder}}. \
                {{/last_reminder}}Unless we are mistaken, {{#one}}invoice \
                {{number}}{{#issue_date}}, issued on \
                {{issue_date}},{{/issue_date}} is unpaid today: {{total}} \
                remains.{{/one}}{{#many}}{{count}} \
                invoices are unpaid today: {{total}} remains.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment announced{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}.

                {{/promised}}
                {{#unallocated}}
                We have also received {{unallocated}} not yet matched to invoices. Which ones \
                does \
                this sum pay?

                {{/unallocated}}
                {{#listed}}
                Your account also shows, for information:

                {{> others}}

                {{/listed}}
                We would be grateful if you could have this payment made and give us the number \
                and the date of the payment order.

                {{#penalties_due}}
                Under article L2192-13 of the French Public Procurement Code, late-payment \
                interest runs by right and without any formality from the day after the end of \
                the \
                term of payment. Its rate is that of the European Central Bank for its main \
                refinancing operations, in force on the first day of the half-year in which the \
                interest began to run, plus eight points; it stays the same for the whole delay \
                (article R2192-31). To this is added a fixed recovery fee of €40 per invoice \
                (article D2192-35).

                These sums are to be paid within forty-five days of the payment of the principal \
                (article R2192-36); they can be worked out once the day of that payment is known.

                {{> penalties-counted}}

                {{/penalties_due}}
                If the term has been suspended, please tell us on what day and for what reason.

                {{> payment}}

                {{> crossed}}

                {{> contest}}

                Yours faithfully,

                {{> signature}}
                """),
        BundledTemplate(
            "public-formal",
            french: """
                {{#one}}Mise en demeure de payer – facture {{number}}{{/one}}{{#many}}Mise en \
                demeure de payer – {{count}} factures{{/many}}

                Créancier : {{creditor}}{{#creditor_siren}}, SIREN \
                {{creditor_siren}}{{/creditor_siren}}{{#creditor_address}}, siège : \
                {{creditor_address}}{{/creditor_address}}

                Débiteur : {{contact}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}}, siège : voir l’adresse en tête de cette \
                lettre

                {{greeting}}

                {{#one}}La facture ci-dessous, émise par {{creditor}}, n’est pas payée à ce jour \
                alors que son délai de paiement est achevé.{{/one}}{{#many}}Les {{count}} \
                factures \
                ci-dessous, émises par {{creditor}}, ne sont pas payées à ce jour alors que leur \
                délai de paiement est achevé.{{/many}}

                {{> invoices}}

                {{#disputed}}
                Ce total s’entend hors montant contesté : {{disputed}}. La présente mise en \
                demeure ne porte pas sur ce montant.

                {{/disputed}}
                {{#promised}}
                Ce total s’entend hors paiement annoncé{{#promise_day}} pour le \
                {{promise_day}}{{/promise_day}} : {{promised}}. La présente mise en demeure ne \
                porte pas sur ce montant.

                {{/promised}}
                {{#last_reminder}}
                Nous avons pris contact avec vos services à ce sujet :

                {{#earlier}}
                - le {{date}} ({{medium}})
                {{/earlier}}

                {{/last_reminder}}
                {{#penalties_due}}
                S’y ajoutent de plein droit et sans autre formalité (article L2192-13 du Code de \
                la commande publique) les intérêts moratoires, qui courent du lendemain de \
                l’expiration de chaque délai de paiement, au taux de la Banque centrale \
                européenne \
                pour ses opérations principales de refinancement, en vigueur au premier jour du \
                semestre où ils ont commencé à courir, majoré de huit points (article R2192-31), \
                et une indemnité forfaitaire de 40 € par facture pour frais de recouvrement \
                (article D2192-35).

                {{> penalties-parts}}

                {{/penalties_due}}
                Par la présente mise en demeure, nous avons l’honneur de vous demander, en votre \
                qualité d’ordonnateur, de faire mandater la somme de {{> sum-demanded}} dans un \
                délai \
                de huit jours à compter de la réception de cette lettre, et de nous communiquer \
                le \
                numéro et la date du mandat.

                {{#listed}}
                Pour information, votre compte comporte aussi ce qui suit, que la présente mise \
                en \
                demeure ne vise pas :

                {{> others}}

                {{/listed}}
                Si un délai a été suspendu ou si une pièce fait défaut, merci de nous en \
                indiquer \
                la date ou la nature : nous compléterons le dossier sans attendre. Si le \
                paiement \
                nous est parvenu entre-temps, cette mise en demeure est sans objet.

                Sans paiement ni réponse dans ce délai, le dossier sera soumis à notre \
                direction, \
                qui décidera de la suite à lui donner.

                {{> payment}}

                {{> contest}}

                Nous vous prions d’agréer{{#is_formal}}, Madame, Monsieur,{{/is_formal}} l’expression \
                de notre considération distinguée.

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

                Debtor: {{contact}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}}, \
                seat: see the address at the head of this letter

                {{greeting}}

                {{#one}}The invoice below, issued by {{creditor}}, is unpaid today although its \
                term of payment has ended.{{/one}}{{#many}}The {{count}} invoices below, issued \
                by \
                {{creditor}}, are unpaid today although their terms of payment have \
                ended.{{/many}}

                {{> invoices}}

                {{#disputed}}
                This total leaves out the disputed amount: {{disputed}}. This formal notice does \
                not cover it.

                {{/disputed}}
                {{#promised}}
                This total leaves out the payment announced{{#promise_day}} for \
                {{promise_day}}{{/promise_day}}: {{promised}}. This formal notice does not cover \
                it.

                {{/promised}}
                {{#last_reminder}}
                We contacted your staff about this:

                {{#earlier}}
                - on {{date}} ({{medium}})
                {{/earlier}}

                {{/last_reminder}}
                {{#penalties_due}}
                To this are added by right and without any formality (article L2192-13 of the \
                French Public Procurement Code) late-payment interest, which runs from the day \
                after the end of each term of payment, at the rate of the European Central Bank \
                for its main refinancing operations, in force on the first day of the half-year \
                in \
                which the interest began to run, plus eight points (article R2192-31), and a \
                fixed \
                recovery fee of €40 per invoice (article D2192-35).

                {{> penalties-parts}}

                {{/penalties_due}}
                By this formal notice (mise en demeure) we respectfully ask you, as authorising \
                officer, to have payment of {{> sum-demanded}} ordered within eight days of \
                receiving this \
                letter, and to give us the number and the date of the payment order.

                {{#listed}}
                For information, your account also shows the following, which this formal notice \
                does not cover:

                {{> others}}

                {{/listed}}
                If a term has been suspended or a document is missing, please tell us the day or \
                which one: we will complete the file at once. If the payment has reached us in \
                the \
                meantime, this formal notice is void.

                Without payment or a reply within this time, the matter will be put before our \
                management, who will decide what follows.

                {{> payment}}

                {{> contest}}

                Yours faithfully,

                Dated {{today}}

                {{> signature}}
                """),
    ]
}
