import RelanceCore

/// Whom an action goes to, and on which medium.
struct Recipient: Equatable {
    var medium: Medium
    var role: String?
    /// An id among the contact's people; nil: the contact itself.
    var person: String?
}

extension Recipient {
    /// The roles that the contact itself stands in for.
    private static let general = ["billing", "contact"]

    /// Finds who is reached by the first medium on which one of the roles can be.
    init?(_ roles: [String], _ media: [Medium], _ contact: Contact) {
        for medium in media {
            if medium == .internal {
                self.init(medium: medium, role: roles.first)
                return
            }
            for role in roles {
                if let person = contact.people.first(where: { person in
                    person.role == role && person.isReached(by: medium, at: contact)
                }) {
                    self.init(medium: medium, role: role, person: person.id)
                    return
                }
                if Self.general.contains(role), contact.isReached(by: medium) {
                    self.init(medium: medium, role: role)
                    return
                }
            }
        }
        return nil
    }

    /// Whether one of the roles is such that anyone at the contact's may answer.
    static func isGeneral(_ roles: [String]) -> Bool { roles.contains(where: general.contains) }
}

extension Person {
    /// Whether they can be reached; a letter may go to them at the contact's own address.
    fileprivate func isReached(by medium: Medium, at contact: Contact) -> Bool {
        switch medium {
        case .email: email?.isEmpty == false && unusable == nil
        case .letter, .registeredLetter: !address.isEmpty || !contact.address.isEmpty
        case .sms, .call: phone?.isEmpty == false
        case .internal: true
        }
    }
}

extension Contact {
    fileprivate func isReached(by medium: Medium) -> Bool {
        switch medium {
        case .email: email?.isEmpty == false && unusable == nil
        case .letter, .registeredLetter: !address.isEmpty
        case .sms, .call: phone?.isEmpty == false
        case .internal: true
        }
    }
}

extension Deciding {
    /// Finds whom a proposal goes to; nil: somebody has to find the right person.
    ///
    /// Where the person asked for has no address, they are called instead, but never in the place of
    /// a formal message: a call is no notice.
    func recipient(of proposal: Proposal) -> Recipient? {
        let step = proposal.step
        // Where a call goes before a message, no letter takes its place.
        let media = [proposal.medium] + (proposal.isAncient ? [] : step.fallback)
        if let found = Recipient(step.to, media, account.contact) { return found }
        guard !Recipient.isGeneral(step.to), !proposal.medium.isTask, step.level <= 3 else {
            return nil
        }
        return Recipient(step.to, [.call], account.contact)
    }

    /// Who gets a copy: ids of the contact's people, else roles of the creditor's.
    func copies(of step: Step) -> [String] {
        step.cc.flatMap { role -> [String] in
            let people = account.contact.people.filter { $0.role == role }.map(\.id)
            if step.medium != .internal, !people.isEmpty { return people }
            guard let own = CreditorRole(rawValue: role) else { return [] }
            return step.medium == .internal || own != .manager ? [role] : []
        }
    }
}
