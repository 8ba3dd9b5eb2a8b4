// The state: memory, time, the protected entry.
#include "host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

const char clua_none_tag = 0, clua_known_nil_tag = 0, clua_host_error_tag = 0, clua_error_metatable_tag = 0,
           clua_modules_tag = 0, clua_handling_tag = 0;

static int64_t reading(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int64_t clua_now(void) { return reading(CLOCK_MONOTONIC); }

/// The time for a call that is one of many: the coarse clock costs a tenth, and sums come out the same.
static int64_t call_time(const clua_host *h) {
    return h->statistics.calls < 100 ? clua_now() : reading(CLOCK_MONOTONIC_COARSE);
}

/// What this thread has worked: dearer to ask than the time, but other programs do not count.
int64_t clua_worked(void) { return reading(CLOCK_THREAD_CPUTIME_ID); }

static void hook(lua_State *L, lua_Debug *where);

/// Makes the hook fire at the next instruction.
static void look_soon(clua_host *h) { lua_sethook(h->current, hook, h->mask, 1); }

/// Has the hook of a coroutine fire as often as it now should: each has a count of its own.
void clua_rearm(lua_State *L) {
    clua_host *h = HOST(L);
    if (lua_gethookcount(L) > h->period) lua_sethook(L, hook, h->mask, h->period);
}

/// Looks the more often the longer a string there is: one instruction may read it whole, as a number that takes
/// 10 ns a digit.
static void note_string(clua_host *h, size_t size) {
    h->longest = size;
    h->period = size > 6400000 ? 1 : size > 64000 ? (int)(6400000 / size) : PERIOD;
    look_soon(h);
}

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
    if (block == NULL && kind == LUA_TSTRING && size > 16384 && size > h->longest + h->longest / 4)
        note_string(h, size);
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
    if (h->trace_length == 0) clua_keep_trace(L);
    lua_sethook(L, hook, h->mask, 1);
    clua_raise_stop(L);
}

/// Whether a call that has reached its deadline has had its time: what other programs took does not count.
///
/// The first deadline is an eighth of the budget, so that short calls never ask what the thread has worked.
static bool time_is_up(clua_host *h, int64_t now) {
    int64_t worked = clua_worked(), rest = h->budget.nanoseconds - h->budget.nanoseconds / 8;
    if (h->works_until == 0) h->works_until = worked + rest;
    h->deadline = now + (h->works_until - worked);
    return worked >= h->works_until;
}

/// Stops the call where a limit is reached; does not return then.
void clua_look(lua_State *L, bool clock) {
    clua_host *h = HOST(L);
    if (h->stopped) stop(L, h->stopped);
    if (h->memory_flag) {
        if (h->long_string) stop(L, CLUA_LONG_STRING);
        h->instructions += h->used / 64;
        h->debt += h->used / 64;
        clua_forget_metatables(L);
        lua_gc(L, LUA_GCCOLLECT);
        if (h->used > h->budget.soft_memory - h->budget.soft_memory / 10) stop(L, CLUA_MEMORY);
        h->memory_flag = false;
    }
    if (h->instructions >= h->budget.instructions) stop(L, CLUA_INSTRUCTIONS);
    if (clock || h->debt >= 10000) {
        h->debt = 0;
        int64_t now = clua_now();
        if (now >= h->deadline && time_is_up(h, now)) stop(L, CLUA_CLOCK);
    }
}

bool clua_may_say(clua_host *h, size_t length) {
    if (length > MOST_OUTPUT - h->output) return false;
    h->output += (uint32_t)length;
    return true;
}

static void hook(lua_State *L, lua_Debug *where) {
    clua_host *h = HOST(L);
    if (where->event == LUA_HOOKLINE) {
        clua_note_line(L, where);
        return;
    }
    int count = lua_gethookcount(L);
    h->instructions += (uint64_t)count;
    if (count != h->period) lua_sethook(L, hook, h->mask, h->period);
    clua_look(L, h->longest > 0 || (++h->ticks & 3) == 0);
}

static int handler(lua_State *L) {
    if (lua_checkstack(L, 20)) clua_keep_trace(L);
    return 1;
}

