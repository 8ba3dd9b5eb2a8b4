import Mustache
package import RelanceCore

/// The texts of the messages: ours, and in their place those of the dossier.
///
/// A text is `templates/NAME.LANGUAGE.txt`: the first line is the subject, then an empty line, then the
/// body in paragraphs. Variables are `{{total}}`, parts of other texts `{{> payment}}`.
package struct Templates: Sendable {
    /// A text of the dossier's own.
    package struct Own: Sendable, Equatable {
        package var name: String
        package var language: Language
        package var text: String
        /// The file, as errors call it.
        package var file: String

        /// Makes a text.
        package init(name: String, language: Language, text: String, file: String) {
            (self.name, self.language, self.file) = (name, language, file)
            // As editors on Windows write it.
            let plain = text.replacing("\r\n", with: "\n")
            self.text = plain.hasPrefix("\u{FEFF}") ? String(plain.dropFirst()) : plain
        }
    }

    private let libraries: [Language: MustacheLibrary]
    private let penaltyUse: PenaltyUse
    /// The names of the messages there are.
    package let names: Set<String>

    /// Takes our texts and those of the dossier; throws where one of these is not as it has to be.
    package init(own: [Own] = []) throws {
        if let problem = Self.problems(of: own).first { throw TemplateError(problem) }
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for template in Self.bundled {
                try Self.register(template.name, template.text(in: language), in: &library)
            }
            // A text that the dossier has in one language alone is better than one of ours.
            for template in own.sorted(by: {
                $0.language == language ? false : $1.language == language
            }) {
                try Self.register(
                    template.name, Typography.set(template.text, in: template.language),
                    in: &library)
            }
            for (name, place) in [("invoices", Layout.invoices), ("others", Layout.others)] {
                library.register(try MustacheTemplate(string: place + "\n"), named: name)
            }
            libraries[language] = library
        }
        self.libraries = libraries
        penaltyUse = PenaltyUse(
            Self.bundled.flatMap { template in
                Language.allCases.map { (template.name, template.text(in: $0)) }
            } + own.map { ($0.name, $0.text) })
        names = Set(Self.bundled.filter { !$0.isPartial }.map(\.name)).union(
            own.filter { !Self.partNames.contains($0.name) }.map(\.name))
    }

    /// The subject and the body of a message.
    func render(_ name: String, in language: Language, _ values: [String: Any]) throws -> (
        subject: String, body: String
    ) {
        guard names.contains(name),
            let text = libraries[language]?.render(values, withTemplate: name)
        else {
            throw TemplateError(
                place: "template '\(name)'", problem: "there is none of that name",
                mend: "write templates/\(name).fr.txt, or name another in the step")
        }
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let subject = lines.first.map(Layout.line) ?? ""
        return (subject, lines.count > 1 ? Layout.tidied(String(lines[1])) : "")
    }

    /// Whether a text says what late payment has come to.
    func worksOutPenalties(_ name: String) -> Bool { penaltyUse.counting.contains(name) }

    /// Whether a text asks for what late payment has come to.
    func claimsPenalties(_ name: String) -> Bool { penaltyUse.claiming.contains(name) }

    private static func register(
        _ name: String, _ text: String, in library: inout MustacheLibrary
    ) throws {
        library.register(
            try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text), named: name)
    }

    static let bundled =
        partials + penaltyParts + service + courteous + factual + firm + formal + promises
        + publicReminders + publicFormal + privateReminders + privateFormal + penaltyClaim
        + answers + askedAnswers + disputeAnswers + paidAnswers + calls + internals

    /// Texts that stand in others.
    static let partNames = Set(bundled.filter(\.isPartial).map(\.name) + ["invoices", "others"])
}

/// What is wrong with a text, or that it is not there.
package struct TemplateError: ExplainedError, Sendable, Equatable {
    package let place: String
    package let problem: String
    package let mend: String?

    /// Nobody of the creditor's has an address from which to write.
    package static let noSender = TemplateError(
        place: "relance.toml",
        problem: "[creditor.accounting] has no email: an e-mail would have no sender",
        mend: "add email = \"…\" under [creditor.accounting]")

    init(place: String, problem: String, mend: String?) {
        (self.place, self.problem, self.mend) = (place, problem, mend)
    }

    init(_ problem: Problem) {
        self.init(place: problem.place, problem: problem.text, mend: nil)
    }
}
