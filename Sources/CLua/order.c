// Iteration in an order that does not change from run to run: numbers ascending, then strings by bytes.
#include "host.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
    int rank;                       // 0 numbers, 1 strings, 2 booleans, 3 others
    int position;
    lua_Number number;
    lua_Integer integer;
    const char *bytes;
    size_t length;
} key;

static void read_key(lua_State *L, int index, key *k) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        k->rank = 0;
        k->number = lua_tonumber(L, index);
        k->integer = lua_isinteger(L, index) ? lua_tointeger(L, index) : 0;
        break;
    case LUA_TSTRING:
        k->rank = 1;
        k->bytes = lua_tolstring(L, index, &k->length);
        break;
    case LUA_TBOOLEAN:
        k->rank = 2;
        k->integer = lua_toboolean(L, index);
        break;
    default: k->rank = 3;
    }
}

static int compare(const void *left, const void *right) {
    const key *a = left, *b = right;
    if (a->rank != b->rank) return a->rank < b->rank ? -1 : 1;
    if (a->rank == 1) {
        int order = memcmp(a->bytes, b->bytes, a->length < b->length ? a->length : b->length);
        return order ? order : (a->length > b->length) - (a->length < b->length);
    }
    if (a->rank == 0 && a->number != b->number) return a->number < b->number ? -1 : 1;
    return (a->integer > b->integer) - (a->integer < b->integer);
}

static int no_order(lua_State *L) {
    return luaL_error(L, "a table with several tables or functions as keys has no order: use texts or numbers as keys");
}

static int step_list(lua_State *L) {
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(2)) + 1;
    lua_pushinteger(L, at);
    lua_copy(L, -1, lua_upvalueindex(2));
    if (lua_rawgeti(L, lua_upvalueindex(1), at) != LUA_TNIL) return 2;
    return 0;
}

static int step_keys(lua_State *L) {
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    lua_settop(L, 0);
    while (lua_rawgeti(L, lua_upvalueindex(2), ++at) != LUA_TNIL) {
        lua_pushvalue(L, 1);
        int type = lua_rawget(L, lua_upvalueindex(1));
        if (type != LUA_TNIL && !(type == LUA_TLIGHTUSERDATA && lua_touserdata(L, -1) == &clua_known_nil_tag)) {
            lua_pushinteger(L, at);
            lua_replace(L, lua_upvalueindex(3));
            return 2;
        }
        lua_settop(L, 0);
    }
    return 0;
}

/// Pushes the iterator over the table at `table`.
static int push_iterator(lua_State *L, int table) {
    lua_Integer count = 0, other = 0, length = (lua_Integer)lua_rawlen(L, table);
    bool list = true;
    luaL_checkstack(L, 10, NULL);
    lua_createtable(L, 0, 0);
    int keys = lua_gettop(L);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        if (list && lua_isinteger(L, -1) && lua_tointeger(L, -1) == count + 1 && count < length) {
            count++;                // a plain list needs no keys
            continue;
        }
        if (list) {
            list = false;
            for (lua_Integer i = 1; i <= count; i++) {
                lua_pushinteger(L, i);
                lua_rawseti(L, keys, i);
            }
        }
        lua_pushvalue(L, -1);
        lua_rawseti(L, keys, ++count);
        if ((count & 1023) == 0) clua_charge(L, 1024);
    }
    clua_charge(L, (uint64_t)count + 50);
    lua_pushvalue(L, table);
    if (list) {
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, step_list, 2);
        return 1;
    }
    key *sorted = lua_newuserdatauv(L, (size_t)count * sizeof *sorted, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, keys, i + 1);
        memset(&sorted[i], 0, sizeof *sorted);
        sorted[i].position = (int)i + 1;
        read_key(L, -1, &sorted[i]);
        if (sorted[i].rank == 3 && ++other > 1) return no_order(L);
        lua_pop(L, 1);
    }
    clua_charge(L, (uint64_t)count * 4);
    qsort(sorted, (size_t)count, sizeof *sorted, compare);
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, keys, sorted[i].position);
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushvalue(L, table);
    lua_insert(L, -2);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, step_keys, 3);
    return 1;
}

/// What `__pairs` gave stands on top, also where it yielded.
static int own_pairs(lua_State *L, int status, lua_KContext context) {
    (void)L, (void)status, (void)context;
    return 3;
}

int clua_pairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    if (clua_view_pairs(L)) {
    } else if (clua_live(L, 1)) {
        lua_getiuservalue(L, 1, 1);
        push_iterator(L, 2);
    } else if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
        lua_pushvalue(L, 1);
        lua_callk(L, 1, 3, 0, own_pairs);
        return own_pairs(L, LUA_OK, 0);
    } else {
        luaL_checktype(L, 1, LUA_TTABLE);
        push_iterator(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushnil(L);
    return 3;
}

static int next_element(lua_State *L) {
    lua_Integer at = (lua_Integer)((lua_Unsigned)luaL_checkinteger(L, 2) + 1);
    lua_pushinteger(L, at);
    return lua_geti(L, 1, at) == LUA_TNIL ? 1 : 2;
}

int clua_ipairs(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushcfunction(L, clua_is_view_list(L, 1) ? clua_view_next : next_element);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

/// Answers the smallest key after the one at slot 2, and its value: in the order of `pairs`, without any memory of it.
int clua_ordered_next(lua_State *L) {
    lua_settop(L, 2);
    clua_readable(L, 1);
    clua_charge(L, 5);
    if (lua_isinteger(L, 2) && lua_tointeger(L, 2) < LUA_MAXINTEGER) {
        lua_pushinteger(L, lua_tointeger(L, 2) + 1);
        lua_pushvalue(L, -1);
        if (lua_rawget(L, 1) != LUA_TNIL) return 2;
        lua_settop(L, 2);
    }
    key after, best, now;
    bool first = lua_isnil(L, 2), found = false;
    memset(&after, 0, sizeof after);
    if (!first) read_key(L, 2, &after);
    int others = 0, seen = 0;
    lua_pushnil(L);                 // 3: the best key
    lua_pushnil(L);
    while (lua_next(L, 1)) {
        bool gone = lua_touserdata(L, -1) == &clua_known_nil_tag;
        lua_pop(L, 1);
        memset(&now, 0, sizeof now);
        read_key(L, -1, &now);
        if (now.rank == 3 && ++others > 1) return no_order(L);
        if ((++seen & 255) == 0) clua_charge(L, 256);
        if (gone || (!first && compare(&now, &after) <= 0) || (found && compare(&now, &best) >= 0)) continue;
        best = now;
        found = true;
        lua_pushvalue(L, -1);
        lua_replace(L, 3);
    }
    clua_charge(L, (uint64_t)(seen & 255));
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
}
