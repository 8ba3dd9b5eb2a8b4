// What a plugin sees of the host's records and objects: read-only, and gone when the call ends.
#include "host.h"
#include <stdlib.h>
#include <string.h>

static const char views_tag = 0, secrets_tag = 0;

/// The host's userdata at `index`, or NULL.
object *clua_object(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) < sizeof(object)) return NULL;
    object *o = lua_touserdata(L, index);
    return o->magic == SEALED || o->magic == VIEW ? o : NULL;
}

static int expired(lua_State *L, const object *o) {
    const char *name = o->magic == VIEW ? HOST(L)->types[((const view *)o)->type].name : "list";
    return luaL_error(L, "this %s was kept beyond its call: take it anew from the arguments", name);
}

object *clua_live(lua_State *L, int index) {
    object *o = clua_object(L, index);
    if (o && o->generation && o->generation != HOST(L)->generation) expired(L, o);
    return o;
}

/// Raises that `owner` lacks the string at slot 2; names are asked of Swift, nearest first.
int clua_unknown(lua_State *L, const char *owner, int candidates) {
    clua_host *h = HOST(L);
    luaL_checkstack(L, 200, NULL);
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
    if (o->generation && o->generation != HOST(L)->generation) return expired(L, o);
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

// Views

/// Pushes field `slot` of the view at `index`, asking Swift the first time.
static void push_field(lua_State *L, int index, view *v, int32_t slot) {
    uint64_t bit = (uint64_t)1 << (slot & 63);
    if (!(v->filled[slot >> 6] & bit)) {
        clua_host *h = HOST(L);
        luaL_checkstack(L, 200, "stack overflow");
        int before = lua_gettop(L);
        h->running = false;
        int32_t answer = h->callbacks.view(h->callbacks.context, v->type, v->row, slot);
        h->running = true;
        if (h->stopped) clua_raise_stop(L);
        if (answer < 0) clua_raise_refusal(L);
        if (h->overflow) {
            h->overflow = false;
            luaL_error(L, "stack overflow");
        }
        if (h->used > h->budget.soft_memory) h->memory_flag = true;
        clua_charge(L, 20);
        lua_settop(L, before + 1);
        lua_setiuservalue(L, index, slot + 1);
        v->filled[slot >> 6] |= bit;
    }
    lua_getiuservalue(L, index, slot + 1);
}

static int view_index(lua_State *L) {
    view *v = lua_touserdata(L, 1);
    clua_host *h = HOST(L);
    if (v->head.generation != h->generation) return expired(L, &v->head);
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    view_type *type = &h->types[v->type];
    int32_t slot = clua_map_find(&type->map, lua_tostring(L, 2));
    if (slot < 0) {
        lua_settop(L, 2);
        lua_pushfstring(L, "%s has no field", type->name);
        const char *owner = lua_tostring(L, 3);
        buffer b;
        clua_buffer_open(L, &b);
        for (int32_t i = 0; i < type->map.count; i++) {
            clua_buffer_add(&b, type->map.names[i], type->map.lengths[i]);
            clua_buffer_add(&b, "\n", 1);
        }
        clua_buffer_push(&b);
        return clua_unknown(L, owner, lua_gettop(L));
    }
    push_field(L, 1, v, slot);
    return 1;
}

static int view_write(lua_State *L) {
    view *v = lua_touserdata(L, 1);
    view_type *type = &HOST(L)->types[v->type];
    return luaL_error(L, "%s%s read-only: return what should change", type->name, type->single ? " is" : "s are");
}

static int view_equal(lua_State *L) {
    object *a = clua_object(L, 1), *b = clua_object(L, 2);
    lua_pushboolean(L, a && b && a->magic == VIEW && b->magic == VIEW && ((view *)a)->type == ((view *)b)->type
        && ((view *)a)->row == ((view *)b)->row && a->generation == b->generation);
    return 1;
}

static int view_step(lua_State *L) {
    view *v = (view *)clua_live(L, lua_upvalueindex(1));
    view_type *type = &HOST(L)->types[v->type];
    int32_t at = (int32_t)lua_tointeger(L, lua_upvalueindex(2));
    lua_settop(L, 0);
    lua_pushvalue(L, lua_upvalueindex(1));
    for (; at < type->map.count; at++) {
        push_field(L, 1, v, at);
        if (!lua_isnil(L, -1)) {
            lua_pushinteger(L, at + 1);
            lua_replace(L, lua_upvalueindex(2));
            lua_pushlstring(L, type->map.names[at], type->map.lengths[at]);
            lua_insert(L, -2);
            return 2;
        }
        lua_settop(L, 1);
    }
    return 0;
}

/// Iterates over the fields of the view at slot 1, in their order.
int clua_view_pairs(lua_State *L) {
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, view_step, 2);
    return 1;
}

int32_t clua_make_view_type(clua_host *h, const char *name, bool single, const char *fields, const uint32_t *ends,
    int32_t count) {
    view_type *grown = realloc(h->types, ((size_t)h->type_count + 1) * sizeof *grown);
    if (grown == NULL || count > 255) abort();
    h->types = grown;
    view_type *type = &grown[h->type_count];
    memset(type, 0, sizeof *type);
    type->name = strdup(name);
    type->single = single;
    clua_map_make(h->current, &type->map, fields, ends, count);
    return h->type_count++;
}

void clua_push_view(clua_host *h, int32_t type, int64_t row) {
    lua_State *L = h->current;
    if (!lua_checkstack(L, 8)) {
        h->overflow = true;
        lua_pushnil(L);
        return;
    }
    view *v = lua_newuserdatauv(L, sizeof *v, h->types[type].map.count);
    memset(v, 0, sizeof *v);
    v->head.magic = VIEW;
    v->head.generation = h->generation;
    v->type = type;
    v->row = row;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &views_tag);
    lua_setmetatable(L, -2);
}

static void lock(lua_State *L) {
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void clua_open_views(lua_State *L) {
    static const luaL_Reg sealed[] = {
        { "__index", sealed_index }, { "__newindex", sealed_write }, { "__len", sealed_length }, { NULL, NULL } };
    static const luaL_Reg views[] = {
        { "__index", view_index }, { "__newindex", view_write }, { "__eq", view_equal }, { NULL, NULL } };
    luaL_newlib(L, sealed);
    lock(L);
    HOST(L)->sealed_metatable = luaL_ref(L, LUA_REGISTRYINDEX);
    luaL_newlib(L, views);
    lock(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &views_tag);
    lua_createtable(L, 0, 2);
    lua_pushliteral(L, "secret");
    lua_setfield(L, -2, "__name");
    lock(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &secrets_tag);
}
