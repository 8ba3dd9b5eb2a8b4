// The table library: raw, so that no metamethod can lie about a length, and charged for its work.
#include "host.h"
#include <string.h>

/// Replaces a read-only object at `index` by its table, for reading alone; raises for what is no table.
int clua_readable(lua_State *L, int index) {
    if (clua_push_view_list(L, index)) lua_replace(L, index);
    else if (clua_live(L, index)) {
        lua_getiuservalue(L, index, 1);
        lua_replace(L, index);
    } else luaL_checktype(L, index, LUA_TTABLE);
    return index;
}

/// Raises unless the value at `index` is a table that a plugin may change.
void clua_writable(lua_State *L, int index) {
    clua_refuse_write(L, index);
    if (clua_object(L, index)) {
        lua_getiuservalue(L, index, 2);
        luaL_error(L, "%s is read-only", lua_tostring(L, -1));
    }
    luaL_checktype(L, index, LUA_TTABLE);
    if (luaL_getmetafield(L, index, "__metatable") != LUA_TNIL) {
        if (lua_type(L, -1) == LUA_TBOOLEAN && !lua_toboolean(L, -1)) luaL_error(L, "this table is read-only");
        lua_pop(L, 1);
    }
}

static int insert(lua_State *L) {
    clua_writable(L, 1);
    lua_Integer length = (lua_Integer)lua_rawlen(L, 1), at = length + 1;
    switch (lua_gettop(L)) {
    case 2: break;
    case 3:
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, at >= 1 && at <= length + 1, 2, "position out of bounds");
        clua_charge(L, (uint64_t)(length - at + 1));
        for (lua_Integer i = length; i >= at; i--) {
            lua_rawgeti(L, 1, i);
            lua_rawseti(L, 1, i + 1);
        }
        break;
    default: return luaL_error(L, "wrong number of arguments to 'insert'");
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int table_remove(lua_State *L) {
    clua_writable(L, 1);
    lua_Integer length = (lua_Integer)lua_rawlen(L, 1), at = luaL_optinteger(L, 2, length);
    if (lua_gettop(L) >= 2)
        luaL_argcheck(L, at == length || (at >= 1 && at <= length + 1), 2, "position out of bounds");
    lua_rawgeti(L, 1, at);
    if (at <= length) clua_charge(L, (uint64_t)(length - at));
    for (; at < length; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

static int concat(lua_State *L) {
    clua_readable(L, 1);
    size_t gap;
    const char *between = luaL_optlstring(L, 2, "", &gap);
    lua_Integer from = luaL_optinteger(L, 3, 1), to = luaL_optinteger(L, 4, (lua_Integer)lua_rawlen(L, 1));
    buffer b;
    clua_buffer_open(L, &b);
    for (lua_Integer i = from; i <= to; i++) {
        size_t length;
        int type = lua_rawgeti(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            return luaL_error(L, "invalid value (at index %I) in table for 'concat': a %s", (LUAI_UACINT)i,
                luaL_typename(L, -1));
        const char *text = lua_tolstring(L, -1, &length);
        clua_buffer_add(&b, text, length);
        if (i < to) clua_buffer_add(&b, between, gap);
        clua_charge(L, 1 + (length + gap) / 16);
        lua_pop(L, 1);
        if (i == to) break;
    }
    clua_buffer_push(&b);
    return 1;
}

static int unpack(lua_State *L) {
    clua_readable(L, 1);
    lua_Integer from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, (lua_Integer)lua_rawlen(L, 1));
    if (from > to) return 0;
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;
    if (count >= 1000000 || !lua_checkstack(L, (int)count + 8)) return luaL_error(L, "too many results to unpack");
    clua_charge(L, count);
    for (lua_Integer i = from; i < to; i++) lua_rawgeti(L, 1, i);
    lua_rawgeti(L, 1, to);
    return (int)count + 1;
}

static int pack(lua_State *L) {
    int count = lua_gettop(L);
    clua_charge(L, (uint64_t)count);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int move(lua_State *L) {
    lua_Integer from = luaL_checkinteger(L, 2), to = luaL_checkinteger(L, 3), at = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    clua_writable(L, target);
    lua_pushvalue(L, target);
    int result = lua_gettop(L);
    clua_readable(L, 1);
    if (to < from) return 1;
    lua_Unsigned count = (lua_Unsigned)to - (lua_Unsigned)from;
    luaL_argcheck(L, count < 100000000, 3, "too many elements to move");
    luaL_argcheck(L, at <= LUA_MAXINTEGER - (lua_Integer)count, 4, "destination wrap around");
    bool down = at > to || at <= from || !lua_rawequal(L, 1, result);
    for (lua_Integer n = 0; n <= (lua_Integer)count; n++) {
        lua_Integer i = down ? n : (lua_Integer)count - n;
        lua_rawgeti(L, 1, from + i);
        lua_rawseti(L, result, at + i);
        if ((n & 1023) == 0) clua_charge(L, 1024);
    }
    lua_settop(L, result);
    return 1;
}

/// Whether element `a` of the copy at slot 3 belongs before element `b`.
static bool before(lua_State *L, uint32_t a, uint32_t b) {
    bool answer;
    if (lua_isnil(L, 2)) {
        lua_rawgeti(L, 3, a);
        if (lua_rawgeti(L, 3, b) == LUA_TSTRING && lua_rawlen(L, -1) >= 64) clua_charge(L, lua_rawlen(L, -1) / 16);
        answer = lua_compare(L, -2, -1, LUA_OPLT);
        lua_pop(L, 2);
    } else {
        lua_pushvalue(L, 2);
        lua_rawgeti(L, 3, a);
        lua_rawgeti(L, 3, b);
        lua_call(L, 2, 1);
        answer = lua_toboolean(L, -1);
        lua_pop(L, 1);
    }
    return answer;
}

/// Sorts by merging, so that equals keep their order and every run gives the same; an error leaves the table as it was.
static int sort(lua_State *L) {
    clua_writable(L, 1);
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    size_t count = lua_rawlen(L, 1);
    if (count < 2) return 0;
    luaL_argcheck(L, count <= 4000000, 1, "more than 4,000,000 elements");
    clua_charge(L, count);
    lua_createtable(L, (int)count, 0);
    uint32_t *from = lua_newuserdatauv(L, 2 * count * sizeof *from, 0), *to = from + count;
    luaL_checkstack(L, 10, NULL);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        lua_rawseti(L, 3, (lua_Integer)i + 1);
        from[i] = (uint32_t)i + 1;
    }
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t left = 0; left < count; left += 2 * width) {
            size_t middle = left + width < count ? left + width : count;
            size_t end = left + 2 * width < count ? left + 2 * width : count;
            size_t a = left, b = middle, out = left;
            clua_charge(L, end - left);
            bool ordered = middle == end || !before(L, from[middle], from[middle - 1]);
            while (!ordered && a < middle && b < end) {
                to[out++] = before(L, from[b], from[a]) ? from[b++] : from[a++];
                if ((out & 1023) == 0) clua_charge(L, 1);
            }
            while (a < middle) to[out++] = from[a++];
            while (b < end) to[out++] = from[b++];
        }
        uint32_t *other = from;
        from = to;
        to = other;
    }
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 3, from[i]);
        lua_rawseti(L, 1, (lua_Integer)i + 1);
    }
    return 0;
}

const luaL_Reg clua_table_functions[] = { { "concat", concat }, { "insert", insert }, { "move", move }, { "pack", pack },
    { "remove", table_remove }, { "sort", sort }, { "unpack", unpack }, { NULL, NULL } };
