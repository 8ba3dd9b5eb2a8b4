/// What a host function's body throws.
///
/// Without a code Lua gets a string, "file:line: text"; with one, a table {code, where, text} that can be
/// printed and concatenated. Where `where` is nil the plugin's own line stands in its place.
package struct LuaHostError: Error, Equatable {
    package var code: String?
    package var text: String
    package var `where`: String?

    package init(_ text: String, code: String? = nil, where: String? = nil) {
        self.text = text
        self.code = code
        self.where = `where`
    }
}
