/// A host function for plugins; its signature and its doc are its documentation.
package struct LuaHostFunction {
    /// What it takes and gives: its arguments are checked by this before it is called.
    package let signature: LuaSignature
    package let doc: String
    /// Every call of it may change the world, so an error after it leaves the outcome unknown.
    ///
    /// One of which not every call gets that far says so itself, with `LuaCall.reachOut`.
    package let reachesOut: Bool
    /// Time spent inside does not count against the clock of the call.
    package let isCapability: Bool
    let body: (inout LuaCall) throws -> Void

    /// Makes a function; the signature is written as `text(path: string, encoding?: string) -> string`.
    package init(
        _ signature: String, _ doc: String, reachesOut: Bool = false, isCapability: Bool = false,
        body: @escaping (inout LuaCall) throws -> Void
    ) {
        self.init(
            LuaSignature(signature), doc, reachesOut: reachesOut, isCapability: isCapability,
            body: body)
    }

    package init(
        _ signature: LuaSignature, _ doc: String, reachesOut: Bool = false,
        isCapability: Bool = false,
        body: @escaping (inout LuaCall) throws -> Void
    ) {
        self.signature = signature
        self.doc = doc
        self.reachesOut = reachesOut
        self.isCapability = isCapability
        self.body = body
    }

    /// The same, doing something else first.
    package func before(_ first: @escaping () -> Void) -> LuaHostFunction {
        LuaHostFunction(
            signature, doc, reachesOut: reachesOut, isCapability: isCapability
        ) { [body] call in
            first()
            try body(&call)
        }
    }

    /// What stands before the parenthesis.
    package var name: String { signature.name }
}

/// Host functions under one name, such as `ctx.read`.
package struct LuaModule {
    package let name: String
    package let doc: String
    package let functions: [LuaHostFunction]
    /// The tables that its functions take and give.
    package let shapes: [Shape]

    package init(
        name: String, doc: String, functions: [LuaHostFunction], shapes: [Shape] = []
    ) {
        self.name = name
        self.doc = doc
        self.functions = functions
        self.shapes = shapes
    }

    /// The same functions, each of which only raises `text`, with the code `not_granted`.
    package func refusing(_ text: String) -> LuaModule {
        let refusals = functions.map { function in
            LuaHostFunction(function.signature, function.doc) { _ in
                throw LuaHostError("ctx.\(name).\(function.name): \(text)", code: "not_granted")
            }
        }
        return LuaModule(name: name, doc: doc, functions: refusals)
    }
}

/// What an object holds under a name.
package enum LuaEntry {
    /// Plain data; a table becomes read-only, and a misspelt field of it an error.
    case value(LuaValue)
    /// The value itself: a table stays the plugin's to change.
    case reference(LuaReference)
    case function(LuaHostFunction)
    case module(LuaModule)
    /// `ctx.none`, which empties a field.
    case noneSentinel
}
