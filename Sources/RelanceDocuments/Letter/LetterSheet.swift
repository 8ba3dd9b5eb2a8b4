/// Where things stand on the sheet, in points.
///
/// A4, folded in three, for a French envelope (DL or C5/6) whose window is 100 × 35 mm, 20 mm from the
/// right and the lower edge. The sheet slides in it: always seen is 100–190 mm across, 55–79 mm down.
enum LetterSheet {
    static let left = mm(22)
    static let right = mm(188)
    static let width = right - left
    /// The left edge of the address, the date and the signature.
    static let addressee = mm(104)
    static let addresseeWidth = mm(189) - addressee
    /// The top of the address, and of what stands above and below the window.
    static let window = mm(55)
    static let registered = mm(42)
    static let references = mm(88)
    static let subject = mm(104)
    static let sender = mm(17)
    static let senderWidth = mm(76)
    static let bottom = mm(273)
    static let footer = mm(276)
    static let nextTop = mm(26)
    static let nextHead = mm(16)
    static let folds = [mm(99), mm(198)]

    static func mm(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
