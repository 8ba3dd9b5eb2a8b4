import Glibc
import Lua
import RelanceCore

/// Calls Lua from Swift under a budget, beside the same functions in a loop of plain Lua.
struct LuaBenchmark {
    /// Seconds for one call of each function.
    struct Costs {
        /// A function that adds one to a number.
        var call: Double
        /// A function that is given a record and reads nothing of it.
        var record: Double
        /// A function that reads ten fields of a record.
        var fields: Double
        /// A function that reads two fields of each of the five records of another.
        var scoring: Double
        /// A function that only computes: what the budget itself costs.
        var loop: Double

        /// What one of the ten reads adds to the call.
        var field: Double { (fields - record) / 10 }
    }

    let calls = 1_000_000
    private let runs = 5

    private static let call = "return function(number) return number + 1 end"
    private static let record = "return function(record) return 1 end"
    private static let fields = """
        return function(record)
          local a, b, c, d, e = record.id, record.number, record.kind, record.contact, record.currency
          local f, g, h, i = record.due_date, record.status, record.balance_cents, record.days_late
          return record.amount_cents
        end
        """
    private static let scoring = """
        return function(contact)
          local sum, late = 0, 0
          for _, record in ipairs(contact.invoices) do
            sum = sum + record.balance_cents
            if record.days_late > late then late = record.days_late end
          end
          return sum
        end
        """
    private static let loop = """
        return function(number)
          local sum = 0
          for round = 1, 1000 do sum = sum + round * number % 7 end
          return sum
        end
        """
    /// The loop is a thousand times longer than the others.
    private static let loops = 20_000
    private static let names = [
        "id", "number", "kind", "contact", "currency", "due_date", "status", "balance_cents",
        "days_late", "amount_cents",
    ]
    private static let count = 1_000
    private static let day = Day(number: 20_484)

    /// Through the room `Lua`; the values of a record's fields lie ready.
    func bySwift() throws -> Costs {
        let (fields, count) = (Self.shown, Self.names.count)
        let values = Self.records.flatMap { record in
            fields.map { Self.value($0.get(record, Self.day)) }
        }
        return try measure { row, field, answer in answer.give(values[row * count + field]) }
    }

    /// The same, with each value taken from an invoice by its list of fields.
    func byFields() throws -> Costs {
        let fields = Self.shown
        return try Self.records.withUnsafeBufferPointer { records in
            guard let first = records.baseAddress else {
                throw BenchmarkError("lua", "there are no records")
            }
            return try measure { row, field, answer in
                answer.give(Self.value(fields[field].read(first + row, Self.day)))
            }
        }
    }

    /// In a script that `lua5.4` runs; nil where it is not installed.
    func byLua(in workspace: borrowing Workspace) throws -> Costs? {
        try workspace.write(script, to: "loop.lua")
        let command = Command("lua5.4", workspace.path("loop.lua"))
        guard try command.run(output: workspace.path("times")) != nil else { return nil }
        let times = try workspace.text("times").split(separator: "\n").compactMap { Double($0) }
        guard times.count == 5 else {
            throw BenchmarkError("lua5.4", "printed \(times.count) times, expected 5")
        }
        return Costs(
            call: times[0] / Double(calls), record: times[1] / Double(calls),
            fields: times[2] / Double(calls), scoring: times[3] / Double(calls),
            loop: times[4] / Double(Self.loops))
    }

    private func measure(
        _ answer: @escaping (_ row: Int, _ field: Int, _ to: LuaAnswer) throws -> Void
    ) throws -> Costs {
        let state = try LuaState(budget: Budget())
        let type = LuaViewType(name: "invoice", fields: Self.names, in: state, answer: answer)
        let numbers = try function(Self.call, in: state)
        let call = try time { index in
            try state.call(numbers, context: "add") {
                $0.push(.integer(index))
            } results: {
                $0.integer(0) == index + 1
            }
        }
        func timeViews(_ source: String, _ isRight: (Int, Int?) -> Bool) throws -> Double {
            let function = try function(source, in: state)
            return try time { index in
                let row = index % Self.count
                return try state.call(function, context: "read") {
                    $0.push(LuaView(type: type, row: row))
                } results: {
                    isRight(row, $0.integer(0))
                }
            }
        }
        // As in a pass over the book: a call lends an account, and rows are places in its lists.
        let lent = Lent()
        let own = LuaViewType(name: "invoice", fields: Self.names, in: state) { row, field, to in
            try answer((lent.first + row) % Self.count, field, to)
        }
        let contacts = LuaViewType(name: "contact", fields: ["invoices"], in: state) { _, _ in
            .rows(own, count: 5)
        }
        let score = try function(Self.scoring, in: state)
        let scoring = try time { index in
            let row = index % Self.count
            lent.first = row
            return try state.call(score, context: "score") {
                $0.push(LuaView(type: contacts, row: 0))
            } results: {
                $0.integer(0) == (0..<5).reduce(0) { $0 + Self.cents((row + $1) % Self.count) }
            }
        }
        let compute = try function(Self.loop, in: state)
        let loop = try time(calls: Self.loops) { index in
            try state.call(compute, context: "loop") {
                $0.push(.integer(index))
            } results: {
                $0.integer(0) != nil
            }
        }
        return Costs(
            call: call, record: try timeViews(Self.record) { _, answer in answer == 1 },
            fields: try timeViews(Self.fields) { row, answer in answer == Self.cents(row) },
            scoring: scoring, loop: loop)
    }

