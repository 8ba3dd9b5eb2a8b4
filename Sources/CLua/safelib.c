// Functions that plugins are given in place of Lua's own: bounded, and the same on every run.
#include "host.h"
#include <string.h>

// Protected calls: what a limit stopped is never caught

static int finish_pcall(lua_State *L, int status, lua_KContext below) {
    if (HOST(L)->stopped) clua_raise_stop(L);
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)below;
    clua_look(L, true);             // making the message may have taken long
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

static int safe_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return finish_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall), 0);
}

static int safe_xpcall(lua_State *L) {
    luaL_checktype(L, 2, LUA_TFUNCTION);
    int count = lua_gettop(L) - 2;
    lua_pushboolean(L, 1);          // function handler … true
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);            // function handler true function …
    return finish_pcall(L, lua_pcallk(L, count, LUA_MULTRET, 2, 2, finish_pcall), 2);
}

// Coroutines

/// Resumes with `count` arguments from the top; answers how many results stand on top, or -1 with the error.
static int resume(lua_State *L, lua_State *co, int count) {
    clua_host *h = HOST(L);
    if (!lua_checkstack(co, count + 1)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    lua_xmove(L, co, count);
    lua_State *before = h->current;
    int results;
    clua_rearm(co);                 // a long string may have come while it waited, or comes while it runs
    h->current = co;
    int status = lua_resume(co, L, count, &results);
    h->current = before;
    clua_rearm(L);
    if (h->stopped) clua_raise_stop(L);
    if (status != LUA_OK && status != LUA_YIELD) {
        clua_look(L, true);
        lua_xmove(co, L, 1);
        return -1;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(co, results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, results);
    return results;
}

static int safe_create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    clua_charge(L, 500);
    lua_State *co = lua_newthread(L);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    return 1;
}

static int safe_resume(lua_State *L) {
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co, 1, "coroutine");
    int results = resume(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, results >= 0);
    if (results < 0) results = 1;
    lua_insert(L, -(results + 1));
    return results + 1;
}

static int wrapped(lua_State *L) {
    lua_State *co = lua_tothread(L, lua_upvalueindex(1));
    int results = resume(L, co, lua_gettop(L));
    return results < 0 ? lua_error(L) : results;
}

static int safe_wrap(lua_State *L) {
    safe_create(L);
    lua_pushcclosure(L, wrapped, 1);
    return 1;
}

// Texts

/// Pushes the text of a value: never an address.
void clua_to_text(lua_State *L, int index) {
    object *o;
    size_t length;
    luaL_checkstack(L, 10, NULL);
    index = lua_absindex(L, index);
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); return;
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
    case LUA_TNIL: luaL_tolstring(L, index, NULL); return;
    case LUA_TLIGHTUSERDATA:
        if (!clua_push_view_text(L, index)) lua_pushliteral(L, "none");
        return;
    case LUA_TUSERDATA:
        if (clua_secret(HOST(L), index, &length)) {
            lua_pushfstring(L, "<secret %s>", clua_secret(HOST(L), index, &length));
            return;
        }
        o = clua_object(L, index);
        if (o) lua_getiuservalue(L, index, 2);
        else lua_pushliteral(L, "userdata");
        return;
    default:
        if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
            lua_pushvalue(L, index);
            lua_call(L, 1, 1);
            if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "'__tostring' must return a string");
            return;
        }
        if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return;
        lua_pushstring(L, luaL_typename(L, index));
    }
}

static int safe_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    clua_to_text(L, 1);
    return 1;
}

int clua_print(lua_State *L) {
    buffer b;
    int count = lua_gettop(L);
    clua_buffer_open(L, &b);
    for (int i = 1; i <= count; i++) {
        size_t length;
        clua_to_text(L, i);
        const char *text = lua_tolstring(L, -1, &length);
        if (i > 1) clua_buffer_add(&b, "\t", 1);
        clua_buffer_add(&b, text, length);
        lua_pop(L, 1);
    }
    clua_host *h = HOST(L);
    clua_charge(L, 100 + b.length / 16);
    if (!clua_may_say(h, b.length)) return luaL_error(L, "more than 64 KB printed in one call");
    h->running = false;
    h->callbacks.print(h->callbacks.context, b.bytes, b.length);
    h->running = true;
    return 0;
}

