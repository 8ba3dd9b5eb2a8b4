import RelanceCore

/// The statements by which records of one kind are kept, made from their field list.
struct RecordTable<R: Record> {
    /// The fields that are columns, in the order of the columns.
    let columns: [Field<R>]
    let select: String
    let selectOne: String
    let upsert: String
    /// The fields that a new record has to give.
    let required: Draft<R>.Given
    /// Whether its rows say in which pull they last came.
    let countsArrivals: Bool

    private let hasGiver: Bool

    /// A table of records that connectors and persons give, or of those that the program makes.
    init(hasGiver: Bool = true, countsArrivals: Bool = false) {
        self.hasGiver = hasGiver
        self.countsArrivals = countsArrivals
        required = Draft<R>.places(of: R.required)
        columns = R.fields.filter { [.stored, .hidden].contains($0.place) }
        let names = columns.map(\.name)
        let all =
            names + (hasGiver ? ["connector", "overrides"] : [])
            + (countsArrivals ? ["arrived"] : [])
        select = "SELECT \(all.map { "r." + $0 }.joined(separator: ", ")) FROM \(R.name) r"
        selectOne = select + " WHERE r.dossier = ?1 AND r.id = ?2"
        let places = (1...all.count + 1).map { "?\($0)" }.joined(separator: ", ")
        let changes = all.filter { $0 != "id" }.map { "\($0) = excluded.\($0)" }
        upsert = """
            INSERT INTO \(R.name) (dossier, \(all.joined(separator: ", "))) VALUES (\(places)) \
            ON CONFLICT (dossier, id) DO UPDATE SET \(changes.joined(separator: ", "))
            """
    }

    /// The record in the row at which the cursor stands, with who gave it.
    func record(_ row: any Cursor) throws(StoreError) -> Kept<R> {
        var record = R(id: row.text(0) ?? "")
        for index in 1..<columns.count where !row.isNull(index) {
            guard columns[index].load(&record, try value(at: index, in: row)) else {
                let name = columns[index].name
                throw StoreError(
                    .damaged, place: "store",
                    problem: "\(R.name) '\(record.id)': \(name) holds what it cannot hold",
                    mend: "restore the file from a copy, or remove it and import again")
            }
        }
        guard hasGiver else {
            return Kept(record: record, connector: "", overrides: Overrides())
        }
        return Kept(
            record: record, connector: row.text(columns.count) ?? "",
            overrides: Overrides(row.text(columns.count + 1)),
            arrived: countsArrivals ? row.integer(columns.count + 2) : nil)
    }

    /// The values to bind for `upsert`.
    func values(_ kept: Kept<R>, dossier: Int) -> [SQLValue] {
        var values: [SQLValue] = [.integer(dossier)]
        values.reserveCapacity(columns.count + 4)
        for index in columns.indices {
            values.append(Self.column(columns[index].get(kept.record, Day(number: 0))))
        }
        guard hasGiver else { return values }
        values.append(.text(kept.connector))
        values.append(kept.overrides.column)
        if countsArrivals { values.append(.integer(kept.arrived ?? 0)) }
        return values
    }

    private func value(at index: Int, in row: any Cursor) throws(StoreError) -> Plain {
        switch columns[index].type {
        case .integer, .cents, .boolean: return row.integer(index).map(Plain.integer) ?? .null
        case .text, .day, .oneOf: return row.text(index).map(Plain.text) ?? .null
        case .number, .list, .record, .object:
            guard let text = row.text(index) else { return .null }
            do {
                return try JSON.value(of: text)
            } catch {
                throw StoreError(.damaged, place: "store", problem: "\(R.name): \(error)")
            }
        }
    }

    private static func column(_ plain: Plain) -> SQLValue {
        switch plain {
        case .null: .null
        case .integer(let integer): .integer(integer)
        case .boolean(let boolean): .integer(boolean ? 1 : 0)
        case .text(let text): .text(text)
        case .list(let list): list.isEmpty ? .null : .text(JSON.text(plain))
        case .object(let fields): fields.isEmpty ? .null : .text(JSON.text(plain))
        case .number: .text(JSON.text(plain))
        }
    }
}

/// A record as it stands in the store, with who gave what.
struct Kept<R: Record> {
    var record: R
    /// Who gave the record.
    var connector: String
    var overrides: Overrides
    /// The pull in which it last came, where its table says so.
    var arrived: Int?
}

/// The fields of a record that another than its giver has set, and who.
struct Overrides: Equatable {
    private(set) var givers: [String: String] = [:]

    init(_ column: String? = nil) {
        guard let column, case .object(let fields)? = try? JSON.value(of: column) else { return }
        for field in fields { givers[field.name] = field.value.text }
    }

    subscript(field: String) -> String? {
        get { givers[field] }
        set { givers[field] = newValue }
    }

    var column: SQLValue {
        guard !givers.isEmpty else { return .null }
        let fields = givers.keys.sorted().map { PlainField($0, givers[$0].plain) }
        return .text(JSON.text(.object(fields)))
    }
}
