package import RelanceCore

extension Report {
    /// The report as `--json` prints it: figures and blocks, exact; no instant of the run.
    package var plain: Plain {
        [
            "creditor": .text(creditor.name), "month": .text(month.description),
            "from": month.first.plain, "to": day.plain,
            "currency": .text(creditor.currency.code), "title": .text(title),
            "interlocutors": .list(
                interlocutors.map { ["role": .text($0.role), "name": .text($0.name)] }),
            "figures": .list(figures.map(figure)),
            "sections": .list(
                sections.map { section -> Plain in
                    ["name": .text(section.name), "blocks": .list(section.blocks.map(\.plain))]
                }),
            "history": Block.table(history).plain["table"] ?? .null,
            "notes": .list(notes.map(Plain.text)),
        ]
    }

    private func figure(_ figure: Figure) -> Plain {
        [
            "name": .text(figure.name), "label": .text(figure.label.text(in: creditor.language)),
            "as": figure.style.plain, "value": figure.value, "previous": figure.previous,
            "how": .text(figure.how.text(in: creditor.language)),
        ]
    }
}
