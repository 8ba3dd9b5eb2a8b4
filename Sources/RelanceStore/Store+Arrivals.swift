import RelanceCore

/// How an invoice or payment comes: in which pull, and what its id means there.
package struct Arrival: Sendable, Equatable {
    /// The number of the pull.
    package var pull: Int
    /// Whether an id that comes again in the pull is a further record ("VE-12#2") or the same.
    package var numbersRepeats: Bool
    /// Whether every id in the store is taken: a row that is tried again comes without the others.
    package var isRetry: Bool

    /// Makes an arrival.
    package init(in pull: Int, numbersRepeats: Bool = false, isRetry: Bool = false) {
        self.pull = pull
        self.numbersRepeats = numbersRepeats
        self.isRetry = isRetry
    }
}

extension Store {
    /// The draft under the key that is its own in the pull, and what is kept under that.
    func place<R>(_ draft: Draft<R>, _ table: RecordTable<R>, _ arrival: Arrival?) throws
        -> (draft: Draft<R>, kept: Kept<R>?)
    {
        let known = try kept(draft.record.id, table)
        guard let arrival, arrival.numbersRepeats, let known,
            arrival.isRetry || known.arrived == arrival.pull
        else { return (draft, known) }
        let further = draft.keyed(try furtherKey(R.name, draft.record.id, arrival))
        return (further, try kept(further.record.id, table))
    }

    // Repeats are numbered without a gap: the last is found by doubling, then by halving, so that
    // an id that comes ten thousand times is not looked for ten thousand times each time.
    private func furtherKey(_ kind: String, _ id: String, _ arrival: Arrival) throws -> String {
        func key(_ count: Int) -> String { "\(id)#\(count)" }
        var (taken, free) = (1, 2)
        while try isTaken(kind, key(free), arrival) { (taken, free) = (free, free * 2) }
        while free - taken > 1 {
            let middle = (taken + free) / 2
            if try isTaken(kind, key(middle), arrival) { taken = middle } else { free = middle }
        }
        return key(free)
    }

    private func isTaken(_ kind: String, _ id: String, _ arrival: Arrival) throws -> Bool {
        let arrived = try database.number(
            "SELECT arrived FROM \(kind) WHERE dossier = ?1 AND id = ?2",
            [.integer(dossier), .text(id)])
        return arrival.isRetry ? arrived != nil : arrived == arrival.pull
    }

    /// Notes that a record that has not changed came in a pull.
    func note(_ kind: String, _ id: String, cameIn pull: Int) throws {
        try database.run(
            "UPDATE \(kind) SET arrived = ?3 WHERE dossier = ?1 AND id = ?2",
            [.integer(dossier), .text(id), .integer(pull)])
    }

    /// Records of a connector, not removed, that did not come in a pull; and how many there are.
    package func missing(kind: String, of connector: String, in pull: Int) throws
        -> (ids: [String], of: Int)
    {
        let whole = "FROM \(kind) r WHERE r.dossier = ?1 AND r.connector = ?2 AND r.removed IS NULL"
        let values: [SQLValue] = [.integer(dossier), .text(connector)]
        let count = try database.number("SELECT count(*) " + whole, values) ?? 0
        let rows = try database.cursor(
            "SELECT r.id " + whole + " AND r.arrived < ?3 ORDER BY r.id",
            values + [.integer(pull)])
        var ids: [String] = []
        while try rows.next() { ids.append(rows.text(0) ?? "") }
        return (ids, count)
    }
}
