import RelanceCore
import RelanceDossier
import Testing

struct MutationTests {
    @Test(arguments: 1...8)
    func `no text stops the program, and each fault has a line`(seed: UInt64) {
        var mutator = Mutator(state: seed)
        for _ in 0..<300 {
            let text = mutator.mutated(.example)
            do throws(ConfigurationError) {
                _ = try DossierFile.read(text)
            } catch {
                let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
                let isAbsence = error.key == ["creditor", "name"] && error.kind == .missingKey
                let isInFile = (1...lines).contains(error.line ?? (isAbsence ? 1 : 0))
                #expect(isInFile, "\(error) in \(text)")
                let isOneLine = !error.description.contains(where: \.isNewline)
                #expect(isOneLine, "\(error) in \(text)")
            }
        }
    }

    @Test(arguments: ["[", "{ a = ", "a.", "\"", "[[a]]\n"])
    func `depth and length do no harm`(piece: String) {
        for count in [100, 20_000] {
            let text = "x = " + String(repeating: piece, count: count)
            #expect(throws: ConfigurationError.self) { try DossierFile.read(text) }
            let header = "[" + String(repeating: piece, count: count) + "a]\nb = 1"
            #expect(throws: ConfigurationError.self) { try DossierFile.read(header) }
        }
    }
}

/// Breaks texts in a way that a seed decides.
private struct Mutator {
    private static let pieces = [
        "[", "]", "[[", "]]", "{", "}", "\"", "'", "\"\"\"", "'''", "=", ",", ".", "\n", "#",
        "\\", "0", "1e9", "-", "_", "2026-11-24", "08:00:00", "true", "inf", "a", "é",
        "\\u0000", "[a]\n", "[[a]]\n", "a.b=1\n", "T", "Z", "+", " ", "\r\n", "\r", "\t", "0x1",
        "\u{1}", "\0", "[connectors.fec]\n", "settings", "{ env = \"A\" }", "\\\n  é", "🙂",
    ].map { Array($0.utf8) }

    var state: UInt64

    mutating func mutated(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if next(3) == 0 { bytes = Array(bytes[next(bytes.count)...].prefix(next(400) + 1)) }
        for _ in 0...next(6) where !bytes.isEmpty { mutate(&bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let place = next(bytes.count)
        let piece = Self.pieces[next(Self.pieces.count)]
        switch next(5) {
        case 0: bytes.removeSubrange(place..<min(bytes.count, place + 1 + next(8)))
        case 1: bytes.insert(contentsOf: piece, at: place)
        case 2: bytes.insert(contentsOf: bytes[next(bytes.count)...].prefix(next(60)), at: place)
        case 3: bytes[place] = UInt8(next(128))
        default: bytes.replaceSubrange(place...place, with: piece)
        }
    }

    /// A number below `bound`: SplitMix64, by Steele, Lea and Flood.
    private mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
