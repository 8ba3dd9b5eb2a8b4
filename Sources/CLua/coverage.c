// Which lines of a text have run, for tests of plugins.
#include "host.h"
#include <stdlib.h>
#include <string.h>

// Where the machine has no memory left a line is not noted.
void clua_note_line(lua_State *L, lua_Debug *where) {
    clua_host *h = HOST(L);
    if (!lua_getinfo(L, "S", where) || *where->source != '@' || where->currentline < 1) return;
    covered_text *text = h->covered, *end = h->covered + h->covered_count;
    while (text < end && strcmp(text->source, where->source + 1) != 0) text++;
    if (text == end) {
        covered_text *grown = realloc(h->covered, (size_t)(h->covered_count + 1) * sizeof *grown);
        if (grown == NULL) return;
        h->covered = grown;
        text = grown + h->covered_count;
        *text = (covered_text){ strdup(where->source + 1), NULL, 0 };
        if (text->source == NULL) return;
        h->covered_count++;
    }
    size_t line = (size_t)where->currentline;
    if (line >= text->count) {
        uint8_t *grown = realloc(text->lines, line + 256);
        if (grown == NULL) return;
        memset(grown + text->count, 0, line + 256 - text->count);
        text->lines = grown;
        text->count = line + 256;
    }
    text->lines[line] = 1;
}

const uint8_t *clua_covered(const clua_host *h, int32_t index, const char **source, size_t *count) {
    *source = "";
    *count = 0;
    if (index < 0 || index >= h->covered_count) return NULL;
    *source = h->covered[index].source;
    *count = h->covered[index].count;
    return h->covered[index].lines;
}

void clua_forget_lines(clua_host *h) {
    for (int32_t i = 0; i < h->covered_count; i++) {
        free(h->covered[i].source);
        free(h->covered[i].lines);
    }
    free(h->covered);
}
