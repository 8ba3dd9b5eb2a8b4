package import RelanceCore

/// The files of a sample dossier: an invented creditor, its ledger and its customers.
///
/// The same bytes whenever and wherever they are made: nothing here asks the clock, the system or the
/// order of a dictionary, and no number is a floating-point one. Names, numbers and addresses are
/// invented: telephone numbers are of the ranges kept for fiction, e-mail domains end in .example,
/// and no company has a SIREN that begins with 0.
package struct Demo {
    /// The day on which the dossier stands still: Tuesday, 24 November 2026.
    package static let day = Day(number: 20_781)

    /// The last day that the ledger knows: what came by then was entered in the evening.
    static let lastDay = day.adding(-1)

    /// The day on which the creditor began its first year of business: 1 June 2025.
    static let firstDay = Day(number: 20_240)

    /// The first day of each month that the ledger knows.
    static let months = {
        var months = [firstDay]
        while let next = months.last?.endOfMonth.adding(1), next <= lastDay { months.append(next) }
        return months
    }()

    /// The files, with their paths in the dossier's folder.
    package static func files() -> [(path: String, bytes: [UInt8])] {
        let ledger = Ledger(of: Customer.all).years.map { ($0.path, Array($0.text.utf8)) }
        return [("relance.toml", Array(configuration.utf8))] + ledger + [
            ("contacts/clients.csv", Directory.customers.windows1252),
            ("contacts/interlocuteurs.csv", Directory.people.windows1252),
            ("suivi/promesses.csv", FollowupFiles.promises.windows1252),
            ("suivi/litiges.csv", FollowupFiles.disputes.windows1252),
            (".gitignore", Array("relance.db*\nout/\n".utf8)),
        ]
    }
}
