package import RelanceCore
package import RelancePlugins

extension DossierPlugins {
    /// The report sections of those names, in that order.
    ///
    /// One that does not load is a problem; the others stand.
    package func sections(_ names: [String], in folder: PluginFolder) -> (
        sections: [ReportSection], problems: [Problem]
    ) {
        var sections: [ReportSection] = []
        var problems: [Problem] = []
        for name in names {
            do {
                let plugin = try load(folder.file(named: "reports/" + name))
                sections.append(try ReportSection(plugin, context: context))
            } catch let error as any ExplainedError {
                problems.append(
                    Problem(
                        code: "plugin_failed", place: error.place,
                        text: error.problem + (error.mend.map { "; " + $0 } ?? "")))
            } catch {
                problems.append(
                    Problem(code: "plugin_failed", place: "reports/" + name, text: "\(error)"))
            }
        }
        return (sections, problems)
    }
}
