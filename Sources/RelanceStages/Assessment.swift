package import RelanceCore
package import RelanceRules
package import RelanceStore

/// Scores the customers and decides what to do for them, in one pass over the book.
///
/// Accounts are taken in contact order, cut into chunks; each chunk gets fresh plugins, and one writer
/// takes the results in order. So the outcome is the same with any number of workers. Only accounts that
/// have moved, or whose answer the day may have changed, are looked at.
package struct Assessment: Sendable {
    /// What of it is done.
    package struct Tasks: OptionSet, Sendable {
        package let rawValue: Int
        package static let score = Tasks(rawValue: 1)
        package static let plan = Tasks(rawValue: 2)

        /// Makes a set.
        package init(rawValue: Int) { self.rawValue = rawValue }
    }

    /// What an assessment goes by.
    package struct Policy: Sendable {
        package var day: Day
        package var calendar: Calendar
        package var dunning: RelanceRules.Policy
        /// Business days that a promise may come late.
        package var promiseTolerance: Int
        /// Channel plugins by medium.
        package var channels: [Medium: String]
        /// What late payment costs.
        package var latePayment: LatePayment
        /// The currency of `ctx.book`.
        package var currency: Currency
        /// Moves with whatever of the configuration a decision goes by.
        package var digest: String

        /// Makes a policy.
        package init(
            day: Day, calendar: Calendar, dunning: RelanceRules.Policy, promiseTolerance: Int,
            channels: [Medium: String], latePayment: LatePayment = LatePayment(),
            currency: Currency = .euro, digest: String
        ) {
            self.latePayment = latePayment
            self.currency = currency
            self.day = day
            self.calendar = calendar
            self.dunning = dunning
            self.promiseTolerance = promiseTolerance
            self.channels = channels
            self.digest = digest
        }
    }

    /// How far it is: accounts done, of how many.
    package typealias Progress = (_ done: Int, _ total: Int) -> Void

    private let source: any PluginSource
    private let openStore: @Sendable () throws -> Store
    private let policy: Policy
    private let workers: Workers

    /// Makes an assessment; every worker opens a store and plugins of its own.
    package init(
        source: any PluginSource, policy: Policy, workers: Workers,
        openStore: @escaping @Sendable () throws -> Store
    ) {
        self.source = source
        self.policy = policy
        self.workers = workers
        self.openStore = openStore
    }

    /// Assesses what has to be assessed.
    ///
    /// Where a scenario does not load nothing is planned: without it its customers would be put under
    /// another. That is thrown where there is nothing else to do, and else a problem. Throws what the
    /// store says, too.
    package func run(
        _ wanted: Tasks, into store: Store, progress: Progress = { _, _ in }
    ) throws -> AssessmentReport {
        let end = monthEnd
        let first = try source.open(kinds(wanted)) { try end.totals() }
        let fault = unplannable(wanted, first)
        let tasks = fault == nil ? wanted : wanted.subtracting(.plan)
        if let fault, tasks.isEmpty { throw fault }
        var writer = AssessmentWriter(
            store, policy: policy, rules: first.scoring.map(\.name), digests: digests(first))
        writer.report.problems = first.problems
        let digest = writer.digests.score
        if tasks.contains(.score) {
            try end.renewScores(in: store, digest: digest, on: policy.day)
        }
        let contacts = try store.contactsToAssess(
            score: tasks.contains(.score) ? writer.digests.score : nil,
            plan: tasks.contains(.plan) ? writer.digests.plan : nil, on: policy.day)
        let chunks = stride(from: 0, to: contacts.count, by: Self.chunk).map {
            Array(contacts[$0..<min($0 + Self.chunk, contacts.count)])
        }
        var done = 0
        try workers.run(chunks) { [openStore] in
            try openStore()
        } work: { [self] store, chunk in
            try assess(chunk, tasks, store, end)
        } take: { results in
            try store.transaction {
                for result in results { try writer.take(result, tasks) }
                try writer.flush()
                try end.keep(in: store, digest: digest)
            }
            done += results.count
            progress(done, contacts.count)
        }
        writer.end()
        return writer.report
    }

    /// What is said of one contact as things stand; nothing is kept.
    package func explain(_ tasks: Tasks, of contact: String, in store: Store) throws -> Assessed? {
        let plugins = try open(tasks, monthEnd)
        guard let account = try store.account(contact) else { return nil }
        var failures = FailureCount()
        var assessed = try assess(account, tasks, plugins, &failures, store)
        assessed.warnings = plugins.problems + plugins.takeWarnings()
        return assessed
    }

    // A thousand accounts cost more than the plugins that are loaded for them.
    private static let chunk = 1_000

    private var monthEnd: MonthEnd {
        MonthEnd(before: policy.day, in: policy.currency, openStore: openStore)
    }

    private func open(_ tasks: Tasks, _ end: MonthEnd) throws -> Plugins {
        let plugins = try source.open(kinds(tasks)) { try end.totals() }
        if let fault = unplannable(tasks, plugins) { throw fault }
        return plugins
    }

    private func kinds(_ tasks: Tasks) -> [PluginKind] {
        (tasks.contains(.score) ? [.scoring] : []) + (tasks.contains(.plan) ? [.scenarios] : [])
    }

    /// The scenario that does not load.
    private func unplannable(_ tasks: Tasks, _ plugins: Plugins) -> StageError? {
        guard tasks.contains(.plan),
            let broken = plugins.problems.first(where: { $0.place.contains("scenarios/") })
        else { return nil }
        return StageError(place: broken.place, problem: broken.text)
    }

    private func digests(_ plugins: Plugins) -> AssessmentWriter.Digests {
        let day = policy.calendar.holidays.rawValue
        let score = plugins.scoring.map { $0.name + "=" + $0.digest }
        let plan = plugins.scenarios.map { $0.scenario.id + "=" + $0.digest }
        return AssessmentWriter.Digests(
            score: Digest.of(score.joined(separator: "\n")),
            plan: Digest.of((plan + [day, policy.digest]).joined(separator: "\n")))
    }

    private func assess(
        _ contacts: [String], _ tasks: Tasks, _ store: Store, _ end: MonthEnd
    ) throws -> [Assessed] {
        let plugins = try open(tasks, end)
        var failures = FailureCount()
        return try contacts.compactMap { contact in
            guard let account = try store.snapshot({ try store.account(contact) }) else {
                return nil
            }
            var assessed = try assess(account, tasks, plugins, &failures, store)
            assessed.warnings = plugins.takeWarnings()
            return assessed
        }
    }

    private func assess(
        _ account: Account, _ tasks: Tasks, _ plugins: Plugins, _ failures: inout FailureCount,
        _ store: Store
    ) throws -> Assessed {
        var result = Assessed(contact: account.contact.id, revision: account.revision)
        if tasks.contains(.score) {
            result.answers = plugins.scoring.map { ask($0, account, &failures) }
        }
        guard tasks.contains(.plan) else { return result }
        let followup = follow(
            account, on: policy.day, calendar: policy.calendar, tolerance: policy.promiseTolerance)
        let followed = account.after(followup)
        result.followup = followup
        result.account = followed
        do {
            let decision = try decide(
                followed, scenarios: plugins.scenarios, policy: policy.dunning,
                calendar: policy.calendar, on: policy.day)
            result.decision = decision
            let rule = try scenarioOnPaid(
                followed, after: decision, among: plugins.scenarios, policy: policy.dunning)
            if let rule {
                result.decision = try afterPayment(decision, followed, rule, store)
            }
        } catch let error as RateError {
            result.missingRate = Problem(failed: error, code: "rate_missing")
        } catch let error as any ExplainedError {
            result.planFailure = Problem(
                failed: error, subject: "contact '\(account.contact.id)'")
        }
        return result
    }

    /// The decision with what follows from invoices that were paid late.
    private func afterPayment(
        _ decision: Decision, _ account: Account, _ rule: ScenarioRule, _ store: Store
    ) throws -> Decision {
        let paid = try store.paidLate(of: account.contact.id, since: policy.day.adding(-366))
        if paid.isEmpty { return decision }
        let waivers = try store.waivers(of: account.contact.id)
        let reductions = try store.reductions(of: account.contact.id)
        return try decide(
            onPaid: paid, of: account, after: decision, by: rule, policy: policy.dunning,
            calendar: policy.calendar, on: policy.day
        ) { invoice in
            guard waivers[invoice.id] == nil else { return 0 }
            return try policy.latePayment.interest(
                on: invoice, of: account.contact, reductions: reductions[invoice.id] ?? [],
                until: policy.day
            ).totalCents
        }
    }

    /// A rule that has failed often is asked no more: the writer drops it for the accounts to come.
    private func ask(_ rule: ScoringRule, _ account: Account, _ failures: inout FailureCount)
        -> Assessed.RuleAnswer
    {
        guard failures.of[rule.name, default: 0] < FailureCount.limit else { return .notAsked }
        do {
            return .answer(try rule.score(account))
        } catch {
            failures.of[rule.name, default: 0] += 1
            let fault =
                error as? any ExplainedError
                ?? StageError(place: "scoring/\(rule.name)", problem: "\(error)")
            return .failed(Problem(failed: fault, subject: "contact '\(account.contact.id)'"))
        }
    }
}

