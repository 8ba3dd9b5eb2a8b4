// The state: memory, time, the protected entry.
#include "host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const char clua_none_tag = 0, clua_known_nil_tag = 0, clua_host_error_tag = 0, clua_error_metatable_tag = 0,
           clua_modules_tag = 0;

static int64_t reading(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t clua_now(void) { return reading(CLOCK_MONOTONIC); }

int64_t clua_worked(void) { return reading(CLOCK_THREAD_CPUTIME_ID); }

static void hook(lua_State *L, lua_Debug *where);

/// Makes the hook fire at the next instruction.
static void look_soon(clua_host *h) { lua_sethook(h->current, hook, LUA_MASKCOUNT, 1); }

/// Counts bytes. Over the soft cap it still gives memory and has the hook look; only far above, and only
/// while no Swift frame could be jumped over, does it refuse.
static void *allocate(void *context, void *block, size_t old, size_t size) {
    clua_host *h = context;
    size_t kind = old;
    if (block == NULL) old = 0;
    if (size == 0) {
        h->used -= old;
        free(block);
        return NULL;
    }
    if (size > old && h->running) {
        size_t grown = h->used + (size - old);
        if (grown > h->budget.hard_memory) {
            if (!h->stopped) h->stopped = CLUA_MEMORY;
            look_soon(h);
            return NULL;
        }
        bool string = block == NULL && kind == LUA_TSTRING && size > LONGEST_STRING + 64;
        if ((grown > h->budget.soft_memory || string) && !h->memory_flag) {
            h->memory_flag = true;
            h->long_string = string;
            look_soon(h);
        }
        if (size >= 4096) {
            h->instructions += size / 64;
            h->debt += size / 64;
            if (h->debt > 100000) look_soon(h);
        }
    }
    void *given = realloc(block, size);
    if (given == NULL) {
        if (h->running) {
            if (!h->stopped) h->stopped = CLUA_MEMORY;
            return NULL;
        }
        fputs("lua: the machine has no memory left\n", stderr);
        abort();
    }
    h->used += size - old;
    if (h->used > h->peak) h->peak = h->used;
    return given;
}

static void trace_add(clua_host *h, const char *bytes, size_t length) {
    if (h->trace_length + length > h->trace_capacity) {
        size_t capacity = (h->trace_length + length) * 2;
        char *grown = realloc(h->trace, capacity);
        if (grown == NULL) return;
        h->trace = grown;
        h->trace_capacity = capacity;
    }
    memcpy(h->trace + h->trace_length, bytes, length);
    h->trace_length += length;
}

/// Keeps the plugin's own frames, innermost first: no host frames, no more than 20.
static void keep_trace(lua_State *L) {
    clua_host *h = HOST(L);
    lua_Debug at;
    h->trace_length = 0;
    for (int level = 0, kept = 0; kept < 20 && level < 200 && lua_getstack(L, level, &at); level++) {
        lua_getinfo(L, "Sl", &at);
        if (*at.what == 'C' || *at.source != '@') continue;
        lua_getinfo(L, "n", &at);
        char line[160];
        int size;
        if (kept++) trace_add(h, "\n", 1);
        trace_add(h, at.source + 1, strlen(at.source + 1));
        if (*at.what == 'm') size = snprintf(line, sizeof line, ":%d: in main chunk", at.currentline);
        else if (at.name) size = snprintf(line, sizeof line, ":%d: in function '%.90s'", at.currentline, at.name);
        else size = snprintf(line, sizeof line, ":%d: in function of line %d", at.currentline, at.linedefined);
        if (size > 0) trace_add(h, line, (size_t)size < sizeof line ? (size_t)size : sizeof line - 1);
    }
}

/// Raises so that no handler runs: Lua takes this very text for a memory error.
_Noreturn void clua_raise_stop(lua_State *L) {
    lua_checkstack(L, 1);
    lua_pushliteral(L, "not enough memory");
    lua_error(L);
    abort();
}

static _Noreturn void stop(lua_State *L, int32_t why) {
    clua_host *h = HOST(L);
    h->stopped = why;
    if (h->trace_length == 0) keep_trace(L);
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    clua_raise_stop(L);
}

/// Stops the call where a limit is reached; does not return then.
void clua_look(lua_State *L, bool clock) {
    clua_host *h = HOST(L);
    if (h->stopped) stop(L, h->stopped);
    if (h->memory_flag) {
        if (h->long_string) stop(L, CLUA_LONG_STRING);
        h->instructions += h->used / 64;
        h->debt += h->used / 64;
        lua_gc(L, LUA_GCCOLLECT);
        if (h->used > h->budget.soft_memory - h->budget.soft_memory / 10) stop(L, CLUA_MEMORY);
        h->memory_flag = false;
    }
    if (h->instructions >= h->budget.instructions) stop(L, CLUA_INSTRUCTIONS);
    if (clock || h->debt >= 10000) {
        h->debt = 0;
        // On a busy machine time passes in which this thread does not run: up to four times the budget
        // that is no plugin's fault. Its own work is counted from the first look on, so that short calls
        // need not ask for it.
        if (h->work_began == 0) h->work_began = clua_worked();
        int64_t late = clua_now() - h->deadline;
        if (late >= 0
            && (late >= 3 * h->budget.nanoseconds || clua_worked() - h->work_began >= h->budget.nanoseconds))
            stop(L, CLUA_CLOCK);
    }
}

void clua_charge(lua_State *L, uint64_t steps) {
    clua_host *h = HOST(L);
    h->instructions += steps;
    h->debt += steps;
    if (h->debt >= 10000 || h->memory_flag || h->stopped || h->instructions >= h->budget.instructions)
        clua_look(L, false);
}

static void hook(lua_State *L, lua_Debug *where) {
    (void)where;
    clua_host *h = HOST(L);
    int count = lua_gethookcount(L);
    h->instructions += (uint64_t)count;
    if (count != PERIOD) lua_sethook(L, hook, LUA_MASKCOUNT, PERIOD);
    clua_look(L, (++h->ticks & 3) == 0);
}

static int handler(lua_State *L) {
    if (lua_checkstack(L, 20)) keep_trace(L);
    return 1;
}

static int panic(lua_State *L) {
    const char *text = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "no text";
    fprintf(stderr, "lua: an error outside a protected call: %s\n", text);
    abort();
}

static int build(lua_State *L) {
    clua_open_library(L);
    clua_open_views(L);
    return 0;
}

clua_host *clua_open(clua_callbacks callbacks, clua_budget budget, uint64_t seed) {
    clua_host *h = calloc(1, sizeof *h);
    if (h == NULL) return NULL;
    h->callbacks = callbacks;
    h->budget = budget;
    h->generation = 1;
    h->main = h->current = lua_newstate(allocate, h);
    if (h->main == NULL) {
        free(h);
        return NULL;
    }
    HOST(h->main) = h;
    lua_atpanic(h->main, panic);
    lua_gc(h->main, LUA_GCSTOP);
    lua_pushcfunction(h->main, build);
    if (lua_version(h->main) != LUA_VERSION_NUM || lua_pcall(h->main, 0, 0, 0) != LUA_OK) {
        clua_close(h);
        return NULL;
    }
    lua_gc(h->main, LUA_GCRESTART);
    lua_sethook(h->main, hook, LUA_MASKCOUNT, PERIOD);
    clua_seed(h, seed, ~seed);
    return h;
}

void clua_close(clua_host *h) {
    h->running = false;
    lua_sethook(h->main, NULL, 0, 0);
    lua_close(h->main);
    for (int32_t i = 0; i < h->type_count; i++) {
        clua_map_free(&h->types[i].map);
        free(h->types[i].name);
    }
    free(h->types);
    while (h->shapes) {
        clua_shape *shape = h->shapes;
        h->shapes = shape->next;
        clua_map_free(&shape->map);
        free(shape);
    }
    free(h->trace);
    free(h);
}

void clua_set_budget(clua_host *h, clua_budget budget) { h->budget = budget; }

clua_statistics clua_get_statistics(const clua_host *h) {
    clua_statistics s = h->statistics;
    s.used = h->used;
    s.peak = h->peak;
    return s;
}

void clua_seed(clua_host *h, uint64_t first, uint64_t second) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    lua_rawgeti(L, LUA_REGISTRYINDEX, h->seeder);
    lua_pushinteger(L, (lua_Integer)first);
    lua_pushinteger(L, (lua_Integer)second);
    lua_call(L, 2, 0);
}

