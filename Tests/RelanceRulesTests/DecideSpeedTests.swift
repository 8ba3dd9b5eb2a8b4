import RelanceCore
import RelanceRules
import Testing

/// How the time of a decision grows: eight times the items may not take much more than eight times.
@Suite(.serialized)
struct DecideSpeedTests {
    @Test func `items of one contact`() throws {
        #expect(try growth { Case(items($0)) } < 24)
    }

    @Test func `items that are recorded, promised, disputed and wait for approval`() throws {
        let growth = try growth { count in
            var table = Case(items(count))
            table.scenarios = [.standard]
            for index in 0..<count where index % 3 == 0 {
                table.did("relance-2", 2, on: 12, for: "F\(index)")
            }
            for index in 0..<count where index % 7 == 0 {
                var dispute = Dispute(id: "D\(index)")
                dispute.invoices = ["F\(index)"]
                table.account.disputes.append(dispute)
                var promise = Promise(id: "Q\(index)")
                (promise.invoices, promise.amount) = (["F\(index + 1)"], Money(50_00, .euro))
                (promise.date, promise.baselineCents) = (Case.due.adding(60), 100_00)
                table.account.promises.append(promise)
            }
            table.account.payments = [.free(90_00)]
            table.account.standing = try table.decide(45).actions
            for index in table.account.standing.indices {
                table.account.standing[index].status = .awaitingApproval
            }
            return table
        }
        #expect(growth < 24)
    }

    @Test func `an action an invoice`() throws {
        #expect(
            try growth { count in
                var table = Case(items(count))
                table.scenarios[0].scenario.grouping = .invoice
                table.policy.isFirstPlan = true
                table.account.standing = try table.decide(45).actions
                return table
            } < 24)
    }

    private func items(_ count: Int) -> [Invoice] {
        (0..<count).map { .late("F\($0)", 100_00, due: $0 * 60 / count) }
    }

    /// How many times longer 4,000 items take than 500.
    private func growth(_ table: (Int) throws -> Case) throws -> Double {
        try time(table(4000)) / time(table(500))
    }

    private func time(_ table: Case) throws -> Double {
        let clock = ContinuousClock()
        let times = try (0..<3).map { _ in try clock.measure { _ = try table.decide(50) } }
        return (times.min() ?? .zero) / .microseconds(1)
    }
}
