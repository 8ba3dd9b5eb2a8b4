import Foundation
import RelanceTestSupport
import Testing

/// An import that is killed goes on where it stood.
struct KillTests {
    /// Moments at which it is killed: `make kill` asks for as many as it likes.
    private static let moments =
        ProcessInfo.processInfo.environment["RELANCE_KILLS"].flatMap(Int.init) ?? 25

    @Test(.timeLimit(.minutes(10)))
    func `killed at any moment and run again, an import ends as an undisturbed one`() throws {
        let text = ledger(customers: 20, invoices: 400)
        let undisturbed = try dossier(text)
        var whole = try time { try undisturbed("import") }
        let expected = try undisturbed.state()
        var generator = Steps(state: 7)
        var killed = 0
        for _ in 0..<Self.moments {
            let relance = try dossier(text)
            let share = Double(generator.next() % 1000) / 1000
            if try killImport(relance, after: whole * share) { killed += 1 }
            // Other tests run beside this one: the quickest run says best how long one takes.
            whole = min(whole, try time { try relance("import") })
            #expect(try relance.state() == expected)
        }
        #expect(killed > Self.moments / 4)
    }

    private func time(_ body: () throws -> Relance.Result) throws -> Duration {
        let start = ContinuousClock.now
        let result = try body()
        #expect(result.status == 0, "said: \(result.errors)")
        return start.duration(to: .now)
    }

    private func dossier(_ text: String) throws -> Relance {
        let relance = try Relance(
            toml: Relance.bare + """

                [run]
                connectors = ["fec"]
                [connectors.fec]
                settings = { paths = ["ledger/*.txt"], page = 100 }
                allow = { read = ["ledger"] }
                """)
        try relance.folder.write(text, to: "ledger/a.txt")
        return relance
    }

    /// Answers whether the import was still going on.
    private func killImport(_ relance: Relance, after time: Duration) throws -> Bool {
        let process = relance.process(["import"])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
    }

    private func ledger(customers: Int, invoices: Int) -> String {
        var text = Relance.ledger.prefix { $0 != "\n" } + "\n"
        for number in 1...invoices {
            let customer = "C\(number % customers)"
            let day = "202601\(10 + number % 20)"
            let letter = number % 3 == 0 ? "A\(number)" : ""
            text +=
                "VE|Ventes|\(number)|\(day)|411000|Clients|\(customer)|CLIENT \(customer)|F\(number)|\(day)|F\(number)"
            text += "|\(number),50|0,00|\(letter)||\(day)||\n"
            text +=
                "VE|Ventes|\(number)|\(day)|706000|Ventes|||F\(number)|\(day)|F\(number)|0,00|\(number),50|||\(day)||\n"
            guard number % 3 == 0 else { continue }
            text +=
                "BQ|Banque|\(number)|20260220|512000|Banque|||V\(number)|20260220|V|\(number),50|0,00|||20260220||\n"
            text +=
                "BQ|Banque|\(number)|20260220|411000|Clients|\(customer)|CLIENT \(customer)|V\(number)|20260220|V"
            text += "|0,00|\(number),50|\(letter)||20260220||\n"
        }
        return String(text)
    }

    /// A small generator: the same numbers in every run.
    private struct Steps {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
    }
}