int clua_compile(lua_State *L, const char *source, size_t length, const char *name) {
    const char *fault = clua_check_source(source, length);
    if (fault) {
        lua_pushstring(L, fault);
        return -1;
    }
    lua_pushfstring(L, "@%s", name);
    int status = luaL_loadbufferx(L, source, length, lua_tostring(L, -1), "t");
    lua_remove(L, -2);
    if (status == LUA_OK) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, HOST(L)->globals);
        lua_setupvalue(L, -2, 1);
    }
    return status;
}

int32_t clua_load(clua_host *h, const char *source, size_t length, const char *name) {
    lua_State *L = h->current;
    lua_checkstack(L, 8);
    bool before = h->running;
    h->running = false;
    int status = clua_compile(L, source ? source : "", length, name);
    h->running = before;
    switch (status) {
    case LUA_OK: return CLUA_OK;
    case -1: return CLUA_RUNTIME;
    case LUA_ERRMEM: return CLUA_NO_MEMORY;
    default: return CLUA_SYNTAX;
    }
}

int32_t clua_begin(clua_host *h, int32_t function) {
    lua_State *L = h->current;
    if (!lua_checkstack(L, 100)) return -1;
    int base = lua_gettop(L);
    if (h->depth == 0) {
        h->generation++;
        h->instructions = h->debt = 0;
        h->stopped = CLUA_GOES_ON;
        h->memory_flag = h->long_string = false;
        h->trace_length = 0;
    }
    lua_pushcfunction(L, handler);
    lua_rawgeti(L, LUA_REGISTRYINDEX, function);
    return base;
}

