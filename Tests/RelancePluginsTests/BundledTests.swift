import RelanceCore
import RelancePlugins
import RelanceTestSupport
import Testing

/// The plugins that come with the program say what their pages say.
struct BundledTests {
    @Test(
        arguments: Bundled.folder.sorted.filter { [.scoring, .scenarios].contains($0.id.kind) }.map(
            \.id.description))
    func `every example passes`(name: String) throws {
        let tests = PluginTests(try Bundled.folder.file(named: name)) { _, _ in
            []
        } format: { _ in
            { value, _ in JSON.text(value) }
        }
        let outcomes = try tests.run()
        #expect(!outcomes.isEmpty)
        for outcome in outcomes { #expect(outcome.difference == nil, "\(outcome.name)") }
    }

    /// The columns step, level, day, medium, template and approval of the tables.
    private static let tables = [
        (
            "standard", 2000,
            """
            pre-echeance 0 -5 email billing pre-due -
            relance-1 1 5 email billing reminder-1 -
            relance-2 2 12 email billing reminder-2 -
            appel 2 18 call billing call-cause -
            relance-3 3 26 email billing reminder-3 -
            avis-commerce 3 30 internal sales warn-sales -
            appel-decideur 3 33 call manager,finance call-decision -
            mise-en-demeure 5 40 registered-letter registered-office,manager formal-notice accounting
            passage-contentieux 6 15 internal manager handover -
            """
        ),
        (
            "key-account", 10000,
            """
            controle-reception 0 8 call billing call-receipt -
            pre-echeance 0 -7 email billing pre-due-statement -
            relance-1 1 6 email billing statement -
            appel 2 11 call billing call-cause -
            deblocage-commerce 2 15 internal sales ask-sales -
            relance-3 3 24 email finance reminder-3-key accounting
            appel-decideur 3 33 call finance call-decision -
            dernier-avis 4 45 letter finance last-notice sales
            mise-en-demeure 5 60 registered-letter registered-office,manager formal-notice-key manager
            passage-contentieux 6 15 internal manager handover -
            """
        ),
        (
            "chronic-late-payer", 2000,
            """
            pre-echeance 0 -7 email billing pre-due-statement -
            appel-preventif 0 -2 call billing call-receipt -
            relance-2 2 2 email billing reminder-2 -
            appel 2 5 call manager call-promise -
            relance-3 3 10 email manager reminder-3-penalties -
            avis-commerce 3 13 internal sales hold-deliveries -
            dernier-avis 4 18 letter manager last-notice -
            mise-en-demeure 5 27 registered-letter registered-office,manager formal-notice accounting
            passage-contentieux 6 10 internal manager handover -
            """
        ),
        (
            "public-sector", 2000,
            """
            controle-reception 0 5 internal accounting check-deposit -
            controle-statut 0 -5 internal accounting check-deposit -
            relance-1 1 6 email billing public-reminder-1 -
            appel 2 15 call billing,buyer call-public -
            relance-2 2 22 email billing public-reminder-2 -
            appel-payeur 3 30 call paymaster call-public -
            relance-3 3 45 letter finance,manager public-interest accounting
            reclamation-delai 3 50 internal manager check-claim-term -
            mise-en-demeure 5 65 registered-letter manager public-formal manager
            passage-contentieux 6 95 internal manager handover -
            interets-dus 3 46 letter billing penalty-claim accounting
            """
        ),
        (
            "private-individual", 1500,
            """
            relance-1 1 5 email contact private-reminder-1 -
            relance-2 2 12 sms contact sms-reminder -
            relance-3 3 22 email contact private-reminder-2 -
            appel 3 30 call contact call-private -
            dernier-avis 4 38 letter contact private-last-notice -
            mise-en-demeure 5 53 registered-letter contact private-formal accounting
            passage-contentieux 6 20 internal manager handover -
            """
        ),
    ]

    @Test(arguments: tables)
    func `a scenario has the steps of its table`(name: String, minimum: Int, table: String) throws {
        let scenario = try Bundled.scenario(name).scenario
        #expect(scenario.id == name)
        #expect(scenario.minimumCents == minimum)
        #expect(scenario.brokenPromise?.medium == .call)
        let found = scenario.steps.map { step in
            [
                step.name, "\(step.level)", "\(step.day ?? 0)", step.medium.rawValue,
                step.to.joined(separator: ","), step.template ?? "-",
                step.approval?.rawValue ?? "-",
            ].joined(separator: " ")
        }
        #expect(found.joined(separator: "\n") == table)
        #expect(scenario.steps.filter(\.requiresPrevious).map(\.name) == ["mise-en-demeure"])
    }

    @Test func `a dossier moves the days of a scenario`() throws {
        let rule = try Bundled.scenario("standard", settings: ["days": ["relance-1": 9]])
        #expect(rule.scenario.steps[1].day == 9)
        #expect(
            Case.error {
                _ = try Bundled.scenario("standard", settings: ["days": ["relance-7": 9]])
            } == "plugins/scenarios/standard.lua:22: steps: settings.days : "
                + "il n'y a pas d'étape 'relance-7'")
    }

    @Test func `interest and fee are claimed after payment where a dossier wants it`() throws {
        for name in ["standard", "key-account", "chronic-late-payer"] {
            let usual = try Bundled.scenario(name).scenario.steps
            #expect(!usual.contains { $0.from == .payment })
            let scenario = try Bundled.scenario(
                name, settings: ["claim_after_payment": .boolean(true)]
            ).scenario
            #expect(scenario.steps.last?.name == "interets-dus")
            #expect(scenario.steps.last?.from == .payment)
        }
        let claiming = try Bundled.scenario(
            "key-account", settings: ["claim_penalties": .boolean(true)])
        #expect(claiming.scenario.steps.contains { $0.template == "formal-notice" })
    }

    @Test func `a pre-due message is for large invoices and the first`() throws {
        let when = try #require(Bundled.scenario("standard").when["pre-echeance"])
        var account = Account.sample()
        account.history.firstInvoice = .of("2020-01-01")
        #expect(try when(account.invoices[0], account).value.holds)
        let small = try when(account.invoices[1], account)
        #expect(!small.value.holds)
        #expect(small.value.reason == "facture de moins de 1\u{202F}000,00\u{A0}€")
        account.history.firstInvoice = account.invoices[1].issueDate
        #expect(try when(account.invoices[1], account).value.holds)
    }

    @Test(
        arguments: [
            ("payment-history", nil), ("exposure", "2026-12-01"), ("broken-promises", nil),
        ] as [(String, String?)])
    func `rules need not be asked again every day`(name: String, until: String?) throws {
        let rule = try ScoringRule(
            Bundled.plugin("scoring/" + name), context: .example(on: .of("2026-11-24")))
        #expect(try rule.score(.sample()).until == until.map(Day.of))
    }

    @Test func `only a returned payment makes the late payer depend on the day`() throws {
        let rule = try ScenarioRule(
            Bundled.plugin("scenarios/chronic-late-payer"),
            context: .example(on: .of("2026-11-24")))
        let applies = try #require(rule.applies)
        var account = Account.sample()
        #expect(try applies(account) == Answer(ScenarioRule.Verdict(false)))
        account.history.lastReturned = .of("2026-10-01")
        let answer = try applies(account)
        #expect(answer.value.holds)
        #expect(answer.until == .of("2026-11-25"))
    }
}
