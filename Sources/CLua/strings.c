// find, match, gmatch and gsub over the matcher.
#define _GNU_SOURCE
#include "pattern.h"
#include <string.h>

// Captures

/// Pushes capture `index`; without captures, 0 is the whole match.
static void push_capture(matcher *m, int index, const char *from, const char *to) {
    if (index >= m->count) {
        if (index > 0) luaL_error(m->L, "invalid capture index %%%d", index + 1);
        lua_pushlstring(m->L, from, (size_t)(to - from));
    } else if (m->captures[index].length == HERE)
        lua_pushinteger(m->L, m->captures[index].at - m->start + 1);
    else lua_pushlstring(m->L, m->captures[index].at, (size_t)m->captures[index].length);
}

static int push_captures(matcher *m, const char *from, const char *to, bool whole) {
    int count = m->count == 0 && whole ? 1 : m->count;
    luaL_checkstack(m->L, count + 8, "too many captures");
    for (int i = 0; i < count; i++) push_capture(m, i, from, to);
    return count;
}

static size_t start_of(lua_Integer position, size_t length) {
    if (position > 0) return (size_t)position - 1;
    if (position == 0 || position < -(lua_Integer)length) return 0;
    return length - (size_t)-position;
}

static bool has_specials(const char *pattern, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i])) return true;
    return false;
}

static int find_or_match(lua_State *L, bool find) {
    size_t length, size;
    const char *s = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &size);
    size_t start = start_of(luaL_optinteger(L, 3, 1), length);
    if (start > length) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || (size <= LONGEST_PATTERN && !has_specials(pattern, size)))) {
        const char *found = size ? memmem(s + start, length - start, pattern, size) : s + start;
        clua_charge(L, ((found ? (size_t)(found - s) - start : length - start) + size) / 16);
        if (found == NULL) {
            lua_pushnil(L);
            return 1;
        }
        lua_pushinteger(L, found - s + 1);
        lua_pushinteger(L, found - s + (lua_Integer)size);
        return 2;
    }
    bool anchored = size > 0 && *pattern == '^';
    matcher m;
    node small[SMALL];
    clua_pattern_prepare(L, &m, small, pattern + anchored, size - anchored);
    m.start = s;
    m.end = s + length;
    const char *from = s + start, *to = clua_pattern_search(&m, &from, anchored);
    clua_pattern_finish(&m);
    if (to == NULL) {
        lua_pushnil(L);
        return 1;
    }
    if (!find) return push_captures(&m, from, to, true);
    lua_pushinteger(L, from - s + 1);
    lua_pushinteger(L, to - s);
    return 2 + push_captures(&m, from, to, false);
}

static int find(lua_State *L) { return find_or_match(L, true); }
static int match_once(lua_State *L) { return find_or_match(L, false); }

typedef struct { size_t at, last; int captures; node nodes[]; } iteration;

/// One step of `gmatch`: an empty match right behind the last one does not count.
static int next_match(lua_State *L) {
    iteration *it = lua_touserdata(L, lua_upvalueindex(2));
    size_t length;
    const char *s = lua_tolstring(L, lua_upvalueindex(1), &length);
    matcher m;
    m.L = L;
    m.nodes = it->nodes;
    m.count = it->captures;
    m.start = s;
    m.end = s + length;
    m.steps = 1;
    while (it->at <= length) {
        const char *from = s + it->at, *to = clua_pattern_search(&m, &from, false);
        if (to == NULL) break;
        if ((size_t)(to - s) == it->last) {
            it->at = (size_t)(from - s) + 1;
            continue;
        }
        it->at = it->last = (size_t)(to - s);
        clua_pattern_finish(&m);
        return push_captures(&m, from, to, true);
    }
    it->at = length + 1;
    clua_pattern_finish(&m);
    return 0;
}

static int gmatch(lua_State *L) {
    size_t length, size;
    luaL_checklstring(L, 1, &length);
    const char *pattern = luaL_checklstring(L, 2, &size);
    size_t start = start_of(luaL_optinteger(L, 3, 1), length);
    if (size > LONGEST_PATTERN) return luaL_error(L, "pattern longer than 10,000 bytes");
    lua_settop(L, 2);
    lua_pushvalue(L, 1);
    iteration *it = lua_newuserdatauv(L, sizeof *it + (size + 1) * sizeof(node), 0);
    it->at = start > length ? length + 1 : start;
    it->last = (size_t)-1;
    it->captures = clua_pattern_compile(L, pattern, size, it->nodes);
    clua_charge(L, size);
    lua_pushcclosure(L, next_match, 2);
    return 1;
}