int32_t clua_call(clua_host *h, int32_t base) {
    lua_State *L = h->current;
    if (h->depth++ == 0) {
        h->started = clua_now();
        h->deadline = h->started + h->budget.nanoseconds;
        h->work_began = 0;
        if (h->used > h->budget.soft_memory) h->memory_flag = true;
        int period = h->memory_flag ? 1 : PERIOD;
        if (lua_gethookcount(L) != period) lua_sethook(L, hook, LUA_MASKCOUNT, period);
    }
    bool before = h->running;
    h->running = true;
    int status = lua_pcall(L, lua_gettop(L) - base - 2, LUA_MULTRET, base + 1);
    h->running = before;
    if (--h->depth == 0) {
        h->statistics.calls++;
        h->statistics.instructions += h->instructions;
        h->statistics.nanoseconds += clua_now() - h->started;
        if (h->memory_flag && h->long_string && !h->stopped) h->stopped = CLUA_LONG_STRING;
        if (h->stopped) {
            lua_settop(L, base + 1);
            lua_gc(L, LUA_GCCOLLECT);
        }
    }
    if (h->stopped) return CLUA_STOPPED;
    if (!lua_checkstack(L, 100)) return CLUA_NO_MEMORY;
    return status == LUA_OK ? CLUA_OK : status == LUA_ERRMEM ? CLUA_NO_MEMORY : CLUA_RUNTIME;
}

void clua_end(clua_host *h, int32_t base) { lua_settop(h->current, base); }

int32_t clua_stopped(const clua_host *h) { return h->stopped; }

const char *clua_trace(const clua_host *h, size_t *length) {
    *length = h->trace_length;
    return h->trace ? h->trace : "";
}
