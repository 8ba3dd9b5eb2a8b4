import RelanceCore

extension Store {
    /// Which connector gave each record of a contact, or that a person did, by its kind and key.
    package func givers(of contact: String) throws -> [String: String] {
        var givers: [String: String] = [:]
        for kind in [Invoice.name, Payment.name, Promise.name, Dispute.name] {
            let rows = try database.cursor(
                "SELECT id, connector FROM \(kind) WHERE dossier = ?1 AND contact = ?2",
                [.integer(dossier), .text(contact)])
            while try rows.next() { givers["\(kind) \(rows.text(0) ?? "")"] = rows.text(1) }
        }
        return givers
    }
}
