// Whether the Lua that is linked is the one on which the limits were proved.
#include "host.h"
#include <string.h>

static void raise_stop(lua_State *L, lua_Debug *where) {
    (void)where;
    clua_raise_stop(L);
}

static int note_handler(lua_State *L) {
    lua_pushboolean(L, 1);
    lua_setglobal(L, "handled");
    return 1;
}

/// An error raised in a hook as lack of memory passes every handler, and threads take over the hook.
static bool hooks_stop(lua_State *L) {
    lua_pushcfunction(L, note_handler);
    if (luaL_loadbufferx(L, "while true do end", 17, "=test", "t") != LUA_OK) return false;
    lua_sethook(L, raise_stop, LUA_MASKCOUNT, 10);
    bool inherited = lua_gethookcount(lua_newthread(L)) == 10;
    lua_pop(L, 1);
    int status = lua_pcall(L, 0, 0, -2);
    lua_sethook(L, NULL, 0, 0);
    return inherited && status == LUA_ERRMEM && lua_getglobal(L, "handled") == LUA_TNIL;
}

static int32_t no_call(void *c, int32_t function, int32_t count) { (void)c, (void)function, (void)count; return 0; }
static int32_t no_view(void *c, int64_t row) { (void)c, (void)row; return 0; }
static int32_t no_name(void *c, const char *n, size_t l, const char *m, size_t s) {
    (void)c, (void)n, (void)l, (void)m, (void)s;
    return 0;
}
static int32_t no_module(void *c, const char *name, size_t length) { (void)c, (void)name, (void)length; return 0; }
static void no_print(void *c, const char *text, size_t length) { (void)c, (void)text, (void)length; }

/// Runs a text in a state; answers how it ended.
static int32_t run(clua_host *h, const char *text, bool *answer) {
    if (clua_load(h, text, strlen(text), "test") != CLUA_OK) return CLUA_SYNTAX;
    int32_t function = clua_reference(h), base = clua_begin(h, function), status = clua_call(h, base);
    *answer = status == CLUA_OK && clua_boolean(h, base + 2);
    clua_end(h, base);
    clua_release(h, function);
    return status;
}

static const char *limits_hold(clua_host *h) {
    bool answer;
    if (!clua_knows_tables(h->main)) return "its tables are laid out otherwise";
    run(h, "local t, s = { [2] = 1, [1] = 1 }, '' for i = 20, 1, -1 do t['k' .. i] = i end "
        "for k in pairs(t) do s = s .. k end return s:sub(1, 7) == '12k1k10'", &answer);
    if (!answer) return "pairs has no order";
    if (run(h, "local t = {} for i = 1, 1e6 do t[i] = {} end", &answer) != CLUA_STOPPED || h->stopped != CLUA_MEMORY)
        return "a state outgrows its cap";
    if (run(h, "local function f() while true do end end while true do pcall(f) end", &answer) != CLUA_STOPPED
        || h->stopped != CLUA_INSTRUCTIONS)
        return "a loop outlives its budget";
    run(h, "return select('#', 1, 2) == 2", &answer);
    return answer ? NULL : "a state that was stopped cannot be used again";
}

const char *clua_self_test(void) {
    if (strstr(lua_ident, LUA_RELEASE " ") == NULL || strcmp(LUA_RELEASE, "Lua 5.4.4") != 0)
        return "it is not release 5.4.4";
    lua_State *L = luaL_newstate();
    if (L == NULL) return "no state can be made";
    bool text = luaL_loadbufferx(L, LUA_SIGNATURE "T", 5, "=test", "t") == LUA_ERRSYNTAX;
    lua_settop(L, 0);
    bool stops = hooks_stop(L);
    lua_close(L);
    if (!text) return "it takes compiled code where only text is allowed";
    if (!stops) return "an error raised in a hook can be caught";
    clua_callbacks none = { &none, no_call, no_view, no_name, no_module, no_print };
    clua_budget budget = { 2000000, 60000000000, 1 << 20, 64 << 20 };
    clua_host *h = clua_open(none, budget, 0);
    if (h == NULL) return "no state can be made";
    const char *fault = limits_hold(h);
    clua_close(h);
    return fault;
}