/// How often each plugin has failed.
struct FailureCount {
    /// After so many accounts a plugin is dropped for the rest of the pass.
    static let limit = 10
    var of: [String: Int] = [:]
}

/// What came of one account.
package struct Assessed: Sendable {
    /// What a rule said.
    package enum RuleAnswer: Sendable {
        case answer(Answer<RulePoints?>)
        case failed(Problem)
        case notAsked
    }

    package var contact: String
    package var revision: Int
    package var answers: [RuleAnswer] = []
    package var followup = Followup()
    /// The account as it is after what the day brought.
    package var account: Account?
    package var decision: Decision?
    /// Why nothing could be decided.
    package var planFailure: Problem?
    /// A rate without which nothing could be worked out of what was paid late.
    var missingRate: Problem?
    /// What rules warned of, and which of them did not load.
    package var warnings: [Problem] = []

    init(contact: String, revision: Int) {
        self.contact = contact
        self.revision = revision
    }
}

extension Assessed {
    /// The score by the rules that answered: their sum, held to 0 … 100, rounded half away from zero.
    package var score: Score {
        var score = Score(id: contact)
        for case .answer(let answer) in answers {
            if let points = answer.value { score.rules.append(points) }
        }
        let sum = score.rules.reduce(0) { $0 + $1.points }
        score.score = Int(min(max(sum, 0), 100).rounded(.toNearestOrAwayFromZero))
        return score
    }
}

extension Account {
    /// The account as it is after what a day brought: decided is on that.
    func after(_ followup: Followup) -> Account {
        guard !followup.isEmpty else { return self }
        var account = self
        for change in followup.promises {
            guard let index = promises.firstIndex(where: { $0.id == change.promise }) else {
                continue
            }
            account.promises[index].status = change.status
            account.promises[index].baselineCents =
                change.baselineCents ?? promises[index].baselineCents
        }
        account.standing.removeAll { followup.ended.contains($0.id) }
        account.records += followup.records
        return account
    }
}
