// The environment of plugins: libraries opened one by one, read-only, with a word for what is misspelt.
#include "host.h"
#include <string.h>

static int unknown_global(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    lua_settop(L, 2);
    lua_pushvalue(L, lua_upvalueindex(1));
    return clua_unknown(L, "unknown global", 3);
}

static int global_write(lua_State *L) {
    clua_to_text(L, 2);
    const char *name = lua_tostring(L, -1);
    return luaL_error(L, "assignment to global '%s': write 'local %s'", name, name);
}

static int unknown_function(lua_State *L) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    lua_settop(L, 2);
    lua_pushfstring(L, "%s has no field", lua_tostring(L, lua_upvalueindex(2)));
    lua_pushvalue(L, lua_upvalueindex(1));
    return clua_unknown(L, lua_tostring(L, 3), 4);
}

static int library_write(lua_State *L) {
    return luaL_error(L, "%s is read-only", lua_tostring(L, lua_upvalueindex(1)));
}

/// Pushes the keys of a table, one a line.
static void push_joined(lua_State *L, int table) {
    lua_pushliteral(L, "");
    lua_pushnil(L);
    while (lua_next(L, table)) {
        lua_pop(L, 1);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_pushliteral(L, "\n");
        lua_concat(L, 3);
        lua_replace(L, -3);
    }
}

/// Gives the table on top a metatable that tells unknown names, and replaces it by a read-only face of it.
static void close_table(lua_State *L, const char *name, lua_CFunction unknown, lua_CFunction write) {
    int table = lua_gettop(L);
    lua_createtable(L, 0, 1);
    push_joined(L, table);
    lua_pushstring(L, name);
    lua_pushcclosure(L, unknown, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, table);
    lua_createtable(L, 0, 0);
    lua_createtable(L, 0, 3);
    lua_pushvalue(L, table);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, write, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, table);
}

/// Copies names of the table at `from` to the table on top.
static void take(lua_State *L, int from, const char *const *names) {
    for (; *names; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, -2, *names);
    }
}

/// The same, by way of `charge`: it charges for the texts among the arguments from `first` on, a step for each `bytes`
/// bytes.
static void take_charged(lua_State *L, int from, const char *const *names, lua_CFunction charge, int first, int bytes) {
    for (; *names; names++) {
        lua_getfield(L, from, *names);
        lua_CFunction inner = lua_tocfunction(L, -1);
        lua_pop(L, 1);
        lua_pushlightuserdata(L, (void *)inner);
        lua_pushinteger(L, first);
        lua_pushinteger(L, bytes);
        lua_pushcclosure(L, charge, 3);
        lua_setfield(L, -2, *names);
    }
}

static void open(lua_State *L, lua_CFunction opener) {
    lua_pushcfunction(L, opener);
    lua_call(L, 0, 1);
}

static int error_text(lua_State *L) {
    static const char *const parts[] = { "where", "text" };
    const char *found[2];
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    for (int i = 0; i < 2; i++) {
        lua_pushstring(L, parts[i]);
        lua_rawget(L, 1);
        found[i] = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    }
    if (found[0]) lua_pushfstring(L, "%s: %s", found[0], found[1] ? found[1] : "");
    else lua_pushstring(L, found[1] ? found[1] : "");
    return 1;
}

static int error_concat(lua_State *L) {
    clua_to_text(L, 1);
    clua_to_text(L, 2);
    lua_concat(L, 2);
    return 1;
}

static void open_errors(lua_State *L) {
    static const luaL_Reg methods[] = { { "__tostring", error_text }, { "__concat", error_concat }, { NULL, NULL } };
    luaL_newlib(L, methods);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_error_metatable_tag);
}

