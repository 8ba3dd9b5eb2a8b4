import Lua
import RelanceCore

extension Delivery {
    /// What `send` answers: a receipt, or nil and why not; a fault names the key.
    static func read(_ results: borrowing LuaResults) throws -> Delivery {
        do {
            switch results.kind(0) {
            case .table: return .accepted(try receipt(results))
            case .nil: return .failed(try failure(results))
            default:
                throw ReturnedFault(
                    "returned \(try results.value(0).shown), expected a receipt or nil, failure")
            }
        } catch let fault as ReturnedFault {
            throw LuaError(fault)
        }
    }

    private static func receipt(_ results: borrowing LuaResults) throws -> Delivery.Receipt {
        guard results.kind(1) == .nil else {
            throw ReturnedFault(
                "returned a receipt and \(try results.value(1).shown), expected a receipt alone, or "
                    + "nil, failure")
        }
        let fields = try ReturnedFields(results.value(0), "the receipt", joint: "'s ")
        try fields.check(.receipt)
        var receipt = Delivery.Receipt(
            id: try fields.textIfGiven("id"), costCents: try fields.whole("cost_cents", "of cents"))
        receipt.tracking = try fields.textIfGiven("tracking")
        switch try fields.textIfGiven("status") {
        case nil, "sent": break
        case "to_do": receipt.status = .toDo
        case let other?:
            throw fields.wrong("status", .string(other), "\"sent\" or \"to_do\"")
        }
        return receipt
    }

    private static func failure(_ results: borrowing LuaResults) throws -> Delivery.Failure {
        guard results.kind(1) == .table else {
            throw ReturnedFault(
                "returned nil without a failure, expected nil, { retry = …, reason = … }")
        }
        let fields = try ReturnedFields(results.value(1), "the failure", joint: "'s ")
        try fields.check(.failure)
        guard let reason = try fields.textIfGiven("reason") else {
            throw ReturnedFault("the failure has no reason, expected a text")
        }
        return Delivery.Failure(
            reason, retry: try fields.flag("retry"), isUnknown: try fields.flag("unknown"),
            isAddressBad: try fields.flag("address_bad"),
            afterSeconds: try fields.whole("after_s", "of seconds").map { max(0, $0) })
    }
}

extension LuaError {
    /// What is wrong with what a function returned.
    init(_ fault: ReturnedFault) { self.init(kind: .rubbish, message: fault.text) }
}
