import Glibc
import Lua
import RelanceCore
import RelancePlugins

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

        static func / (left: Costs, right: Costs) -> Costs {
            Costs(
                call: left.call / right.call, record: left.record / right.record,
                fields: left.fields / right.fields, scoring: left.scoring / right.scoring,
                loop: left.loop / right.loop)
        }

        static func median(_ runs: [Costs]) -> Costs {
            Costs(
                call: runs.map(\.call).median, record: runs.map(\.record).median,
                fields: runs.map(\.fields).median, scoring: runs.map(\.scoring).median,
                loop: runs.map(\.loop).median)
        }
    }

    let calls = 500_000
    private let runs = 9

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

    /// The median costs from Swift and of a script that `lua5.4` runs, and of their ratios.
    ///
    /// Both are timed in turn, run by run: a machine that others share slows them down alike. Without `lua5.4`
    /// there is nothing to compare with.
    func run(in workspace: borrowing Workspace) throws -> (swift: Costs, lua: Costs?, ratio: Costs?)
    {
        try workspace.write(script, to: "loop.lua")
        let records = Self.records
        let (own, plain) = try records.withUnsafeBufferPointer { records in
            guard let first = records.baseAddress else {
                throw BenchmarkError("lua", "there are no records")
            }
            let scripts = try Scripts(first)
            var (own, plain): ([Costs], [Costs]) = ([], [])
            for _ in 0..<runs {
                own.append(try measure(scripts))
                if let costs = try byLua(in: workspace) { plain.append(costs) }
            }
            return (own, plain)
        }
        guard plain.count == runs else { return (.median(own), nil, nil) }
        return (.median(own), .median(plain), .median(zip(own, plain).map { $0 / $1 }))
    }

    private func byLua(in workspace: borrowing Workspace) throws -> Costs? {
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

    /// The functions in a state under the usual budget, with views of the records as a pass over the book has them.
    private struct Scripts {
        let state: LuaState
        let record: LuaViewType
        let contact: LuaViewType
        let lent = Lent()
        let call, nothing, read, score, compute: LuaReference

        init(_ first: UnsafePointer<Invoice>) throws {
            let state = try LuaState(budget: Budget())
            let (fields, day, lent) = (LuaBenchmark.shown, LuaBenchmark.day, lent)
            let record = LuaViewType(
                name: "invoice",
                fields: fields.map { field in
                    LuaField(field.name) { $1.give(field.read(first + lent.first + $0, day)) }
                }, in: state)
            let invoices = LuaField("invoices") { $1.give(rowsOf: record, count: 5) }
            contact = LuaViewType(name: "contact", fields: [invoices], in: state)
            func function(_ source: String) throws -> LuaReference {
                let chunk = try state.load(Array(source.utf8), name: "bench.lua")
                return try state.call(chunk, context: "loading it") { $0.reference(0, in: state) }
            }
            call = try function(LuaBenchmark.call)
            nothing = try function(LuaBenchmark.record)
            read = try function(LuaBenchmark.fields)
            score = try function(LuaBenchmark.scoring)
            compute = try function(LuaBenchmark.loop)
            (self.state, self.record) = (state, record)
        }
    }

    /// The account that a call is about: five records, the first of which stands here.
    private final class Lent {
        var first = 0
    }

    private func measure(_ scripts: Scripts) throws -> Costs {
        let (state, lent) = (scripts.state, scripts.lent)
        func timeViews(_ function: LuaReference, _ view: LuaView, _ isRight: (Int, Int?) -> Bool)
            throws -> Double
        {
            try time { index in
                lent.first = index % Self.count
                return try state.call(function, context: "read") {
                    $0.push(view)
                } results: {
                    isRight(lent.first, $0.integer(0))
                }
            }
        }
        func timeNumbers(_ function: LuaReference, calls: Int, _ isRight: (Int, Int?) -> Bool)
            throws -> Double
        {
            try time(calls: calls) { index in
                try state.call(function, context: "compute") {
                    $0.push(.integer(index))
                } results: {
                    isRight(index, $0.integer(0))
                }
            }
        }
        let record = LuaView(type: scripts.record, row: 0)
        let contact = LuaView(type: scripts.contact, row: 0)
        return Costs(
            call: try timeNumbers(scripts.call, calls: calls) { $1 == $0 + 1 },
            record: try timeViews(scripts.nothing, record) { $1 == 1 },
            fields: try timeViews(scripts.read, record) { $1 == Self.cents($0) },
            scoring: try timeViews(scripts.score, contact) { $1 == 5 * Self.cents($0) + 10 },
            loop: try timeNumbers(scripts.compute, calls: Self.loops) { $1 != nil })
    }

    /// Seconds of this thread's CPU for one call of `body`.
    private func time(calls: Int? = nil, _ body: (Int) throws -> Bool) throws -> Double {
        let calls = calls ?? self.calls
        let start = Self.now
        var right = 0
        for index in 0..<calls where try body(index) { right += 1 }
        let seconds = (Self.now - start) / Double(calls)
        guard right == calls else {
            throw BenchmarkError("lua", "\(calls - right) of \(calls) calls answered wrongly")
        }
        return seconds
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
        (0..<count + 5).map { place in
            var invoice = Invoice(id: "VE-20251115-\(place)-C00042")
            invoice.number = "FA2025-\(place)"
            invoice.contact = "C00042"
            invoice.dueDate = Day(number: 20_440 + place % 60)
            invoice.amount = Money(cents(place), .euro)
            return invoice
        }
    }

    private static func cents(_ place: Int) -> Int { 120_000 + place }

    private var script: String {
        """
        local add = (function() \(Self.call) end)()
        local nothing = (function() \(Self.record) end)()
        local read = (function() \(Self.fields) end)()
        local score = (function() \(Self.scoring) end)()
        local compute = (function() \(Self.loop) end)()
        local records, contacts = {}, {}
        for place = 0, \(Self.count + 4) do
          records[place] = {
            id = "VE-20251115-" .. place .. "-C00042", number = "FA2025-" .. place, kind = "invoice",
            contact = "C00042", currency = "EUR", due_date = "2026-01-" .. place % 31, status = "open",
            balance_cents = 120000 + place, days_late = place % 60, amount_cents = 120000 + place,
          }
        end
        for place = 0, \(Self.count - 1) do
          local invoices = {}
          for next = 0, 4 do invoices[next + 1] = records[place + next] end
          contacts[place] = { invoices = invoices }
        end
        local function seconds(calls, body, values)
          local start = os.clock()
          for index = 0, calls - 1 do body(values and values[index % \(Self.count)] or index) end
          return os.clock() - start
        end
        print(seconds(\(calls), add))
        print(seconds(\(calls), nothing, records))
        print(seconds(\(calls), read, records))
        print(seconds(\(calls), score, contacts))
        print(seconds(\(Self.loops), compute))

        """
    }
}
