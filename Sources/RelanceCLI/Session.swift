import Foundation
import RelanceCore
import RelanceDossier
import RelanceStages

/// What a command works with: the dossier, the day, where results go.
struct Session {
    let dossier: Dossier
    let day: Day
    let output: Output
    let uses = PluginUses()

    /// Opens the dossier that the options name; says so where its day is pinned.
    init(_ options: GlobalOptions) throws {
        let folder = try options.dossier ?? Dossier.find(from: Program.folder)
        dossier = try Dossier(folder: folder, programs: Program.pluginFolders)
        output = Output(options: options)
        if let date = options.date {
            day = date
        } else if let pinned = dossier.configuration.run.date {
            day = pinned
            output.note(
                "The day is pinned to \(pinned) by [run] date in relance.toml; --date changes it.")
        } else {
            day = Program.today(in: dossier.configuration.creditor.timeZone)
        }
    }

    private init(_ dossier: Dossier, _ day: Day, _ output: Output) {
        (self.dossier, self.day, self.output) = (dossier, day, output)
    }

    /// The same work on another dossier: the copy of a dry run.
    func working(on dossier: Dossier) -> Session { Session(dossier, day, output) }

    /// Does what a person decides, under the dossier's lock.
    func act<Result>(_ command: String, _ body: (Intervention) throws -> Result) throws -> Result {
        let lock = try dossier.lock(for: command)
        defer { withExtendedLifetime(lock) {} }
        return try body(dossier.intervention(dossier.store(), on: day))
    }

    /// The time of day where the day is the clock's own today, such as "19:42"; a dossier with a pinned day
    /// has no clock.
    var timeOfDay: String? {
        let zone = dossier.configuration.creditor.timeZone
        guard dossier.configuration.run.date == nil else { return nil }
        return Program.today(in: zone) == day ? Program.timeOfDay(in: zone) : nil
    }

    /// The instant where the day is the clock's own today, in seconds since 1970.
    var now: Int? { timeOfDay.map { _ in Program.now } }

    /// The plugins for the day; what they note is shown with `--verbose`.
    var plugins: DossierPlugins {
        let isVerbose = output.options.verbose
        return dossier.source(on: day, uses: uses.noted) { plugin, text in
            if isVerbose { FileDescriptor.error.write("\(plugin): \(text)\n") }
        } environment: { name in
            ProcessInfo.processInfo.environment[name]
        }
    }
}

/// What the program finds around it: the only place that reads the clock and the environment.
enum Program {
    /// Where the bundled plugins may be: beside the executable, in the checkout, in RELANCE_PLUGINS.
    static var pluginFolders: [String] {
        var folders: [String] = []
        if let executable = try? FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/self/exe")
        {
            let folder = URL(fileURLWithPath: executable).deletingLastPathComponent()
            folders.append(
                folder.appending(path: "../share/relance/plugins").standardizedFileURL.path)
        }
        var checkout = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { checkout.deleteLastPathComponent() }
        folders.append(checkout.appending(path: "plugins").path)
        if let named = ProcessInfo.processInfo.environment["RELANCE_PLUGINS"] {
            folders.append(named)
        }
        return folders
    }

    /// The folder in which the command was called.
    static var folder: String { FileManager.default.currentDirectoryPath }

    /// Lets Ctrl-C and a request to end do so, whatever the caller has blocked.
    static func heedInterrupts() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// Waits a little, for what looks at files again and again.
    static func pause() -> Bool {
        usleep(300_000)
        return true
    }

    /// The instant, in seconds since 1970 (UTC).
    static var now: Int { Int(Date().timeIntervalSince1970.rounded(.down)) }

    /// The day that it is now in a time zone.
    static func today(in timeZone: String) -> Day { Day(number: seconds(in: timeZone) / 86_400) }

    /// The time that it is now in a time zone, as "19:42".
    static func timeOfDay(in timeZone: String) -> String {
        let minutes = seconds(in: timeZone) % 86_400 / 60
        return [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }
            .joined(separator: ":")
    }

    private static func seconds(in timeZone: String) -> Int {
        let now = Date()
        let shift = TimeZone(identifier: timeZone)?.secondsFromGMT(for: now) ?? 0
        return Int(now.timeIntervalSince1970.rounded(.down)) + shift
    }
}

extension Money {
    /// Reads an amount of the command line: 1234.50 or 1234,50.
    init(argument text: String, _ currency: Currency) throws {
        do throws(AmountText.Fault) {
            self.init(try AmountText.cents(text, decimals: currency.decimals), currency)
        } catch {
            throw StageError(
                place: "amount '\(text)'", problem: "is no amount in \(currency.code)",
                mend: "write it as 1234.50 or 1234,50")
        }
    }
}
