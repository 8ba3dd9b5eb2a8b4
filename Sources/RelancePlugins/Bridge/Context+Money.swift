import Lua
import RelanceCore

extension Context {
    /// `ctx.cents`, `ctx.money`.
    var moneyFunctions: [LuaHostFunction] {
        let (own, language) = (creditor.currency, creditor.language)
        return [
            LuaHostFunction(
                "cents(value: string|number, currency?: string) -> cents",
                "A sum in units, as a text or a number, in whole cents."
            ) { call in
                let currency = try Self.currency(call, 1) ?? own
                call.push(try Self.cents(call, currency))
            },
            LuaHostFunction(
                "money(cents: integer, currency?: string) -> string",
                "A sum for people, in the creditor's language."
            ) { call in
                let currency = try Self.currency(call, 1) ?? own
                call.push(Money(call.integer(0) ?? 0, currency).text(in: language))
            },
        ]
    }

    private static func currency(_ call: LuaCall, _ index: Int) throws -> Currency? {
        guard call.count > index, call.kind(index) != .nil else { return nil }
        guard let code = call.string(index), let currency = Currency(code) else {
            throw LuaHostError("currency is not a code of three letters, such as \"EUR\"")
        }
        return currency
    }

    private static func cents(_ call: LuaCall, _ currency: Currency) throws -> Int {
        let decimals = currency.decimals
        switch call.kind(0) {
        case .string:
            let read = call.withBytes(0) { bytes -> Result<Int, AmountText.Fault> in
                do throws(AmountText.Fault) {
                    return .success(try AmountText.cents(bytes, decimals: decimals))
                } catch {
                    return .failure(error)
                }
            }
            if case .success(let cents)? = read { return cents }
            let shown =
                call.string(0).map { LuaValue.string($0).shown } ?? "a text that is not UTF-8"
            guard case .failure(let fault)? = read else {
                throw Self.fault(shown, .notAnAmount, currency)
            }
            throw Self.fault(shown, fault, currency)
        case .number:
            // A float is taken by its shortest decimal form, never by its binary one.
            let text = call.integer(0).map(String.init) ?? call.number(0).map { "\($0)" } ?? ""
            do throws(AmountText.Fault) {
                return try AmountText.cents(text, decimals: decimals)
            } catch {
                throw Self.fault(text, error, currency)
            }
        default: throw Self.fault(call.kind(0).described, .notAnAmount, currency)
        }
    }

    private static func fault(_ shown: String, _ fault: AmountText.Fault, _ currency: Currency)
        -> LuaHostError
    {
        let reason =
            switch fault {
            case .notAnAmount: "not an amount"
            case .tooManyDecimals: "\(currency.code) has \(currency.decimals) decimals"
            case .tooLarge: "too large"
            }
        return LuaHostError("amount \(shown): \(reason)")
    }
}
