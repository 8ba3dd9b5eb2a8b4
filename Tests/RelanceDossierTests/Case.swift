import RelanceCore
import RelanceDossier
import Testing

/// A text and the message that it must bring.
struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String

    init(_ text: String, _ expected: String) {
        self.text = text
        self.expected = expected
    }

    /// Reads texts with their message behind `=> `, and empty lines between.
    static func table(_ table: String) -> [Case] {
        table.split(separator: "\n\n").compactMap { block in
            let parts = block.split(separator: "\n=> ", maxSplits: 1)
            return parts.count == 2 ? Case(String(parts[0]), String(parts[1])) : nil
        }
    }

    var testDescription: String { expected }

    /// What is said of the text behind `beginning`.
    func message(after beginning: String) -> String {
        do {
            _ = try DossierFile.read(beginning + text)
            return "no error"
        } catch {
            return error.description
        }
    }
}
