package import RelanceCore

/// A `relance.toml` that was read and checked.
///
/// ```swift
/// let file = try DossierFile.read(text)
/// file.configuration.run.scoring   // ["payment-history", "exposure"]
/// file.line(of: ["run", "scoring"])   // 11
/// ```
package struct DossierFile: Sendable, Equatable {
    package let configuration: Configuration
    private let lines: KeyLines

    /// Reads the text of a file; `file` is the name that errors give.
    ///
    /// Throws at the first fault: a text that is not TOML, a key that is not in the contract, a
    /// value of another type or outside its bounds.
    package static func read(_ text: String, file: String = "relance.toml")
        throws(ConfigurationError) -> DossierFile
    {
        let source = try TOMLSource(text, file: file)
        let configuration = try Configuration(reading: TableReader(source))
        return DossierFile(configuration: configuration, lines: source.lines)
    }

    /// The line on which a key or the header of a table stands, nil where the file has none.
    ///
    /// The n-th table of a `[[list]]` is the part "[n]"; inside a list that is written with
    /// brackets no lines are known, so its own key is the last that has one.
    package func line(of path: [String]) -> Int? { lines.line(of: path) }
}
