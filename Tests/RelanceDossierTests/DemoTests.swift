import RelanceCore
import Testing

@testable import RelanceDossier

struct DemoTests {
    private let files = DemoFiles.read

    @Test func `it has these files, and the same bytes each time`() {
        let (one, other) = (Demo.files(), Demo.files())
        #expect(
            one.map(\.path) == [
                "relance.toml", "ledger/123456782FEC20251231.txt",
                "ledger/123456782FEC20261231.txt", "contacts/clients.csv",
                "contacts/interlocuteurs.csv", "suivi/promesses.csv", "suivi/litiges.csv",
                ".gitignore",
            ])
        #expect(one.map(\.bytes) == other.map(\.bytes))
        var digest = Digest()
        for file in one { digest.add(Array(file.path.utf8) + file.bytes) }
        #expect(digest.text == "7e8739808fb187f1")
    }

    @Test func `it stands still on Tuesday, 24 November 2026`() {
        #expect(Demo.day == Day("2026-11-24") && Demo.day.weekday == 2)
        #expect(Demo.firstDay == Day("2025-06-01"))
        #expect(files.configuration.contains("\ndate = \"\(Demo.day)\"\n"))
    }

    @Test func `the customer files name each segment, kind and role`() {
        let segments = Dictionary(grouping: files.customers) { $0.cell("Typologie") }
        #expect(
            segments.mapValues(\.count) == [
                "grand-compte": 8, "pme": 44, "secteur-public": 12, "particulier": 16,
            ])
        #expect(segments["secteur-public"]?.allSatisfy { $0.cell("Nature") == "Public" } == true)
        #expect(segments["particulier"]?.allSatisfy { $0.cell("Nature") == "Particulier" } == true)
        #expect(
            segments["grand-compte"]?.allSatisfy {
                Terms($0.cell("Délai de paiement")) == Terms(days: 45, endOfMonth: .after)
            } == true)
        #expect(
            Set(files.people.map { $0.cell("Fonction") }) == [
                "Comptabilité fournisseurs", "Acheteur", "DAF", "Gérant", "Comptable public",
                "Ordonnateur", "Siège social",
            ])
        #expect(files.customers.contains { $0.cell("Raison sociale").contains("Œillade") })
        #expect(
            files.customers.contains {
                $0.cell("Raison sociale") == #"Boulangerie "Au Pétrin d'Argent" SARL"#
            })
    }

    @Test func `every column that the configuration names is there`() {
        let headers = files.customers + files.people + files.promises + files.disputes
        let columns = Set(headers.flatMap(\.keys))
        for column in columns { #expect(files.configuration.contains("\"\(column)\"")) }
        #expect(columns.count == 27)
    }

    @Test func `one customer stands in the ledger only, and one in the customer file only`() {
        let rows = (files.first + files.second).filter(\.isOfCustomer)
        let booked = Set(rows.map { $0.cell("CompAuxNum") })
        let listed = Set(files.customers.map { $0.cell("Code client") })
        #expect(booked.subtracting(listed) == ["C0081"])
        #expect(listed.subtracting(booked) == ["C0044"])
        #expect(Set(files.people.map { $0.cell("Code client") }).isSubset(of: listed))
    }

    @Test func `promises and disputes are about invoices of their customer, and come in time`() {
        let sold = Dictionary(
            (files.first + files.second).filter(\.isOfCustomer).map {
                ($0.cell("PieceRef"), $0)
            }, uniquingKeysWith: { first, _ in first })
        for row in files.promises + files.disputes {
            let numbers = row.cell("Factures").split(separator: ",").map {
                String($0.drop { $0 == " " })
            }
            #expect(!numbers.isEmpty)
            for number in numbers {
                #expect(
                    sold[number]?.cell("CompAuxNum") == row.cell("Code client"), "\(number)")
            }
        }
        let states = files.promises.map { $0.cell("État") } + files.disputes.map { $0.cell("État") }
        #expect(Set(states) == ["En cours", "Tenue", "Non tenue", "Répondu", "Clos"])
        let outcomes = Set(files.disputes.map { $0.cell("Issue") })
        #expect(outcomes == ["", "Fondé", "Non fondé", "Transaction"])
    }

    @Test func `the ledger names a customer in thirty capitals`() {
        let names = files.customers.map { ($0.cell("Code client"), $0.cell("Raison sociale")) }
        let proper = Dictionary(uniqueKeysWithValues: names)
        for row in files.second where row.isOfCustomer {
            guard let name = proper[row.cell("CompAuxNum")] else { continue }
            #expect(row.cell("CompAuxLib") == Folding.fold(name).uppercased().prefix(30))
        }
    }

    @Test func `no name, number or address comes twice`() {
        let names =
            files.customers.map { $0.cell("Raison sociale") } + files.people.map { $0.cell("Nom") }
        #expect(names.count == Set(names.map(Folding.fold)).count)
        for column in ["Code client", "SIREN", "E-mail", "Téléphone"] {
            let cells = files.customers.map { $0.cell(column) }.filter { !$0.isEmpty }
            #expect(cells.count == Set(cells).count, "\(column)")
        }
    }

    @Test func `addresses and numbers are of the ranges kept for fiction`() {
        let ranges = ["01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"]
        for row in files.customers + files.people {
            let email = row.cell("E-mail")
            #expect(email.isEmpty || email.hasSuffix(".example") && email.allSatisfy(\.isASCII))
            let phone = row.cell("Téléphone")
            #expect(phone.count == 14 && ranges.contains(String(phone.prefix(8))), "\(phone)")
        }
        for word in files.configuration.split(whereSeparator: { " \"\n".contains($0) }) {
            #expect(!word.contains("@") || word.hasSuffix("@meridien.example"), "\(word)")
        }
        let lacking = files.customers.filter { $0.cell("E-mail").isEmpty }
        #expect(lacking.count == 7)
        let reached = Set(files.people.map { $0.cell("Code client") })
        let alone = files.customers.filter {
            $0.cell("Nature") != "Particulier" && !reached.contains($0.cell("Code client"))
        }
        #expect(alone.count == 4)
    }

    @Test func `every SIREN has Luhn's sum, and persons have none`() {
        for row in files.customers where row.cell("Nature") != "Particulier" {
            #expect(Self.isLuhn(row.cell("SIREN")), "\(row.cell("SIREN"))")
        }
        for row in files.customers where row.cell("Nature") == "Particulier" {
            #expect(row.cell("SIREN").isEmpty)
        }
        #expect(Self.isLuhn("123456782") && !Self.isLuhn("123456783"))
    }

    @Test func `the creditor's IBAN has the rest 1 by 97`() throws {
        let line = try #require(
            files.configuration.split(separator: "\n").first { $0.hasPrefix("iban") })
        let iban = try #require(line.split(separator: "\"").last)
        #expect(iban.count == 27)
        let rest = (iban.dropFirst(4) + iban.prefix(4)).reduce(0) { rest, letter in
            let value = Int(String(letter), radix: 36) ?? 0
            return (rest * (value < 10 ? 10 : 100) + value) % 97
        }
        #expect(rest == 1)
    }

    private static func isLuhn(_ digits: String) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = (Int(String(digit.element)) ?? 0) * (digit.offset % 2 == 0 ? 1 : 2)
            return sum + value / 10 + value % 10
        }
        return digits.count == 9 && sum % 10 == 0
    }
}
