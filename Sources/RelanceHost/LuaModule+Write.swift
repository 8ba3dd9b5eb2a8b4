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
                    guard let path = call.string(0) else {
                        throw LuaHostError("ctx.write.file(path, bytes): path is not UTF-8")
                    }
                    try call.withBytes(1) { try folders.write($0, to: path) }
                    call.push(.string(path))
                },
                LuaHostFunction(
                    "line(path: string, line: string) -> string",
                    "Adds a line at the end of a file, whole or not at all, unless it holds it.",
                    reachesOut: true, isCapability: true
                ) { call in
                    guard let path = call.string(0) else {
                        throw LuaHostError("ctx.write.line(path, line): argument 1 is not a text")
                    }
                    let written: Void? = try call.withBytes(1) { try folders.add($0, to: path) }
                    guard written != nil else {
                        throw LuaHostError("ctx.write.line(path, line): argument 2 is not a text")
                    }
                    call.push(.string(path))
                },
                LuaHostFunction(
                    "exists(path: string) -> boolean", "Answers whether a file is there.",
                    isCapability: true
                ) { call in
                    guard let path = call.string(0) else {
                        throw LuaHostError("ctx.write.exists(path): path is not UTF-8")
                    }
                    call.push(.boolean(try folders.has(path)))
                },
            ])
    }
}
