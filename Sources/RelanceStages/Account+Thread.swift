import RelanceCore
import RelanceStore

extension Account {
    /// The Message-IDs of the e-mails that left for the invoices of an action, oldest first.
    ///
    /// Of many the first and the last are enough to keep a conversation together.
    func thread(of action: Action, in store: Store) throws -> [String] {
        let claimed = Set(action.invoices)
        // What an apology takes back counts for nothing, and is what it answers.
        let void = action.reply == .apology ? action.step.flatMap(Reply.subject) : nil
        let left = records.filter { record in
            record.medium == .email
                && (record.outcome == .done && claimed.contains(record.invoice)
                    || void != nil && record.action == void)
        }
        let keys = left.sorted { one, other in
            (one.day, one.action ?? "") < (other.day, other.action ?? "")
        }.compactMap(\.action)
        var ids: [String] = []
        for key in keys where key != action.id {
            guard let id = try store.action(key)?.messageID, !ids.contains(id) else { continue }
            ids.append(id)
        }
        return ids.count > Self.longest ? [ids[0]] + ids.suffix(Self.longest - 1) : ids
    }

    private static let longest = 10
}
