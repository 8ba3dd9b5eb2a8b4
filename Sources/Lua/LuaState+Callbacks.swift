import CLua

/// Leads from C to the state; the state owns it, and it does not keep the state.
final class CallbackBox {
    unowned(unsafe) var state: LuaState?

    /// What C calls.
    ///
    /// Nothing here raises: an error is put down, and C raises it once the Swift frame is gone.
    var callbacks: clua_callbacks {
        clua_callbacks(
            context: Unmanaged.passUnretained(self).toOpaque(),
            call: { context, function, count in
                CallbackBox.state(context)?.answer(function, count) ?? 0
            },
            view: { field, row in
                Unmanaged<AskedField>.fromOpaque(field)._withUnsafeGuaranteedRef {
                    $0.answer(Int(row))
                }
            },
            nearest: { context, name, length, candidates, size in
                CallbackBox.state(context)?.answerNearest(
                    UnsafeBufferPointer(start: name, count: length),
                    UnsafeBufferPointer(start: candidates, count: size)) ?? 0
            },
            module: { context, name, length in
                CallbackBox.state(context)?.answerModule(
                    UnsafeBufferPointer(start: name, count: length)) ?? 0
            },
            print: { context, text, length in
                CallbackBox.state(context)?.onPrint?(
                    decode(UnsafeBufferPointer(start: text, count: length)))
            })
    }

    private static func state(_ context: UnsafeMutableRawPointer) -> LuaState? {
        Unmanaged<CallbackBox>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.state }
    }
}

private func decode(_ chars: UnsafeBufferPointer<CChar>) -> String {
    chars.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
}

extension LuaState {
    fileprivate func answer(_ function: Int32, _ count: Int32) -> Int32 {
        let index = Int(function)
        var call = LuaCall(stack: stack, count: Int(count))
        defer {
            if call.hasReachedOut { capabilityUsed = true }
            if call.isOutcomeUnknown { outcomeUnknown = true }
        }
        do {
            try checks[index].pass(call)
            if reaching[index] { capabilityUsed = true }
            try bodies[index](&call)
            return 0
        } catch {
            return refuse(error)
        }
    }

    fileprivate func answerNearest(
        _ name: UnsafeBufferPointer<CChar>, _ candidates: UnsafeBufferPointer<CChar>
    ) -> Int32 {
        let names = decode(candidates).split(separator: "\n").map(String.init)
        guard let found = nearest(decode(name), in: names) else { return 0 }
        stack.push(found)
        return 1
    }

    fileprivate func answerModule(_ name: UnsafeBufferPointer<CChar>) -> Int32 {
        let name = decode(name)
        do {
            guard LuaState.isModuleName(name) else {
                throw LuaHostError(
                    "'\(name)' is no module name: letters, digits, '_' and '.' expected")
            }
            guard let module = try requireLoader?(name) else {
                throw LuaHostError("no module '\(name)'")
            }
            if !chunks.contains(module.name) { chunks.append(module.name) }
            stack.push(.bytes(module.source))
            stack.push(module.name)
            return 2
        } catch {
            return refuse(error)
        }
    }

    private static func isModuleName(_ name: String) -> Bool {
        name.utf8.count <= 100
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy {
                        switch $0 {
                        case UInt8(ascii: "a")...UInt8(ascii: "z"),
                            UInt8(ascii: "A")...UInt8(ascii: "Z"),
                            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                            true
                        default: false
                        }
                    }
            }
    }

    /// Puts an error down for C to raise, and keeps it as it is.
    func refuse(_ error: any Error) -> Int32 {
        hostError = error
        var text: String
        var code: String?
        var place: String?
        switch error {
        case let error as LuaHostError: (text, code, place) = (error.text, error.code, error.where)
        case let error as LuaError: text = error.description
        default: text = "\(error)"
        }
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                clua_refuse(host, code, place, $0.baseAddress, $0.count)
            }
        }
        return -1
    }
}
