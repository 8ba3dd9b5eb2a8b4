import RelanceCore

/// The name of an attached file, as headers have it.
struct FileName {
    /// As it is shown.
    let text: String

    /// Makes a name that is one line, leads into no folder and is not empty.
    init(_ text: String) {
        let line = Layout.line(text).map { "/\\\"".contains($0) ? "-" : $0 }
        let bare = String(line.drop { $0 == "." }.prefix(100))
        self.text = bare.isEmpty ? "document" : bare
    }

    /// What old programs read: letters, digits and a few signs.
    var plain: String {
        String(
            Folding.fold(text).map {
                $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) ? $0 : "-"
            })
    }

    /// The parameters of Content-Disposition, each on a line of its own.
    ///
    /// Source: RFC 2231, 3 and 4; the plain name stands beside it for those that do not read that.
    var parameters: String {
        var pieces = [""]
        // The first piece says the character set; no letter is cut in two.
        for character in text {
            let code = PercentEncoding.encoded(String(character))
            if pieces[pieces.count - 1].utf8.count + code.utf8.count > 50 { pieces.append("") }
            pieces[pieces.count - 1] += code
        }
        let lines = pieces.enumerated().map { index, piece in
            pieces.count == 1
                ? " filename*=UTF-8''\(piece)"
                : " filename*\(index)*=\(index == 0 ? "UTF-8''" : "")\(piece)"
        }
        return ([" filename=\"\(plain.suffix(60))\""] + lines).joined(separator: ";\r\n")
    }
}