    /// The account of a call: the invoices from a place on.
    private final class Lent {
        var first = 0
    }

    private func function(_ source: String, in state: LuaState) throws -> LuaReference {
        let chunk = try state.load(Array(source.utf8), name: "bench.lua")
        return try state.call(chunk, context: "loading it") { $0.reference(0, in: state) }
    }

    /// Seconds of this thread's CPU for one call of `body`: the median of some runs.
    private func time(calls: Int? = nil, _ body: (Int) throws -> Bool) throws -> Double {
        let calls = calls ?? self.calls
        var times: [Double] = []
        for _ in 0..<runs {
            let start = Self.now
            var right = 0
            for index in 0..<calls where try body(index) { right += 1 }
            times.append((Self.now - start) / Double(calls))
            guard right == calls else {
                throw BenchmarkError("lua", "\(calls - right) of \(calls) calls answered wrongly")
            }
        }
        return times.median
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static var shown: [Field<Invoice>] {
        names.compactMap { name in Invoice.fields.first { $0.name == name } }
    }

    private static var records: [Invoice] {
        (0..<count).map { place in
            var invoice = Invoice(id: "VE-20251115-\(place)-C00042")
            invoice.number = "FA2025-\(place)"
            invoice.contact = "C00042"
            invoice.dueDate = Day(number: 20_440 + place % 60)
            invoice.amount = Money(cents(place), .euro)
            return invoice
        }
    }

    private static func cents(_ place: Int) -> Int { 120_000 + place }

    private static func value(_ plain: Plain) -> LuaValue {
        switch plain {
        case .text(let text): .string(text)
        case .integer(let integer): .integer(integer)
        case .boolean(let boolean): .boolean(boolean)
        case .number(let number): .number(number)
        default: .nil
        }
    }

    private var script: String {
        """
        local add = (function() \(Self.call) end)()
        local nothing = (function() \(Self.record) end)()
        local read = (function() \(Self.fields) end)()
        local score = (function() \(Self.scoring) end)()
        local compute = (function() \(Self.loop) end)()
        local records, contacts = {}, {}
        for place = 0, \(Self.count - 1) do
          records[place] = {
            id = "VE-20251115-" .. place .. "-C00042", number = "FA2025-" .. place, kind = "invoice",
            contact = "C00042", currency = "EUR", due_date = "2026-01-" .. place % 31, status = "open",
            balance_cents = 120000 + place, days_late = place % 60, amount_cents = 120000 + place,
          }
        end
        for place = 0, \(Self.count - 1) do
          local invoices = {}
          for next = 0, 4 do invoices[next + 1] = records[(place + next) % \(Self.count)] end
          contacts[place] = { invoices = invoices }
        end
        local function median(body)
          local times = {}
          for run = 1, \(runs) do
            local start = os.clock()
            body()
            times[run] = os.clock() - start
          end
          table.sort(times)
          return times[\((runs + 1) / 2)]
        end
        print(median(function() for index = 0, \(calls - 1) do add(index) end end))
        print(median(function() for index = 0, \(calls - 1) do nothing(records[index % \(Self.count)]) end end))
        print(median(function() for index = 0, \(calls - 1) do read(records[index % \(Self.count)]) end end))
        print(median(function() for index = 0, \(calls - 1) do score(contacts[index % \(Self.count)]) end end))
        print(median(function() for index = 0, \(Self.loops - 1) do compute(index) end end))

        """
    }
}
