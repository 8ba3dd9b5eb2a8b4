// Values over the border.
#include "host.h"
#include <stdlib.h>
#include <string.h>

// Pushing

int32_t clua_top(const clua_host *h) { return lua_gettop(h->current); }
void clua_set_top(clua_host *h, int32_t top) { lua_settop(h->current, top); }

/// Room for a value, or NULL: what would be pushed is then left out, and the call ends in an error.
lua_State *clua_room(clua_host *h) {
    if (lua_checkstack(h->current, 8)) return h->current;
    h->overflow = true;
    return lua_checkstack(h->current, 1) ? h->current : NULL;
}

#define PUSH(h, push) do { lua_State *L = clua_room(h); if (L) { push; } } while (0)

void clua_push_nil(clua_host *h) { PUSH(h, lua_pushnil(L)); }
void clua_push_boolean(clua_host *h, bool value) { PUSH(h, lua_pushboolean(L, value)); }
void clua_push_integer(clua_host *h, int64_t value) { PUSH(h, lua_pushinteger(L, value)); }
void clua_push_number(clua_host *h, double value) { PUSH(h, lua_pushnumber(L, value)); }
void clua_push_string(clua_host *h, const char *bytes, size_t length) {
    PUSH(h, lua_pushlstring(L, bytes ? bytes : "", length));
}
void clua_push_none(clua_host *h) { PUSH(h, lua_pushlightuserdata(L, (void *)&clua_none_tag)); }
void clua_push_known_nil(clua_host *h) { PUSH(h, lua_pushlightuserdata(L, (void *)&clua_known_nil_tag)); }
void clua_push_reference(clua_host *h, int32_t reference) {
    PUSH(h, lua_rawgeti(L, LUA_REGISTRYINDEX, reference));
}
void clua_push_copy(clua_host *h, int32_t index) { PUSH(h, lua_pushvalue(L, index)); }

bool clua_push_table(clua_host *h, int32_t list, int32_t fields) {
    lua_State *L = clua_room(h);
    if (L == NULL) return false;
    if (h->overflow) {
        lua_pushnil(L);
        return false;
    }
    lua_createtable(L, list, fields);
    return true;
}

void clua_set_index(clua_host *h, int64_t position) { lua_rawseti(h->current, -2, position); }

void clua_set_key(clua_host *h, const char *bytes, size_t length) {
    lua_State *L = h->current;
    lua_pushlstring(L, bytes ? bytes : "", length);
    lua_insert(L, -2);
    lua_rawset(L, -3);
}

int32_t clua_reference(clua_host *h) { return luaL_ref(h->current, LUA_REGISTRYINDEX); }
void clua_release(clua_host *h, int32_t reference) {
    lua_checkstack(h->current, 4);
    luaL_unref(h->current, LUA_REGISTRYINDEX, reference);
}

// Reading

int32_t clua_kind_of(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: return CLUA_BOOLEAN;
    case LUA_TNUMBER: return lua_isinteger(L, index) ? CLUA_INTEGER : CLUA_NUMBER;
    case LUA_TSTRING: return CLUA_STRING;
    case LUA_TTABLE: return CLUA_TABLE;
    case LUA_TFUNCTION: return CLUA_FUNCTION;
    case LUA_TTHREAD: return CLUA_THREAD;
    case LUA_TUSERDATA: return CLUA_USERDATA;
    case LUA_TLIGHTUSERDATA:
        if (clua_is_view(L, index)) return CLUA_USERDATA;
        return lua_touserdata(L, index) == &clua_none_tag ? CLUA_NONE : CLUA_NIL;
    default: return CLUA_NIL;
    }
}

int32_t clua_kind(const clua_host *h, int32_t index) { return clua_kind_of(h->current, index); }
bool clua_boolean(const clua_host *h, int32_t index) { return lua_toboolean(h->current, index); }

bool clua_integer(const clua_host *h, int32_t index, int64_t *value) {
    int exact = 0;
    if (lua_type(h->current, index) != LUA_TNUMBER) return false;
    *value = lua_tointegerx(h->current, index, &exact);
    return exact;
}

bool clua_number(const clua_host *h, int32_t index, double *value) {
    if (lua_type(h->current, index) != LUA_TNUMBER) return false;
    *value = lua_tonumber(h->current, index);
    return true;
}

const char *clua_bytes(const clua_host *h, int32_t index, size_t *length) {
    return lua_type(h->current, index) == LUA_TSTRING ? lua_tolstring(h->current, index, length) : NULL;
}

void clua_push_opened(clua_host *h, int32_t index) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    if (clua_push_opened_list(h, index)) return;
    object *o = clua_object(L, index);
    if (o && (o->generation == 0 || o->generation == h->generation))
        lua_getiuservalue(L, index, 1);
    else lua_pushvalue(L, index);
}

const char *clua_object_name(clua_host *h, int32_t index) {
    const char *name = clua_view_name(h->current, index);
    return name ? name : "host object";
}

size_t clua_length(const clua_host *h, int32_t index) { return lua_rawlen(h->current, index); }

int32_t clua_push_index(clua_host *h, int32_t index, int64_t position) {
    lua_State *L = h->current;
    lua_checkstack(L, 4);
    if (lua_type(L, index) != LUA_TTABLE) lua_pushnil(L);
    else lua_rawgeti(L, index, position);
    return clua_kind_of(L, -1);
}

int32_t clua_push_key(clua_host *h, int32_t index, const char *bytes, size_t length) {
    lua_State *L = h->current;
    lua_checkstack(L, 4);
    if (lua_type(L, index) != LUA_TTABLE) lua_pushnil(L);
    else {
        lua_pushlstring(L, bytes ? bytes : "", length);
        lua_rawget(L, index);
    }
    return clua_kind_of(L, -1);
}

bool clua_next(clua_host *h, int32_t index) {
    lua_checkstack(h->current, 4);
    return lua_next(h->current, index);
}

int32_t clua_function_line(clua_host *h, int32_t index, const char **source) {
    lua_State *L = h->current;
    lua_Debug about;
    lua_checkstack(L, 4);
    *source = NULL;
    if (lua_type(L, index) != LUA_TFUNCTION) return -1;
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &about);
    if (*about.source == '@') *source = about.source + 1;
    return about.linedefined;
}
