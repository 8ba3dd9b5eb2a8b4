import CQREncode

/// A square of dark and light modules.
struct QRCode {
    /// Dark modules beside each other.
    struct Run {
        var row: Int
        var start: Int
        var length: Int
    }

    /// Modules along a side.
    let width: Int
    let runs: [Run]

    /// Codes `text` at level M, as payment codes ask; nil where it has no room in version 13.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        guard code.pointee.version <= 13, let modules = code.pointee.data else { return nil }
        width = Int(code.pointee.width)
        var runs: [Run] = []
        for row in 0..<width {
            for column in 0..<width where modules[row * width + column] & 1 == 1 {
                if let last = runs.last, last.row == row, last.start + last.length == column {
                    runs[runs.count - 1].length += 1
                } else {
                    runs.append(Run(row: row, start: column, length: 1))
                }
            }
        }
        self.runs = runs
    }
}
