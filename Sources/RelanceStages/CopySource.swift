package import RelanceCore
package import RelanceStore

/// Gets copies of invoices from the connectors of a dossier.
///
/// Who gave an invoice is asked for its copy; where that one gives no copies at all, those that do, in
/// their order. One that has failed three times in a row is left alone from then on.
package final class CopySource {
    private let names: [String]
    private let open: (String) throws -> Connector
    private var opened: [String: Result<Connector, any Error>] = [:]
    private var failures: [String: Int] = [:]
    /// The invoices of which a connector had no copy, in the order in which it was asked.
    private var denied: [String: [String]] = [:]

    /// After so many failures in a row a connector is asked no more.
    private static let patience = 3

    /// Takes the connectors named, each opened when it is first needed.
    package init(_ names: [String], open: @escaping (String) throws -> Connector) {
        self.names = names
        self.open = open
    }

    /// Gives no copies.
    package static var none: CopySource {
        CopySource([]) { throw StageError(place: "connectors/\($0)", problem: "is not there") }
    }

    /// The copies that are to go with an action, what is missing of them, and why.
    ///
    /// The connectors are asked for the invoices that the action claims, and that are the contact's.
    package func copies(for action: Action, of account: Account, in store: Store) throws
        -> FoundCopies
    {
        var found = FoundCopies()
        guard action.medium == .email, action.attach.contains(Step.invoices) else { return found }
        let open = Dictionary(account.invoices.map { ($0.id, $0) }) { first, _ in first }
        for id in action.invoices {
            guard let invoice = try open[id] ?? store.invoice(id), invoice.id == id,
                invoice.contact == account.contact.id
            else {
                found.add(.none, of: id)
                continue
            }
            let answer =
                found.isFull
                ? .tooMuch : answer(of: invoice, givenBy: try store.connector(ofInvoice: id))
            found.add(answer, of: id)
        }
        return found
    }

    /// What is to be told of copies that connectors did not have, a line a connector.
    var notices: [Problem] {
        names.compactMap { name in
            guard let invoices = denied[name] else { return nil }
            let few = invoices.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
            return Problem(
                code: "copy_missing", place: "connectors/\(name)",
                text: "it had no copy of \(invoices.count) "
                    + (invoices.count == 1 ? "invoice" : "invoices")
                    + " that messages were to have: \(few)" + (invoices.count > 5 ? " …" : ""),
                needsPerson: false)
        }
    }

    private func answer(of invoice: Invoice, givenBy giver: String?) -> FoundCopies.Answer {
        if let giver, names.contains(giver), let answer = ask(giver, invoice) { return answer }
        var answer = FoundCopies.Answer.none
        for name in names where name != giver {
            guard let other = ask(name, invoice) else { continue }
            guard case .denied = other else { return other }
            answer = other
        }
        return answer
    }

    /// Asks a connector; nil: it gives no copies.
    private func ask(_ name: String, _ invoice: Invoice) -> FoundCopies.Answer? {
        let result = opened[name] ?? Result { try open(name) }
        opened[name] = result
        do {
            guard let document = try result.get().document else { return nil }
            guard failures[name, default: 0] < Self.patience else {
                return .failed(by: name, Self.dropped(name))
            }
            let answer = try document(invoice)
            failures[name] = 0
            guard answer.isOffered else { return nil }
            if let copy = answer.copy { return .copy(copy, answer.warnings) }
            denied[name, default: []].append(invoice.id)
            return .denied(by: name)
        } catch {
            failures[name, default: 0] += 1
            let fault =
                error as? any ExplainedError
                ?? StageError(place: "connectors/\(name)", problem: "\(error)")
            return .failed(
                by: name,
                Problem(failed: fault, code: "copy_failed", subject: "invoice '\(invoice.id)'"))
        }
    }

    private static func dropped(_ name: String) -> Problem {
        Problem(
            code: "plugin_dropped", place: "connectors/\(name)",
            text:
                "it failed \(patience) times in a row, and is asked for no more copies in this run; "
                + "mend it, or see that its server can be reached")
    }
}
