package import RelanceCore

/// How far a source has been read.
package struct Pull: Sendable, Equatable {
    package var connector: String
    /// What is read: "" for what the settings name, else the paths of the command line.
    package var scope: String
    /// The connector's digest: with another, reading begins anew.
    package var digest: String
    /// Which pull it is, among those of all connectors: what it gives and sets aside is known by it.
    package var number: Int
    /// Whether it has begun and not yet ended.
    package var isOpen: Bool
    /// Where the next page begins.
    package var cursor: Plain?
    /// The day up to which payments are known.
    package var asOf: Day?

    /// The paths of the command line, nil where the settings say what is read.
    package var paths: [String]? {
        scope.isEmpty ? nil : scope.split(separator: "\n").map(String.init)
    }

    /// Begins a pull.
    package init(connector: String, scope: String, digest: String, number: Int) {
        self.connector = connector
        self.scope = scope
        self.digest = digest
        self.number = number
        isOpen = true
    }
}

extension Store {
    /// The last pull of a connector over a scope.
    package func pull(_ connector: String, scope: String) throws -> Pull? {
        let rows = try database.cursor(
            """
            SELECT digest, number, is_open, cursor, as_of FROM pull \
            WHERE dossier = ?1 AND connector = ?2 AND scope = ?3
            """, [.integer(dossier), .text(connector), .text(scope)])
        guard try rows.next() else { return nil }
        var pull = Pull(
            connector: connector, scope: scope, digest: rows.text(0) ?? "",
            number: rows.integer(1) ?? 1)
        pull.isOpen = rows.integer(2) == 1
        pull.cursor = try rows.text(3).map { try JSON.value(of: $0) }
        pull.asOf = rows.text(4).flatMap(Day.init)
        return pull
    }

    /// The number of the newest pull of any connector, 0 where there was none.
    package func newestPull() throws -> Int {
        try database.number(
            "SELECT max(number) FROM pull WHERE dossier = ?1", [.integer(dossier)]) ?? 0
    }

    /// Keeps how far a source has been read.
    package func save(_ pull: Pull) throws {
        let cursor = pull.cursor.map { SQLValue.text(JSON.text($0)) } ?? .null
        let asOf = pull.asOf.map { SQLValue.text($0.description) } ?? .null
        try database.run(
            """
            INSERT INTO pull (dossier, connector, scope, digest, number, is_open, cursor, as_of) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
            ON CONFLICT (dossier, connector, scope) DO UPDATE SET digest = excluded.digest, \
            number = excluded.number, is_open = excluded.is_open, cursor = excluded.cursor, \
            as_of = excluded.as_of
            """,
            [
                .integer(dossier), .text(pull.connector), .text(pull.scope), .text(pull.digest),
                .integer(pull.number), .integer(pull.isOpen ? 1 : 0), cursor, asOf,
            ])
    }

    /// Sets a row aside; one that is known by source and content is only brought up to date.
    package func save(_ reject: Reject, of pull: Pull) throws {
        let content = JSON.text(reject.row)
        try database.run(
            """
            INSERT INTO reject (dossier, connector, source, digest, line, reason, content, pull) \
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
            ON CONFLICT (dossier, connector, source, digest) DO UPDATE SET line = excluded.line, \
            reason = excluded.reason, pull = excluded.pull
            """,
            [
                .integer(dossier), .text(pull.connector), .text(reject.source),
                .text(Digest.of(reject.line + "\n" + content)), .text(reject.line),
                .text(reject.reason), .text(content), .integer(pull.number),
            ])
    }

    /// The rows of a connector that are set aside, by source and line.
    package func rejects(of connector: String) throws -> [Reject] {
        let rows = try database.cursor(
            """
            SELECT source, line, reason, content FROM reject \
            WHERE dossier = ?1 AND connector = ?2 ORDER BY source, length(line), line, digest
            """, [.integer(dossier), .text(connector)])
        var rejects: [Reject] = []
        while try rows.next() {
            let row = try JSON.value(of: rows.text(3) ?? "null")
            rejects.append(
                Reject(
                    source: rows.text(0) ?? "", line: rows.text(1) ?? "",
                    reason: rows.text(2) ?? "", row: row))
        }
        return rejects
    }

    /// How many rows of a connector are set aside.
    package func rejectCount(of connector: String) throws -> Int {
        try database.number(
            "SELECT count(*) FROM reject WHERE dossier = ?1 AND connector = ?2",
            [.integer(dossier), .text(connector)]) ?? 0
    }

    /// Connectors of which rows are set aside, with their number.
    package func rejectCounts() throws -> [(connector: String, count: Int)] {
        let rows = try database.cursor(
            """
            SELECT connector, count(*) FROM reject WHERE dossier = ?1 \
            GROUP BY connector ORDER BY connector
            """, [.integer(dossier)])
        var counts: [(connector: String, count: Int)] = []
        while try rows.next() { counts.append((rows.text(0) ?? "", rows.integer(1) ?? 0)) }
        return counts
    }

    /// Forgets the rows that a pull did not set aside again.
    ///
    /// A pull of `paths` looked at no other file: of rows that come from files, only theirs are forgotten.
    package func forgetRejects(of connector: String, before pull: Int, in paths: [String]? = nil)
        throws
    {
        guard let paths else {
            try database.run(
                "DELETE FROM reject WHERE dossier = ?1 AND connector = ?2 AND pull < ?3",
                [.integer(dossier), .text(connector), .integer(pull)])
            return
        }
        for path in paths + Self.collections {
            try database.run(
                """
                DELETE FROM reject WHERE dossier = ?1 AND connector = ?2 AND pull < ?3 \
                AND (source = ?4 OR substr(source, 1, length(?4) + 1) = ?4 || '/')
                """, [.integer(dossier), .text(connector), .integer(pull), .text(path)])
        }
    }

    /// What a record is set aside under that does not fit, whichever file it comes from.
    private static let collections = [
        "contacts", "invoices", "payments", "promises", "disputes", "reminders",
    ]

    /// A value that the store remembers by name, such as the terms it has settled by.
    package func keptSetting(_ name: String) throws -> String? {
        let rows = try database.cursor(
            "SELECT content FROM kept_setting WHERE dossier = ?1 AND name = ?2",
            [.integer(dossier), .text(name)])
        return try rows.next() ? rows.text(0) : nil
    }

    /// Remembers a value by name.
    package func keep(_ value: String, asSetting name: String) throws {
        try database.run(
            """
            INSERT INTO kept_setting (dossier, name, content) VALUES (?1, ?2, ?3) \
            ON CONFLICT (dossier, name) DO UPDATE SET content = excluded.content
            """, [.integer(dossier), .text(name), .text(value)])
    }
}
