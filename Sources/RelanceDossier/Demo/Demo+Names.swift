extension Demo {
    /// The words of which addresses and people are made.
    enum Names {
        static let firstNames = words(
            """
            Anne, Marc, Sandrine, Yves, Caroline, Didier, Émilie, Franck, Géraldine, Hervé, Isabelle,
            Jérôme, Karine, Laurent, Maëlle, Nicolas, Odile, Pascal, Régine, Sébastien, Thérèse, Ulysse,
            Valérie, William, Xavier, Yasmina, Zoé, Alain, Brigitte, Cédric, Delphine, Éric, Fanny,
            Guillaume, Héloïse, Ivan, Joëlle, Kévin, Ludivine, Mathieu, Noémie, Olivier, Perrine, Quentin,
            Rachel, Stéphane, Tiphaine, Vincent
            """)

        static let surnames = words(
            """
            Le Goff, Kervella, Tanguy, Riou, Quéméneur, Lecacheux, Auvray, Lemonnier, Vandamme, Delattre,
            Caudron, Wattel, Schmitt, Klein, Haffner, Wendling, Jacquot, Grosjean, Burnier, Chavanel,
            Peyrard, Vialatte, Arnaud, Giraudo, Pellissier, Luciani, Casabianca, Cazaux, Delmas, Puech,
            Vidal, Etcheverry, Larrieu, Dubourg, Faucher, Guérin, Chauvet, Bréchet, Bourdin, Rousselet,
            Marchal, Da Silva, Benali, N'Diaye, Nguyen, Traoré, Lopez, Haddad, Kowalski, Moreau, Fabre,
            Lefèvre, Roux, Girard, Bonnet, Mercier, Perrin, Clément, Gautier, Masson, Besnard, Hamel,
            Poirier, Joubert, Carlier, Barre
            """)

        static let streets = words(
            """
            rue des Tanneurs, rue de la République, avenue Jean-Jaurès, place du Marché, rue Pasteur,
            chemin des Vignes, boulevard Gambetta, rue du Moulin, quai de la Fosse, route de la Forêt,
            allée des Tilleuls, rue Victor-Hugo, impasse du Lavoir, rue de l'Église, avenue de la Gare,
            rue des Écoles, rue du Faubourg, cours des Platanes, rue de la Fontaine, chemin du Halage
            """)

        /// Industrial estates, for some of the companies.
        static let estates = words(
            """
            ZA des Prés, ZI du Grand Port, parc d'activités des Landes, ZA de la Croix Blanche
            """)

        static let salespeople = ["Karim Belkacem", "Maud Ferrandel", "Yann Trividic"]

        /// Whom the creditor buys from, for which account, and what an invoice of theirs comes to.
        static let suppliers: [(name: String, account: Account, euros: Int)] = [
            ("Scierie du Haut-Bréval SARL", .materials, 6_800),
            ("Quincaillerie Morvalon SAS", .materials, 2_400),
            ("Vernis & Teintes Colorelle SAS", .materials, 1_900),
            ("Panneaux Ligneval SA", .materials, 8_200),
            ("Outillage Fraisel SARL", .supplies, 650),
            ("Énergie Rhône-Alvéole SA", .supplies, 1_700),
            ("SCI des Ormeaux", .rent, 4_500),
        ]

        /// The telephone ranges kept for fiction, and the departments where each is at home.
        ///
        /// Source: ARCEP, decision 2018-0881 on the numbering plan.
        private static let landlines: [(prefix: String, departments: String)] = [
            ("01 99 00", "75 77 78 91 92 93 94 95"),
            ("02 61 91", "14 18 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85"),
            ("03 53 01", "02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90"),
            ("05 36 49", "09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87"),
        ]

        /// The first digits of a landline in `town`; the south-east has all other departments.
        static func landline(in town: String) -> String {
            let department = town.prefix(2)
            let range = landlines.first {
                $0.departments.split(separator: " ").contains(department)
            }
            return range?.prefix ?? "04 65 71"
        }

        static let mobile = "06 39 98"

        /// The name of the interlocutor at `place`; surnames come again with other first names.
        static func interlocutor(_ place: Int) -> (first: String, last: String) {
            (firstNames[place * 5 % firstNames.count], surnames[place % surnames.count])
        }

        private static func words(_ text: String) -> [String] {
            let joined = text.split(separator: "\n").joined(separator: " ")
            return joined.split(separator: ",").map { String($0.drop { $0 == " " }) }
        }
    }
}
