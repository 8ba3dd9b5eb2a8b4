// Rows in and records out, in one pass each; and the maps of names that make it quick.
#include "host.h"
#include <stdlib.h>
#include <string.h>

void clua_map_make(lua_State *L, keymap *map, const char *names, const uint32_t *ends, int32_t count) {
    uint32_t size = 8;
    while (size < (uint32_t)count * 4) size *= 2;
    map->entries = calloc(size, sizeof *map->entries);
    map->names = calloc((size_t)count + 1, sizeof *map->names);
    map->lengths = calloc((size_t)count + 1, sizeof *map->lengths);
    if (!map->entries || !map->names || !map->lengths) abort();
    map->mask = size - 1;
    map->count = count;
    lua_checkstack(L, 4);
    lua_createtable(L, count, 0);
    for (int32_t i = 0; i < count; i++) {
        uint32_t start = i ? ends[i - 1] : 0;
        map->names[i] = lua_pushlstring(L, names + start, ends[i] - start);
        const void *key = lua_topointer(L, -1);
        map->lengths[i] = ends[i] - start;
        lua_rawseti(L, -2, i + 1);
        uint32_t at = (uint32_t)(((uintptr_t)key >> 3) * 0x9E3779B1u) >> 7;
        while (map->entries[at & map->mask].key) at++;
        map->entries[at & map->mask].key = key;
        map->entries[at & map->mask].slot = i;
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, map->names);
}

void clua_map_free(keymap *map) {
    free(map->entries);
    free(map->names);
    free(map->lengths);
}

void clua_push_rows(clua_host *h, const char *keys, const uint32_t *key_ends, int32_t key_count, const char *bytes,
    size_t size, const clua_cell *cells, size_t rows, const int64_t *lines, const clua_problem *problems,
    size_t problem_count, const char *problem_bytes) {
    lua_State *L = clua_room(h);
    if (L == NULL) return;
    if (!lua_checkstack(L, key_count + 16)) {
        h->overflow = true;
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, rows > INT32_MAX ? 0 : (int)rows, 0);
    int list = lua_gettop(L), first = list + 1;
    for (int32_t k = 0; k < key_count; k++) {
        uint32_t start = k ? key_ends[k - 1] : 0;
        lua_pushlstring(L, keys + start, key_ends[k] - start);
    }
    lua_pushliteral(L, "line");
    lua_pushliteral(L, "problem");
    for (size_t row = 0, problem = 0; row < rows; row++, cells += key_count) {
        lua_createtable(L, 0, key_count + (lines ? 1 : 0));
        for (int32_t k = 0; k < key_count; k++) {
            if (cells[k].length < 0 || (size_t)cells[k].start + (size_t)cells[k].length > size) continue;
            lua_pushvalue(L, first + k);
            lua_pushlstring(L, bytes + cells[k].start, (size_t)cells[k].length);
            lua_rawset(L, -3);
        }
        if (lines) {
            lua_pushvalue(L, first + key_count);
            lua_pushinteger(L, lines[row]);
            lua_rawset(L, -3);
        }
        for (; problem < problem_count && problems[problem].row <= row; problem++) {
            if (problems[problem].row != row) continue;
            lua_pushvalue(L, first + key_count + 1);
            lua_pushlstring(L, problem_bytes + problems[problem].start, problems[problem].length);
            lua_rawset(L, -3);
        }
        lua_rawseti(L, list, (lua_Integer)row + 1);
    }
    lua_settop(L, list);
}

clua_shape *clua_make_shape(clua_host *h, const char *names, const uint32_t *ends, int32_t count) {
    clua_shape *shape = calloc(1, sizeof *shape);
    if (shape == NULL) abort();
    clua_map_make(h->current, &shape->map, names, ends, count);
    shape->next = h->shapes;
    h->shapes = shape;
    return shape;
}

static void read_slot(lua_State *L, int index, clua_slot *slot) {
    slot->kind = clua_kind_of(L, index);
    switch (slot->kind) {
    case CLUA_BOOLEAN: slot->integer = lua_toboolean(L, index); break;
    case CLUA_INTEGER: slot->integer = lua_tointeger(L, index); break;
    case CLUA_NUMBER: slot->number = lua_tonumber(L, index); break;
    case CLUA_STRING: slot->bytes = lua_tolstring(L, index, &slot->length); break;
    }
}

/// The first unknown key by bytes is kept, so that what is said does not depend on the order of the table.
static void keep_unknown(lua_State *L, clua_slot *unknown) {
    size_t length = 0;
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tolstring(L, -2, &length) : "";
    if (unknown->bytes) {
        size_t shorter = length < unknown->length ? length : unknown->length;
        int order = memcmp(key, unknown->bytes, shorter);
        if (order > 0 || (order == 0 && length >= unknown->length)) return;
    }
    unknown->bytes = key;
    unknown->length = length;
}

int32_t clua_read_record(clua_host *h, int32_t index, int64_t position, const clua_shape *shape, clua_slot *slots,
    clua_slot *unknown) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    lua_rawgeti(L, index, position);
    unknown->bytes = NULL;
    unknown->kind = CLUA_NIL;
    for (int32_t i = 0; i < shape->map.count; i++) slots[i].kind = CLUA_NIL;
    if (lua_type(L, -1) != LUA_TTABLE) return clua_kind_of(L, -1);
    int record = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, record)) {
        int32_t slot = clua_map_find(&shape->map, lua_topointer(L, -2));
        if (slot >= 0) read_slot(L, -1, &slots[slot]);
        else {
            keep_unknown(L, unknown);
            unknown->kind = CLUA_STRING;
        }
        lua_pop(L, 1);
    }
    return CLUA_TABLE;
}

void clua_push_slot(clua_host *h, int32_t index, const clua_shape *shape, int32_t slot) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    lua_pushlstring(L, shape->map.names[slot], shape->map.lengths[slot]);
    lua_rawget(L, index);
}