/// Adds the replacement text with its `%1`, `%%`.
static void add_text(matcher *m, buffer *b, const char *text, size_t length, const char *from, const char *to) {
    clua_pattern_tick(m, length / 8);
    for (const char *end = text + length; text < end;) {
        clua_pattern_tick(m, 8);
        const char *mark = memchr(text, '%', (size_t)(end - text));
        clua_buffer_add(b, text, (size_t)((mark ? mark : end) - text));
        if (mark == NULL) return;
        text = mark + 2;
        char c = mark + 1 < end ? mark[1] : 0;
        if (c == '%') clua_buffer_add(b, "%", 1);
        else if (c == '0') clua_buffer_add(b, from, (size_t)(to - from));
        else if (c >= '1' && c <= '9') {
            size_t size;
            if (c - '1' >= m->count && c != '1')
                luaL_error(m->L, "invalid capture index %%%d in replacement string", c - '0');
            push_capture(m, c - '1', from, to);
            const char *capture = lua_tolstring(m->L, -1, &size);
            clua_buffer_add(b, capture, size);
            lua_pop(m->L, 1);
        } else luaL_error(m->L, "invalid use of '%%' in replacement string");
    }
}

/// Adds what stands for a match: by text, table or function at slot 3.
static void add_replacement(matcher *m, buffer *b, const char *from, const char *to) {
    lua_State *L = m->L;
    size_t length;
    switch (lua_type(L, 3)) {
    case LUA_TFUNCTION:
        lua_pushvalue(L, 3);
        lua_call(L, push_captures(m, from, to, true), 1);
        break;
    case LUA_TSTRING: {
        const char *text = lua_tolstring(L, 3, &length);
        add_text(m, b, text, length, from, to);
        return;
    }
    default:
        push_capture(m, 0, from, to);
        lua_gettable(L, 3);
    }
    if (!lua_toboolean(L, -1)) clua_buffer_add(b, from, (size_t)(to - from));
    else if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    else {
        const char *text = lua_tolstring(L, -1, &length);
        clua_buffer_add(b, text, length);
    }
    lua_pop(L, 1);
}

static int gsub(lua_State *L) {
    size_t length, size;
    const char *s = luaL_checklstring(L, 1, &length), *pattern = luaL_checklstring(L, 2, &size);
    int type = lua_type(L, 3);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TFUNCTION || type == LUA_TTABLE
        || clua_object(L, 3) || clua_is_view(L, 3), 3, "string/function/table");
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)length + 1), count = 0;
    if (type == LUA_TNUMBER) lua_tolstring(L, 3, NULL);
    lua_settop(L, 3);
    bool anchored = size > 0 && *pattern == '^';
    matcher m;
    node small[SMALL];
    buffer b;
    clua_pattern_prepare(L, &m, small, pattern + anchored, size - anchored);
    clua_buffer_open(L, &b);
    m.start = s;
    m.end = s + length;
    const char *at = s, *last = NULL, *end = m.end;
    while (count < most) {
        const char *from = at, *to = clua_pattern_search(&m, &from, anchored);
        if (to == NULL) break;
        if (to == last) {           // empty, right behind the last match
            if (from >= end) break;
            clua_buffer_add(&b, at, (size_t)(from + 1 - at));
            at = from + 1;
        } else {
            count++;
            clua_buffer_add(&b, at, (size_t)(from - at));
            clua_pattern_tick(&m, 4 + (size_t)(to - at) / 16);
            add_replacement(&m, &b, from, to);
            at = last = to;
        }
        if (anchored) break;
    }
    clua_buffer_add(&b, at, (size_t)(end - at));
    m.steps += (uint32_t)(b.length / 16);
    clua_pattern_finish(&m);
    clua_buffer_push(&b);
    lua_pushinteger(L, count);
    return 2;
}

const luaL_Reg clua_string_functions[] = { { "find", find }, { "gmatch", gmatch }, { "gsub", gsub },
    { "match", match_once }, { NULL, NULL } };
