import CCurl
package import RelanceCore

/// Hands the mails of one plugin to its server: through its gate, over one connection of its own.
///
/// Tries nothing twice once a mail has begun to leave. A server that cannot be reached, refuses the
/// login or stops answering is left alone for the rest of the run: a thousand mails neither wait for
/// it one by one nor lock an account.
package final class MailClient {
    private let server: MailServer?
    private let gate: MailGate
    /// The file of those who vouch for servers; nil: those that the system trusts.
    private let authorities: String?
    private let handle: UnsafeMutableRawPointer
    private var outage: SMTPAnswer?
    private var brokenInARow = 0

    private static let mostBroken = 3

    /// Makes a client for the server that the settings name, if they name one.
    package init(_ server: MailServer?, _ gate: MailGate, authorities: String? = nil) {
        guard let handle = curl_easy_init() else { fatalError("libcurl has no memory to begin") }
        (self.handle, self.server, self.gate) = (handle, server, gate)
        self.authorities = authorities
    }

    deinit { curl_easy_cleanup(handle) }

    /// Hands a mail over and gives what became of it; throws where no server was told of it.
    package func send(_ mail: SMTPMail) throws(SMTPFault) -> SMTPAnswer {
        let allowsPrivate = try gate.admit(server)
        guard let server else { throw SMTPFault(.notGranted, "there is no mail server") }
        guard mail.login == nil || server.security != .none || allowsPrivate else {
            throw SMTPFault(
                .refused,
                "a password goes to \(server.name) over an encrypted connection alone; "
                    + "set security to \"starttls\" or \"tls\"")
        }
        if let outage { return outage }
        var attempt = try perform(mail, server, allowsPrivate, isFresh: false)
        if attempt.isStale { attempt = try perform(mail, server, allowsPrivate, isFresh: true) }
        note(attempt)
        return attempt.answer
    }

    /// What one try came to.
    private struct Attempt {
        var answer: SMTPAnswer
        var isTimeout = false
        /// Whether the server had closed the connection before it was told of the mail.
        var isStale = false
    }

    private func perform(
        _ mail: SMTPMail, _ server: MailServer, _ allowsPrivate: Bool, isFresh: Bool
    ) throws(SMTPFault) -> Attempt {
        curl_easy_reset(handle)
        let exchange = MailExchange(mail.bytes, allowsPrivate: allowsPrivate)
        exchange.attach(to: handle)
        setOptions(of: mail, server)
        ccurl_set_number(handle, CURLOPT_FRESH_CONNECT, isFresh ? 1 : 0)
        var recipients: UnsafeMutablePointer<curl_slist>?
        for address in mail.to { recipients = curl_slist_append(recipients, address) }
        defer { curl_slist_free_all(recipients) }
        ccurl_set_pointer(handle, CURLOPT_MAIL_RCPT, recipients)
        let result = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
        if let refused = exchange.sockets.refusedAddress, result == CURLE_COULDNT_CONNECT {
            throw SMTPFault(.notGranted, gate.refusal(server, refused))
        }
        var answer = exchange.answer(result)
        answer.text = mail.hiding(answer.text)
        var connections = 0
        ccurl_get_number(handle, CURLINFO_NUM_CONNECTS, &connections)
        let isLost = exchange.reply == nil || exchange.reply?.code == 421
        return Attempt(
            answer: answer, isTimeout: result == CURLE_OPERATION_TIMEDOUT,
            isStale: connections == 0 && !exchange.hasBegun && isLost && result != CURLE_OK
                && result != CURLE_OPERATION_TIMEDOUT)
    }

    private func setOptions(of mail: SMTPMail, _ server: MailServer) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        // What stands behind the slash is how we greet: else the name of this machine would be told.
        ccurl_set_text(
            handle, CURLOPT_URL, "\(scheme)://\(server.name)/\(EmailAddress.domain(of: mail.from))")
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        ccurl_set_text(handle, CURLOPT_PROXY, "")
        ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(
            handle, CURLOPT_USE_SSL,
            Int((server.security == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        if let authorities { ccurl_set_text(handle, CURLOPT_CAINFO, authorities) }
        if let login = mail.login {
            ccurl_set_text(handle, CURLOPT_USERNAME, login.user)
            ccurl_set_text(handle, CURLOPT_PASSWORD, login.password)
        }
        let seconds = max(mail.seconds, 0.1)
        ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, Int((seconds * 1000).rounded(.up)))
        ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, Int((min(seconds, 30) * 1000)))
        ccurl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, Int(seconds.rounded(.up)))
        ccurl_set_text(handle, CURLOPT_MAIL_FROM, mail.from)
        ccurl_set_number(handle, CURLOPT_UPLOAD, 1)
        // No size is said: libcurl would count the dots that it adds, and end a mail too early.
    }

    /// Notes what the next mails of the run need not find out again.
    private func note(_ attempt: Attempt) {
        var answer = attempt.answer
        brokenInARow = answer.isAccepted == nil ? brokenInARow + 1 : 0
        let isShut =
            answer.isAccepted == false && [.connect, .tls, .login].contains(answer.stage)
        guard isShut || attempt.isTimeout || brokenInARow >= Self.mostBroken else { return }
        answer.isAccepted = false
        if !isShut { (answer.stage, answer.code) = (.connect, nil) }
        answer.recipient = nil
        answer.text = "not tried again in this run: \(answer.text)"
        outage = answer
    }
}

extension MailExchange {
    /// What came of it, by libcurl's result and by what the server said.
    fileprivate func answer(_ result: CURLcode) -> SMTPAnswer {
        if result == CURLE_OK, hasEnded, let reply, reply.code / 100 == 2 {
            return SMTPAnswer(isAccepted: true, code: reply.code, reply.text, at: .data)
        }
        // The last reply to the whole mail is a decision; anything less leaves it open.
        if let reply, reply.code >= 400, hasEnded || !hasBegun {
            return SMTPAnswer(
                isAccepted: false, code: reply.code, "\(reply.code) \(reply.text)",
                at: result == CURLE_LOGIN_DENIED ? .login : stage, recipient: recipient)
        }
        let said = reply == nil && !lastLine.isEmpty && stage == .connect
        let reason =
            reason(result) + (said ? "; it said \"\(lastLine.prefix(80))\"" : "")
        if hasBegun { return SMTPAnswer(isAccepted: nil, reason, at: .data) }
        let isTLS = [
            CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION,
            CURLE_SSL_CACERT_BADFILE,
        ].contains(result)
        return SMTPAnswer(
            isAccepted: false, reason,
            at: isTLS ? .tls : result == CURLE_LOGIN_DENIED ? .login : stage,
            recipient: recipient)
    }

    private func reason(_ result: CURLcode) -> String {
        switch result {
        case CURLE_OPERATION_TIMEDOUT: "the server took longer than it may"
        case CURLE_USE_SSL_FAILED: "the server offers no encryption"
        case CURLE_OK, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING:
            "the connection broke"
        case CURLE_WEIRD_SERVER_REPLY: "the server answered what is no reply"
        default: String(cString: curl_easy_strerror(result))
        }
    }
}
