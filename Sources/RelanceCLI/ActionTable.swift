import RelanceCore

/// Actions as people read them.
struct ActionTable {
    let text: String

    init(_ actions: [Action]) {
        var table = Table(
            "ACTION", "DATE", "CONTACT", "STEP", "MEDIUM", "STATUS", ">AMOUNT", ">INVOICES", "WHY")
        for action in actions {
            table.add(
                action.id, action.date?.description, action.contact, action.step,
                action.medium.rawValue, action.status.rawValue, action.amount.text(in: .english),
                String(action.claims.count), action.reason)
        }
        text = table.text
    }
}
