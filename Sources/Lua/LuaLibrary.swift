/// The names that every plugin finds in its environment.
package enum LuaLibrary {
    /// Functions, and tables of them.
    package static let globals =
        Array(tables.keys) + [
            "_VERSION", "assert", "error", "getmetatable", "ipairs", "next", "pairs", "pcall",
            "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable", "tonumber",
            "tostring", "type", "xpcall",
        ]

    /// What the tables hold.
    package static let tables = [
        "coroutine": ["create", "isyieldable", "resume", "running", "status", "wrap", "yield"],
        "math": [
            "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "huge",
            "log", "max", "maxinteger", "min", "mininteger", "modf", "pi", "rad", "random", "sin",
            "sqrt", "tan", "tointeger", "type", "ult",
        ],
        "string": [
            "byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "pack",
            "packsize", "rep", "reverse", "sub", "unpack", "upper",
        ],
        "table": ["concat", "insert", "move", "pack", "remove", "sort", "unpack"],
        "utf8": ["char", "charpattern", "codepoint", "codes", "len", "offset"],
    ]
}
