/// Carries a message that the core has composed.
package struct Channel {
    package var name: String
    /// Hands the message over; answers what became of it.
    ///
    /// Throws what the plugin did wrong: nothing left. What may have left is a failure that says so.
    package var send: (Message) throws -> Delivery
    /// Asks what became of actions that are sent or unknown; nil: it cannot tell.
    package var poll: (([Action]) throws -> Answer)?

    /// Makes a channel.
    package init(
        name: String, send: @escaping (Message) throws -> Delivery,
        poll: (([Action]) throws -> Answer)? = nil
    ) {
        self.name = name
        self.send = send
        self.poll = poll
    }
}

extension Channel {
    /// What it answers when it is asked what became of actions.
    package struct Answer: Sendable, Equatable {
        /// The plugin's file and line.
        package var place: String
        package var news: [DeliveryNews] = []
        /// The events that cannot be understood.
        package var problems: [Problem] = []

        /// Makes an answer without news.
        package init(place: String) { self.place = place }

        /// What is wrong with a part of it.
        package func problem(_ text: String) -> Problem {
            Problem(code: "plugin_failed", place: place, text: "poll: " + text)
        }
    }
}

/// What a channel answers to one message.
package enum Delivery: Sendable, Equatable {
    /// It took the message; `status` is `to_do` where a person goes on with it.
    case accepted(Receipt)
    case failed(Failure)

    /// What the channel calls it, and what it cost.
    package struct Receipt: Sendable, Equatable {
        package var id: String?
        package var costCents: Int?
        /// By which the carrier finds it, such as the number of a registered letter.
        package var tracking: String?
        package var status: Action.Status

        /// Makes a receipt.
        package init(id: String? = nil, costCents: Int? = nil, status: Action.Status = .sent) {
            self.id = id
            self.costCents = costCents
            self.status = status
        }
    }

    /// Why it was not taken.
    package struct Failure: Sendable, Equatable {
        package var reason: String
        /// Whether to try again.
        package var retry: Bool
        /// Whether it may have left all the same: a person decides.
        package var isUnknown: Bool
        /// Whether the address is not to be used again.
        package var isAddressBad: Bool
        /// Seconds to wait before it is tried again; nil: as soon as may be.
        package var afterSeconds: Int?
        /// What the channel gave all the same: by it one asks what became of the message.
        package var receipt: Receipt?

        /// Makes a failure.
        package init(
            _ reason: String, retry: Bool = false, isUnknown: Bool = false,
            isAddressBad: Bool = false, afterSeconds: Int? = nil
        ) {
            self.afterSeconds = afterSeconds
            self.reason = reason
            self.retry = retry
            self.isUnknown = isUnknown
            self.isAddressBad = isAddressBad
        }
    }
}

extension Delivery {
    /// The same where a request got no answer: it may have left or not, whatever the channel says.
    package var unanswered: Delivery {
        switch self {
        case .failed(var failure):
            failure.isUnknown = true
            return .failed(failure)
        case .accepted(let receipt):
            var failure = Failure(
                "a request of the channel got no answer: it may have left or not; find out, then run "
                    + "'relance action done' where it did, 'relance action retry' where it did not",
                isUnknown: true)
            failure.receipt = receipt
            return .failed(failure)
        }
    }
}

/// What a channel learnt afterwards of an action.
package struct DeliveryNews: Sendable, Equatable {
    package var action: String
    /// One of `statuses`.
    package var status: String
    package var at: Day?
    package var detail: String?
    /// Where a proof of it lies, such as the file of a signed receipt.
    package var proof: String?
    package var tracking: String?
    /// Its number in the answer, the first being 1.
    package var row: Int

    /// What may have become of an action.
    package static let statuses = [
        "delivered", "bounced", "refused", "accepted", "not_claimed", "failed",
    ]

    /// Makes news.
    package init(
        action: String, status: String, at: Day? = nil, detail: String? = nil,
        proof: String? = nil, tracking: String? = nil, row: Int = 1
    ) {
        self.row = row
        self.proof = proof
        self.tracking = tracking
        self.action = action
        self.status = status
        self.at = at
        self.detail = detail
    }
}