static void open_strings(lua_State *L, int globals) {
    static const char *const plain[] = { "len", "packsize", NULL };
    static const char *const charging[] = { "lower", "pack", "reverse", "unpack", "upper", NULL };
    static const char *const parts[] = { "byte", "sub", NULL };
    static const char *const chars[] = { "char", NULL };
    static const char *const format[] = { "format", NULL };
    int from = lua_gettop(L) + 1;
    open(L, luaopen_string);
    lua_createtable(L, 0, 20);
    take(L, from, plain);
    take_charged(L, from, charging, clua_charged, 1, 16);
    take_charged(L, from, parts, clua_charged, 2, 1);
    take_charged(L, from, chars, clua_charged, 1, 1);
    take_charged(L, from, format, clua_format, 1, 4);
    luaL_setfuncs(L, clua_string_functions, 0);
    lua_pushcfunction(L, clua_rep);
    lua_setfield(L, -2, "rep");
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
    close_table(L, "string", unknown_function, library_write);
    lua_setfield(L, globals, "string");
    lua_settop(L, from - 1);
}

static void open_others(lua_State *L, int globals) {
    static const char *const co[] = { "isyieldable", "running", "status", "yield", NULL };
    static const char *const utf8[] = { "charpattern", "codes", NULL };
    static const char *const utf8_charging[] = { "codepoint", "len", "offset", NULL };
    static const char *const utf8_chars[] = { "char", NULL };
    // These compare texts too, whole.
    static const char *const comparing[] = { "max", "min", NULL };
    int top = lua_gettop(L);
    open(L, luaopen_coroutine);
    lua_createtable(L, 0, 8);
    take(L, top + 1, co);
    luaL_setfuncs(L, clua_coroutine_functions, 0);
    close_table(L, "coroutine", unknown_function, library_write);
    lua_setfield(L, globals, "coroutine");
    lua_settop(L, top);

    open(L, luaopen_utf8);
    lua_createtable(L, 0, 8);
    take(L, top + 1, utf8);
    take_charged(L, top + 1, utf8_charging, clua_charged, 1, 16);
    take_charged(L, top + 1, utf8_chars, clua_charged, 1, 1);
    close_table(L, "utf8", unknown_function, library_write);
    lua_setfield(L, globals, "utf8");
    lua_settop(L, top);

    open(L, luaopen_math);
    lua_getfield(L, top + 1, "randomseed");
    HOST(L)->seeder = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushnil(L);
    lua_setfield(L, top + 1, "randomseed");
    take_charged(L, top + 1, comparing, clua_charged, 1, 1);
    close_table(L, "math", unknown_function, library_write);
    lua_setfield(L, globals, "math");
    lua_settop(L, top);

    lua_createtable(L, 0, 8);
    luaL_setfuncs(L, clua_table_functions, 0);
    close_table(L, "table", unknown_function, library_write);
    lua_setfield(L, globals, "table");
}

/// Makes the environment of plugins; leaves nothing on the stack.
void clua_open_library(lua_State *L) {
    static const char *const plain[] = { "assert", "error", "getmetatable", "rawequal", "select", "_VERSION",
        NULL };
    static const char *const charging[] = { "tonumber", NULL };
    clua_open_metatables(L);
    lua_createtable(L, 0, 0);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_modules_tag);
    open_errors(L);
    int base = lua_gettop(L) + 1, globals = base + 1;
    open(L, luaopen_base);
    lua_createtable(L, 0, 32);
    take(L, base, plain);
    take_charged(L, base, charging, clua_charged, 1, 16);
    luaL_setfuncs(L, clua_base_functions, 0);
    open_strings(L, globals);
    open_others(L, globals);
    close_table(L, "global", unknown_global, global_write);
    HOST(L)->globals = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_createtable(L, 0, 0);       // Lua's own table of globals, which nothing reaches any more
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_settop(L, 0);
}

static void offer(clua_host *h, const char *name, lua_CFunction function, bool offered) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    lua_rawgeti(L, LUA_REGISTRYINDEX, h->globals);
    lua_getmetatable(L, -1);
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_pushstring(L, name);
    if (offered) lua_pushcfunction(L, function);
    else lua_pushnil(L);
    lua_rawset(L, -3);
    lua_pop(L, 3);
}

void clua_offer_print(clua_host *h, bool offered) { offer(h, "print", clua_print, offered); }
void clua_offer_load(clua_host *h, bool offered) { offer(h, "load", clua_load_text, offered); }
void clua_offer_require(clua_host *h, bool offered) { offer(h, "require", clua_require, offered); }
