import Foundation
import RelanceCore
import RelancePlugins

/// Loads plugins as workers do at their start, all at the same time.
struct PluginBenchmark {
    let plugins = 20
    let workers = 2

    /// Seconds until every worker has its plugins.
    func run() throws -> Double {
        let files = PluginFolder([.init(path: RuleBenchmark.plugins, isDossier: false)]).sorted
        let times = (0..<20).map { _ in
            let start = Date()
            DispatchQueue.concurrentPerform(iterations: workers) { _ in
                let loaded = (0..<plugins).compactMap {
                    try? Plugin(files[$0 % files.count], isBare: true)
                }
                precondition(loaded.count == plugins, "a bundled plugin does not load")
            }
            return Date().timeIntervalSince(start)
        }
        return times.median
    }
}
