extension Demo.Customer {
    /// The customers in the order of their codes.
    static let all: [Demo.Customer] = {
        let segments: [(Segment, [Demo.Customer])] = [
            (.keyAccount, keyAccounts), (.company, companies), (.publicBody, publicBodies),
            (.person, persons), (.company, strangers),
        ]
        let customers = segments.flatMap { segment, members in members.map { ($0, segment) } }
        return customers.enumerated().map { $1.0.placed($0 + 1, in: $1.1) }
    }()

    private static let keyAccounts: [Demo.Customer] = [
        .init("Groupe Hexalune Distribution SA", "92400 Courbevoie", .slow, 34, of: 3_400),
        .init("Compagnie Rhodanelle d'Hôtellerie SA", "69003 Lyon", .prompt, 26, of: 2_600),
        .init("Résidences Alizelle SA", "13002 Marseille", .slow, 28, of: 2_100),
        .init("Assurances mutuelles du Grand Merle", "79000 Niort", .prompt, 24, of: 1_900),
        .init("Banque coopérative Estuaire & Marches", "44000 Nantes", .prompt, 22, of: 2_300),
        .init("Magasins Tournebelle SA", "59000 Lille", .chronic, 30, of: 2_800, [.paysTooMuch]),
        .init("Cliniques Valombreuse SAS", "67000 Strasbourg", .slow, 26, of: 1_700),
        .init("Armement Cap-Sillon SA", "35400 Saint-Malo", .prompt, 18, of: 3_100, [.paysTwice]),
    ]

    private static let companies: [Demo.Customer] = [
        .init("Papeterie des Trois Fontaines SARL", "86000 Poitiers", .prompt, 8, of: 640),
        .init("Menuiserie Kerlann SARL", "29000 Quimper", .prompt, 12, of: 980, [.discount]),
        .init("Biscuiterie Ty Gwennel SAS", "56000 Vannes", .slow, 13, of: 720),
        .init("Chantiers navals du Raz Blanc SAS", "29100 Douarnenez", .chronic, 18, of: 2_300),
        .init("Conserverie Penn Avelic SAS", "29900 Concarneau", .chronic, 14, of: 860),
        .init("Cidrerie de la Haie-Brunel SARL", "14100 Lisieux", .prompt, 6, of: 430, [.noPeople]),
        .init("Imprimerie Lecouvrel & Fils SARL", "76000 Rouen", .slow, 14, of: 780),
        .init("Transports Hautefeuillade SAS", "27000 Évreux", .chronic, 18, of: 1_450),
        .init("Brasserie du Vieux Belfroy SARL", "59300 Valenciennes", .slow, 11, of: 560),
        .init("Filature de la Lys dorée SAS", "59280 Armentières", .chronic, 17, of: 1_900),
        .init("Mécanique Wattrelin SARL", "62300 Lens", .chronic, 15, of: 690, [.returnedDebit]),
        .init("Ateliers Bois-Picardel SARL", "80000 Amiens", .prompt, 10, of: 520, [.noEmail]),
        .init("Champagne Vauclerc-Marisel SARL", "51200 Épernay", .slow, 10, of: 1_700),
        .init("Verrerie de la Haute-Mosselle SAS", "67310 Wasselonne", .slow, 12, of: 1_050),
        .init("Winstub zum Storchenbrunnel SARL", "68000 Colmar", .prompt, 5, of: 380, [.noPeople]),
        .init("Cartonnages Saint-Dizelle SAS", "88000 Épinal", .chronic, 16, of: 840),
        .init("Horlogerie Grandvaux-Perrenel SARL", "25000 Besançon", .prompt, 7, of: 930),
        .init("Fromagerie des Monts d'Orbelle SAS", "39300 Champagnole", .slow, 12, of: 760),
        .init("Caves Rochebeaunel SARL", "21200 Beaune", .slow, 11, of: 1_200, [.noEmail]),
        .init("Fonderie du Creux-Morinel SAS", "71200 Le Creusot", .stopped, 14, of: 2_600),
        .init("Coutellerie Thiolet-Vernaud SARL", "63300 Thiers", .prompt, 8, of: 410, [.discount]),
        .init("Décolletage Burgnardin SAS", "74300 Cluses", .prompt, 13, of: 1_100),
        .init("Soieries Vaucelin-Brottel SARL", "69004 Lyon", .chronic, 13, of: 880, [.noTerms]),
        .init("Agence Quai Nord Scénographie SAS", "93500 Pantin", .chronic, 18, of: 1_350),
        .init(
            "Hôtel des Cimes Blanchelles SARL", "73700 Bourg-Saint-Maurice", .slow, 12, of: 1_600),
        .init("Calissons Mirabel-Fauquet SARL", "13100 Aix-en-Provence", .prompt, 7, of: 450),
        .init("Parfums Sainte-Honorelle SARL", "06130 Grasse", .slow, 12, of: 1_300),
        .init("Domaine de la Bastide-Œillade SCEA", "83170 Brignoles", .chronic, 13, of: 970),
        .init("Charcuterie Casa Muntagnella SARL", "20250 Corte", .slow, 10, of: 390, [.noPeople]),
        .init("Librairie-café La Page cornée SARL", "75011 Paris", .chronic, 15, of: 480),
        .init("Tuilerie lauragaise Bonnefousse SARL", "11400 Castelnaudary", .prompt, 8, of: 620),
        .init("Aéro-Composites Garonnelle SAS", "31770 Colomiers", .prompt, 17, of: 2_900),
        .init("Gants Cazelles-Millavat SARL", "12100 Millau", .chronic, 13, of: 650, [.writtenOff]),
        .init("Salaisons de l'Aubrac blanc SAS", "12210 Laguiole", .slow, 11, of: 740, [.noEmail]),
        .init(
            "Vignobles Castéral-Montbrunel SCEA", "32000 Auch", .chronic, 14, of: 1_150,
            [.noEmail, .noPeople]),
        .init("Sandalerie Etxe Gorrial SARL", "64130 Mauléon-Licharre", .prompt, 0, of: 350),
        .init("Ostréiculture Bassin des Pinsons SARL", "33470 Gujan-Mestras", .slow, 10, of: 530),
        .init(
            "Tonnellerie Charentonnel SAS", "16100 Cognac", .prompt, 12, of: 1_800, [.looseCredit]),
        .init("Porcelaines Vieilleval-Ardant SARL", "87000 Limoges", .slow, 10, of: 540),
        .init("Truffes & Confits de Sarladel SARL", "24200 Sarlat-la-Canéda", .slow, 9, of: 470),
        .init("Vergers du Haut-Anjoulet SCEA", "49000 Angers", .chronic, 13, of: 820, [.noTerms]),
        .init("Serres maraîchères Loirelle SARL", "44430 Le Loroux-Bottereau", .slow, 9, of: 690),
        .init("Tréfileries du Berry rouge SAS", "18100 Vierzon", .chronic, 16, of: 1_250),
        .init(
            #"Boulangerie "Au Pétrin d'Argent" SARL"#, "37000 Tours", .prompt, 6, of: 330,
            [.returnedDebit]),
    ]

