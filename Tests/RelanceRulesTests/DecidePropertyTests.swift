import RelanceCore
import RelanceRules
import RelanceTestSupport
import Testing

/// What holds of every decision, tried on accounts made by chance.
struct DecidePropertyTests {
    private static let seeds = UInt64(1)...250

    @Test func `claims no more than there is, nothing twice, one message a currency`() throws {
        for seed in Self.seeds {
            let table = RandomAccount(seed: seed).table
            for day in stride(from: -10, through: 120, by: 13) {
                let decision = try table.decide(day)
                try check(decision, table, "seed \(seed), day \(day)")
                #expect(try table.decide(day) == decision)
            }
        }
    }

    private func check(_ decision: Decision, _ table: Case, _ place: Comment) throws {
        let open = table.account.invoices.filter { $0.balance.cents > 0 }
        #expect(decision.items.map(\.invoice) == open.map(\.id), place)
        let balances = Dictionary(uniqueKeysWithValues: open.map { ($0.id, $0.balance.cents) })
        let blocked = Set(
            table.account.disputes.filter { $0.status != .resolved && $0.amountCents == nil }
                .flatMap(\.invoices))
        var messages: [Currency] = []
        var claimed: Set<String> = []
        for action in decision.actions {
            if action.isMessage { messages.append(action.amount.currency) }
            #expect(
                action.amount.cents == action.claims.reduce(0) { $0 + $1.cents }
                    || action.template == "find-person", place)
            // A question about what is disputed claims nothing.
            for claim in action.claims where !action.isReply {
                #expect(claimed.insert(claim.invoice).inserted, place)
                #expect(claim.cents > 0 && claim.cents <= balances[claim.invoice] ?? 0, place)
                #expect(!blocked.contains(claim.invoice), place)
                let isDone = table.account.records.contains {
                    $0.invoice == claim.invoice && $0.step == claim.step
                }
                #expect(!isDone || action.promise != nil, place)
            }
        }
        #expect(Set(messages).count == messages.count, place)
        for currency in Set(messages) {
            let sum = decision.actions.filter { $0.amount.currency == currency && $0.isMessage }
                .reduce(0) { $0 + $1.amount.cents }
            #expect(sum <= table.account.balanceCents(in: currency), place)
        }
    }

    @Test func `nothing changes before the wake`() throws {
        for seed in Self.seeds {
            let table = RandomAccount(seed: seed).table
            var day = Int(seed % 60) - 20
            for _ in 0..<6 {
                let decision = try table.decide(day)
                let wake = decision.wake.map { Case.due.days(to: $0) } ?? day + 400
                #expect(wake > day)
                for later in day + 1..<max(min(wake, day + 60), day + 1) {
                    let same = try table.decide(later).timeless == decision.timeless
                    #expect(same, "seed \(seed), day \(day), later \(later)")
                    if !same { return }
                }
                day = wake
            }
        }
    }

    @Test func `day by day, no step is done twice and no level falls`() throws {
        for seed in Self.seeds where seed % 10 == 0 {
            var table = RandomAccount(seed: seed, isFresh: true).table
            var messages: [Int] = []
            for day in -10...80 {
                let before = table.account.records.count
                let last = table.account.lastMessage
                try table.send(day)
                if table.account.lastMessage != last { messages.append(day) }
                for record in table.account.records[before...] where record.outcome == .done {
                    let earlier = table.account.records[..<before].filter {
                        $0.invoice == record.invoice && $0.outcome == .done
                            && $0.step != "broken-promise"
                    }
                    #expect(
                        earlier.allSatisfy {
                            $0.level <= record.level || record.step == "broken-promise"
                        })
                    #expect(!earlier.contains { $0.step == record.step })
                }
            }
            #expect(zip(messages, messages.dropFirst()).allSatisfy { $1 - $0 >= 5 })
        }
    }
}

