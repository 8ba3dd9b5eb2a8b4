// Pango lays out text, Cairo draws it and writes the PDF.
#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

// GObject takes untyped pointers.
static inline void relance_layout_free(PangoLayout *layout) { g_object_unref(layout); }
static inline void relance_context_free(PangoContext *context) { g_object_unref(context); }
