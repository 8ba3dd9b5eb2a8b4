import CPango
import RelanceCore

/// Draws the pages of a PDF, in points from the upper left corner of an A4 sheet.
final class Canvas {
    static let width = 595.276
    static let height = 841.89

    private final class Output { var bytes: [UInt8] = [] }

    private let output = Output()
    private let surface: OpaquePointer
    private let context: OpaquePointer
    private var hasPage = false

    /// Begins a document; `day` is when it was made.
    init(title: String, author: String, day: Day) {
        let target = Unmanaged.passUnretained(output).toOpaque()
        surface = cairo_pdf_surface_create_for_stream(
            { target, bytes, count in
                guard let target else { return CAIRO_STATUS_WRITE_ERROR }
                let output = Unmanaged<Output>.fromOpaque(target).takeUnretainedValue()
                output.bytes += UnsafeBufferPointer(start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, target, Self.width, Self.height)
        for (key, value) in [
            (CAIRO_PDF_METADATA_TITLE, title), (CAIRO_PDF_METADATA_AUTHOR, author),
            (CAIRO_PDF_METADATA_CREATOR, "Relance"),
            // Without it, cairo would write the instant of the run.
            (CAIRO_PDF_METADATA_CREATE_DATE, "\(day)T08:00:00Z"),
            (CAIRO_PDF_METADATA_MOD_DATE, "\(day)T08:00:00Z"),
        ] {
            cairo_pdf_surface_set_metadata(surface, key, value)
        }
        context = cairo_create(surface)
    }

    deinit {
        cairo_destroy(context)
        cairo_surface_destroy(surface)
    }

    /// Begins a page.
    func page() {
        if hasPage { cairo_show_page(context) }
        hasPage = true
    }

    /// Draws a line of a text, its baseline at `y`.
    func draw(_ text: SetText, line: Int = 0, x: Double, y: Double) {
        set(text.style.ink)
        cairo_move_to(context, x, y)
        text.draw(line: line, on: context)
    }

    /// Fills a rectangle.
    func fill(x: Double, y: Double, width: Double, height: Double, _ ink: Ink) {
        set(ink)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }

    /// Draws a code of modules, dark ones joined along a row so that no hairline parts them.
    func draw(_ code: QRCode, x: Double, y: Double, size: Double) {
        let module = size / Double(code.width)
        set(.black)
        for run in code.runs {
            cairo_rectangle(
                context, x + Double(run.start) * module, y + Double(run.row) * module,
                Double(run.length) * module, module)
        }
        cairo_fill(context)
    }

    /// Draws what belongs to a part of the document's structure, such as `P` or `TD`.
    func tagged(_ tag: String, _ body: () -> Void) {
        cairo_tag_begin(context, tag, nil)
        body()
        cairo_tag_end(context, tag)
    }

    /// The finished document; throws where it could not be drawn: cairo says so only when asked.
    func finish() throws(LetterError) -> [UInt8] {
        cairo_surface_finish(surface)
        let faults = [cairo_status(context), cairo_surface_status(surface)]
        if let fault = faults.first(where: { $0 != CAIRO_STATUS_SUCCESS }) {
            throw LetterError(
                "could not be drawn: \(String(cString: cairo_status_to_string(fault)))")
        }
        return output.bytes
    }

    private func set(_ ink: Ink) { cairo_set_source_rgb(context, ink.red, ink.green, ink.blue) }
}
