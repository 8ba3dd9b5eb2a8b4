import RelanceCore
import Testing

@testable import RelanceDossier

struct DemoLedgerTests {
    private let files = DemoFiles.read

    private var years: [[DemoFiles.Row]] { [files.first, files.second] }

    /// The invoices issued in either year.
    private var invoices: [DemoFiles.Row] {
        years.joined().filter {
            $0.isOfCustomer && $0.cell("JournalCode") == "VE" && $0.cents > 0
        }
    }

    /// The invoices of which something is open on the demo's day.
    private var open: [DemoFiles.Row] {
        files.second.filter {
            $0.isOfCustomer && !$0.isSettled && $0.cell("PieceRef").hasPrefix("FA-")
        }
    }

    @Test func `a row has the eighteen columns of the FEC`() {
        let header = String(
            decoding: DemoFiles.bytes("ledger/123456782FEC20261231.txt"), as: UTF8.self
        )
        .prefix { $0 != "\r\n" }
        #expect(
            header.split(separator: "\t").joined(separator: " ") == """
                JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum \
                CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet \
                ValidDate Montantdevise Idevise
                """)
        #expect(years.allSatisfy { $0.allSatisfy { $0.count == 18 } })
    }

    @Test func `every entry balances, and entries are numbered without a gap, day by day`() {
        for year in years {
            var sums: [String: Int] = [:]
            var (numbers, last) = ([String: Int](), "")
            for row in year {
                let (journal, number) = (row.cell("JournalCode"), Int(row.cell("EcritureNum")) ?? 0)
                sums["\(journal) \(number)", default: 0] += row.cents
                #expect([numbers[journal] ?? 1, (numbers[journal] ?? 0) + 1].contains(number))
                numbers[journal] = number
                #expect(row.cell("EcritureDate") >= last)
                last = row.cell("EcritureDate")
            }
            #expect(sums.values.allSatisfy { $0 == 0 })
        }
    }

    @Test func `the second year opens what the first leaves open, invoice by invoice`() {
        let left = files.first.filter { $0.isOfCustomer && !$0.isSettled }
        let opened = files.second.filter { $0.isOfCustomer && $0.cell("JournalCode") == "AN" }
        let key = { (row: DemoFiles.Row) in
            [row.cell("CompAuxNum"), row.cell("PieceRef"), row.cell("PieceDate"), "\(row.cents)"]
                .joined(separator: " ")
        }
        #expect(left.map(key).sorted() == opened.map(key).sorted())
        #expect(opened.count > 150 && opened.allSatisfy { $0.cell("EcritureDate") == "20260101" })
        #expect(files.second.prefix { $0.cell("JournalCode") == "AN" }.count > opened.count)
        let isLettered = opened.filter(\.isSettled)
        #expect(isLettered.count > 100)
    }

    @Test func `each customer's balance carries over`() {
        var balances: [String: Int] = [:]
        for row in files.first where row.isOfCustomer {
            balances[row.cell("CompAuxNum"), default: 0] += row.cents
        }
        for row in files.second where row.isOfCustomer && row.cell("JournalCode") == "AN" {
            balances[row.cell("CompAuxNum"), default: 0] -= row.cents
        }
        #expect(balances.values.allSatisfy { $0 == 0 })
    }

    @Test func `lettered lines of a customer sum to zero, those in small letters do not`() {
        for year in years {
            let lettered = year.filter { !$0.cell("EcritureLet").isEmpty }
            let groups = Dictionary(grouping: lettered) {
                "\($0.cell("CompAuxNum")) \($0.cell("EcritureLet"))"
            }
            for (name, rows) in groups {
                let sum = rows.reduce(0) { $0 + $1.cents }
                #expect(rows.count > 1 && (sum == 0) == rows[0].isSettled, "\(name)")
                #expect(rows.allSatisfy { ($0.day("DateLet") != nil) == $0.isSettled }, "\(name)")
            }
            let codes = Dictionary(grouping: groups.keys) { $0.suffix(3) }
            #expect((codes["AAA"]?.count ?? 0) > 40)
        }
        let small = files.second.filter { !$0.cell("EcritureLet").isEmpty && !$0.isSettled }
        #expect(2...20 ~= small.count)
    }

    @Test func `nothing happens on a day without business, or after the evening before`() throws {
        let limits = [try #require(Day("2025-12-31")), Demo.day.adding(-1)]
        for (year, limit) in zip(years, limits) {
            for row in year {
                let isOpening = row.cell("JournalCode") == "AN"
                for column in ["EcritureDate", "PieceDate", "DateLet", "ValidDate"] {
                    guard let day = row.day(column) else {
                        #expect(column == "DateLet" && row.cell(column).isEmpty)
                        continue
                    }
                    let isNewYear = isOpening && row.cell(column) == "20260101"
                    #expect(
                        day <= limit && (isNewYear || Self.isBusinessDay(day)), "\(column) \(day)")
                }
            }
        }
    }

    private static func isBusinessDay(_ day: Day) -> Bool {
        let fixed = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"]
        let movable = ["2025-04-20", "2026-04-05"].compactMap { Day($0) }
            .flatMap { easter in [1, 39, 50].map { easter.adding($0) } }
        return day.weekday <= 5 && !fixed.contains(String(day.description.suffix(5)))
            && !movable.contains(day)
    }

    @Test func `invoices are as many and as large as a small company's`() {
        #expect(900...1_400 ~= invoices.count)
        #expect(invoices.allSatisfy { 80_00...25_000_00 ~= $0.cents })
        let sums = invoices.map(\.cents).sorted()
        #expect(sums[sums.count / 2] < sums.reduce(0, +) / sums.count)
        let months = Dictionary(grouping: invoices) { $0.cell("EcritureDate").prefix(6) }
        #expect(months.count == 18 && months.values.allSatisfy { $0.count >= 50 })
        let turnover = months.mapValues { $0.reduce(0) { $0 + $1.cents } }
        #expect((turnover["202608"] ?? 0) * 2 < turnover["202610"] ?? 0)
    }

    @Test func `a good part is open, in every bucket of the aged balance`() {
        #expect(250...350 ~= open.count)
        let balance = files.second.filter(\.isOfCustomer).reduce(0) { $0 + $1.cents }
        #expect(400_000_00...900_000_00 ~= balance)
        let terms = files.customers.map {
            ($0.cell("Code client"), Terms($0.cell("Délai de paiement")))
        }
        let agreed = Dictionary(uniqueKeysWithValues: terms)
        var buckets = [0, 0, 0, 0, 0]
        for row in open {
            let term = (agreed[row.cell("CompAuxNum")] ?? nil) ?? Terms(days: 30)
            guard let issue = row.day("PieceDate") else { continue }
            let late = term.dueDate(from: issue).days(to: Demo.day)
            buckets[late <= 0 ? 0 : min((late - 1) / 30 + 1, 4)] += 1
        }
        #expect(buckets.allSatisfy { $0 >= 20 }, "\(buckets)")
        #expect(buckets.dropFirst().reduce(0, +) * 2 > open.count)
    }

    @Test func `the ledger has its special cases`() {
        let rows = files.second.filter(\.isOfCustomer)
        let money = rows.filter { $0.cell("JournalCode") == "BQ" }
        #expect(money.filter { $0.cents > 0 }.count == 2)
        let joint = money.filter {
            $0.cell("EcritureLib").split(separator: " ").filter { $0.hasPrefix("FA-") }.count > 1
        }
        #expect(joint.count > 20)
        #expect(
            rows.contains {
                $0.cell("PieceRef") == "AV-2025-0017" && $0.cell("EcritureLet").isEmpty
            })
        #expect(money.contains { $0.cents < 0 && $0.cell("EcritureLet").isEmpty })
        let accounts = Set(years.joined().map { $0.cell("CompteNum") })
        #expect(
            accounts.isSuperset(of: ["401000", "606000", "445660", "665000", "654000", "706000"]))
    }
}