extension Decision {
    /// Itself without what moves with the day though nothing changes.
    fileprivate var timeless: Decision {
        var copy = self
        copy.wake = nil
        for index in copy.actions.indices {
            copy.actions[index].date = nil
            copy.actions[index].lapses = nil
        }
        for index in copy.items.indices { copy.items[index].until = nil }
        return copy
    }
}

/// An account made by chance.
private struct RandomAccount {
    private(set) var table = Case([])
    private var dice: Dice

    init(seed: UInt64, isFresh: Bool = false) {
        dice = Dice(seed: seed)
        table.scenarios = [chance(2) ? .standard : .plain]
        let count = number(1...6)
        table.account.invoices = (0..<count).map { invoice("F\($0)") }.sorted {
            ($0.dueDate ?? Case.due.adding(900), $0.id) < (
                $1.dueDate ?? Case.due.adding(900), $1.id
            )
        }
        if chance(3) {
            table.account.payments = [.free(number(1...60) * 10_00, on: number(-30...20))]
        }
        if chance(4) { table.account.contact.email = nil }
        if chance(6) { table.account.contact.address = [] }
        if chance(6) { table.account.contact.people = [] }
        table.policy.minimumCents = chance(3) ? 50_00 : 0
        addPromise()
        addDispute()
        guard !isFresh else { return }
        if chance(10) { table.policy.isFirstPlan = true }
        if chance(10) { table.policy.staleReason = "as_of" }
        if chance(3) { table.account.lastMessage = Case.due.adding(number(-20...30)) }
        if chance(12) {
            table.account.contact.holdReason = "asked"
            table.account.contact.holdUntil = Case.due.adding(number(-5...40))
        }
        addRecords()
        if chance(3) { addStanding() }
    }

    private mutating func chance(_ sides: Int) -> Bool {
        Int.random(in: 1...sides, using: &dice) == 1
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &dice)
    }

    private mutating func invoice(_ id: String) -> Invoice {
        let states = ["insolvency", "direct_debit", "returned", "paid_claimed", "retention"]
        var invoice = Invoice.late(
            id, number(1...80) * 10_00, due: chance(12) ? nil : number(-60...60),
            chance(8) ? [states[number(0...4)]] : [],
            currency: chance(5) ? .of("USD") : .euro)
        if chance(8) { invoice.amount.cents *= -1 }
        if chance(8) { invoice.dueDateSource = .defaultTerms }
        if chance(20) { invoice.dueDate = Case.due.adding(-number(80...400)) }
        return invoice
    }

    private mutating func addPromise() {
        guard chance(3) else { return }
        var promise = Promise(id: "Q")
        promise.invoices = chance(2) ? [] : table.account.invoices.prefix(2).map(\.id)
        promise.amount = Money(number(1...60) * 10_00, .euro)
        promise.date = Case.due.adding(number(-20...40))
        promise.status = chance(2) ? .open : .broken
        table.account.promises = [promise]
    }

    private mutating func addDispute() {
        guard chance(4) else { return }
        var dispute = Dispute(id: "D")
        dispute.invoices = table.account.invoices.suffix(1).map(\.id)
        dispute.amountCents = chance(2) ? nil : number(1...30) * 10_00
        dispute.deadline = chance(2) ? nil : Case.due.adding(number(-10...30))
        table.account.disputes = [dispute]
    }

    private mutating func addRecords() {
        let outcomes: [StepRecord.Outcome] = [.done, .done, .done, .skipped, .lapsed, .bounced]
        let steps = table.scenarios[0].scenario.steps
        for invoice in table.account.invoices where chance(2) {
            var day = number(-20...20)
            for step in steps.prefix(number(1...steps.count)) where !chance(4) {
                day += number(0...9)
                table.did(
                    step.name, step.level, on: day, for: invoice.id, outcomes[number(0...5)],
                    medium: step.medium)
            }
        }
    }

    private mutating func addStanding() {
        guard var action = try? table.decide(number(0...40)).actions.first else { return }
        let statuses: [Action.Status] = [.awaitingApproval, .toDo, .failed, .planned]
        action.status = statuses[number(0...3)]
        table.account.standing = [action]
    }
}
