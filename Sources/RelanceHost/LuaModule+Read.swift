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
                    "list(glob: string) -> file_entry[]",
                    "Files with path, size and digest, sorted by path.",
                    isCapability: true
                ) { call in
                    call.push(try reader.list(try call.text(0, "read.list(glob)")))
                },
                LuaHostFunction(
                    "text(path: string, encoding?: string) -> string",
                    "The whole file as UTF-8 text.",
                    isCapability: true
                ) { call in
                    let path = try call.text(0, "read.text(path, encoding?)")
                    call.push(try reader.wholeText(path, encoding: call.string(1)))
                },
                LuaHostFunction(
                    "bytes(path: string) -> string", "The bytes of the whole file.",
                    isCapability: true
                ) {
                    call in
                    let bytes = try reader.bytes(try call.text(0, "read.bytes(path)"))
                    bytes.withUnsafeBufferPointer { call.push(bytes: $0) }
                },
                LuaHostFunction(
                    "rows(path: string, options?: row_options) -> row[], next: row_place?, about: rows_about",
                    "Rows of delimited text; `next` goes into the cursor and comes back as `from`.",
                    isCapability: true
                ) { call in
                    let path = try call.text(0, "read.rows(path, options?)")
                    let options = call.count > 1 ? try call.value(1) : .nil
                    try reader.rows(path, options, &call)
                },
            ],
            shapes: [RowOptions.shape] + Shape.ofFiles)
    }
}

extension Shape {
    /// What `ctx.read` answers.
    fileprivate static let ofFiles = [
        Shape(
            "file_entry", "A file that may be read.",
            [
                ("path", "string", "How it is called."), ("size", "integer", "Its bytes."),
                ("digest", "string", "Changes with its content."),
            ]),
        Shape(
            "row", "A row: its cells by the names of the header, texts all.", isOpen: true,
            [
                ("line", "integer", "The line on which it begins."),
                ("problem", "string?", "What is wrong with it, such as a cell too many."),
            ]),
        Shape(
            "row_place", "Where the next rows begin: plain data for the cursor.",
            [
                ("offset", "integer", "The byte."), ("line", "integer", "The line."),
                ("file", "string?", "The file's digest."),
            ]),
        Shape(
            "rows_about", "What else is known of the rows.",
            [
                ("header", "string[]", "The names of the columns."),
                ("scanned", "integer", "How many rows were looked at, those left out included."),
            ]),
    ]
}
