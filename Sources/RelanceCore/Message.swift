/// A text to one contact about one action, composed and ready to be carried.
package struct Message: Sendable, Equatable {
    /// Someone who is written to or who writes.
    package struct Party: Sendable, Equatable {
        package var name: String
        package var email: String?
        package var phone: String?
        package var address: [String]

        /// Makes a party.
        package init(
            name: String, email: String? = nil, phone: String? = nil, address: [String] = []
        ) {
            self.name = name
            self.email = email
            self.phone = phone
            self.address = address
        }
    }

    /// A letter as it is printed.
    package struct Sheets: Sendable, Equatable {
        package var pdf: [UInt8]
        package var pages: Int
        /// SHA-256 of the PDF, in hexadecimal digits.
        package var digest: String
        /// The lines of the address, of any number.
        package var address: [String]

        /// Makes sheets.
        package init(pdf: [UInt8], pages: Int, digest: String, address: [String]) {
            self.pdf = pdf
            self.pages = pages
            self.digest = digest
            self.address = address
        }
    }

    /// The Message-ID without its angle brackets, derived from the action.
    package var id: String
    package var action: String
    package var contact: String
    package var medium: Medium
    package var language: Language
    package var to: Party
    package var cc: [Party] = []
    package var from: Party
    package var subject = ""
    package var text = ""
    package var html = ""
    /// The Message-IDs of what was written before about the same, oldest first, without angle brackets.
    package var references: [String] = []
    /// The whole message as RFC 5322 bytes.
    package var eml: [UInt8] = []
    /// The sheets of a letter; nil: it leaves in another way.
    package var sheets: Sheets?
    /// What goes with an e-mail.
    package var attachments: [Attachment] = []
    package var invoices: [String] = []
    package var amount = Money(0, .euro)
    /// Which try it is, from 1.
    package var attempt = 1

    /// Makes a message without a text.
    package init(
        id: String, action: String, contact: String, medium: Medium, language: Language,
        to: Party, from: Party
    ) {
        self.id = id
        self.action = action
        self.contact = contact
        self.medium = medium
        self.language = language
        self.to = to
        self.from = from
    }
}
