/// Why a delimited file cannot be read at all.
package struct DelimitedError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What kind of fault it is.
    package enum Kind: Sendable, Equatable {
        /// The file is missing, a folder, closed to this user, or fails when read.
        case missing, folder, permission, special, reading
        /// The file holds something else than lines of text.
        case binary, spreadsheet, utf16, empty
        /// The first line or the options do not fit the file.
        case header, separator
        /// The file is no longer the one in which reading began.
        case changed
    }

    /// What kind of fault it is.
    package let kind: Kind

    /// The file, as it was named to `DelimitedFile`.
    package let path: String

    /// The line at fault, where there is one.
    package let line: Int?

    private let problem: String
    private let remedy: String?

    init(_ kind: Kind, _ path: String, line: Int? = nil, _ problem: String, _ remedy: String?) {
        self.kind = kind
        self.path = path
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }

    /// One line: where, what is wrong, how to mend it.
    package var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return "\(place): \(problem)" + (remedy.map { "; \($0)" } ?? "")
    }
}

extension DelimitedError {
    static func missing(_ path: String) -> Self {
        Self(.missing, path, "there is no such file", "check its name and folder")
    }

    static func folder(_ path: String) -> Self {
        Self(.folder, path, "this is a folder", "name one file in it")
    }

    static func permission(_ path: String) -> Self {
        Self(.permission, path, "may not be read by this user", "give it permission to read")
    }

    static func special(_ path: String) -> Self {
        Self(.special, path, "this is a pipe or a device", "copy its content into a file")
    }

    static func reading(_ path: String, reason: String) -> Self {
        Self(.reading, path, "cannot be read (\(reason))", "copy it to a local disk and try again")
    }

    static func binary(_ path: String, offset: Int) -> Self {
        let problem = "this is not a text file (byte 0 at offset \(offset))"
        return Self(.binary, path, problem, "export it as text or CSV")
    }

    static func document(_ path: String) -> Self {
        Self(.binary, path, "this is a PDF document", "export it as text or CSV")
    }

    static func spreadsheet(_ path: String) -> Self {
        Self(.spreadsheet, path, "this looks like a spreadsheet or an archive", "save it as CSV")
    }

    static func utf16(_ path: String) -> Self {
        Self(.utf16, path, "this is text in UTF-16", "save it again as \"CSV UTF-8\" or UTF-8 text")
    }

    static func empty(_ path: String) -> Self {
        Self(.empty, path, "the file is empty", nil)
    }

    static func separator(_ path: String, found: UInt8) -> Self {
        let problem = "byte \(found) cannot separate cells"
        return Self(.separator, path, problem, "give one ASCII character such as ; or |")
    }

    static func changed(_ path: String) -> Self {
        Self(.changed, path, "changed since it was begun to be read", "start it again")
    }
}
