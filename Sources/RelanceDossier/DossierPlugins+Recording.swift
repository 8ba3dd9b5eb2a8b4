import RelanceCore
package import RelancePlugins
import RelanceStages

/// What `plugin test --record` has kept.
package struct Recorded: Sendable {
    /// The file, as it is called.
    package var file: String
    package var requests: Int
    package var pages: Int
}

extension DossierPlugins {
    /// Runs the pull of a connector from its beginning, `pages` calls at most, and keeps what its servers
    /// answered beside it; nothing is imported.
    package func record(_ file: PluginFolder.File, pages: Int) throws -> Recorded {
        guard file.id.kind == .connectors, file.isDossier, try load(file).needs.contains("http")
        else {
            throw PluginError(
                .declaration, place: file.shown,
                problem: "is no connector of this dossier that asks servers",
                mend: "record where needs = { \"http\" } and [connectors.\(file.id.name)] grants it"
            )
        }
        let recording = Tally(Recording())
        var source = self
        source.onAnswer = { request, answer in recording.change { $0.add(request, answer) } }
        let connector = try source.connector(file)
        var request = Connector.Request()
        var count = 0
        while count < pages {
            let page = try connector.pull(request)
            count += 1
            request.cursor = page.next
            if page.done || page.next == nil { break }
        }
        let text = JSON.text(recording.value.document, indented: true) + "\n"
        let kept = try TestFolder(file).write(Array(text.utf8), to: "fixtures/http.json")
        return Recorded(file: kept, requests: recording.value.count, pages: count)
    }
}
