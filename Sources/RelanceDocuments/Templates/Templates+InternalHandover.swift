extension Templates {
    /// After the last step, and insolvency.
    static let internalHandover = [
        BundledTemplate(
            "handover",
            french: """
                Que faire maintenant : {{contact}}, {{total}}

                {{> internal-facts}}

                La question : quelle voie prenons-nous ? La décision est la vôtre, rien ne part \
                sans vous. Tarifs, délais et pièces sont à vérifier avant d’agir.

                Les voies :
                {{#is_company}}
                - médiation, la première pour un grand compte : Médiateur des entreprises, gratuit \
                et confidentiel, la relation est préservée
                - échéancier signé, avec reconnaissance de la dette : sans frais
                - jusqu’à 5 000 €, intérêts compris, procédure simplifiée par commissaire de \
                justice : frais à notre charge ; titre exécutoire si le client accepte
                - injonction de payer, au président du tribunal de commerce (ou des activités \
                économiques) du siège du client : frais de greffe, puis signification dans les \
                trois mois ; le client a un mois pour s’opposer
                - référé-provision ou assignation : honoraires d’avocat, devis à demander d’abord
                {{/is_company}}
                {{#is_public}}
                - médiation d’abord : Médiateur des entreprises, gratuit et confidentiel
                - mandatement d’office demandé au préfet, pour une collectivité locale : sans \
                frais ; conditions à vérifier
                - référé-provision devant le tribunal administratif : honoraires d’avocat \
                éventuels, devis à demander ; voir d’abord si le marché exige un mémoire en \
                réclamation
                {{/is_public}}
                {{#is_person}}
                - échéancier signé, adapté à ses moyens : sans frais
                - conciliateur de justice, à tenter d’abord jusqu’à 5 000 € : gratuit
                - jusqu’à 5 000 €, intérêts compris, procédure simplifiée par commissaire de \
                justice : frais à notre charge ; titre exécutoire si le client accepte
                - injonction de payer, au tribunal judiciaire : requête, puis signification dans \
                les trois mois ; le client a un mois pour s’opposer
                {{/is_person}}
                - abandon de tout ou partie : passage en perte, TVA à voir avec l’expert-comptable

                Prescription, à vérifier facture par facture :
                {{#is_company}}
                - cinq ans à compter de la livraison ou de la fin de la prestation (un an pour un \
                transport)
                {{/is_company}}
                {{#is_public}}
                - quatre ans à compter du 1er janvier qui suit l’année de la créance
                {{/is_public}}
                {{#is_person}}
                - deux ans à compter de la livraison ou de la fin de la prestation
                {{/is_person}}
                - la mise en demeure ne l’interrompt pas ; une reconnaissance de dette, un acompte \
                ou une demande en justice, si
                {{#last_day}}
                - dernier jour pour la première, d’après sa date ou ce qui l’a reconnue depuis : \
                {{last_day}}
                {{/last_day}}
                {{^last_day}}
                - dernier jour : … / … / …
                {{/last_day}}

                Pièces enregistrées : les factures du tableau, et ces relances :
                {{#earlier}}
                - {{date}}, {{medium}}
                {{/earlier}}
                {{^earlier}}
                - aucune
                {{/earlier}}

                Pièces à réunir :
                - ☐ commande ou contrat signé, conditions générales acceptées
                - ☐ bon de livraison, procès-verbal ou preuve de la prestation
                - ☐ preuve d’envoi et de réception de la mise en demeure
                - ☐ échanges avec le client : promesses, contestations, reconnaissance de dette
                - ☐ identité et adresse à jour du client, absence de procédure collective ou de \
                surendettement

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : rien n’est engagé, aucune relance ne suit, et la prescription court.
                """,
            english: """
                What to do now: {{contact}}, {{total}}

                {{> internal-facts}}

                The question: which way do we take? The decision is yours, nothing leaves without \
                you. Fees, terms and papers are to be checked before acting.

                The ways:
                {{#is_company}}
                - mediation, first for a key account: Médiateur des entreprises, free of charge \
                and confidential, it preserves the relation
                - instalments, signed, with an acknowledgement of the debt: no cost
                - up to 5,000 €, interest included, the simplified procedure through a commissaire \
                de justice: costs are ours; enforceable title if the customer accepts
                - order to pay (injonction de payer), from the president of the commercial court \
                of the customer’s seat: court fees, then service within three months; the customer \
                has one month to oppose
                - interim payment (référé-provision) or summons: lawyer’s fees, ask for a \
                quotation first
                {{/is_company}}
                {{#is_public}}
                - mediation first: Médiateur des entreprises, free of charge and confidential
                - payment ordered by the prefect (mandatement d’office), for a local authority: no \
                cost; conditions to be checked
                - interim payment (référé-provision) before the administrative court: lawyer’s \
                fees if any, ask for a quotation; see first whether the contract demands a \
                statement of claim
                {{/is_public}}
                {{#is_person}}
                - instalments, signed, within the person’s means: no cost
                - conciliator (conciliateur de justice), to be tried first up to 5,000 €: free of \
                charge
                - up to 5,000 €, interest included, the simplified procedure through a commissaire \
                de justice: costs are ours; enforceable title if the customer accepts
                - order to pay (injonction de payer), from the tribunal judiciaire: request, then \
                service within three months; the customer has one month to oppose
                {{/is_person}}
                - giving up all or part: written off, VAT to be seen with the accountant

                Prescription, to be checked invoice by invoice:
                {{#is_company}}
                - five years from the delivery or the end of the service (one year for carriage)
                {{/is_company}}
                {{#is_public}}
                - four years from 1 January after the year of the claim
                {{/is_public}}
                {{#is_person}}
                - two years from the delivery or the end of the service
                {{/is_person}}
                - the formal notice does not interrupt it; an acknowledgement of the debt, a part \
                payment or a claim in court does
                {{#last_day}}
                - last day for the first of them, by its date or what acknowledged it since: \
                {{last_day}}
                {{/last_day}}
                {{^last_day}}
                - last day: … / … / …
                {{/last_day}}

                Papers on record: the invoices of the table, and these reminders:
                {{#earlier}}
                - {{date}}, {{medium}}
                {{/earlier}}
                {{^earlier}}
                - none
                {{/earlier}}

                Papers to gather:
                - ☐ order or signed contract, general terms accepted
                - ☐ delivery note, report or proof of the service
                - ☐ proof that the formal notice was sent and received
                - ☐ exchanges with the customer: promises, objections, acknowledgement of the debt
                - ☐ the customer’s identity and address as of today, no insolvency or \
                over-indebtedness proceedings

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: nothing is started, no reminder follows, and the prescription \
                runs.
                """),
        BundledTemplate(
            "insolvency",
            french: """
                Créance à déclarer : {{contact}}, {{total}}

                {{> internal-facts}}

                Procédure collective : plus aucun message ne part à ce client. Depuis le jugement \
                d’ouverture, les dettes antérieures ne peuvent être ni réclamées ni payées.

                La question : qui déclare la créance, et quel jour ?

                Dernier jour : deux mois après la publication du jugement au BODACC (art. R622-24 \
                du Code de commerce) ; deux mois de plus pour un créancier hors de France \
                métropolitaine.
                - jugement publié au BODACC le … / … / … (bodacc.fr)
                - dernier jour pour déclarer : … / … / …

                À faire :
                - ☐ adresser la déclaration au mandataire judiciaire ou au liquidateur nommé au \
                BODACC, avec une preuve de réception
                - ☐ y porter toutes les sommes dues au jour du jugement, échues ou à échoir, et \
                les garanties ; joindre les factures et les pièces
                - ☐ marchandises sous réserve de propriété : les revendiquer dans les trois mois \
                de la publication
                - ☐ sommes non affectées et avoirs : à dire au mandataire, ne rien compenser seul

                {{> invoices}}

                {{> internal-answer}}

                Sans réponse : le délai court. Une créance déclarée trop tard est écartée des \
                répartitions, sauf relevé de forclusion à demander en principe dans les six mois \
                de la publication.
                """,
            english: """
                Claim to declare: {{contact}}, {{total}}

                {{> internal-facts}}

                Insolvency proceedings: no message goes to this customer any more. Since the \
                opening judgment, earlier debts may be neither claimed nor paid.

                The question: who declares the claim, and on which day?

                Last day: two months after the publication of the judgment in BODACC (art. \
                R622-24, Code de commerce); two months more for a creditor outside metropolitan \
                France.
                - judgment published in BODACC on … / … / … (bodacc.fr)
                - last day for declaring: … / … / …

                To do:
                - ☐ send the declaration to the mandataire judiciaire or liquidator named in \
                BODACC, with proof of reception
                - ☐ put in all sums owed on the day of the judgment, due or to come, and the \
                guarantees; attach the invoices and papers
                - ☐ goods under retention of title: claim them back within three months of the \
                publication
                - ☐ payments not allocated and credit notes: tell the mandataire, set off nothing \
                alone

                {{> invoices}}

                {{> internal-answer}}

                Without an answer: the term runs. A claim declared too late has no part in the \
                distributions, unless relief is granted, to be asked for as a rule within six \
                months of the publication.
                """),
    ]
}
