import RelancePlugins

/// Looks whether files of plugins have changed, and has work done anew when they have.
struct PluginWatch {
    private let files: () throws -> [PluginFolder.File]
    private var known: [String: FileStamp] = [:]

    /// Watches the plugins that `files` finds, looked for anew each time.
    init(files: @escaping () throws -> [PluginFolder.File]) { self.files = files }

    /// What has changed since it was last asked, by name; at first, all there is.
    mutating func changes() -> [String] {
        // A file that is being replaced may be missing for a moment: it has changed when it is there again.
        guard let files = try? files() else { return [] }
        let stamps = files.map(\.stamps).reduce(into: [:]) { $0.merge($1) { $1 } }
        defer { known = stamps }
        return Set(stamps.keys).union(known.keys).filter { stamps[$0] != known[$0] }.sorted()
    }

    /// Does the work, and again after each change; between two looks `pause` waits and says whether to go on.
    mutating func run(pause: () -> Bool, work: (_ changed: [String]?) throws -> Void) rethrows {
        _ = changes()
        try work(nil)
        while pause() {
            let changed = changes()
            if !changed.isEmpty { try work(changed) }
        }
    }
}
