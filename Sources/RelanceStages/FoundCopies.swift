package import RelanceCore
import RelanceRules
package import RelanceStore

/// What came of asking for the copies of a message.
package struct FoundCopies {
    /// What came of asking for one.
    enum Answer: Equatable {
        case copy(InvoiceCopy, [Problem])
        /// Nobody gives copies.
        case none
        /// Who gives copies has none of it.
        case denied(by: String)
        /// Who was asked has failed, or had failed too often to be asked.
        case failed(by: String, Problem)
        /// It does not fit into the message with the others.
        case tooMuch
    }

    package private(set) var copies: [InvoiceCopy] = []
    /// What went wrong, and what else is to be known.
    package var problems: [Problem] = []
    private(set) var missing: [(invoice: String, answer: Answer)] = []
    private var size = 0

    /// Whether there is no room for another.
    var isFull: Bool { missing.contains { $0.answer == .tooMuch } }

    mutating func add(_ answer: Answer, of invoice: String) {
        guard case .copy(let copy, let warnings) = answer else {
            missing.append((invoice, answer))
            if case .failed(_, let problem) = answer { problems.append(problem) }
            return
        }
        problems += warnings
        guard size + copy.bytes.count <= InvoiceCopy.largestTotal else {
            missing.append((invoice, .tooMuch))
            return
        }
        size += copy.bytes.count
        copies.append(copy)
    }

    /// The invoices of which somebody who gives copies did not give one.
    var refused: [String] {
        missing.compactMap { missing in
            switch missing.answer {
            case .denied, .failed: missing.invoice
            case .copy, .none, .tooMuch: nil
            }
        }
    }

    /// Whether one may be had another time.
    var hasFailed: Bool { missing.contains { if case .failed = $0.answer { true } else { false } } }

    /// Whether one is not to be had.
    var lacksAny: Bool {
        missing.contains { missing in
            switch missing.answer {
            case .none, .denied: true
            case .copy, .failed, .tooMuch: false
            }
        }
    }
}

extension Action {
    /// What of it is about invoices, and nothing else.
    ///
    /// A copy that was asked for leaves with those that are there; the rest is another action.
    func only(_ invoices: Set<String>) -> Action {
        var part = self
        part.claims = claims.filter { invoices.contains($0.invoice) }
        part.missing = missing.filter(invoices.contains)
        part.amount.cents = part.claims.reduce(0) { $0 + $1.cents }
        return part
    }
}

extension CopySource {
    /// An action as it would leave now, with the copies that were found for it.
    package func previewed(
        _ action: Action, of account: Account, in store: Store, _ policy: Send.Policy
    ) throws -> (action: Action, found: FoundCopies) {
        let action = action.renewed(
            from: account, tolerance: policy.promiseTolerance, calendar: policy.calendar,
            on: policy.day)
        let found = try copies(for: action, of: account, in: store)
        let there = Set(found.copies.map(\.invoice))
        let isPart = action.reply == .invoiceCopy && !there.isEmpty
        return (isPart ? action.only(there) : action, found)
    }
}
