import Glibc
package import Lua
import RelanceCore

extension LuaModule {
    /// `ctx.read`: the files that the operator allowed; `owner` is kept as long as they may be read.
    package static func read(_ files: ReadableFiles, keeping owner: (any AnyObject)? = nil)
        -> LuaModule
    {
        let reader = FileReader(files, keeping: owner)
        return LuaModule(
            name: "read", doc: "Reads files in the folders that the operator allowed.",
            functions: [
                LuaHostFunction(
                    "list(glob) -> files", "Files with path, size and digest, sorted by path.",
                    isCapability: true
                ) { call in
                    call.push(try reader.list(try reader.text(call, 0, "list(glob)")))
                },
                LuaHostFunction(
                    "text(path, encoding?) -> text", "The whole file as UTF-8 text.",
                    isCapability: true
                ) { call in
                    let path = try reader.text(call, 0, "text(path, encoding?)")
                    call.push(try reader.wholeText(path, encoding: call.string(1)))
                },
                LuaHostFunction(
                    "bytes(path) -> text", "The bytes of the whole file.", isCapability: true
                ) {
                    call in
                    let bytes = try reader.bytes(try reader.text(call, 0, "bytes(path)"))
                    bytes.withUnsafeBufferPointer { call.push(bytes: $0) }
                },
                LuaHostFunction(
                    "rows(path, options?) -> rows, next, about",
                    "Rows of delimited text: options separator, encoding, header, skip, columns, where, "
                        + "from, limit. `next` goes into the cursor; `about` has header and scanned.",
                    isCapability: true
                ) { call in
                    let path = try reader.text(call, 0, "rows(path, options?)")
                    let options = call.count > 1 ? try call.value(1) : .nil
                    try reader.rows(path, options, &call)
                },
            ])
    }
}
