import CPango

/// Sets texts in the face of the letters.
final class Typesetter {
    /// The face of letters; Debian's package that has it.
    static let face = (family: "Linux Libertine O", package: "fonts-linuxlibertine")

    private let context: OpaquePointer
    private let features: OpaquePointer

    /// Throws where the face is not installed: another one would break the lines elsewhere.
    init() throws(LetterError) {
        // Pango keeps the map for the thread, so that fonts are looked for once.
        guard let map = pango_cairo_font_map_get_default(),
            let context = pango_font_map_create_context(map),
            let features = pango_attr_list_new()
        else { throw LetterError("the text could not be set: memory is short") }
        guard pango_font_map_get_family(map, Self.face.family) != nil else {
            relance_context_free(context)
            pango_attr_list_unref(features)
            throw LetterError(
                "the font '\(Self.face.family)' is not installed",
                mend: "install Debian's package \(Self.face.package)")
        }
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_cairo_context_set_resolution(context, 72)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        // Figures of one width, as high as capitals: they stand below each other.
        pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1,lnum=1"))
        (self.context, self.features) = (context, features)
    }

    deinit {
        pango_attr_list_unref(features)
        relance_context_free(context)
    }

    /// Sets `text`, broken into lines of `width` points, of which `most` are kept.
    ///
    /// Marks in the text mean nothing: `<b>` stays `<b>`.
    func set(
        _ text: String, _ style: TextStyle, width: Double? = nil, isJustified: Bool = false,
        most: Int? = nil
    ) -> SetText {
        let layout: OpaquePointer = pango_layout_new(context)
        let font = pango_font_description_new()
        pango_font_description_set_family_static(font, Self.face.family)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        if style.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        let spaced = spaced(text, style)
        pango_layout_set_attributes(layout, spaced ?? features)
        if let spaced { pango_attr_list_unref(spaced) }
        pango_layout_set_auto_dir(layout, 0)
        if let width {
            pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        if isJustified { pango_layout_set_justify(layout, 1) }
        if let most {
            pango_layout_set_height(layout, Int32(-most))
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
        }
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        return SetText(layout, style)
    }

    /// The narrow blanks between figures, widened: in this face they nearly vanish.
    ///
    /// Nil where there are none.
    private func spaced(_ text: String, _ style: TextStyle) -> OpaquePointer? {
        var list: OpaquePointer?
        let bytes = Array(text.utf8)
        for index in bytes.indices.dropLast(3)
        where bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF {
            // Before a sign of punctuation it is as narrow as French wants it.
            if ";!?".utf8.contains(bytes[index + 3]) { continue }
            let wider = pango_attr_letter_spacing_new(
                Int32(style.size * 0.09 * Double(PANGO_SCALE)))
            wider?.pointee.start_index = guint(index)
            wider?.pointee.end_index = guint(index + 3)
            list = list ?? pango_attr_list_copy(features)
            pango_attr_list_insert(list, wider)
        }
        return list
    }
}

/// A text that has been set: its lines are known, and can be drawn one by one.
final class SetText {
    let style: TextStyle
    private let layout: OpaquePointer

    fileprivate init(_ layout: OpaquePointer, _ style: TextStyle) {
        (self.layout, self.style) = (layout, style)
    }

    deinit { relance_layout_free(layout) }

    /// How many lines it has.
    var count: Int { Int(pango_layout_get_line_count(layout)) }

    /// The width of its widest line, in points.
    var width: Double {
        var extents = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extents)
        return Double(extents.width) / Double(PANGO_SCALE)
    }

    /// Draws a line with its baseline at the current point of a canvas.
    func draw(line index: Int, on canvas: OpaquePointer) {
        guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { return }
        pango_cairo_show_layout_line(canvas, line)
    }
}
