// Tables of the host that plugins may read and not change, and secrets.
#include "host.h"
#include <stdlib.h>
#include <string.h>

static const char secrets_tag = 0;

/// The host's userdata at `index`, or NULL.
object *clua_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(object)) return NULL;
    object *o = lua_touserdata(L, index);
    return o->magic == SEALED ? o : NULL;
}

int clua_expired(lua_State *L, const char *name) {
    return luaL_error(L, "this %s was kept beyond its call: take it anew from the arguments", name);
}

object *clua_live(lua_State *L, int index) {
    object *o = clua_object(L, index);
    if (o && o->generation && o->generation != HOST(L)->generation) clua_expired(L, "list");
    return o;
}

/// Raises that `owner` lacks the string at slot 2; names are asked of Swift, nearest first.
int clua_unknown(lua_State *L, const char *owner, int candidates) {
    clua_host *h = HOST(L);
    luaL_checkstack(L, 200, NULL);
    clua_charge(L, 1000);
    size_t length, size;
    const char *key = lua_tolstring(L, 2, &length), *names = lua_tolstring(L, candidates, &size);
    int before = lua_gettop(L);
    h->running = false;
    if (length <= 100) h->callbacks.nearest(h->callbacks.context, key, length, names, size);
    h->running = true;
    if (lua_gettop(L) > before && lua_type(L, -1) == LUA_TSTRING)
        return luaL_error(L, "%s '%s'; did you mean '%s'?", owner, key, lua_tostring(L, -1));
    lua_pushlstring(L, key, length < 100 ? length : 100);
    return luaL_error(L, "%s '%s'", owner, lua_tostring(L, -1));
}

/// Pushes the string keys of the table at `table`, one a line.
static void push_names(lua_State *L, int table) {
    buffer b;
    clua_buffer_open(L, &b);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        size_t length;
        if (lua_type(L, -2) == LUA_TSTRING && b.length < 10000) {
            const char *name = lua_tolstring(L, -2, &length);
            clua_buffer_add(&b, name, length);
            clua_buffer_add(&b, "\n", 1);
        }
        lua_pop(L, 1);
    }
    clua_buffer_push(&b);
}

// Sealed objects: user value 1 is the table, 2 the name

static int sealed_index(lua_State *L) {
    object *o = lua_touserdata(L, 1);
    if (o->generation && o->generation != HOST(L)->generation) return clua_expired(L, "list");
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 2);
    switch (lua_rawget(L, 3)) {
    case LUA_TNIL:
        if (o->strict && lua_type(L, 2) == LUA_TSTRING) {
            lua_getiuservalue(L, 1, 2);
            lua_pushfstring(L, "%s has no field", lua_tostring(L, -1));
            const char *owner = lua_tostring(L, -1);
            push_names(L, 3);
            return clua_unknown(L, owner, lua_gettop(L));
        }
        break;
    case LUA_TLIGHTUSERDATA:
        if (lua_touserdata(L, -1) == &clua_known_nil_tag) lua_pushnil(L);
    }
    return 1;
}

static int sealed_write(lua_State *L) {
    lua_getiuservalue(L, 1, 2);
    return luaL_error(L, "%s is read-only", lua_tostring(L, -1));
}

static int sealed_length(lua_State *L) {
    clua_live(L, 1);
    lua_getiuservalue(L, 1, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

void clua_seal(clua_host *h, const char *name, size_t length, bool strict, bool expires) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    if (lua_type(L, -1) != LUA_TTABLE) return;
    object *o = lua_newuserdatauv(L, sizeof *o, 2);
    o->magic = SEALED;
    o->strict = strict;
    o->generation = expires ? h->generation : 0;
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
    lua_pushlstring(L, name, length);
    lua_setiuservalue(L, -2, 2);
    lua_rawgeti(L, LUA_REGISTRYINDEX, h->sealed_metatable);
    lua_setmetatable(L, -2);
}

// Secrets: user value 1 is the name, and their text is never in Lua

void clua_push_secret(clua_host *h, const char *name, size_t length) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    object *o = lua_newuserdatauv(L, sizeof *o, 1);
    memset(o, 0, sizeof *o);
    o->magic = SECRET;
    lua_pushlstring(L, name, length);
    lua_setiuservalue(L, -2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &secrets_tag);
    lua_setmetatable(L, -2);
}

const char *clua_secret(const clua_host *h, int32_t index, size_t *length) {
    lua_State *L = h->current;
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(object)) return NULL;
    if (((object *)lua_touserdata(L, index))->magic != SECRET) return NULL;
    lua_checkstack(L, 4);
    lua_getiuservalue(L, index, 1);
    const char *name = lua_tolstring(L, -1, length);
    lua_pop(L, 1);
    return name;
}

void clua_lock(lua_State *L) {
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void clua_open_sealed(lua_State *L) {
    static const luaL_Reg sealed[] = {
        { "__index", sealed_index }, { "__newindex", sealed_write }, { "__len", sealed_length }, { NULL, NULL } };
    luaL_newlib(L, sealed);
    clua_lock(L);
    HOST(L)->sealed_metatable = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_createtable(L, 0, 2);
    lua_pushliteral(L, "secret");
    lua_setfield(L, -2, "__name");
    clua_lock(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &secrets_tag);
}
