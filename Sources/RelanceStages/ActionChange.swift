package import RelanceCore

/// What becomes of an action where one plan takes the place of another.
package struct ActionChange: Sendable, Equatable {
    /// In which way it differs.
    package enum Kind: String, Sendable {
        case appears, vanishes, changes
    }

    package var before: Action?
    package var after: Action?

    /// Makes a change; one of both is there.
    init(before: Action?, after: Action?) {
        (self.before, self.after) = (before, after)
    }

    package var kind: Kind {
        before == nil ? .appears : after == nil ? .vanishes : .changes
    }

    package var contact: String { after?.contact ?? before?.contact ?? "" }

    /// What differs between two plans, in contact order.
    ///
    /// Keys do not count. Of one contact, actions of the same step belong together, then the others in
    /// their order.
    package static func all(before: [Action], after: [Action]) -> [ActionChange] {
        let (before, after) = (
            Dictionary(grouping: before, by: \.contact), Dictionary(grouping: after, by: \.contact)
        )
        return Set(before.keys).union(after.keys).sorted().flatMap { contact in
            changes(before[contact] ?? [], after[contact] ?? [])
        }
    }

    private static func changes(_ before: [Action], _ after: [Action]) -> [ActionChange] {
        var left = before
        var right = after
        func pair(_ isMeant: (Action, Action) -> Bool) -> [ActionChange] {
            var pairs: [ActionChange] = []
            for action in left {
                guard let index = right.firstIndex(where: { isMeant(action, $0) }) else { continue }
                pairs.append(ActionChange(before: action, after: right.remove(at: index)))
                left.removeAll { $0.id == action.id }
            }
            return pairs
        }
        _ = pair { $0.isSame(as: $1) }
        let sameStep = pair { $0.step == $1.step && $0.scenario == $1.scenario }
        let others = pair { _, _ in true }
        return sameStep + others + left.map { ActionChange(before: $0, after: nil) }
            + right.map { ActionChange(before: nil, after: $0) }
    }
}

extension Action {
    /// Whether two are the same but for their keys.
    fileprivate func isSame(as other: Action) -> Bool {
        var other = other
        other.id = id
        other.messageID = messageID
        return self == other
    }
}
