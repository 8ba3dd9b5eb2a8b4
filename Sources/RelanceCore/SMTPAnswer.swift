/// What became of a mail at its server.
package struct SMTPAnswer: Sendable, Equatable {
    /// How far it came.
    package enum Stage: String, NamedCases {
        /// The server was not reached, or said nothing that could be understood.
        case connect
        /// The connection could not be encrypted.
        case tls
        case login
        /// The sender was named.
        case from
        /// A recipient was named.
        case to
        /// The mail itself.
        case data
    }

    /// Whether the server took it; nil: nobody knows.
    package var isAccepted: Bool?
    /// The code of the last reply (RFC 5321, 4.2); nil: there was none.
    package var code: Int?
    package var text: String
    package var stage: Stage
    /// Who was refused.
    package var recipient: String?

    /// Makes an answer.
    package init(
        isAccepted: Bool?, code: Int? = nil, _ text: String, at stage: Stage,
        recipient: String? = nil
    ) {
        self.isAccepted = isAccepted
        self.code = code
        self.text = text
        self.stage = stage
        self.recipient = recipient
    }
}

/// Why a mail was not given to any server.
package struct SMTPFault: Error, Sendable, Equatable {
    package var code: HTTPFault.Code
    package var text: String

    /// Makes a fault.
    package init(_ code: HTTPFault.Code, _ text: String) { (self.code, self.text) = (code, text) }
}

/// Hands a mail to a server and waits for what it says.
package typealias SMTPTransport = (SMTPMail) throws(SMTPFault) -> SMTPAnswer
