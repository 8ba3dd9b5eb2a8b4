import RelanceCore
import RelanceDossier
import RelancePlugins
import RelanceStages
import RelanceStore

/// What plugins used: noted while a command runs, kept for `plugin list` until they run again.
struct PluginUses {
    let noted = Tally<[PluginID: PluginUse]>([:])

    private static let setting = "plugin use"

    /// Keeps what was noted and answers it as a table.
    func keep(in store: Store, on day: Day) throws -> String {
        let uses = noted.value
        var kept = try Self.kept(in: store)
        var table = Table("PLUGIN", ">CALLS", ">MS", ">INSTRUCTIONS", ">PEAK KB", ">FAILED")
        for (id, use) in uses.sorted(by: { $0.key < $1.key }) {
            kept[id] = Kept(day: day.description, use: use)
            table.add(
                id.description, "\(use.calls)", "\(Int(use.seconds * 1000))", "\(use.instructions)",
                "\(use.peakBytes >> 10)", "\(use.failures)")
        }
        let fields = kept.sorted { $0.key < $1.key }.map {
            PlainField($0.key.description, $0.value.stored)
        }
        try store.keep(JSON.text(.object(fields)), asSetting: Self.setting)
        return table.text
    }

    /// What plugins used when they last ran.
    static func kept(in store: Store) throws -> [PluginID: Kept] {
        guard let text = try store.keptSetting(setting),
            case .object(let fields)? = try? JSON.value(of: text)
        else {
            return [:]
        }
        var kept: [PluginID: Kept] = [:]
        for field in fields {
            let parts = field.name.split(separator: "/").map(String.init)
            guard parts.count == 2, let kind = PluginKind(rawValue: parts[0]) else { continue }
            kept[PluginID(kind, parts[1])] = Kept(field.value)
        }
        return kept
    }

    /// What one plugin used, and on which day.
    struct Kept {
        let day: String
        let use: PluginUse

        init(day: String, use: PluginUse) { (self.day, self.use) = (day, use) }

        init(_ stored: Plain) {
            func whole(_ name: String) -> Int {
                if case .integer(let whole)? = stored[name] { whole } else { 0 }
            }
            var use = PluginUse()
            use.calls = whole("calls")
            use.failures = whole("failures")
            use.instructions = whole("instructions")
            use.seconds = Double(whole("microseconds")) / 1e6
            use.peakBytes = whole("peak_bytes")
            self.init(day: stored["date"]?.text ?? "", use: use)
        }

        /// What `--json` shows: no duration, which is never the same.
        var plain: Plain { .object(fields) }

        var stored: Plain {
            .object(fields + [PlainField("microseconds", .integer(Int(use.seconds * 1e6)))])
        }

        private var fields: [PlainField] {
            [
                PlainField("date", .text(day)), PlainField("calls", .integer(use.calls)),
                PlainField("failures", .integer(use.failures)),
                PlainField("instructions", .integer(use.instructions)),
                PlainField("peak_bytes", .integer(use.peakBytes)),
            ]
        }
    }
}

extension Session {
    /// Keeps what the command's plugins used; shows it with `--verbose`.
    func keepUses() throws {
        let text = try uses.keep(in: dossier.store(), on: day)
        if output.options.verbose { FileDescriptor.error.write(text) }
    }
}
