/// A colour, its parts from 0 to 1.
struct Ink: Sendable, Equatable {
    let red: Double
    let green: Double
    let blue: Double

    private init(_ red: Int, _ green: Int, _ blue: Int) {
        self.red = Double(red) / 255
        self.green = Double(green) / 255
        self.blue = Double(blue) / 255
    }

    static let black = Ink(0x1A, 0x1D, 0x21)
    static let quiet = Ink(0x5C, 0x64, 0x6C)
    static let accent = Ink(0x12, 0x4E, 0x66)
    static let hairline = Ink(0xB4, 0xBB, 0xC1)
    static let ground = Ink(0xF3, 0xF6, 0xF8)
    static let white = Ink(0xFF, 0xFF, 0xFF)
}

/// How a text is set.
struct TextStyle: Sendable, Equatable {
    /// In points.
    var size: Double
    var isBold = false
    var ink = Ink.black

    static let body = TextStyle(size: 10.5)
    static let subject = TextStyle(size: 11.2, isBold: true)
    static let address = TextStyle(size: 10)
    static let small = TextStyle(size: 8.2, ink: .quiet)
    static let footer = TextStyle(size: 7, ink: .quiet)
    static let table = TextStyle(size: 9.2)
    static let tableHead = TextStyle(size: 8.8, isBold: true, ink: .accent)
    static let total = TextStyle(size: 10, isBold: true)
    static let label = TextStyle(size: 9, ink: .quiet)

    /// The same, larger or smaller.
    func scaled(by factor: Double) -> TextStyle {
        var style = self
        style.size *= factor
        return style
    }

    /// The distance of two lines, in points.
    var pitch: Double { size * 1.25 }
    /// The distance from the top of a line to its baseline.
    var rise: Double { size * 0.95 }
}
