import CLua

/// Objects that plugins are given.
extension LuaState {
    /// Keeps a fresh table, or a scalar, that the plugin may change.
    package func reference(_ value: LuaValue) -> LuaReference {
        stack.push(value)
        return take()
    }

    /// Makes a read-only object; a misspelt name raises "ctx has no field 'tody'; did you mean 'today'?".
    ///
    /// A table given as a value is as strict about its own fields; what is nested deeper is a map, whose absent
    /// keys are nil. A field given as `.nil` is known and nil.
    package func object(_ name: String, _ entries: [(String, LuaEntry)]) throws(LuaError)
        -> LuaReference
    {
        guard clua_push_table(host, 0, Int32(entries.count)) else {
            throw LuaError(kind: .runtime, message: "stack overflow")
        }
        for (key, entry) in entries {
            switch entry {
            case .value(.nil): clua_push_known_nil(host)
            case .value(let value): stack.pushFrozen("\(name).\(key)", value, strict: true)
            case .reference(let reference): clua_push_reference(host, reference.id)
            case .function(let function): push(function, of: name)
            case .module(let module): push(module, named: "\(name).\(key)")
            case .noneSentinel: clua_push_none(host)
            }
            stack.setField(key)
        }
        stack.seal(name, strict: true, expires: false)
        return take()
    }

    /// Makes read-only plain data, deep; `#`, `ipairs` and `pairs` work on it.
    ///
    /// A strict table raises where a field is asked for that it lacks; else that is nil.
    package func frozen(_ name: String, _ value: LuaValue, isStrict: Bool = true) throws(LuaError)
        -> LuaReference
    {
        stack.pushFrozen(name, value, strict: isStrict)
        return take()
    }

    /// Keeps a host function, to be put into several objects; in errors it is called `owner.name`.
    package func function(_ function: LuaHostFunction, of owner: String = "ctx") -> LuaReference {
        push(function, of: owner)
        return take()
    }

    /// Keeps a module, to be put into several objects; in errors it is called `owner.name`.
    package func module(_ module: LuaModule, in owner: String) -> LuaReference {
        push(module, named: "\(owner).\(module.name)")
        return take()
    }

    private func push(_ module: LuaModule, named name: String) {
        guard clua_push_table(host, 0, Int32(module.functions.count)) else { return }
        for function in module.functions {
            push(function, of: name)
            stack.setField(function.name)
        }
        stack.seal(name, strict: true, expires: false)
    }

    private func push(_ function: LuaHostFunction, of owner: String) {
        bodies.append(function.body)
        reaching.append(function.reachesOut)
        checks.append(LuaCheck(function.signature, of: owner))
        clua_push_function(host, Int32(bodies.count - 1), function.isCapability)
    }
}
