/// A key figure of a month, with what it is and how it is worked out.
package struct Figure: Sendable, Equatable {
    /// The name in `ctx.figures` and JSON.
    package var name: String
    package var label: LocalizedText
    package var style: Block.Style
    /// How it is worked out, in a sentence.
    package var how: LocalizedText
    /// The values of the months up to the report's, oldest first; null where there is no data.
    package var values: [Plain] = []

    /// Makes a figure without values.
    package init(_ name: String, _ style: Block.Style, _ label: LocalizedText, how: LocalizedText) {
        (self.name, self.style, self.label, self.how) = (name, style, label, how)
    }

    /// The value of the report's month.
    package var value: Plain { values.last ?? .null }

    /// The value of the month before.
    package var previous: Plain { values.dropLast().last ?? .null }
}