/// Never reached but by a fault of ours: every call is protected. Neither raises nor allocates.
static int panic(lua_State *L) {
    const char *parts[] = { HOST(L)->name ? HOST(L)->name : "lua", ": an error outside a protected call: ",
        lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "no text", "\n" };
    for (int i = 0; i < 4; i++)
        if (write(STDERR_FILENO, parts[i], strlen(parts[i])) < 0) break;
    _exit(70);
}

static int build(lua_State *L) {
    // Made anew where an error handler fails, which could raise where nothing catches it.
    lua_pushliteral(L, "error in error handling");
    lua_rawsetp(L, LUA_REGISTRYINDEX, &clua_handling_tag);
    clua_open_library(L);
    clua_open_sealed(L);
    clua_open_views(L);
    return 0;
}

clua_host *clua_open(clua_callbacks callbacks, clua_budget budget, uint64_t seed) {
    clua_host *h = calloc(1, sizeof *h);
    if (h == NULL) return NULL;
    h->callbacks = callbacks;
    h->budget = budget;
    h->generation = 1;
    h->period = PERIOD;
    h->mask = LUA_MASKCOUNT;
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
    lua_sethook(h->main, hook, h->mask, PERIOD);
    clua_seed(h, seed, ~seed);
    return h;
}

void clua_close(clua_host *h) {
    h->running = false;
    lua_sethook(h->main, NULL, 0, 0);
    lua_close(h->main);
    clua_close_views(h);
    while (h->shapes) {
        clua_shape *shape = h->shapes;
        h->shapes = shape->next;
        clua_map_free(&shape->map);
        free(shape);
    }
    clua_forget_lines(h);
    free(h->trace);
    free(h->name);
    free(h);
}

void clua_cover(clua_host *h) {
    h->mask = LUA_MASKCOUNT | LUA_MASKLINE;
    lua_sethook(h->main, hook, h->mask, h->period);
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

int32_t clua_begin(clua_host *h, int32_t function) {
    lua_State *L = h->current;
    if (!lua_checkstack(L, 100)) return -1;
    int base = lua_gettop(L);
    if (h->depth == 0) {
        h->generation++;
        clua_begin_views(h);
        h->instructions = h->debt = 0;
        h->stopped = CLUA_GOES_ON;
        h->memory_flag = h->long_string = false;
        h->trace_length = 0;
        h->output = 0;
    }
    lua_pushcfunction(L, handler);
    lua_rawgeti(L, LUA_REGISTRYINDEX, function);
    return base;
}

int32_t clua_call(clua_host *h, int32_t base) {
    lua_State *L = h->current;
    if (h->depth++ == 0) {
        h->started = call_time(h);
        h->deadline = h->started + h->budget.nanoseconds / 8;
        h->works_until = 0;
        if (h->used > h->budget.soft_memory) h->memory_flag = true;
        int period = h->memory_flag ? 1 : h->period;
        if (lua_gethookcount(L) != period) lua_sethook(L, hook, h->mask, period);
    }
    bool before = h->running;
    h->running = true;
    int status = lua_pcall(L, lua_gettop(L) - base - 2, LUA_MULTRET, base + 1);
    h->running = before;
    if (--h->depth == 0) {
        h->statistics.nanoseconds += call_time(h) - h->started;
        h->statistics.calls++;
        h->statistics.instructions += h->instructions;
        if (h->memory_flag && h->long_string && !h->stopped) h->stopped = CLUA_LONG_STRING;
        if (h->stopped) {
            lua_settop(L, base + 1);
            clua_forget_metatables(L);
            lua_gc(L, LUA_GCCOLLECT);
        }
    }
    if (h->stopped) return CLUA_STOPPED;
    if (!lua_checkstack(L, 200)) return CLUA_NO_MEMORY;
    return status == LUA_OK ? CLUA_OK : status == LUA_ERRMEM ? CLUA_NO_MEMORY : CLUA_RUNTIME;
}

void clua_end(clua_host *h, int32_t base) { lua_settop(h->current, base); }

int32_t clua_stopped(const clua_host *h) { return h->stopped; }
