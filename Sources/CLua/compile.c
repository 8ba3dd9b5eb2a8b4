// Text becomes a function, and a function what Lua writes of it.
#include "host.h"
#include <stdlib.h>
#include <string.h>

typedef struct { clua_host *host; const char *at, *end; } pieces;

/// Gives the compiler a text piece by piece: no hook fires while it works.
static const char *next_piece(lua_State *L, void *context, size_t *size) {
    pieces *p = context;
    if (clua_worked() >= p->host->compiled_by) {
        p->host->compiled_by = 0;
        luaL_error(L, "takes too long to compile");
    }
    const char *piece = p->at;
    *size = p->end - piece < 256 ? (size_t)(p->end - piece) : 256;
    p->at += *size;
    return piece;
}

/// Compiles text called `name`: pushes the function, or a message. -1 means that it was refused, and -2 that the time was up.
int clua_compile(lua_State *L, const char *source, size_t length, const char *name) {
    const char *fault = clua_check_source(source, length);
    if (fault) {
        lua_pushstring(L, fault);
        return -1;
    }
    clua_host *h = HOST(L);
    // A module that a call asks for has what is left of the call's time.
    h->compiled_by = clua_worked() + h->budget.nanoseconds;
    if (h->depth > 0)
        h->compiled_by = h->works_until ? h->works_until : h->compiled_by - (clua_now() - h->started);
    pieces text = { h, source, source + length };
    int status = lua_load(L, next_piece, &text, name, "t");
    if (status == LUA_OK) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, h->globals);
        lua_setupvalue(L, -2, 1);
    }
    return status != LUA_OK && h->compiled_by == 0 ? -2 : status;
}

int32_t clua_load(clua_host *h, const char *source, size_t length, const char *name) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    if (h->name == NULL) h->name = strdup(name);
    bool before = h->running;
    h->running = false;
    int status = clua_compile(L, source ? source : "", length, lua_pushfstring(L, "@%s", name));
    lua_remove(L, -2);
    h->running = before;
    switch (status) {
    case LUA_OK: return CLUA_OK;
    case -1:
    case -2: return CLUA_RUNTIME;
    case LUA_ERRMEM: return CLUA_NO_MEMORY;
    default: return CLUA_SYNTAX;
    }
}

typedef struct { uint8_t *bytes; size_t length; } dumped;

static int add_dumped(lua_State *L, const void *bytes, size_t size, void *context) {
    (void)L;
    dumped *d = context;
    uint8_t *grown = realloc(d->bytes, d->length + size);
    if (grown == NULL) return 1;
    memcpy(grown + d->length, bytes, size);
    d->bytes = grown;
    d->length += size;
    return 0;
}

uint8_t *clua_dump(clua_host *h, int32_t function, size_t *length) {
    lua_State *L = h->current;
    lua_checkstack(L, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, function);
    dumped d = { NULL, 0 };
    int status = lua_type(L, -1) == LUA_TFUNCTION ? lua_dump(L, add_dumped, &d, 0) : 1;
    lua_pop(L, 1);
    *length = status == 0 ? d.length : 0;
    if (status == 0) return d.bytes;
    free(d.bytes);
    return NULL;
}
