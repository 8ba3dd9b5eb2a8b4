import RelanceCore
import RelanceRules
import RelanceStore

extension Store {
    /// Plans the copy of a letter that has left or was done by hand, once; within the transaction that
    /// says so.
    func planCopy(of letter: Action, on day: Day) throws {
        guard letter.copy != nil, letter.copyOf == nil, try !hasCopy(of: letter),
            let contact = try contact(letter.contact),
            var copy = letter.copied(for: contact, on: day)
        else { return }
        let number = try lastActionNumber() + 1
        copy.id = Self.actionID(number)
        try keep(lastActionNumber: number)
        try save(copy)
    }

    /// Cancels copies that have not left when nothing of what they claim is owed any more.
    func cancelCopies(_ copies: [Action], of account: Account) throws {
        let open = Set(account.invoices.filter { $0.balance.cents > 0 }.map(\.id))
        for var copy in copies where open.isDisjoint(with: copy.invoices) {
            copy.status = .cancelled
            copy.reason = ItemReason.Code.paid.rawValue
            try save(copy)
        }
    }
}
