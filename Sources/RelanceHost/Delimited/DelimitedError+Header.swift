extension DelimitedError {
    private static let remedy = "say how many lines stand before the header, or that there is none"

    static func noLine(_ path: String, skipped: Int) -> Self {
        let problem =
            "the file ends before line \(UInt(skipped.magnitude) + 1), where it should begin"
        return Self(.header, path, problem, "skip fewer lines")
    }

    static func longHeader(_ path: String, line: Int, bytes: Int, most: Int) -> Self {
        let problem = "the first row has \(bytes) bytes or more, at most \(most) are read"
        return Self(.header, path, line: line, problem, "check how its lines end")
    }

    static func badHeader(_ path: String, line: Int, problem: String) -> Self {
        Self(.header, path, line: line, "the header cannot be read: \(problem)", nil)
    }

    static func emptyHeader(_ path: String, line: Int) -> Self {
        Self(.header, path, line: line, "the header names no column", remedy)
    }

    static func missingHeader(_ path: String, line: Int, value: String) -> Self {
        let problem = "expected the names of the columns, found the value \"\(value)\""
        return Self(.header, path, line: line, problem, remedy)
    }

    static func title(_ path: String, line: Int, cells: Int) -> Self {
        let problem = "the header has 1 cell, the lines below it have \(cells)"
        return Self(.header, path, line: line, problem, remedy)
    }

    static func noColumn(_ path: String, line: Int, name: String, header: [String]) -> Self {
        let names = header.map { "'\($0)'" }.joined(separator: ", ")
        let problem = "the rows are to be chosen by column '\(name)', which the header lacks"
        return Self(.header, path, line: line, problem, "it has \(names)")
    }
}
