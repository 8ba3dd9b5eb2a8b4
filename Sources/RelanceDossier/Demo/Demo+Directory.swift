import RelanceCore

extension Demo {
    /// What the customer file says of one customer beyond its name: where and how it is reached.
    struct Directory {
        let customer: Customer
        let siren: String
        let email: String
        let phone: String
        let address: String
        let salesperson: String
        let people: [Person]

        /// An interlocutor at a customer's.
        struct Person {
            let name: String
            /// The function in French, as the file words it.
            let role: String
            let email: String
            let phone: String
        }

        /// The entries of the customer file, in the order of the codes.
        static let all: [Directory] = {
            var met = 0
            return Customer.all.filter { !$0.quirks.contains(.onlyInLedger) }.map {
                Directory($0, met: &met)
            }
        }()

        /// Makes up the entry of `customer`; `met` counts the interlocutors made up so far.
        private init(_ customer: Customer, met: inout Int) {
            var generator = Generator(.directory, customer.place)
            self.customer = customer
            siren = customer.segment == .person ? "" : Self.siren(&generator)
            phone = Self.phone(of: customer, &generator)
            address = Self.address(of: customer, &generator)
            salesperson = customer.segment == .person ? "" : generator.pick(Names.salespeople)
            let isPerson = customer.segment == .person
            let domain = isPerson ? "courriel" : slug(Self.brand(of: customer.name))
            let box = isPerson ? slug(customer.name) : "contact"
            email = customer.quirks.contains(.noEmail) ? "" : "\(box)@\(domain).example"
            people = Self.roles(of: customer, &generator).map { role in
                defer { met += 1 }
                return Self.person(
                    met, as: role, at: domain, phone: Self.phone(of: customer, &generator))
            }
        }

        private static func person(_ place: Int, as role: String, at domain: String, phone: String)
            -> Person
        {
            let (first, last) = Names.interlocutor(place)
            let box = "\(slug(first)).\(slug(last))"
            return Person(
                name: "\(first) \(last)", role: role, email: "\(box)@\(domain).example",
                phone: phone)
        }

        private static func roles(of customer: Customer, _ generator: inout Generator) -> [String] {
            if customer.quirks.contains(.noPeople) { return [] }
            switch customer.segment {
            case .keyAccount:
                return ["Comptabilité fournisseurs", "Acheteur", "DAF", "Siège social"]
            case .company:
                let known = [
                    "Comptabilité fournisseurs", generator.pick(["Gérant", "Gérant", "Acheteur"]),
                ]
                let roles = generator.happens(60) ? known : [generator.pick(known)]
                return roles + (generator.happens(40) ? ["Siège social"] : [])
            case .publicBody:
                let roles = ["Comptabilité fournisseurs", "Comptable public"]
                return roles + (generator.happens(50) ? ["Acheteur", "Ordonnateur"] : [])
            case .person: return []
            }
        }

        /// Nine digits of which Luhn's sum is a multiple of ten; no real company's begins with 0.
        private static func siren(_ generator: inout Generator) -> String {
            let digits = [0] + (1...7).map { _ in generator.number(below: 10) }
            let sum = digits.enumerated().reduce(0) { sum, digit in
                let doubled = digit.element * (digit.offset % 2 == 0 ? 1 : 2)
                return sum + doubled / 10 + doubled % 10
            }
            return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
        }

        private static func phone(of customer: Customer, _ generator: inout Generator) -> String {
            let isMobile =
                customer.segment == .person
                || customer.segment == .company && generator.happens(10)
            let prefix = isMobile ? Names.mobile : Names.landline(in: customer.town)
            let (one, two) = (generator.number(below: 100), generator.number(below: 100))
            return "\(prefix) \(one.padded(2)) \(two.padded(2))"
        }

        private static func address(of customer: Customer, _ generator: inout Generator) -> String {
            let street = "\(generator.number(in: 1...120)) \(generator.pick(Names.streets))"
            guard customer.segment == .company, generator.happens(20) else { return street }
            return "\(generator.pick(Names.estates)) ; \(street)"
        }

        /// The name without the words for the legal form.
        private static func brand(of name: String) -> String {
            let forms: Set<String> = ["SA", "SAS", "SARL", "SCEA"]
            return name.split(separator: " ").filter { !forms.contains(String($0)) }
                .joined(separator: " ")
        }
    }

    /// A name as it stands in e-mail addresses: small letters, and hyphens for all else.
    private static func slug(_ name: String) -> String {
        let letters = Folding.fold(name).map {
            $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : " "
        }
        return String(letters).split(separator: " ").joined(separator: "-")
    }
}
