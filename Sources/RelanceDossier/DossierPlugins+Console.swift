import Lua
package import RelanceCore
package import RelancePlugins

extension DossierPlugins {
    /// A prompt over a plugin of this dossier, which changes nothing: what would write or send refuses to.
    package func console(
        _ file: PluginFolder.File, account: Account?, report: ReportContext?
    ) throws -> PluginConsole {
        if [.connectors, .channels].contains(file.id.kind) { try checkPin(of: file) }
        let plugin = try load(file)
        var subject = PluginConsole.Subject()
        subject.account = account
        subject.report = report
        if [.connectors, .channels].contains(file.id.kind) {
            subject.modules = modules(for: plugin, paths: nil) {
                request throws(HTTPFault) in
                guard ["GET", "HEAD"].contains(request.method) else {
                    throw HTTPFault(
                        .notGranted, "the console only reads, and sends nothing but GET and HEAD")
                }
            }.map { module in
                switch module.name {
                case "write": module.refusing("the console writes nothing")
                case "smtp": module.refusing("the console sends nothing")
                default: module
                }
            }
        }
        return try PluginConsole(plugin, context: context, subject: subject)
    }
}
