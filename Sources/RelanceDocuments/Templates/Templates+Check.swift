package import RelanceCore

extension Templates {
    /// What is wrong with texts of the dossier: a variable that there is not, a section left open.
    ///
    /// `near` answers the name that was meant, such as "did you mean 'total'?".
    package static func problems(
        of own: [Own], near: @escaping (String, [String]) -> String? = { _, _ in nil }
    ) -> [Problem] {
        own.flatMap { template in
            var scan = TemplateScan(template, near: near)
            scan.run()
            return scan.problems
        }
    }

    /// The variables that every text may use.
    static let variables: Set<String> = [
        "creditor", "creditor_address", "creditor_siren", "iban", "bic", "reference",
        "accounting_name", "accounting_email", "accounting_phone", "sales_name", "sales_phone",
        "sales_email", "manager_name", "owner_name", "contact", "contact_id", "contact_siren",
        "contact_phone", "contact_email", "person", "phone", "role", "greeting", "today", "total",
        "count", "number", "due_date", "issue_date", "days_late", "deadline", "answer_by",
        "disputed", "promised", "promise_day", "promise_amount", "unallocated", "last_reminder",
        "earlier", "events", "average_days_late", "promises_broken", "listed", "one", "many",
        "is_company", "is_public", "is_person", "is_letter", "agent", "guessed", "order_number",
        "cause", "step", "delay", "average_delay", "is_formal", "action", "dispute",
        "interest", "fixed_fee", "total_with_interest", "has_penalties", "penalties",
        "penalties_due", "waived", "is_settled", "contract_rate", "year_days", "month_deadline",
        "instalments", "upheld", "rejected", "settled", "credit_note", "numbers",
        "total_left", "instalment_count", "instalment_total",
        "copies", "one_copy", "many_copies", "void_day", "void_medium", "nothing_due",
        "last_day",
    ]

    /// What the items of a list have besides.
    static let itemVariables: Set<String> = [
        "date", "medium", "text", "amount", "number", "due_date", "principal",
    ]
}

/// Looks a text over for names that there are not.
private struct TemplateScan {
    private let template: Templates.Own
    private let near: (String, [String]) -> String?
    private var open: [(name: String, line: Int)] = []
    private(set) var problems: [Problem] = []

    init(_ template: Templates.Own, near: @escaping (String, [String]) -> String?) {
        self.template = template
        self.near = near
    }

    mutating func run() {
        let lines = template.text.split(separator: "\n", omittingEmptySubsequences: false)
        if !Templates.partNames.contains(template.name), lines.first?.isEmpty ?? true {
            add(1, "the first line is the subject, and it is empty")
        }
        for (number, line) in lines.enumerated() {
            for part in line.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
                guard let end = part.firstRange(of: "}}") else {
                    add(number + 1, "a {{ has no }}")
                    continue
                }
                check(part[..<end.lowerBound], number + 1)
            }
        }
        for section in open { add(section.line, "the section {{#\(section.name)}} is not closed") }
    }

    private mutating func check(_ tag: Substring, _ line: Int) {
        let name = String(tag.drop { "#^/>& {".contains($0) }.prefix { !" }".contains($0) })
        switch tag.first {
        case "!": return
        case ">":
            if !Templates.partNames.contains(name) {
                add(line, "there is no part '\(name)'", name, Templates.partNames)
            }
        case "/":
            if open.last?.name == name {
                open.removeLast()
            } else {
                add(line, "{{/\(name)}} closes no section that is open")
            }
        default:
            let isItem = !open.isEmpty && Templates.itemVariables.contains(name)
            if tag.first == "#" || tag.first == "^" { open.append((name, line)) }
            if !Templates.variables.contains(name), !isItem {
                add(line, "there is no variable '\(name)'", name, Templates.variables)
            }
        }
    }

    private mutating func add(
        _ line: Int, _ text: String, _ name: String = "", _ known: Set<String> = []
    ) {
        let hint = known.isEmpty ? nil : near(name, known.sorted())
        problems.append(
            Problem(
                code: "template", place: "\(template.file):\(line)",
                text: text + (hint.map { "; " + $0 } ?? "")))
    }
}
