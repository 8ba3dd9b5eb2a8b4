import RelanceCore

/// How a client shows who it is.
extension HTTPClient {
    /// The request with its credentials in a header, and noted as what nobody may see.
    func authorized(_ request: HTTPRequest, until end: Double) throws(HTTPFault)
        -> HTTPRequest
    {
        var request = request
        switch request.authorization {
        case nil: break
        case .bearer(let token): request.authorize("Bearer \(token)")
        case .basic(let user, let password):
            let code = Base64.text(Array("\(user):\(password)".utf8))
            request.secrets["auth"] = code
            request.authorize("Basic \(code)")
        case .header(let header):
            request.secrets["auth"] = header.value
            request.headers.append(header)
        case .oauth2(let credentials):
            let token = try token(credentials, until: end)
            request.secrets["auth"] = token
            request.authorize("Bearer \(token)")
        }
        return request
    }

    /// The token for credentials, kept as long as the client; asked for where there is none yet.
    private func token(
        _ credentials: HTTPRequest.OAuth2, until end: Double
    ) throws(HTTPFault) -> String {
        if let token = tokens[credentials] { return token }
        var answer: HTTPAnswer
        do throws(HTTPFault) {
            answer = try followed(credentials.request(inForm: false), until: end)
            // Not every server takes them as RFC 6749 wants it, in the header.
            if [400, 401].contains(answer.status) {
                answer = try followed(credentials.request(inForm: true), until: end)
            }
        } catch {
            // Asking for a token changes nothing.
            throw HTTPFault(error.code, "asking for a token: \(error.text)")
        }
        guard answer.status == 200 else {
            let code: HTTPFault.Code =
                answer.status >= 500 || answer.status == 429 ? .unreachable : .auth
            throw HTTPFault(code, "asking for a token: answered \(answer.status)")
        }
        guard
            let token = (try? JSON.value(of: String(decoding: answer.body, as: UTF8.self)))?[
                "access_token"]?.text, HTTPRequest.Header.isValue(token), !token.isEmpty
        else {
            throw HTTPFault(.auth, "asking for a token: the answer holds no access_token")
        }
        tokens[credentials] = token
        return token
    }
}

extension HTTPRequest.OAuth2 {
    /// The request for a token, with the credentials in the header or in the form.
    fileprivate func request(inForm: Bool) -> HTTPRequest {
        var request = HTTPRequest("POST", tokenURL)
        request.headers = [
            .init("Content-Type", "application/x-www-form-urlencoded"),
            .init("Accept", "application/json"),
        ]
        var form = [("grant_type", "client_credentials")]
        if let scope { form.append(("scope", scope)) }
        if inForm {
            form += [("client_id", id), ("client_secret", secret)]
        } else {
            // RFC 6749, 2.3.1: both are encoded before they are joined.
            let pair = "\(PercentEncoding.encoded(id)):\(PercentEncoding.encoded(secret))"
            request.authorize("Basic \(Base64.text(Array(pair.utf8)))")
        }
        request.body = Array(PercentEncoding.form(form).utf8)
        return request
    }
}

extension HTTPRequest {
    fileprivate mutating func authorize(_ value: String) {
        headers.removeAll { $0.name.lowercased() == "authorization" }
        headers.append(Header("Authorization", value))
    }
}
