/// A mail as a plugin hands it to a mail server.
package struct SMTPMail: Sendable, Equatable {
    /// By what the sender is known to the server.
    package struct Login: Sendable, Equatable {
        package var user: String
        package var password: String

        /// Makes a login.
        package init(user: String, password: String) {
            (self.user, self.password) = (user, password)
        }
    }

    /// The address that refusals come back to.
    package var from: String
    package var to: [String]
    /// The bytes of RFC 5322, as they leave.
    package var bytes: [UInt8]
    package var login: Login?
    /// How long all of it may take.
    package var seconds = 60.0

    /// Makes a mail.
    package init(from: String, to: [String], bytes: [UInt8]) {
        (self.from, self.to, self.bytes) = (from, to, bytes)
    }

    /// What of it no server may be told; nil: nothing.
    ///
    /// A line that is not ended by CRLF could be read as the end of the mail, and what follows as another.
    package var fault: String? {
        if to.isEmpty { return "to names nobody" }
        for (name, address) in [("from", from)] + to.map({ ("to", $0) })
        where !EmailAddress.isSafe(address) {
            let shown = address.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }
            return "\(name) \"\(String(String.UnicodeScalarView(shown)))\" is no e-mail address"
        }
        guard bytes.last == 10 else { return "eml does not end with a line" }
        var before: UInt8 = 0
        for byte in bytes {
            if byte == 0 { return "eml holds a zero byte" }
            if (byte == 10) != (before == 13) { return "eml has a line that does not end by CRLF" }
            before = byte
        }
        return nil
    }

    /// The text without the user and the password.
    package func hiding(_ text: String) -> String {
        guard let login else { return text }
        return [("password", login.password), ("username", login.user)].reduce(text) {
            text, secret in
            // What is shorter stands in too many words by chance.
            secret.1.count < 4 ? text : text.replacing(secret.1, with: "<secret \(secret.0)>")
        }
    }
}
