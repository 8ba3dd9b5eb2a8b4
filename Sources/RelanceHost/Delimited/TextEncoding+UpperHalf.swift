extension TextEncoding {
    /// Answers the characters of the bytes 0x80 to 0xFF of an encoding of one byte a character.
    ///
    /// Bytes without a meaning stand for the control of the same number, so nothing is lost.
    func upperHalf() -> [Unicode.Scalar] {
        switch self {
        case .utf8, .latin1: Self.latin1Upper
        case .latin9: Self.latin9Upper
        case .cp1252: Array(Self.cp1252Controls.unicodeScalars) + Self.latin1Upper.dropFirst(32)
        case .cp850: Array(Self.cp850Upper.unicodeScalars)
        }
    }

    private static var latin1Upper: [Unicode.Scalar] {
        (0x80...0xFF).map { Unicode.Scalar(UInt8($0)) }
    }

    private static var latin9Upper: [Unicode.Scalar] {
        let changed: [Unicode.Scalar: Unicode.Scalar] = [
            "\u{A4}": "€", "\u{A6}": "Š", "\u{A8}": "š", "\u{B4}": "Ž",
            "\u{B8}": "ž", "\u{BC}": "Œ", "\u{BD}": "œ", "\u{BE}": "Ÿ",
        ]
        return latin1Upper.map { changed[$0] ?? $0 }
    }

    private static let cp1252Controls =
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"

    private static let cp850Upper =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐"
        + "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}"
}
