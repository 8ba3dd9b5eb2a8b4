/// A line that is being typed: its text, where the cursor is, the lines before it.
///
/// It is fed the bytes of a terminal and draws nothing.
struct LineEditor {
    /// What a byte has done.
    enum Effect: Equatable {
        case nothing, changed
        /// The line is complete.
        case submitted(String)
        /// The person asks how the word goes on.
        case asksForCompletion
        /// The input is over.
        case ended
    }

    private(set) var text: [Character] = []
    private(set) var cursor = 0
    private var history: [String] = []
    /// Which line of the history is shown; past the last is the one being typed.
    private var shown = 0
    private var typed: [Character] = []
    private var pending: [UInt8] = []

    /// What stands before the cursor.
    var beforeCursor: String { String(text[..<cursor]) }

    /// Takes a byte of the terminal.
    mutating func take(_ byte: UInt8) -> Effect {
        pending.append(byte)
        if pending[0] == 0x1B { return takeEscape() }
        if byte >= 0x80 || pending.count > 1 {
            guard let text = String(validating: pending, as: UTF8.self) else {
                if pending.count >= 4 { pending = [] }
                return .nothing
            }
            pending = []
            insert(text)
            return .changed
        }
        pending = []
        return take(control: byte)
    }

    /// Puts a text where the cursor is.
    mutating func insert(_ text: String) {
        self.text.insert(contentsOf: text, at: cursor)
        cursor += text.count
    }

    private mutating func take(control byte: UInt8) -> Effect {
        switch byte {
        case 0x0A, 0x0D: return submit()
        case 0x04 where text.isEmpty: return .ended
        case 0x04: remove(at: cursor)
        case 0x08, 0x7F: remove(at: cursor - 1)
        case 0x09: return .asksForCompletion
        case 0x01: cursor = 0
        case 0x05: cursor = text.count
        case 0x02: cursor = max(0, cursor - 1)
        case 0x06: cursor = min(text.count, cursor + 1)
        case 0x03: set([])
        case 0x0B: text.removeSubrange(cursor...)
        case 0x15:
            text.removeSubrange(..<cursor)
            cursor = 0
        case 0x10: show(shown - 1)
        case 0x0E: show(shown + 1)
        case 0x20...0x7E: insert(String(UnicodeScalar(byte)))
        default: return .nothing
        }
        return .changed
    }

    private mutating func takeEscape() -> Effect {
        guard pending.count > 1 else { return .nothing }
        guard "[O".utf8.contains(pending[1]) else {
            pending = []
            return .nothing
        }
        guard pending.count > 2, let last = pending.last, last >= 0x40 else { return .nothing }
        let sequence = String(decoding: pending.dropFirst(2), as: UTF8.self)
        pending = []
        switch sequence {
        case "A": show(shown - 1)
        case "B": show(shown + 1)
        case "C": cursor = min(text.count, cursor + 1)
        case "D": cursor = max(0, cursor - 1)
        case "H", "1~": cursor = 0
        case "F", "4~": cursor = text.count
        case "3~": remove(at: cursor)
        default: return .nothing
        }
        return .changed
    }

    private mutating func submit() -> Effect {
        let line = String(text)
        if !line.isEmpty, history.last != line { history.append(line) }
        set([])
        shown = history.count
        return .submitted(line)
    }

    private mutating func remove(at index: Int) {
        guard text.indices.contains(index) else { return }
        text.remove(at: index)
        if index < cursor { cursor -= 1 }
    }

    private mutating func show(_ index: Int) {
        guard (0...history.count).contains(index), index != shown else { return }
        if shown == history.count { typed = text }
        shown = index
        set(index == history.count ? typed : Array(history[index]))
    }

    private mutating func set(_ line: [Character]) {
        text = line
        cursor = line.count
    }
}
