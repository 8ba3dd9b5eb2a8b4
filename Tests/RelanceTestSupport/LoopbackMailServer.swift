import Foundation
import Synchronization

/// A mail server on this machine that keeps what it takes, and misbehaves as a test says.
package final class LoopbackMailServer: Sendable {
    /// A mail that it took.
    package struct Mail: Sendable, Equatable {
        package var from: String
        package var to: [String]
        package var bytes: [UInt8]

        /// Makes a mail.
        package init(from: String, to: [String], bytes: [UInt8]) {
            (self.from, self.to, self.bytes) = (from, to, bytes)
        }

        /// The mail as text.
        package var text: String { String(decoding: bytes, as: UTF8.self) }

        /// The value of a header that stands on one line.
        package func header(_ name: String) -> String? {
            let head = text.components(separatedBy: "\r\n\r\n")[0]
            return head.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    /// What it does at one point, in the place of what servers do.
    package enum Turn: Sendable {
        /// Says this line.
        case say(String)
        /// Says this line, then hangs up.
        case part(String)
        /// Hangs up; a mail that is whole is kept all the same.
        case hangUp
        /// Says nothing, until the client hangs up.
        case silence
    }

    /// What it demands and offers.
    package struct Offer: Sendable {
        /// Who may log in, as `user:password`; nil: nobody has to.
        package var login: String?
        /// What it encrypts with; nil: it does not.
        package var encryption: LoopbackTLS?
        /// Whether it encrypts from the beginning, without being asked.
        package var isEncrypted = false

        /// Demands and offers nothing.
        package init(
            login: String? = nil, encryption: LoopbackTLS? = nil, isEncrypted: Bool = false
        ) {
            (self.login, self.encryption, self.isEncrypted) = (login, encryption, isEncrypted)
        }
    }

    /// Answers what it does at a point.
    ///
    /// A point is a command as it came, "CONNECT", "BODY" where the first bytes of a
    /// mail have come, "." where it is whole. Nil: what servers do.
    package typealias Script = @Sendable (String) -> Turn?

    private final class Taken: Sendable {
        let mails = Mutex<[Mail]>([])
        let commands = Mutex<[String]>([])
    }

    private let listener: LoopbackListener
    private let taken = Taken()

    /// Listens on a free port.
    package init(_ offer: Offer = Offer(), _ script: @escaping Script = { _ in nil }) throws {
        listener = try LoopbackListener { [taken] client in
            var session = MailSession(
                offer, script, Wire(client),
                note: { command in taken.commands.withLock { $0.append(command) } },
                keep: { mail in taken.mails.withLock { $0.append(mail) } })
            session.run()
        }
    }

    /// The port that it listens on.
    package var port: Int { listener.port }

    /// The mails that it took, in their order.
    package var mails: [Mail] { taken.mails.withLock { $0 } }

    /// The points it came to: see `Script`.
    package var commands: [String] { taken.commands.withLock { $0 } }

    /// How many connections there were.
    package var connections: Int { commands.count { $0 == "CONNECT" } }
}
