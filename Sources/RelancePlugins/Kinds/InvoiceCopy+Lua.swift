import Lua
import RelanceCore

extension Connector.Answer {
    /// What `document` has answered of an invoice; false: the connector gives no copies.
    ///
    /// Throws where it is nothing that can go out.
    static func read(_ results: borrowing LuaResults, of invoice: String) throws -> Self {
        if results.kind(0) == .nil { return Self(nil) }
        if results.boolean(0) == false { return Self(nil, isOffered: false) }
        return Self(try InvoiceCopy.read(results, of: invoice))
    }
}

extension InvoiceCopy {
    fileprivate static func read(_ results: borrowing LuaResults, of invoice: String) throws
        -> InvoiceCopy
    {
        guard results.kind(0) == .string, let bytes = try results.value(0).octets else {
            throw LuaError(
                kind: .rubbish,
                message: "returned \(results.shown(0)), expected the bytes of a file, nil or false")
        }
        guard results.kind(1) == .string, let media = results.string(1) else {
            throw LuaError(
                kind: .rubbish,
                message: "returned \(results.shown(1)) as the media type, expected a text such as "
                    + "\"\(Media.pdf.rawValue)\"")
        }
        do throws(Fault) {
            return try InvoiceCopy(of: invoice, mediaType: media, bytes: bytes)
        } catch {
            throw LuaError(
                kind: .rubbish, message: "the copy cannot go out: \(error.problem); \(error.mend)")
        }
    }
}

/// The invoice of which a copy is asked for, read field by field.
final class CopiedInvoice {
    /// The view holds this and not the whole, which holds it.
    private final class Current { var invoice = Invoice(id: "") }

    static let fields = Invoice.fields.filter { $0.place != .hidden }

    private let current = Current()
    private let type: LuaViewType

    init(in state: LuaState, on day: Day) {
        let (current, fields) = (current, Self.fields)
        type = LuaViewType(
            name: Invoice.name, isSingle: true, fields: fields.map(\.name), in: state
        ) { _, field in .value(LuaValue(fields[field].get(current.invoice, day))) }
    }

    /// The view of an invoice, until the next is asked for.
    func view(of invoice: Invoice) -> LuaView {
        current.invoice = invoice
        return LuaView(type: type, row: 0)
    }
}

extension Shape {
    /// What `document` is asked about.
    static let copiedInvoice = Shape(
        "copied_invoice", "The invoice of which a copy is asked for.", of: CopiedInvoice.fields)
}

extension LuaValue {
    /// The bytes of a text; nil for what is none.
    fileprivate var octets: [UInt8]? {
        switch self {
        case .string(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        default: nil
        }
    }
}
