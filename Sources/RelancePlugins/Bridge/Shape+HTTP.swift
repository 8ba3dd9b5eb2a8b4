import Lua

/// What `ctx.http.request` takes and gives.
extension Shape {
    static let ofHTTP = [
        httpRequest, httpAuthorization, httpBasic, httpHeader, httpOAuth, httpAnswer,
    ]

    static let httpRequest = Shape(
        "http_request", "What to ask a server. Every text in it may be a secret.",
        [
            ("url", "string|secret", "The address, of a server that the operator allowed."),
            ("method", "string?", "`GET`, or `POST` where there is a body."),
            (
                "query", "table<string, any>?",
                "Added to the address: texts, numbers, booleans; a list gives a name several times."
            ),
            ("headers", "table<string, any>?", "Names and texts."),
            ("auth", "http_auth?", "How to show who asks."),
            ("json", "any", "What is sent, as JSON."),
            ("form", "table<string, any>?", "What is sent, as a form."),
            ("body", "string|secret|nil", "What is sent, as it stands."),
            (
                "as", "\"json\"|\"text\"|\"bytes\"|nil",
                "What `data` is to be; else by what the answer says it is."
            ),
            ("accept", "integer[]?", "Statuses from 400 that are no error."),
            (
                "timeout_s", "number?",
                "Seconds for all of it, redirects and further tries too: 0.1 to 600, else 60."
            ),
        ])

    static let httpAuthorization = Shape(
        "http_auth", "One of the four.",
        [
            ("bearer", "string|secret|nil", "A token."),
            ("basic", "http_basic?", "A name and a password."),
            ("header", "http_header?", "A header of the service's own."),
            (
                "oauth2", "http_oauth2?",
                "Client credentials: the host gets, keeps and renews the token."
            ),
        ])

    static let httpBasic = Shape(
        "http_basic", "A name and a password.",
        [("user", "string|secret", "The name."), ("password", "string|secret", "The password.")])

    static let httpHeader = Shape(
        "http_header", "A header that shows who asks.",
        [("name", "string", "Its name."), ("value", "string|secret", "Its value.")])

    static let httpOAuth = Shape(
        "http_oauth2", "OAuth 2.0 client credentials (RFC 6749, 4.4).",
        [
            ("token_url", "string|secret", "Where the token is got, of an allowed server."),
            ("id", "string|secret", "The client."), ("secret", "string|secret", "Its secret."),
            ("scope", "string|secret|nil", "What the token is for."),
        ])

    static let httpAnswer = Shape(
        "http_answer", "What a server answered.",
        [
            ("status", "integer", "The status, such as 200."),
            ("headers", "table<string, string>", "By name, in small letters."),
            ("data", "any", "The body, as `as` says."),
        ])
}
