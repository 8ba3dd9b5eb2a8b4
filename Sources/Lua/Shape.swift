/// What a table holds that crosses the border: it is read by this, checked by this, and listed in the
/// reference.
package struct Shape: Sendable, Equatable {
    /// One name of the table.
    package struct Field: Sendable, Equatable {
        package var name: String
        package var type: LuaType
        /// One sentence.
        package var doc: String
        /// What it takes and gives, where it is a function.
        package var signature: LuaSignature?
        /// Whether its value may differ from one day to the next.
        package var movesWithDay = false
        /// Whether it is accepted, and not used by this version.
        package var isReserved = false

        /// Whether it is a list, where it is there.
        package var isList: Bool { if case .list = type.unwrapped { true } else { false } }

        /// Makes a value.
        package init(_ name: String, _ type: LuaType, _ doc: String) {
            (self.name, self.type, self.doc) = (name, type, doc)
        }

        /// Makes a function by its signature: `poll?(ctx: ctx) -> news?` is one that may be left out.
        package init(_ signature: String, _ doc: String, isReserved: Bool = false) {
            let isOptional = signature.prefix { $0 != "(" }.hasSuffix("?")
            let signature = LuaSignature(
                isOptional ? signature.replacing("?(", with: "(", maxReplacements: 1) : signature)
            self.init(signature.name, isOptional ? .either([.function, .nil]) : .function, doc)
            self.signature = signature
            self.isReserved = isReserved
        }

        /// A module that stands in `ctx`.
        package init(_ module: LuaModule) {
            self.init(module.name, .named("ctx.\(module.name)"), module.doc)
        }

        /// The function that the host offers.
        package init(_ function: LuaHostFunction) {
            self.init(function.name, .function, function.doc)
            signature = function.signature
        }
    }

    /// The word for one such table.
    package var name: String
    package var doc: String
    package var fields: [Field]
    /// Whether it may hold other names too: asking for one gives nil and is no error.
    package var isOpen: Bool
    /// The shape whose fields it has besides.
    package var base: String?
    /// How many texts may stand in it without a name.
    package var positions: Int

    /// Makes a shape.
    package init(
        _ name: String, _ doc: String, isOpen: Bool = false, base: String? = nil,
        positions: Int = 0, _ fields: [Field]
    ) {
        (self.name, self.doc, self.fields) = (name, doc, fields)
        (self.isOpen, self.base, self.positions) = (isOpen, base, positions)
    }

    /// Makes a shape of names, their types and what they are.
    package init(
        _ name: String, _ doc: String, isOpen: Bool = false, positions: Int = 0,
        _ fields: [(String, String, String)]
    ) {
        self.init(
            name, doc, isOpen: isOpen, positions: positions,
            fields.map { Field($0.0, LuaType($0.1), $0.2) })
    }

    /// The functions of a module, under the name by which it is reached.
    package init(_ module: LuaModule, in owner: String) {
        self.init("\(owner).\(module.name)", module.doc, module.functions.map(Field.init))
    }

    package var names: [String] { fields.map(\.name) }

    /// The field of that name.
    package subscript(name: String) -> Field? { fields.first { $0.name == name } }
}
