import Foundation

/// Proves the sandbox beyond the tests; prints what it found, and ends with status 1 where something does not hold.
///
///     RelanceProof conformance PATH                          Lua's own tests, of release 5.4.4, in PATH
///     RelanceProof fuzz [--seconds N] [--seed N] [--only]    random programs, from a seed on; --only: that one
///     RelanceProof show SEED INPUT                           the text of one input
@main
struct RelanceProof {
    static func main() {
        var words = CommandLine.arguments.dropFirst()
        do {
            switch words.popFirst() {
            case "conformance": try Conformance(in: words.first ?? ".").run()
            case "fuzz":
                var fuzzer = Fuzzer()
                while let word = words.popFirst() {
                    switch word {
                    case "--seconds": fuzzer.seconds = try number(words.popFirst())
                    case "--seed": fuzzer.first = UInt64(try number(words.popFirst()))
                    case "--only": fuzzer.isOnly = true
                    default: throw ProofError("'\(word)' is not known")
                    }
                }
                try fuzzer.run()
            case "show":
                print(
                    try Fuzzer.text(UInt64(number(words.popFirst())), Int(number(words.popFirst())))
                )
            default:
                throw ProofError(
                    "usage: RelanceProof conformance PATH | fuzz [--seconds N] [--seed N] [--only] | show SEED INPUT"
                )
            }
        } catch {
            FileHandle.standardError.write(Data("RelanceProof: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func number(_ word: String?) throws -> Double {
        guard let number = word.flatMap({ Double($0) }), number >= 0 else {
            throw ProofError("a number is missing")
        }
        return number
    }
}

/// What does not hold.
struct ProofError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
