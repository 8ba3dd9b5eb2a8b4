// Lets Swift answer a call, and raises for it once its frame is gone.
#include "host.h"

void clua_refuse(clua_host *h, const char *code, const char *place, const char *text, size_t length) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    lua_pushstring(L, code);
    lua_pushstring(L, place);
    lua_pushlstring(L, text ? text : "", length);
}

void clua_spend(clua_host *h, uint64_t steps) {
    h->instructions += steps;
    h->debt += steps;
}

/// Where the plugin stood when it called: the first Lua frame.
static void push_place(lua_State *L) {
    lua_Debug at;
    for (int level = 0; level < 50 && lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (at.currentline > 0 && *at.source == '@') {
            lua_pushfstring(L, "%s:%d", at.source + 1, at.currentline);
            return;
        }
    }
    lua_pushnil(L);
}

/// Raises what `clua_refuse` put down: code, place and text are on top.
int clua_raise_refusal(lua_State *L) {
    luaL_checkstack(L, 12, NULL);
    int code = lua_gettop(L) - 2;
    if (lua_isnil(L, code + 1)) {
        push_place(L);
        lua_replace(L, code + 1);
    }
    if (lua_isnil(L, code)) {
        if (!lua_isnil(L, code + 1)) {
            lua_pushvalue(L, code + 1);
            lua_pushliteral(L, ": ");
            lua_pushvalue(L, code + 2);
            lua_concat(L, 3);
        }
    } else {
        static const char *const parts[] = { "code", "where", "text" };
        lua_createtable(L, 0, 3);
        for (int i = 0; i < 3; i++) {
            lua_pushstring(L, parts[i]);
            lua_pushvalue(L, code + i);
            lua_rawset(L, -3);
        }
        lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_error_metatable_tag);
        lua_setmetatable(L, -2);
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_host_error_tag);
    return lua_error(L);
}

/// Calls Swift; raises, where that is the answer, after the Swift frame has gone.
static int trampoline(lua_State *L, bool capability) {
    clua_host *h = HOST(L);
    int32_t function = (int32_t)lua_tointeger(L, lua_upvalueindex(1));
    if (!lua_checkstack(L, 200)) return luaL_error(L, "stack overflow");
    int count = lua_gettop(L);
    uint64_t bytes = 0;             // what a capability does with them is not the plugin's time
    for (int i = 1; i <= count && i <= 4 && !capability; i++)
        if (lua_type(L, i) == LUA_TSTRING) bytes += lua_rawlen(L, i);
    if (bytes >= 64) clua_charge(L, bytes);
    int64_t from = capability ? clua_now() : 0, worked = capability && h->works_until ? clua_worked() : 0;
    h->running = false;
    int32_t answer = h->callbacks.call(h->callbacks.context, function, count);
    h->running = true;
    if (capability) h->deadline += clua_now() - from;
    if (worked) h->works_until += clua_worked() - worked;
    if (h->stopped) clua_raise_stop(L);
    if (h->used > h->budget.soft_memory) h->memory_flag = true;
    clua_charge(L, capability ? 1000 : 20);   // how long a capability takes no clock of the plugin's says
    if ((++h->ticks & 63) == 0) clua_look(L, true);
    if (h->overflow) {
        h->overflow = false;
        return luaL_error(L, "stack overflow");
    }
    return answer < 0 ? clua_raise_refusal(L) : lua_gettop(L) - count;
}

static int call_plain(lua_State *L) { return trampoline(L, false); }
static int call_capability(lua_State *L) { return trampoline(L, true); }

void clua_push_function(clua_host *h, int32_t function, bool capability) {
    lua_State *L = clua_room(h);
    if (L == NULL) return;
    lua_pushinteger(L, function);
    lua_pushcclosure(L, capability ? call_capability : call_plain, 1);
}

bool clua_is_host_error(clua_host *h, int32_t index) {
    lua_State *L = h->current;
    lua_checkstack(L, 4);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_host_error_tag);
    bool same = !lua_isnil(L, -1) && lua_rawequal(L, -1, index);
    lua_pop(L, 1);
    return same;
}

const char *clua_error_part(clua_host *h, int32_t index, int32_t part, size_t *length) {
    static const char *const parts[] = { "code", "where", "text" };
    lua_State *L = h->current;
    lua_checkstack(L, 4);
    if (lua_type(L, index) != LUA_TTABLE) return NULL;
    lua_pushstring(L, parts[part]);
    lua_rawget(L, index);
    const char *found = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, length) : NULL;
    lua_pop(L, 1);
    return found;
}
