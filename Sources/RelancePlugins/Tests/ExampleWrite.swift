import Lua
import RelanceCore

extension LuaModule {
    /// `ctx.write` for an example: nothing is written, and the files are those it gives.
    static func exampleWrite(_ files: [ExampleFile]) -> LuaModule {
        LuaModule(
            name: "write", doc: "Makes no files.",
            functions: [
                LuaHostFunction("file(path: string, bytes: string) -> string", "Answers the path.")
                { call in
                    let path = try call.text(0, "write.file(path, bytes)")
                    let bytes = try Array(call.text(1, "write.file(path, bytes)").utf8)
                    if let known = files.first(where: { $0.name == path })?.bytes, known != bytes {
                        throw LuaHostError(
                            "\(path): is there with another content", code: "exists")
                    }
                    call.push(path)
                },
                LuaHostFunction("line(path: string, line: string) -> string", "Answers the path.") {
                    call in
                    call.push(try call.text(0, "write.line(path, line)"))
                },
                LuaHostFunction("exists(path: string) -> boolean", "Whether the example gives it.")
                {
                    call in
                    let path = try call.text(0, "write.exists(path)")
                    call.push(files.contains { $0.name == path })
                },
            ])
    }
}
