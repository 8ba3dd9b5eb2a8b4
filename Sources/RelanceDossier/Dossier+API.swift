import Lua
import RelanceCore
import RelanceHost
package import RelancePlugins
import RelanceStages

extension Dossier {
    /// All that a plugin of any dossier can rely on.
    package static var api: API {
        API(
            capabilities: [
                .read(ReadableFiles(folder: ".", granted: [], named: [])),
                .write(WritableFolders(folder: ".", granted: [])),
                .http(.none) { _ throws(HTTPFault) in
                    throw HTTPFault(.notGranted, "no server is asked here")
                },
                .smtp(.none) { _ throws(SMTPFault) in
                    throw SMTPFault(.notGranted, "no mail leaves here")
                },
            ], rows: Reporting.rows.map { API.NamedDoc($0.name, $0.doc) })
    }
}
