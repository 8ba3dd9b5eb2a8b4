import Foundation
import RelanceCore
import RelanceDocuments
import RelanceDossier

/// How a report is written.
enum ReportFormat: String, CaseIterable {
    case html, pdf, csv, json, text

    var suffix: String { self == .text ? "txt" : rawValue }
}

/// Writes a report to files.
struct ReportFiles {
    private let report: Report
    private let folder: String

    init(_ report: Report, folder: String) { (self.report, self.folder) = (report, folder) }

    /// The text for stdout; nil for what is a file.
    func printed(_ format: ReportFormat) -> String? {
        switch format {
        case .csv: report.csv
        case .json: JSON.text(report.plain, indented: true) + "\n"
        case .text: report.text
        case .html, .pdf: nil
        }
    }

    /// Writes the file of a format; answers its path.
    func write(_ format: ReportFormat) throws -> String {
        let name = "report-\(report.month).\(format.suffix)"
        guard format == .pdf else { return try write(printed(format) ?? report.html, as: name) }
        let path = "\(folder)/\(name)"
        let source = try write(report.html, as: ".report-\(report.month).html")
        defer { try? FileManager.default.removeItem(atPath: source) }
        try PDFMaker().make(path, from: source)
        return path
    }

    private func write(_ text: String, as name: String) throws -> String {
        try OutputFile(name, in: folder).write(Array(text.utf8))
    }
}

/// Prints an HTML file to PDF with what is installed: WeasyPrint, or a Chromium without a window.
struct PDFMaker {
    private static let browsers = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
    ]

    func make(_ path: String, from source: String) throws {
        let (from, to) = (absolute(source), absolute(path))
        try? FileManager.default.removeItem(atPath: to)
        let tool: String
        if let weasyprint = Self.find("weasyprint") {
            tool = "weasyprint"
            try run(weasyprint, ["--quiet", from, to])
        } else if let browser = Self.browsers.compactMap(Self.find).first {
            tool = URL(fileURLWithPath: browser).lastPathComponent
            let profile = FileManager.default.temporaryDirectory
                .appending(path: "relance-pdf-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: profile) }
            let root = geteuid() == 0 ? ["--no-sandbox"] : []
            try run(
                browser,
                root + [
                    "--headless", "--disable-gpu", "--user-data-dir=\(profile.path)",
                    "--no-pdf-header-footer", "--print-to-pdf=\(to)",
                    URL(fileURLWithPath: from).absoluteString,
                ])
        } else {
            throw DossierError(
                place: path,
                problem: "a PDF needs WeasyPrint or Chromium, and neither is installed",
                mend: "install one of them, or print the HTML report from a browser")
        }
        guard FileManager.default.fileExists(atPath: to) else {
            throw DossierError(
                place: path, problem: "\(tool) made no PDF",
                mend: "print the HTML report from a browser")
        }
    }

    private static func find(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }

    private func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