/// Runs one of Lua's own functions (its address is upvalue 1) and charges for the bytes it read and made: upvalues
/// 2 and 3 are the first argument that it reads whole, and how many bytes cost a step.
int clua_charged(lua_State *L) {
    lua_CFunction inner = (lua_CFunction)lua_touserdata(L, lua_upvalueindex(1));
    int first = (int)lua_tointeger(L, lua_upvalueindex(2));
    uint64_t bytes = 0, count = (uint64_t)lua_gettop(L);
    for (int i = (int)count; i >= first; i--)
        if (lua_type(L, i) == LUA_TSTRING) bytes += lua_rawlen(L, i);
    if (bytes >= 64) clua_charge(L, bytes / (uint64_t)lua_tointeger(L, lua_upvalueindex(3)));
    if (count >= 64) clua_charge(L, count);
    int results = inner(L);
    if (results == 1 && lua_type(L, -1) == LUA_TSTRING) bytes = lua_rawlen(L, -1);
    else bytes = (uint64_t)results * 16;
    if (bytes >= 64) clua_charge(L, bytes / 16);
    return results;
}

/// As Lua's, but tables and functions as texts without addresses, and no %p.
int clua_format(lua_State *L) {
    size_t length;
    const char *s = luaL_checklstring(L, 1, &length), *end = s + length;
    int argument = 1, count = lua_gettop(L);
    uint64_t steps = 0;
    while ((s = memchr(s, '%', (size_t)(end - s))) && ++s < end) {
        if (*s == '%') {
            s++;
            continue;
        }
        const char *from = s;
        while (s < end && strchr("-+ #0123456789.", *s) && *s) s++;
        if (s >= end) break;
        argument++;
        steps += s - from > 2 ? 200 : 20;   // many digits take long
        if (steps > 2000) {
            clua_charge(L, steps);
            steps = 0;
        }
        if (*s == 'p') return luaL_error(L, "invalid conversion '%%p' to 'format': addresses are not shown");
        if (*s == 's' && argument <= count && lua_type(L, argument) != LUA_TSTRING) {
            clua_to_text(L, argument);
            lua_replace(L, argument);
        }
        s++;
    }
    clua_charge(L, steps);
    return clua_charged(L);
}

