import RelanceCore

extension Demo {
    /// Which lines of the parties' accounts settle each other, as far as one year's books show.
    struct Lettering {
        /// What stands at a lettered line; no day while there is a rest.
        struct Mark {
            let code: String
            let day: Day?
        }

        private struct Key: Hashable {
            let party: Party
            let group: Group
        }

        /// A group as it grows.
        private struct Sum {
            let first: Int
            var cents = 0
            var lines = 0
            var last: Day
        }

        private let marks: [Key: Mark]

        /// Letters the groups that balance, each party's from AAA on, on the day after they do.
        init(of entries: [Entry], known: Day) {
            let sums = Self.sums(of: entries).sorted {
                ($0.value.last, $0.value.first) < ($1.value.last, $1.value.first)
            }
            var (marks, counts) = ([Key: Mark](), [Party: Int]())
            for (key, sum) in sums
            where sum.lines > 1 && (sum.cents == 0 || key.group.isMarkedPartly) {
                let code = Self.code(counts[key.party, default: 0])
                counts[key.party, default: 0] += 1
                let day = min(BusinessDays.first(from: sum.last.adding(1)), known)
                let isSettled = sum.cents == 0
                marks[key] = Mark(
                    code: isSettled ? code : code.lowercased(), day: isSettled ? day : nil)
            }
            self.marks = marks
        }

        private static func sums(of entries: [Entry]) -> [Key: Sum] {
            var (sums, count) = ([Key: Sum](), 0)
            for entry in entries {
                for line in entry.lines {
                    guard let party = line.party, let group = line.group else { continue }
                    let key = Key(party: party, group: group)
                    var sum = sums[key] ?? Sum(first: count, last: entry.date)
                    sum.cents += line.cents
                    sum.lines += 1
                    sum.last = entry.date
                    sums[key] = sum
                    count += 1
                }
            }
            return sums
        }

        /// The mark at `line`, if it has one.
        func mark(at line: Line) -> Mark? {
            guard let party = line.party, let group = line.group else { return nil }
            return marks[Key(party: party, group: group)]
        }

        /// Whether other lines settle `line` in full.
        func isSettled(_ line: Line) -> Bool { mark(at: line)?.day != nil }

        /// The code at a place: AAA, AAB … AAZ, ABA and so on.
        private static func code(_ number: Int) -> String {
            let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            return String([number / 676, number / 26, number].map { letters[$0 % 26] })
        }
    }
}
