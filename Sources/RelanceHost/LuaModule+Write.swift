package import Lua

extension LuaModule {
    /// `ctx.write`: files in the folders that the operator allowed.
    package static func write(_ folders: WritableFolders) -> LuaModule {
        LuaModule(
            name: "write", doc: "Makes files in the folders that the operator allowed.",
            functions: [
                LuaHostFunction(
                    "file(path: string, bytes: string) -> string",
                    "Makes a file, whole or not at all; an error where it is there with other bytes.",
                    reachesOut: true, isCapability: true
                ) { call in
                    let path = try call.text(0, "write.file(path, bytes)")
                    try call.withBytes(1) { try folders.write($0, to: path) }
                    call.push(.string(path))
                },
                LuaHostFunction(
                    "line(path: string, line: string) -> string",
                    "Adds a line at the end of a file, whole or not at all, unless it holds it.",
                    reachesOut: true, isCapability: true
                ) { call in
                    let path = try call.text(0, "write.line(path, line)")
                    try call.withBytes(1) { try folders.add($0, to: path) }
                    call.push(.string(path))
                },
                LuaHostFunction(
                    "exists(path: string) -> boolean", "Answers whether a file is there.",
                    isCapability: true
                ) { call in
                    let path = try call.text(0, "write.exists(path)")
                    call.push(.boolean(try folders.has(path)))
                },
            ])
    }
}