int clua_rep(lua_State *L) {
    size_t length, gap;
    const char *s = luaL_checklstring(L, 1, &length);
    lua_Integer n = luaL_checkinteger(L, 2);
    const char *between = luaL_optlstring(L, 3, "", &gap);
    if (n <= 0 || length + gap == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if (length > LONGEST_STRING || gap > LONGEST_STRING || (lua_Unsigned)n > LONGEST_STRING / (length + gap) + 1
        || (length + gap) * (size_t)n - gap > LONGEST_STRING)
        return luaL_error(L, "resulting string too large: 8 MB at most");
    size_t total = (length + gap) * (size_t)n - gap;
    clua_charge(L, total / 16 + 1);
    char small[256], *bytes = total <= sizeof small ? small : lua_newuserdatauv(L, total, 0);
    memcpy(bytes, s, length);
    size_t done = length;
    if (total > done) {
        memcpy(bytes + done, between, gap);
        done += gap;
        for (size_t part; done < total; done += part) {
            part = done < total - done ? done : total - done;
            memcpy(bytes + done, bytes, part);
        }
    }
    lua_pushlstring(L, bytes, total);
    return 1;
}

// Raw access

/// The host's userdata is shown as what it stands for.
static int safe_type(lua_State *L) {
    luaL_checkany(L, 1);
    if (clua_is_view(L, 1) || clua_object(L, 1)) lua_pushliteral(L, "table");
    else if (lua_type(L, 1) == LUA_TLIGHTUSERDATA) lua_pushliteral(L, "none");
    else lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

static int safe_rawget(lua_State *L) {
    luaL_checkany(L, 2);
    lua_settop(L, 2);
    if (clua_object(L, 1) || clua_is_view(L, 1)) {
        lua_gettable(L, 1);
        return 1;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_rawget(L, 1);
    return 1;
}

static int safe_rawset(lua_State *L) {
    clua_writable(L, 1);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

static int safe_rawlen(lua_State *L) {
    lua_Integer length = clua_view_length(L, 1);
    if (length >= 0) {
        lua_pushinteger(L, length);
        return 1;
    }
    if (clua_live(L, 1)) lua_getiuservalue(L, 1, 1);
    else {
        luaL_argexpected(L, lua_istable(L, 1) || lua_type(L, 1) == LUA_TSTRING, 1, "table or string");
        lua_pushvalue(L, 1);
    }
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

// Modules

int clua_require(lua_State *L) {
    clua_host *h = HOST(L);
    size_t length, size;
    const char *name = luaL_checklstring(L, 1, &length);
    lua_settop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &clua_modules_tag);
    lua_pushvalue(L, 1);
    lua_rawget(L, 2);
    if (lua_touserdata(L, 3) == &clua_modules_tag)
        return luaL_error(L, "module '%s' requires itself, or has failed before", name);
    if (!lua_isnil(L, 3)) return 1;
    luaL_checkstack(L, 200, "stack overflow");
    h->running = false;
    int32_t answer = h->callbacks.module(h->callbacks.context, name, length);
    h->running = true;
    if (answer < 0) return clua_raise_refusal(L);
    const char *source = luaL_checklstring(L, 4, &size), *file = luaL_checkstring(L, 5);
    clua_charge(L, size);
    switch (clua_compile(L, source, size, lua_pushfstring(L, "@%s", file))) {
    case LUA_OK: break;
    case -2: clua_look(L, true);    // the time is up
    case -1: return luaL_error(L, "%s: %s", file, lua_tostring(L, -1));
    default: return lua_error(L);
    }
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, (void *)&clua_modules_tag);
    lua_rawset(L, 2);
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}

// Only in the profile for tests

/// Joins what the function at slot 1 gives, piece by piece, and puts it in its place.
static void join_pieces(lua_State *L) {
    buffer b;
    clua_buffer_open(L, &b);
    for (;;) {
        size_t length = 0;
        lua_pushvalue(L, 1);
        lua_call(L, 0, 1);
        if (!lua_isnil(L, -1) && lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "reader function must return a string");
        const char *piece = lua_tolstring(L, -1, &length);
        if (length > 0) clua_buffer_add(&b, piece, length);
        lua_pop(L, 1);
        if (length == 0) break;
    }
    clua_buffer_push(&b);
    lua_replace(L, 1);
    lua_pop(L, 1);
}

int clua_load_text(lua_State *L) {
    size_t length;
    bool has_environment = !lua_isnone(L, 4);
    lua_settop(L, 4);
    const char *mode = luaL_optstring(L, 3, "bt");
    const char *name = luaL_optstring(L, 2, lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : "=(load)");
    if (lua_type(L, 1) == LUA_TFUNCTION) join_pieces(L);
    const char *source = luaL_checklstring(L, 1, &length);
    clua_charge(L, length);
    if (strchr(mode, 't') == NULL) lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
    else if (clua_compile(L, source, length, name) == LUA_OK) {
        if (has_environment) {
            lua_pushvalue(L, 4);
            if (lua_setupvalue(L, -2, 1) == NULL) lua_pop(L, 1);
        }
        return 1;
    }
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
}

const luaL_Reg clua_base_functions[] = { { "ipairs", clua_ipairs }, { "next", clua_ordered_next }, { "pairs", clua_pairs },
    { "pcall", safe_pcall }, { "rawget", safe_rawget }, { "rawlen", safe_rawlen }, { "rawset", safe_rawset },
    { "setmetatable", clua_setmetatable }, { "tostring", safe_tostring }, { "type", safe_type },
    { "xpcall", safe_xpcall }, { NULL, NULL } };

const luaL_Reg clua_coroutine_functions[] = { { "create", safe_create }, { "resume", safe_resume },
    { "wrap", safe_wrap }, { NULL, NULL } };
