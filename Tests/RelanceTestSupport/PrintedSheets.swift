import Foundation

/// A PDF as programs that have nothing to do with its making read it.
package final class PrintedSheets {
    /// A word and where it stands, in millimetres from the upper left corner.
    package struct Word: Sendable, Equatable {
        package var text: String
        package var page: Int
        package var left: Double
        package var right: Double
        package var top: Double
        package var bottom: Double
    }

    /// Whether the programs are there: Debian's poppler-utils and zbar-tools.
    package static let canBeRead = ["pdftotext", "pdffonts", "pdftoppm", "zbarimg"].allSatisfy {
        find($0) != nil
    }

    private let folder: TemporaryFolder

    /// Takes the bytes of a PDF.
    package init(_ bytes: [UInt8]) throws {
        folder = try TemporaryFolder()
        try folder.write(bytes, to: "sheets.pdf")
    }

    /// The text of all pages, blanks of every kind made plain, one form feed after each page.
    package var text: String {
        get throws {
            try run("pdftotext", "-layout", "sheets.pdf", "-")
                .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
        }
    }

    /// The words of all pages with their places.
    package var words: [Word] {
        get throws {
            var (words, page) = ([Word](), 0)
            for line in try run("pdftotext", "-bbox", "sheets.pdf", "-").split(separator: "\n") {
                if line.contains("<page ") { page += 1 }
                guard line.contains("<word ") else { continue }
                let parts = line.split(separator: "\"")
                let places = stride(from: 1, to: 8, by: 2).map {
                    (Double(parts[$0]) ?? 0) * 25.4 / 72
                }
                let text = parts[8].dropFirst().prefix { $0 != "<" }
                words.append(
                    Word(
                        text: String(text), page: page, left: places[0], right: places[2],
                        top: places[1], bottom: places[3]))
            }
            return words
        }
    }

    /// What a reader of codes sees on the pages at 150 dots an inch.
    package var codes: String {
        get throws {
            _ = try run("pdftoppm", "-r", "150", "-png", "sheets.pdf", "page")
            let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasSuffix(".png") }.sorted()
            return try run("zbarimg", ["--quiet", "--raw", "-Sbinary"] + pages)
        }
    }

    /// A line for each font, with whether it is embedded.
    package var fonts: String { get throws { try run("pdffonts", "sheets.pdf") } }

    private func run(_ program: String, _ words: String...) throws -> String {
        try run(program, words)
    }

    private func run(_ program: String, _ words: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.find(program) ?? program)
        process.arguments = words
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }

    private static func find(_ program: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + program }
            .first(where: FileManager.default.isExecutableFile)
    }
}
