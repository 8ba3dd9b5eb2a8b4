/// Names of files that come from data.
enum FileName {
    /// A name without what would lead into another folder.
    static func plain(_ name: String) -> String {
        let name = String(name.map { $0 == "/" || $0.isNewline || $0 == "\0" ? "-" : $0 })
        return name.hasPrefix(".") ? "-" + name.dropFirst() : name
    }
}
