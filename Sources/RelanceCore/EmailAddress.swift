/// The address of a mailbox, where it goes to a mail server or stands in a header.
package enum EmailAddress {
    /// Whether a text names one mailbox, ends no line and closes no bracket.
    ///
    /// Letters beyond ASCII need an extension that few servers have, and count as none.
    package static func isSafe(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { byte in
            (0x21...0x7E).contains(byte) && !"()<>[]:;,\\\"".utf8.contains(byte)
        }
        return isPlain && parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
            && text.utf8.count <= 254
    }

    /// What stands behind the @ of an address.
    package static func domain(of address: String) -> String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? address
    }
}
