// Metatables: a plugin's own is never given to Lua; what is, is a copy of the events on a list.
#include "host.h"

static const char protected_tag = 0, recent_tag = 0, count_tag = 0;

static const char *const events[] = { "__index", "__newindex", "__call", "__len", "__eq", "__lt", "__le", "__concat",
    "__add", "__sub", "__mul", "__div", "__mod", "__pow", "__unm", "__idiv", "__band", "__bor", "__bxor", "__shl",
    "__shr", "__bnot", "__tostring", "__name", "__pairs" };
static const char *const refused[] = { "__gc", "__mode", "__close" };
#define CALL 3                      // the place of `__call` among the events
#define EVENTS (int)(sizeof events / sizeof *events)
#define REFUSED (int)(sizeof refused / sizeof *refused)
#define RECENT 8                    // metatables whose copies are at hand; the table of them begins with all names

/// Whether the copy still has what the metatable at slot 2 has; `names` holds the names.
static bool same_events(lua_State *L, int names, int copy) {
    lua_Integer count = 0;
    bool same = true;
    for (int i = 1; i <= EVENTS && same; i++) {
        lua_rawgeti(L, names, i);
        if (lua_rawget(L, 2) != LUA_TNIL) {
            count++;
            lua_rawgeti(L, names, i);
            lua_rawget(L, copy);
            same = lua_rawequal(L, -1, -2);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_rawgetp(L, copy, &count_tag);
    same = same && lua_tointeger(L, -1) == count;
    lua_pop(L, 1);
    return same;
}

/// Pushes the host's copy of the metatable at slot 2: what Lua sees can neither be finalized nor be weak.
static void push_copy(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &recent_tag);
    int recent = lua_gettop(L), count = 0;
    int slot = EVENTS + REFUSED + 1 + (int)(((uintptr_t)lua_topointer(L, 2) >> 5) % RECENT) * 2;
    for (int i = 1; i <= REFUSED; i++) {
        lua_rawgeti(L, recent, EVENTS + i);
        if (lua_rawget(L, 2) != LUA_TNIL)
            luaL_error(L, "a metatable with '%s' is refused: plugins have neither finalizers nor weak tables",
                refused[i - 1]);
        lua_pop(L, 1);
    }
    if (lua_rawgeti(L, recent, slot) == LUA_TTABLE && lua_rawequal(L, -1, 2)) {
        lua_rawgeti(L, recent, slot + 1);
        if (same_events(L, recent, lua_gettop(L))) return;
    }
    lua_createtable(L, 0, 8);
    int copy = lua_gettop(L);
    for (int i = 1; i <= EVENTS; i++) {
        lua_rawgeti(L, recent, i);
        lua_pushvalue(L, -1);
        int type = lua_rawget(L, 2);
        // Lua shifts its whole stack for each `__call` on the way to a function: a table of itself has no end.
        if (i == CALL && type != LUA_TNIL && type != LUA_TFUNCTION)
            luaL_error(L, "'__call' is a %s, expected a function", lua_typename(L, type));
        if (type == LUA_TNIL) lua_pop(L, 2);
        else {
            lua_rawset(L, copy);
            count++;
        }
    }
    lua_pushinteger(L, count);
    lua_rawsetp(L, copy, &count_tag);
    lua_pushliteral(L, "__metatable");
    lua_pushvalue(L, -1);
    bool locked = lua_rawget(L, 2) != LUA_TNIL;
    if (locked) {
        lua_pushboolean(L, 1);
        lua_rawsetp(L, copy, &protected_tag);
    } else {
        lua_pop(L, 1);
        lua_pushvalue(L, 2);
    }
    lua_rawset(L, copy);
    if (!locked) {
        lua_pushvalue(L, 2);
        lua_rawseti(L, recent, slot);
        lua_pushvalue(L, copy);
        lua_rawseti(L, recent, slot + 1);
    }
    lua_pushvalue(L, copy);
}

void clua_open_metatables(lua_State *L) {
    lua_createtable(L, EVENTS + REFUSED + 2 * RECENT, 0);
    for (int i = 0; i < EVENTS; i++) {
        lua_pushstring(L, events[i]);
        lua_rawseti(L, -2, i + 1);
    }
    for (int i = 0; i < REFUSED; i++) {
        lua_pushstring(L, refused[i]);
        lua_rawseti(L, -2, EVENTS + i + 1);
    }
    for (int i = 1; i <= 2 * RECENT; i++) {
        lua_pushboolean(L, 0);
        lua_rawseti(L, -2, EVENTS + REFUSED + i);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &recent_tag);
}

/// Lets go of the metatables whose copies are at hand: all that hangs on them would stay for ever.
void clua_forget_metatables(lua_State *L) {
    if (!lua_checkstack(L, 3)) return;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &recent_tag);
    for (int i = 1; i <= 2 * RECENT; i++) {
        lua_pushboolean(L, 0);
        lua_rawseti(L, -2, EVENTS + REFUSED + i);
    }
    lua_pop(L, 1);
}

int clua_setmetatable(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "nil or table");
    lua_settop(L, 2);
    if (lua_getmetatable(L, 1)) {
        lua_getfield(L, -1, "__metatable");
        bool locked = lua_type(L, -1) == LUA_TBOOLEAN && !lua_toboolean(L, -1);
        lua_rawgetp(L, -2, &protected_tag);
        if (locked || lua_toboolean(L, -1)) return luaL_error(L, "cannot change a protected metatable");
        lua_settop(L, 2);
    }
    if (lua_istable(L, 2)) push_copy(L);
    else lua_pushnil(L);
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}
