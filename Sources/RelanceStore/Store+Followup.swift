package import RelanceCore

/// Actions that were done or are waiting, alike in medium, step and status.
package struct ActionSum: Sendable, Equatable {
    package var month: Month
    package var medium: String
    package var step: String?
    package var status: String
    package var sum: Sum
}

/// Claims of actions of a day, and when what was claimed was paid.
package struct ClaimSum: Sendable, Equatable {
    package var medium: String
    package var step: String
    package var day: Day
    package var paidOn: Day?
    package var count: Int
}

extension Store {
    /// Actions handed over or done in a time, copies of letters not counted, by month, medium, step and status.
    package func actions(from: Day, to: Day) throws -> [ActionSum] {
        let rows = try database.cursor(
            """
            SELECT substr(done_on, 1, 7), medium, step, status, \
            CAST(sum(amount_cents) AS bigint), count(*) FROM action WHERE dossier = ?1 \
            AND done_on >= ?2 AND done_on <= ?3 AND status IN ('sent', 'done') \
            AND copy_of IS NULL \
            GROUP BY substr(done_on, 1, 7), medium, step, status ORDER BY 1, 2, 3, 4
            """, range(from, to))
        var sums: [ActionSum] = []
        while try rows.next() {
            guard let month = rows.text(0).flatMap(Month.init) else { continue }
            sums.append(
                ActionSum(
                    month: month, medium: rows.text(1) ?? "", step: rows.text(2),
                    status: rows.text(3) ?? "",
                    sum: Sum(cents: rows.integer(4) ?? 0, count: rows.integer(5) ?? 0)))
        }
        return sums
    }

    /// What actions of a time claimed, with the day on which it was paid.
    package func claims(from: Day, to: Day) throws -> [ClaimSum] {
        let rows = try database.cursor(
            """
            SELECT s.medium, s.step, s.day, i.paid_on, count(*) FROM step_record s \
            JOIN invoice i ON i.dossier = s.dossier AND i.id = s.invoice \
            WHERE s.dossier = ?1 AND s.day >= ?2 AND s.day <= ?3 AND s.outcome = 'done' \
            GROUP BY s.medium, s.step, s.day, i.paid_on ORDER BY 1, 2, 3, 4
            """, range(from, to))
        var sums: [ClaimSum] = []
        while try rows.next() {
            guard let day = rows.text(2).flatMap(Day.init) else { continue }
            sums.append(
                ClaimSum(
                    medium: rows.text(0) ?? "", step: rows.text(1) ?? "", day: day,
                    paidOn: rows.text(3).flatMap(Day.init), count: rows.integer(4) ?? 0))
        }
        return sums
    }

    /// The next thing to do for a contact, on whatever medium.
    package func nextAction(of contact: String) throws -> Action? {
        let rows = try database.cursor(
            """
            SELECT id, medium, step, date, status, level, template FROM action WHERE dossier = ?1 \
            AND contact = ?2 AND status IN ('planned', 'awaiting_approval', 'to_do') \
            ORDER BY date NULLS LAST, id LIMIT 1
            """, [.integer(dossier), .text(contact)])
        guard try rows.next() else { return nil }
        var action = Action(id: rows.text(0) ?? "")
        action.contact = contact
        if let medium = rows.text(1).flatMap(Medium.init(rawValue:)) { action.medium = medium }
        action.step = rows.text(2)
        action.date = rows.text(3).flatMap(Day.init)
        if let status = rows.text(4).flatMap(Action.Status.init(rawValue:)) {
            action.status = status
        }
        action.level = rows.integer(5) ?? 0
        action.template = rows.text(6)
        return action
    }

    /// Promises whose day lies in a time, by month and status.
    package func promises(from: Day, to: Day, in currency: Currency) throws -> [Month: [String:
        Sum]]
    {
        let rows = try database.cursor(
            """
            SELECT substr(date, 1, 7), status, CAST(sum(amount_cents) AS bigint), count(*) \
            FROM promise WHERE dossier = ?1 AND date >= ?2 AND date <= ?3 AND currency = ?4 \
            GROUP BY substr(date, 1, 7), status ORDER BY 1, 2
            """, range(from, to) + [.text(currency.code)])
        var sums: [Month: [String: Sum]] = [:]
        while try rows.next() {
            guard let month = rows.text(0).flatMap(Month.init), let status = rows.text(1) else {
                continue
            }
            sums[month, default: [:]][status] =
                Sum(cents: rows.integer(2) ?? 0, count: rows.integer(3) ?? 0)
        }
        return sums
    }

    /// Promises that were open at the end of `day`, by the day for which they were made.
    package func openPromises(
        on day: Day, from: Day, to: Day, in currency: Currency
    ) throws -> [(Day, Sum)] {
        let rows = try database.cursor(
            """
            SELECT p.date, CAST(sum(p.amount_cents) AS bigint), count(*) FROM promise p \
            WHERE p.dossier = ?1 AND p.date >= ?2 AND p.date <= ?3 AND p.currency = ?4 \
            AND (p.made_on IS NULL OR p.made_on <= ?5) AND (p.status = 'open' OR EXISTS ( \
            SELECT 1 FROM event e WHERE e.dossier = p.dossier AND e.contact = p.contact \
            AND e.subject = p.id AND e.day > ?5 AND e.code = 'promise_' || p.status)) \
            GROUP BY p.date ORDER BY p.date
            """, range(from, to) + [.text(currency.code), .text(day.description)])
        var sums: [(Day, Sum)] = []
        while try rows.next() {
            guard let day = rows.text(0).flatMap(Day.init) else { continue }
            sums.append((day, Sum(cents: rows.integer(1) ?? 0, count: rows.integer(2) ?? 0)))
        }
        return sums
    }
}
