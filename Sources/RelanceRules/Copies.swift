package import RelanceCore

extension Action {
    /// The copy of a letter that has left, as an action of its own without a key yet.
    ///
    /// It goes to the first of the step's roles that the medium reaches; nil: no copy is asked for, or
    /// it reaches nobody. It belongs to the letter's step: the step is not done by it a second time.
    /// Source: scenarios.md §3, a formal notice by registered letter, copy by e-mail.
    package func copied(for contact: Contact, on day: Day) -> Action? {
        guard let copy, copyOf == nil, let recipient = Recipient(copyTo, [copy], contact) else {
            return nil
        }
        var action = Action(id: "")
        action.contact = self.contact
        action.medium = recipient.medium
        action.role = recipient.role
        action.person = recipient.person
        action.copyOf = id
        (action.scenario, action.step, action.level) = (scenario, step, level)
        (action.template, action.by, action.promise) = (template, by, promise)
        (action.claims, action.listed, action.amount) = (claims, listed, amount)
        action.cc = cc
        action.date = day
        action.keepsGap = false
        return action
    }
}
