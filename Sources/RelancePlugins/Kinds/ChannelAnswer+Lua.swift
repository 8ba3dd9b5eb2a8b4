import Lua
import RelanceCore

extension Channel.Answer {
    /// What `poll` answers: `{ events = … }`, or nothing.
    ///
    /// An event that cannot be understood is a problem that names it; the others count.
    static func read(_ results: borrowing LuaResults, place: String) throws -> Channel.Answer {
        var answer = Channel.Answer(place: place)
        do {
            for (index, event) in try events(results).enumerated() {
                do {
                    let path = "events[\(index + 1)]"
                    answer.news.append(try news(ReturnedFields(event, path), row: index + 1))
                } catch let fault as ReturnedFault {
                    answer.problems.append(answer.problem(fault.text))
                }
            }
        } catch let fault as ReturnedFault {
            throw LuaError(fault)
        }
        return answer
    }

    private static func events(_ results: borrowing LuaResults) throws -> [LuaValue] {
        let value = try results.value(0)
        if value == .nil { return [] }
        guard let table = value.table else {
            throw ReturnedFault("returned \(value.shown), expected { events = … }")
        }
        // A list of events alone is understood too.
        if table.fields.isEmpty { return table.list }
        let fields = try ReturnedFields(value, "the answer", joint: "'s ")
        try fields.check(.news)
        _ = try fields.list("replies")
        return try fields.list("events")
    }

    private static func news(_ fields: ReturnedFields, row: Int) throws -> DeliveryNews {
        try fields.check(.delivery)
        return DeliveryNews(
            action: try fields.text("action"),
            status: try fields.word("status", of: DeliveryNews.statuses),
            at: try fields.day("at"), detail: try fields.textIfGiven("detail"),
            proof: try fields.textIfGiven("proof"), tracking: try fields.textIfGiven("tracking"),
            row: row)
    }
}
