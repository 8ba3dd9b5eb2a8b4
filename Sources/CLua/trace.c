// Where an error arose: the plugin's own frames.
#include "host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void trace_add(clua_host *h, const char *bytes, size_t length) {
    if (h->trace_length + length > h->trace_capacity) {
        size_t capacity = (h->trace_length + length) * 2;
        char *grown = realloc(h->trace, capacity);
        if (grown == NULL) return;
        h->trace = grown;
        h->trace_capacity = capacity;
    }
    memcpy(h->trace + h->trace_length, bytes, length);
    h->trace_length += length;
}

/// Keeps the plugin's own frames, innermost first: no host frames, no more than 20.
void clua_keep_trace(lua_State *L) {
    clua_host *h = HOST(L);
    lua_Debug at;
    h->trace_length = 0;
    for (int level = 0, kept = 0; kept < 20 && level < 200 && lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (*at.what == 'C' || *at.source != '@') continue;
        lua_getinfo(L, "n", &at);
        char line[160];
        int size;
        if (kept++) trace_add(h, "\n", 1);
        trace_add(h, at.source + 1, strlen(at.source + 1));
        if (*at.what == 'm') size = snprintf(line, sizeof line, ":%d: in main chunk", at.currentline);
        else if (at.name) size = snprintf(line, sizeof line, ":%d: in function '%.90s'", at.currentline, at.name);
        else size = snprintf(line, sizeof line, ":%d: in function of line %d", at.currentline, at.linedefined);
        if (size > 0) trace_add(h, line, (size_t)size < sizeof line ? (size_t)size : sizeof line - 1);
    }
}

const char *clua_trace(const clua_host *h, size_t *length) {
    *length = h->trace_length;
    return h->trace ? h->trace : "";
}
