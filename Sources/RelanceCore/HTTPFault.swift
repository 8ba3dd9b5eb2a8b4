/// Why a request got no answer that can be used.
package struct HTTPFault: Error, Sendable, Equatable {
    /// The word for plugins.
    package enum Code: String, Sendable {
        case auth, refused, unreachable, timeout
        case notGranted = "not_granted"
        case tooLarge = "too_large"
    }

    package var code: Code
    /// What happened, without the address.
    package var text: String
    /// Whether something was sent, so that nobody knows what it did.
    package var hasLeft: Bool

    /// Makes a fault.
    package init(_ code: Code, _ text: String, hasLeft: Bool = false) {
        self.code = code
        self.text = text
        self.hasLeft = hasLeft
    }
}

/// Sends a request and waits for the answer, whatever its status.
package typealias HTTPTransport = (HTTPRequest) throws(HTTPFault) -> HTTPAnswer
