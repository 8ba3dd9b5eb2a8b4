/// A copy of an invoice, as its source gives it.
package struct InvoiceCopy: Sendable, Equatable {
    /// What a copy may be.
    package enum Media: String, Sendable, CaseIterable {
        case pdf = "application/pdf"
        case png = "image/png"
        case jpeg = "image/jpeg"
        case xml = "application/xml"

        /// How the name of its file ends.
        package var suffix: String {
            switch self {
            case .pdf: ".pdf"
            case .png: ".png"
            case .jpeg: ".jpg"
            case .xml: ".xml"
            }
        }
    }

    /// What cannot go out as a copy, and how to mend it.
    package struct Fault: Error, Equatable {
        package var problem: String
        package var mend: String
    }

    /// The key of the invoice.
    package let invoice: String
    package let media: Media
    package let bytes: [UInt8]

    /// The most bytes of one copy.
    package static let largest = 4 << 20
    /// The most bytes of the copies of one message: mail servers take 10 MB, and Base64 adds a third.
    package static let largestTotal = 5 << 20

    /// Makes a copy; throws where its media type is none of those, or its bytes are not what it says.
    ///
    /// A page that asks for a password is no invoice, whatever its media type.
    package init(of invoice: String, mediaType: String, bytes: [UInt8]) throws(Fault) {
        guard let media = Self.media(mediaType) else {
            throw Fault(
                problem: "its media type is \"\(Self.shown(mediaType))\"",
                mend: "give " + Media.allCases.map(\.rawValue).joined(separator: ", "))
        }
        guard !bytes.isEmpty else {
            throw Fault(problem: "it is empty", mend: "return nil where there is no copy")
        }
        guard bytes.count <= Self.largest else {
            throw Fault(
                problem: "it has more than \(Self.largest >> 20) MB", mend: "give a smaller file")
        }
        guard media.begins(bytes) else {
            throw Fault(
                problem: "it is called \(media.rawValue) and its bytes are not that",
                mend: "check what the source answers")
        }
        self.invoice = invoice
        self.media = media
        self.bytes = bytes
    }

    /// Names that sources use too, and parameters behind the name, are understood.
    private static func media(_ text: String) -> Media? {
        let name = text.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
        switch name {
        case "text/xml": return .xml
        case "image/jpg": return .jpeg
        default: return Media(rawValue: name)
        }
    }

    private static func shown(_ text: String) -> String {
        let line = text.unicodeScalars.filter { $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(line.prefix(60)))
    }
}

extension InvoiceCopy.Media {
    /// Whether a file begins as one of its kind does.
    fileprivate func begins(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .pdf:
            // Source: PDF 1.7, annex H: the header may stand anywhere in the first 1,024 bytes.
            let mark = Array("%PDF-".utf8)
            let head = bytes.prefix(1_024)
            return head.indices.contains { head[$0...].starts(with: mark) }
        case .png: return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpeg: return bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .xml:
            let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
            let text = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
            let head = text.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }.prefix(14)
            let word = String(decoding: head, as: UTF8.self).lowercased()
            return word.hasPrefix("<") && !word.hasPrefix("<html") && word != "<!doctype html"
        }
    }
}
