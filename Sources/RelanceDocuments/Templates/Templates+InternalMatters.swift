extension Templates {
    /// Disputes that wait, and people who are missing.
    static let internalMatters = [
        BundledTemplate(
            "dispute-reminder",
            french: """
                Litige sans réponse : {{contact}}, \
                {{#disputed}}{{disputed}}{{/disputed}}{{^disputed}}{{total}}{{/disputed}}

                {{> internal-facts}}

                Le délai pour répondre au client est passé. Le reste du compte suit son cours, \
                cette somme attend.

                La question : que répondons-nous au client, et quel jour ?

                {{> invoices}}

                {{> dispute-answer}}

                Sans réponse : la somme reste mise à part et impayée, et le litige passe à \
                {{manager_name}}{{^manager_name}}la direction{{/manager_name}}.
                """,
            english: """
                Dispute without an answer: {{contact}}, \
                {{#disputed}}{{disputed}}{{/disputed}}{{^disputed}}{{total}}{{/disputed}}

                {{> internal-facts}}

                The time to answer the customer is over. The rest of the account goes on, this \
                amount waits.

                The question: what do we answer the customer, and on which day?

                {{> invoices}}

                {{> dispute-answer}}

                Without an answer: the amount stays set aside and unpaid, and the dispute goes to \
                {{manager_name}}{{^manager_name}}management{{/manager_name}}.
                """),
        BundledTemplate(
            "dispute-escalation",
            french: """
                Litige à trancher : {{contact}}, \
                {{#disputed}}{{disputed}}{{/disputed}}{{^disputed}}{{total}}{{/disputed}}

                {{> internal-facts}}

                Ce litige n’a toujours pas de réponse enregistrée. Le client attend de savoir ce \
                que nous faisons.

                La question : donnons-nous raison au client, tort, ou cherchons-nous un accord ?
                - raison : un avoir est établi, et la cause est à corriger chez nous
                - tort : on lui explique pourquoi, avec les pièces, et un nouveau jour de règlement
                - accord : une somme et un jour, écrits et signés

                {{> invoices}}

                {{> dispute-answer}}

                Sans réponse : rien n’est tranché ; la somme reste mise à part, impayée, et la \
                prescription court.
                """,
            english: """
                Dispute to decide: {{contact}}, \
                {{#disputed}}{{disputed}}{{/disputed}}{{^disputed}}{{total}}{{/disputed}}

                {{> internal-facts}}

                This dispute still has no answer on record. The customer is waiting to know what \
                we do.

                The question: is the customer right, wrong, or do we seek an agreement?
                - right: a credit note is made, and the cause is to be mended on our side
                - wrong: we explain why, with the papers, and give a new day of payment
                - agreement: an amount and a day, written and signed

                {{> invoices}}

                {{> dispute-answer}}

                Without an answer: nothing is decided; the amount stays set aside and unpaid, and \
                the prescription runs.
                """),
        BundledTemplate(
            "find-person",
            french: """
                Interlocuteur à trouver chez {{contact}}{{#role}} : {{role}}{{/role}}

                Pour {{owner_name}}

                - client : {{contact}} ({{contact_id}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}})
                - recherché : {{role}}{{^role}}une adresse ou un numéro qui réponde{{/role}}
                - en attente : {{total}}
                {{#contact_phone}}
                - téléphone enregistré : {{contact_phone}}
                {{/contact_phone}}
                {{#contact_email}}
                - e-mail enregistré : {{contact_email}}
                {{/contact_email}}

                {{#is_person}}
                La question : quelle adresse, quel e-mail ou quel numéro cette personne a-t-elle \
                donné ?

                Où chercher : le contrat, la commande, ses propres messages. Nulle part ailleurs : \
                ni employeur, ni famille, ni réseaux sociaux.
                {{/is_person}}
                {{^is_person}}
                La question : qui tient ce rôle, et à quel numéro ou quelle adresse le joindre ?

                Où chercher :
                - la commande, le contrat, les signatures de leurs derniers e-mails
                - leur standard : « Qui suit les factures fournisseurs, et comment lui écrire ? », \
                sans parler de la dette
                - {{#sales_name}}{{sales_name}}, au commerce{{#sales_phone}}, \
                {{sales_phone}}{{/sales_phone}}{{/sales_name}}{{^sales_name}}chez nous, qui a pris \
                la commande{{/sales_name}}
                {{#is_public}}
                - l’annuaire du portail de dépôt : service, comptable public, ordonnateur
                {{/is_public}}
                {{#is_company}}
                - dirigeant et siège : annuaire-entreprises.data.gouv.fr, mentions légales de leur \
                site
                {{/is_company}}
                {{/is_person}}

                {{#listed}}
                {{> others}}

                {{/listed}}
                {{> internal-answer}}

                La personne trouvée s’ajoute ainsi :
                - relance person add {{contact_id}} name=NOM role=RÔLE email=ADRESSE phone=NUMÉRO
                - RÔLE : billing, buyer, finance, manager, paymaster ou registered-office

                Sans réponse : ce qui devait partir reste en attente ; rien n’est envoyé à \
                quelqu’un d’autre.
                """,
            english: """
                Person to find at {{contact}}{{#role}}: {{role}}{{/role}}

                For {{owner_name}}

                - customer: {{contact}} ({{contact_id}}{{#contact_siren}}, SIREN \
                {{contact_siren}}{{/contact_siren}})
                - wanted: {{role}}{{^role}}an address or number that answers{{/role}}
                - waiting: {{total}}
                {{#contact_phone}}
                - telephone on record: {{contact_phone}}
                {{/contact_phone}}
                {{#contact_email}}
                - e-mail on record: {{contact_email}}
                {{/contact_email}}

                {{#is_person}}
                The question: which address, e-mail or number has this person given?

                Where to look: the contract, the order, the person’s own messages. Nowhere else: \
                no employer, no family, no social networks.
                {{/is_person}}
                {{^is_person}}
                The question: who holds this role, and at which number or address?

                Where to look:
                - the order, the contract, the signatures of their latest e-mails
                - their switchboard: “Who looks after supplier invoices, and how can I write to \
                them?”, without a word about the debt
                - {{#sales_name}}{{sales_name}}, in sales{{#sales_phone}}, \
                {{sales_phone}}{{/sales_phone}}{{/sales_name}}{{^sales_name}}on our side, whoever \
                took the order{{/sales_name}}
                {{#is_public}}
                - the directory of the deposit portal: service, public paymaster, head of the body
                {{/is_public}}
                {{#is_company}}
                - manager and seat: annuaire-entreprises.data.gouv.fr, the legal notice of their \
                site
                {{/is_company}}
                {{/is_person}}

                {{#listed}}
                {{> others}}

                {{/listed}}
                {{> internal-answer}}

                Whoever is found is added like this:
                - relance person add {{contact_id}} name=NAME role=ROLE email=ADDRESS phone=NUMBER
                - ROLE: billing, buyer, finance, manager, paymaster or registered-office

                Without an answer: what was to leave waits; nothing is sent to anyone else.
                """),
    ]
}
