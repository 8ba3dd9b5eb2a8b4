import Lua
import RelanceCore

extension Delivery {
    /// What `send` answers: a receipt, or nil and why not.
    static func read(_ results: borrowing LuaResults) throws -> Delivery {
        switch results.kind(0) {
        case .table: return .accepted(try receipt(results))
        case .nil: return .failed(try failure(results))
        default:
            throw LuaError(
                kind: .rubbish,
                message:
                    "returned \(try results.value(0).shown), expected a receipt or nil, failure")
        }
    }

    private static func receipt(_ results: borrowing LuaResults) throws -> Delivery.Receipt {
        try check(results.keys(0), Shape.receipt.names, "the receipt")
        let id = try results.value(0, field: "id")
        var receipt = Delivery.Receipt(id: id.string)
        receipt.tracking = try results.value(0, field: "tracking").string
        if case .integer(let cents) = try results.value(0, field: "cost_cents") {
            receipt.costCents = cents
        }
        switch try results.value(0, field: "status") {
        case .nil: break
        case .string("sent"): receipt.status = .sent
        case .string("to_do"): receipt.status = .toDo
        case let other:
            throw LuaError(
                kind: .rubbish,
                message: "the receipt's status is \(other.shown), expected \"sent\" or \"to_do\"")
        }
        return receipt
    }

    private static func failure(_ results: borrowing LuaResults) throws -> Delivery.Failure {
        guard results.kind(1) == .table else {
            throw LuaError(
                kind: .rubbish,
                message: "returned nil without a failure, expected nil, { retry = …, reason = … }")
        }
        try check(results.keys(1), Shape.failure.names, "the failure")
        func flag(_ name: String) throws -> Bool {
            try results.value(1, field: name).boolean ?? false
        }
        guard let reason = try results.value(1, field: "reason").string else {
            throw LuaError(kind: .rubbish, message: "the failure has no reason, expected a text")
        }
        let seconds = try results.value(1, field: "after_s").integer
        return Delivery.Failure(
            reason, retry: try flag("retry"), isUnknown: try flag("unknown"),
            isAddressBad: try flag("address_bad"), afterSeconds: seconds.map { max(0, $0) })
    }

    private static func check(_ keys: [String], _ known: [String], _ what: String) throws(LuaError)
    {
        for key in keys where !known.contains(key) {
            let hint = Hint.didYouMean(key, known).map { "; " + $0 } ?? ""
            throw LuaError(kind: .rubbish, message: "\(what) has no '\(key)'\(hint)")
        }
    }
}