    private static let publicBodies: [Demo.Customer] = [
        .init("Commune de Montbrelin-sur-Ouche", "21490 Montbrelin", .publicBody, 9, of: 1_400),
        .init("Commune de Saint-Ambrelin", "63590 Saint-Ambrelin", .publicBody, 6, of: 900),
        .init("Commune de Kérazel-Plage", "22560 Kérazel-Plage", .publicBody, 7, of: 1_100),
        .init("Communauté de communes d'Ervanne", "53300 Ervanne", .publicBody, 8, of: 2_200),
        .init("Syndicat des eaux de Basse-Ervelle", "50300 Basse-Ervelle", .publicBody, 5, of: 700),
        .init("Lycée des métiers de Valbruyère", "42600 Valbruyère", .publicBody, 12, of: 1_900),
        .init("Collège de la Roche-Ambelle", "19300 Roche-Ambelle", .publicBody, 7, of: 650),
        .init("Centre hospitalier de Brissoncourt", "08300 Brissoncourt", .slow, 14, of: 2_700),
        .init("Centre hospitalier d'Orsenne", "65300 Orsenne", .publicBody, 13, of: 2_400),
        .init("EHPAD du Sacré-Cœur d'Aumerville", "62550 Aumerville", .publicBody, 8, of: 1_000),
        .init("Université de la Côte-Vermillonne", "66600 Vermillonne", .publicBody, 11, of: 2_000),
        .init(
            "Office de tourisme du Lac-Merlin", "74120 Lac-Merlin", .slow, 6, of: 550, [.noEmail]),
    ]

    private static let persons: [Demo.Customer] = [
        .init("Solène Trémeur", "29000 Quimper", .atOnce, 2, of: 620),
        .init("Bastien Oudinel", "75020 Paris", .atOnce, 3, of: 340),
        .init("Mireille Castagnède", "40100 Dax", .never, 2, of: 480, [.writtenOff]),
        .init("Hugo Vanhoutten", "59800 Lille", .atOnce, 2, of: 290),
        .init("Aïcha Belmahi", "69008 Lyon", .atOnce, 3, of: 510),
        .init("Étienne Grandclaude", "88000 Épinal", .never, 2, of: 350),
        .init("Françoise Puybaret", "19100 Brive-la-Gaillarde", .atOnce, 2, of: 780, [.noEmail]),
        .init("Louis-Marie Kergoal", "56100 Lorient", .never, 2, of: 260, [.noEmail]),
        .init("Inès Pastorelli", "06300 Nice", .atOnce, 3, of: 430),
        .init("Théo Zimmerlin", "68100 Mulhouse", .atOnce, 2, of: 390),
        .init("Nathalie Desbordeaux", "33000 Bordeaux", .never, 3, of: 310),
        .init("Rémi Fontvieillard", "13200 Arles", .atOnce, 2, of: 560),
        .init("Corinne Maisonhaute", "43000 Le Puy-en-Velay", .atOnce, 2, of: 240),
        .init("Amadou Sylvère", "93200 Saint-Denis", .never, 2, of: 420),
        .init("Paul-Antoine Marianelli", "20000 Ajaccio", .atOnce, 2, of: 890),
        .init("Lucile Brandicourt", "80100 Abbeville", .slow, 3, of: 370),
    ]

    /// Those whom nobody has entered in the customer file.
    private static let strangers: [Demo.Customer] = [
        .init("Pâtisserie Lune d'Avoine SARL", "75018 Paris", .slow, 7, of: 310, [.onlyInLedger])
    ]
}
