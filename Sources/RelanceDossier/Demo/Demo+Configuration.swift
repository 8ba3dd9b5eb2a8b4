extension Demo {
    /// The text of relance.toml.
    static let configuration = """
        # The dossier of an invented company, to try things out. Change what you like.

        # Who is owed. Letters and messages are written in its name.
        [creditor]
        name = "Ateliers Méridien SAS"
        siren = "123456782"
        address = ["18 quai des Ormeaux", "69007 Lyon"]
        iban = "FR7699999000690000001234584"
        # What the law asks for at the foot of a company's letters.
        legal = ["SAS au capital de 150 000 € – RCS Lyon 123 456 782 – TVA FR32 123456782"]
        time_zone = "Europe/Paris"

        # Whom customers may ask, and who is asked when a customer complains.
        [creditor.accounting]
        name = "Claire Vasseur"
        email = "claire.vasseur@meridien.example"
        phone = "04 65 71 00 11"

        [creditor.sales]
        name = "Karim Belkacem"
        email = "karim.belkacem@meridien.example"
        phone = "04 65 71 00 12"

        [creditor.manager]
        name = "Hélène Roche"
        email = "helene.roche@meridien.example"
        phone = "04 65 71 00 10"

        # When an invoice falls due where neither it nor the customer's own terms say so.
        [terms]
        payment_days = 30

        # The rates of a half-year for late-payment interest, in per cent, as they are published for it.
        # The program knows those up to the first half of 2026; these two are invented.
        [rates."2026-H2"]
        ecb = 2.15
        legal = 2.62

        # What a run does: the connectors are asked one after the other.
        [run]
        connectors = ["fec", "csv"]
        scoring    = ["payment-history", "exposure", "broken-promises"]
        # The first scenario that applies to a customer is its own.
        scenarios  = ["public-sector", "private-individual", "key-account", "chronic-late-payer", "standard"]
        # E-mails and letters become files in out/; what is not named here is a person's work.
        channels   = { email = "outbox", letter = "letter", registered-letter = "registered-letter" }
        reports    = ["summary", "aged-balance", "top-debtors", "disputes", "actions"]
        # Pins the day: the ledger ends on the evening before. Without this line, today is today.
        date = "2026-11-24"

        # The first plan of a real dossier waits for a person's approval; here it does not.
        [dunning]
        review_first_plan = false

        # Why invoices are late, who answers for it, and in how many business days.
        [causes.not-received]
        label    = { fr = "Facture non reçue", en = "Invoice not received" }
        family   = "administrative"
        owner    = "accounting"
        deadline = 3

        [causes.price]
        label    = { fr = "Prix ou remise", en = "Price or discount" }
        family   = "commercial"
        owner    = "sales"
        deadline = 5

        [causes.delivery]
        label    = { fr = "Livraison ou prestation contestée", en = "Delivery or service disputed" }
        family   = "commercial"
        owner    = "sales"
        deadline = 5

        [causes.order-number]
        label    = { fr = "Numéro de commande manquant", en = "Order number missing" }
        family   = "administrative"
        owner    = "sales"
        deadline = 3

        [causes.cash]
        label    = { fr = "Difficulté de trésorerie", en = "Cash difficulty" }
        family   = "financial"
        owner    = "accounting"
        deadline = 5

        # Where messages go.
        [channels.outbox]
        allow = { write = ["out"] }

        # Letters, as PDF for a print provider, and a line for each in the day's manifest.
        [channels.letter]
        allow = { write = ["out/letters"] }

        [channels.registered-letter]
        allow = { write = ["out/registered"] }

        # The ledger, as every French accounting program exports it. A plugin reads only the folders
        # that `allow` names.
        [connectors.fec]
        settings = { paths = ["ledger/*.txt"] }
        allow    = { read = ["ledger"] }

        # The customer file, the interlocutors, and what came back from customers: which column holds
        # what, and whose words mean what.
        [connectors.csv]
        allow = { read = ["contacts", "suivi"] }

        [[connectors.csv.settings.files]]
        path = "contacts/clients.csv"
        kind = "contacts"
        columns = { id = "Code client", name = "Raison sociale", \
        kind = { column = "Nature", values = { "Société" = "company", "Public" = "public", \
        "Particulier" = "person" } }, segment = "Typologie", siren = "SIREN", email = "E-mail", \
        phone = "Téléphone", address = ["Adresse", "Code postal et ville"], \
        terms = "Délai de paiement", "fields.salesperson" = "Commercial" }

        [[connectors.csv.settings.files]]
        path = "contacts/interlocuteurs.csv"
        kind = "people"
        columns = { contact = "Code client", name = "Nom", \
        role = { column = "Fonction", values = { "Comptabilité fournisseurs" = "billing", \
        "Acheteur" = "buyer", "DAF" = "finance", "Gérant" = "manager", \
        "Ordonnateur" = "manager", "Comptable public" = "paymaster", \
        "Siège social" = "registered-office" } }, email = "E-mail", phone = "Téléphone" }

        # A promise that is open is settled by the program: kept, or broken once its day has passed.
        [[connectors.csv.settings.files]]
        path = "suivi/promesses.csv"
        kind = "promises"
        columns = { id = "Référence", contact = "Code client", invoices = "Factures", \
        amount = "Montant promis", made_on = "Promis le", date = "Pour le", \
        status = { column = "État", values = { "En cours" = "open", "Tenue" = "kept", \
        "Non tenue" = "broken" } } }

        [[connectors.csv.settings.files]]
        path = "suivi/litiges.csv"
        kind = "disputes"
        columns = { id = "Référence", contact = "Code client", invoices = "Factures", \
        cause = { column = "Motif", values = { "Non reçue" = "not-received", "Prix" = "price", \
        "Livraison" = "delivery", "N° de commande" = "order-number", "Trésorerie" = "cash" } }, \
        amount = "Montant contesté", opened_on = "Ouvert le", deadline = "Réponse avant", \
        answered_on = "Répondu le", resolved_on = "Clos le", \
        owner = { column = "Responsable", values = { "Commerce" = "sales", \
        "Comptabilité" = "accounting" } }, status = { column = "État", values = { \
        "En cours" = "open", "Répondu" = "answered", "Clos" = "resolved" } }, \
        resolution = { column = "Issue", values = { "Fondé" = "upheld", \
        "Non fondé" = "rejected", "Transaction" = "settled" } } }

        """
}
