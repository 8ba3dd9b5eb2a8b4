import Foundation

/// The files in a mail, as a mail program finds them.
package struct MailParts {
    /// A file: its name in plain letters, and what it holds.
    package struct File: Equatable, Sendable {
        package var name: String
        package var mediaType: String
        package var bytes: [UInt8]
    }

    package let files: [File]

    /// Takes a mail apart.
    package init(_ mail: String) {
        let parts = mail.components(separatedBy: "\r\n--=_")
        files = parts.compactMap { part in
            guard part.contains("Content-Disposition: attachment"),
                let end = part.range(of: "\r\n\r\n"),
                let bytes = Data(
                    base64Encoded: String(part[end.upperBound...]).filter { !$0.isNewline })
            else { return nil }
            return File(
                name: Self.value("filename=\"", "\"", in: part),
                mediaType: Self.value("Content-Type: ", ";", in: part), bytes: Array(bytes))
        }
    }

    /// The files' names, in order.
    package var names: [String] { files.map(\.name) }

    /// What each file holds, in order.
    package var texts: [String] { files.map { String(decoding: $0.bytes, as: UTF8.self) } }

    private static func value(_ start: String, _ end: String, in part: String) -> String {
        let rest = part.components(separatedBy: start).dropFirst().first ?? ""
        return rest.components(separatedBy: end)[0]
    }
}
