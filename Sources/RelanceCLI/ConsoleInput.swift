import Glibc

/// The lines of a console: edited in a terminal, with history and completion, else read as they come.
final class ConsoleInput {
    private let prompt: String
    private let complete: (String) -> (words: [String], typed: Int)
    private let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    private var editor = LineEditor()

    init(prompt: String, complete: @escaping (String) -> (words: [String], typed: Int)) {
        self.prompt = prompt
        self.complete = complete
    }

    /// The next line; nil where there is none any more.
    func next() -> String? {
        guard isTerminal else { return readLine() }
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var raw = before
        cfmakeraw(&raw)
        raw.c_oflag = before.c_oflag
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSADRAIN, &before) }
        draw()
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1 {
            switch editor.take(byte) {
            case .nothing: continue
            case .changed: draw()
            case .asksForCompletion: goOn()
            case .submitted(let line):
                FileDescriptor.output.write("\n")
                return line
            case .ended:
                FileDescriptor.output.write("\n")
                return nil
            }
        }
        return nil
    }

    private func draw() {
        let back = editor.text.count - editor.cursor
        FileDescriptor.output.write(
            "\r\u{1B}[K\(prompt)\(String(editor.text))" + (back > 0 ? "\u{1B}[\(back)D" : ""))
    }

    /// Adds what all ways to go on have in common; where that is nothing, shows them.
    private func goOn() {
        let (words, typed) = complete(editor.beforeCursor)
        guard var common = words.first else { return }
        for word in words { common = common.commonPrefix(with: word) }
        if common.count > typed {
            editor.insert(String(common.dropFirst(typed)))
        } else if words.count > 1 {
            FileDescriptor.output.write("\n" + words.joined(separator: "  ") + "\n")
        }
        draw()
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
