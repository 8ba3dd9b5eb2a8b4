package import RelanceCore

/// The monthly report: what it says, before it is drawn.
package struct Report: Sendable, Equatable {
    /// What one plugin contributed.
    package struct Section: Sendable, Equatable {
        package var name: String
        package var blocks: [Block]

        /// Makes a section.
        package init(name: String, blocks: [Block]) { (self.name, self.blocks) = (name, blocks) }
    }

    package var creditor: Creditor
    package var month: Month
    /// The day at whose end the situation is as told.
    package var day: Day
    package var sections: [Section]
    package var figures: [Figure]
    /// All figures of the months that the charts show.
    package var history: TableBlock
    /// What a reader has to know besides.
    package var notes: [String] = []

    /// Makes a report.
    package init(
        creditor: Creditor, month: Month, day: Day, sections: [Section], figures: [Figure],
        history: TableBlock
    ) {
        (self.creditor, self.month, self.day) = (creditor, month, day)
        (self.sections, self.figures, self.history) = (sections, figures, history)
    }

    /// The value of a figure, null where there is none.
    package func figure(_ name: String) -> Plain {
        figures.first { $0.name == name }?.value ?? .null
    }

    /// How values are written.
    package var values: ValueText {
        ValueText(
            language: creditor.language, currency: creditor.currency,
            outstandingCents: figure("outstanding_cents").integer ?? 0)
    }

    var phrases: Phrases { Phrases(creditor.language) }

    /// `Le poste clients en novembre 2026`.
    package var title: String {
        let name = "\(values.monthName(month)) \(month.year)"
        return phrases.say("Le poste clients en \(name)", "Receivables in \(name)")
    }

    /// The day, how many invoices and customers.
    package var situation: String {
        let (day, values) = (values.longDate(day), values)
        let invoices = values.bare(figure("invoices"), .number)
        let contacts = values.bare(figure("contacts"), .number)
        return phrases.say(
            "Situation arrêtée au \(day) · \(invoices) factures ouvertes · \(contacts) clients débiteurs",
            "As of \(day) · \(invoices) open invoices · \(contacts) debtors")
    }

    /// Whom to ask: what they answer for, and their name.
    package var interlocutors: [(role: String, name: String)] {
        let all = [
            (phrases.say("Comptabilité", "Accounting"), creditor.accounting),
            (phrases.say("Commerce", "Sales"), creditor.sales),
            (phrases.say("Direction", "Management"), creditor.manager),
        ]
        return all.compactMap { role, person in person.map { (role, $0.name) } }
    }

    /// How each figure is worked out, and what there is to know besides.
    package var explanations: [(label: String, how: String)] {
        figures.map {
            ($0.label.text(in: creditor.language), $0.how.text(in: creditor.language))
        }
    }
}
