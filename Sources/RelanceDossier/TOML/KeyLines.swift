/// Where the keys and tables of a file stand.
struct KeyLines: Sendable, Equatable {
    private struct Place: Equatable {
        var line: Int
        var order: Int
    }

    /// Keys with a value and tables with a header.
    private var written: [[String]: Place] = [:]
    /// Tables that are only part of a longer key: `creditor` in `[creditor.sales]`.
    private var implied: [[String]: Place] = [:]

    /// Takes note of a key; of one that comes again the first place is kept.
    mutating func note(_ path: [String], line: Int) {
        let place = Place(line: line, order: written.count + implied.count)
        if written[path] == nil { written[path] = place }
        for count in stride(from: path.count - 1, to: 0, by: -1) {
            let table = Array(path.prefix(count))
            guard written[table] == nil, implied[table] == nil else { break }
            implied[table] = place
        }
    }

    func line(of path: [String]) -> Int? { place(of: path)?.line }

    /// The line of the key, or of the nearest table around it.
    func line(around path: [String]) -> Int? {
        var path = path
        while !path.isEmpty {
            if let line = line(of: path) { return line }
            path.removeLast()
        }
        return nil
    }

    /// Whether one key stands before another in the file.
    func areInOrder(_ first: [String], _ second: [String]) -> Bool {
        (place(of: first)?.order ?? .max) < (place(of: second)?.order ?? .max)
    }

    private func place(of path: [String]) -> Place? { written[path] ?? implied[path] }
}
