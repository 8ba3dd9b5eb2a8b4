// A text that grows, up to the longest.
#include "host.h"
#include <string.h>

void clua_buffer_open(lua_State *L, buffer *b) {
    luaL_checkstack(L, 8, NULL);
    lua_pushnil(L);
    b->L = L;
    b->slot = lua_gettop(L);
    b->bytes = b->first;
    b->length = 0;
    b->capacity = sizeof b->first;
}

void clua_buffer_add(buffer *b, const char *bytes, size_t length) {
    if (length > b->capacity - b->length) {
        if (length > LONGEST_STRING || b->length + length > LONGEST_STRING)
            luaL_error(b->L, "the text would be longer than 8 MB");
        size_t capacity = (b->length + length) * 2;
        if (capacity > LONGEST_STRING) capacity = LONGEST_STRING;
        char *grown = lua_newuserdatauv(b->L, capacity, 0);
        memcpy(grown, b->bytes, b->length);
        lua_replace(b->L, b->slot);
        b->bytes = grown;
        b->capacity = capacity;
    }
    memcpy(b->bytes + b->length, bytes, length);
    b->length += length;
}

/// Pushes the text; the buffer's slot stays below it.
void clua_buffer_push(buffer *b) { lua_pushlstring(b->L, b->bytes, b->length); }
