/// A request over HTTP as a plugin makes it.
package struct HTTPRequest: Sendable, Equatable {
    /// A header; of a name in any case.
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String

        /// Makes a header.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// Whether a text may be the name of a header.
        ///
        /// Source: RFC 9110, 5.6.2.
        package static func isName(_ text: String) -> Bool {
            !text.isEmpty
                && text.utf8.allSatisfy {
                    $0 > 32 && $0 < 127 && !"\"(),/:;<=>?@[\\]{}".utf8.contains($0)
                }
        }

        /// Whether a text may be the value of a header: it ends no line.
        package static func isValue(_ text: String) -> Bool {
            text.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 }
        }
    }

    /// How the sender shows who it is.
    package enum Authorization: Sendable, Equatable {
        case bearer(String)
        case basic(user: String, password: String)
        case header(Header)
        case oauth2(OAuth2)
    }

    /// Client credentials, for which a server gives a token.
    package struct OAuth2: Sendable, Hashable {
        package var tokenURL: String
        package var id: String
        package var secret: String
        package var scope: String?

        /// Makes credentials.
        package init(tokenURL: String, id: String, secret: String, scope: String? = nil) {
            self.tokenURL = tokenURL
            self.id = id
            self.secret = secret
            self.scope = scope
        }
    }

    package var method: String
    /// The whole address, with the query.
    package var url: String
    package var headers: [Header] = []
    package var authorization: Authorization?
    package var body: [UInt8]?
    /// How long it may take, with redirects and further tries.
    package var seconds = 60.0
    /// The secrets in it by name; no error, log or record may show their texts.
    package var secrets: [String: String] = [:]

    /// Makes a request.
    package init(_ method: String, _ url: String) {
        self.method = method
        self.url = url
    }

    /// Method and address without the query, for errors: it may hold what is nobody's business.
    package var shown: String {
        "\(method) \(hiding(url).prefix { $0 != "?" && $0 != "#" })"
    }

    /// `GET /invoices?page=1`: by what a recorded answer is found; secrets are named in it.
    package var key: String {
        let url = hiding(url)
        guard let scheme = url.firstRange(of: "://") else { return "\(method) \(url)" }
        let rest = url[scheme.upperBound...]
        let path = rest.firstIndex { "/?".contains($0) }.map { String(rest[$0...]) } ?? "/"
        return "\(method) \(path.hasPrefix("/") ? path : "/" + path)"
    }

    /// The text with every secret of the request replaced by its name.
    package func hiding(_ text: String, ofAtLeast least: Int = 4) -> String {
        let longestFirst = secrets.sorted { ($0.value.count, $0.key) > ($1.value.count, $1.key) }
        return longestFirst.reduce(text) { text, secret in
            // What is shorter stands in too many words by chance.
            guard secret.value.count >= least else { return text }
            return Self.forms(of: secret.value).reduce(text) {
                $0.replacing($1, with: "<secret \(secret.key)>")
            }
        }
    }

    /// The secrets of `least` characters and more, as a server may repeat them.
    package func secretTexts(ofAtLeast least: Int) -> [String] {
        secrets.values.filter { $0.count >= least }.flatMap(Self.forms)
    }

    /// A secret as it is, in an address and in JSON.
    private static func forms(of secret: String) -> [String] {
        [
            secret, PercentEncoding.encoded(secret),
            String(JSON.text(.text(secret)).dropFirst().dropLast()),
        ]
    }
}
