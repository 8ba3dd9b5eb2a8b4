/// What a server answered.
package struct HTTPAnswer: Sendable, Equatable {
    package var status: Int
    package var headers: [HTTPRequest.Header]
    package var body: [UInt8]

    /// Makes an answer.
    package init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of a header, nil where the answer has none of that name.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
