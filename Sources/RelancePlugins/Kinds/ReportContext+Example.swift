package import RelanceCore
import RelanceRules

extension ReportContext {
    /// What an example of a section gives: `month`, `figures`, and `rows` by their name.
    ///
    /// Figures that it leaves out are nil, rows that it leaves out are none.
    package init(
        example given: Plain, on day: Day, format: @escaping (Plain, Block.Style) -> String
    ) {
        let month = given["month"]?.text.flatMap(Month.init) ?? Month(of: day)
        let names = (Figure.all + Figure.current).map(\.name)
        let known = names + Figure.all.map { "previous_" + $0.name }
        let rows = given["rows"]
        self.init(
            month: month, from: month.first, to: Month(of: day) == month ? day : month.last,
            figures: known.map { PlainField($0, given["figures"]?[$0] ?? .null) },
            rows: { name, query in
                let found = rows?[name]?.list ?? []
                return Array(found.prefix(query.top ?? found.count))
            }, format: format)
    }
}

extension ReportSection {
    /// The blocks of an example, as plain data to compare with what it expects.
    package static func example(
        _ plugin: Plugin, context: Context, given: Plain,
        format: @escaping (Plain, Block.Style) -> String
    ) throws -> [Plain] {
        let section = try ReportSection(plugin, context: context)
        let report = ReportContext(example: given, on: context.today, format: format)
        return [.list(try section.section(report).map(\.plain))]
    }
}
