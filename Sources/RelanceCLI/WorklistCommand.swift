import ArgumentParser
import RelanceCore
import RelanceDocuments
import RelanceDossier
import RelanceStages

/// `relance worklist`.
struct WorklistCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worklist", abstract: "What a person has to do today, first things first.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = try Session(options)
        let store = try session.dossier.store()
        let items = try Worklist(store, on: session.day).items()
        let phrases = Phrases(session.dossier.configuration.creditor.language)
        session.output.show(.items(items.map { Self.plain($0, phrases) })) {
            guard !items.isEmpty else { return "Nothing to do today.\n" }
            var table = Table(">#", "WHAT", "CONTACT", "DUE", ">AMOUNT", ">SCORE", "WHY", "KEY")
            for item in items {
                table.add(
                    String(item.priority), phrases.text(of: item.kind.rawValue), item.contact,
                    item.due?.description, item.amount?.text(in: .english),
                    item.score > 0 ? String(item.score) : nil, phrases.why(item.why), item.id)
            }
            return table.text
        }
    }

    private static func plain(_ item: Worklist.Item, _ phrases: Phrases) -> Plain {
        [
            "id": .text(item.id), "priority": .integer(item.priority), "kind": item.kind.plain,
            "contact": item.contact.plain, "due": item.due.plain,
            "why": .text(phrases.why(item.why)), "action": item.action.plain,
            "amount_cents": (item.amount?.cents).plain,
            "currency": (item.amount?.currency).plain, "score": .integer(item.score),
        ]
    }
}
