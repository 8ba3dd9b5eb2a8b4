// What the C files share.
#pragma once
#include "clua.h"
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>

#define PERIOD 100                 // instructions between two looks of the hook
#define LONGEST_STRING (8u << 20)
#define LONGEST_SOURCE (256u << 10)
#define MOST_OUTPUT (64u << 10)     // bytes that one call may print, log or warn
#define MOST_GOTOS 1000
#define SEALED 0x5ea1ed00u
#define SECRET 0x5ec2e700u

/// Maps interned strings to small numbers by their address, which is theirs as long as they are anchored.
typedef struct {
    struct { const void *key; int32_t slot; } *entries;
    const char **names;
    size_t *lengths;
    uint32_t mask;
    int32_t count;
} keymap;

struct clua_shape { keymap map; clua_shape *next; };

/// Where the values of a row stand, in the call in which it was read last.
typedef struct { uint64_t generation; size_t first; } view_row;

typedef struct {
    keymap map;
    void **contexts;                // one a field
    char *name;
    bool single;
    view_row *rows;
    size_t row_capacity;
} view_type;

enum { VALUE_UNKNOWN, VALUE_NIL, VALUE_BOOLEAN, VALUE_INTEGER, VALUE_NUMBER, VALUE_LIGHT, VALUE_ANCHORED };

/// What a field holds; what Lua collects stands in the table `anchors`, and here its place there.
typedef struct {
    uint64_t known;                // the call's generation and the kind, in one word; of another call: not known
    union { int64_t integer; double number; void *light; } as;
} view_value;

/// Elements of a list of views: the rows of `type`, or members (-1); it is field `slot` of a view of type `owner`,
/// or an argument (-1).
typedef struct { size_t first; uint32_t count; int32_t type, owner, slot; } view_list;

/// What is known of views in the call that runs.
typedef struct {
    view_value answer;              // what Swift answered
    view_value *values;
    view_list *lists;
    uint64_t *members;
    size_t value_count, value_capacity, list_count, list_capacity, member_count, member_capacity;
    uint32_t anchored;
    int anchors, reader;            // in the registry: the table of them, and the function that reads fields
    bool is_large;                  // a block is to be given back
} view_store;

/// The head of every userdata that a plugin can hold.
typedef struct { uint32_t magic; uint32_t strict; uint64_t generation; } object;

/// The lines of a text that have run: a byte each.
typedef struct { char *source; uint8_t *lines; size_t count; } covered_text;

struct clua_host {
    lua_State *main, *current;     // the state, and the coroutine that runs
    clua_callbacks callbacks;
    clua_budget budget;
    size_t used, peak;
    uint64_t instructions, debt, generation;
    int64_t started, deadline;
    int64_t works_until;           // what the thread has worked when the call's time is up; 0: not yet known
    int64_t compiled_by;           // what the thread may have worked when a text is compiled
    size_t longest;                // the longest string so far
    uint32_t ticks, depth, output;
    int period;                    // instructions between two looks now
    int32_t stopped;
    char *name;                    // the first text that was loaded: the plugin
    bool running;                  // Lua runs, and no Swift frame stands above it
    bool memory_flag, long_string, overflow;
    clua_statistics statistics;
    view_type *types;
    int32_t type_count;
    view_store views;
    clua_shape *shapes;
    int32_t globals, sealed_metatable, seeder;
    covered_text *covered;
    int32_t covered_count;
    int mask;                      // what the hook is told of
    char *trace;
    size_t trace_length, trace_capacity;
};

#define HOST(L) (*(clua_host **)lua_getextraspace(L))

extern const char clua_none_tag, clua_known_nil_tag, clua_host_error_tag, clua_error_metatable_tag, clua_modules_tag,
    clua_handling_tag;

void clua_look(lua_State *L, bool clock);
void clua_rearm(lua_State *L);
_Noreturn void clua_raise_stop(lua_State *L);
int clua_raise_refusal(lua_State *L);
int64_t clua_now(void);
int64_t clua_worked(void);
void clua_keep_trace(lua_State *L);                        // trace.c
void clua_note_line(lua_State *L, lua_Debug *where);       // coverage.c
void clua_forget_lines(clua_host *host);
const char *clua_check_source(const char *source, size_t length);   // source.c
int clua_compile(lua_State *L, const char *source, size_t length, const char *name);

int32_t clua_kind_of(lua_State *L, int index);
void clua_map_make(lua_State *L, keymap *map, const char *names, const uint32_t *ends, int32_t count);
void clua_map_free(keymap *map);

/// Room for a value, or NULL: what would be pushed is then left out, and the call ends in an error.
lua_State *clua_room(clua_host *host);

void clua_open_library(lua_State *L);            // environment.c
int clua_print(lua_State *L);                    // safelib.c
int clua_require(lua_State *L);
int clua_load_text(lua_State *L);
int clua_charged(lua_State *L);
int clua_format(lua_State *L);
int clua_rep(lua_State *L);
extern const luaL_Reg clua_base_functions[], clua_coroutine_functions[];
int clua_setmetatable(lua_State *L);             // metatable.c
void clua_open_metatables(lua_State *L);
void clua_forget_metatables(lua_State *L);
void clua_to_text(lua_State *L, int index);
int clua_unknown(lua_State *L, const char *owner, int candidates);
extern const luaL_Reg clua_string_functions[];   // strings.c
extern const luaL_Reg clua_table_functions[];    // tablelib.c
object *clua_object(lua_State *L, int index);    // sealed.c
object *clua_live(lua_State *L, int index);
int clua_expired(lua_State *L, const char *name);
void clua_lock(lua_State *L);
void clua_open_sealed(lua_State *L);
int clua_readable(lua_State *L, int index);
void clua_writable(lua_State *L, int index);
int clua_pairs(lua_State *L);                    // order.c
int clua_ipairs(lua_State *L);
int clua_ordered_next(lua_State *L);
void clua_open_views(lua_State *L);              // view.c
void clua_begin_views(clua_host *host);          // viewstore.c
void clua_close_views(clua_host *host);
bool clua_is_view(lua_State *L, int index);
bool clua_is_view_list(lua_State *L, int index);
const char *clua_view_name(lua_State *L, int index);
bool clua_push_view_list(lua_State *L, int index);
bool clua_push_opened_list(clua_host *host, int32_t index);
bool clua_push_view_text(lua_State *L, int index);
bool clua_view_pairs(lua_State *L);
int clua_view_next(lua_State *L);
lua_Integer clua_view_length(lua_State *L, int index);
void clua_refuse_write(lua_State *L, int index);

/// Counts work as instructions; raises where the budget is spent.
static inline void clua_charge(lua_State *L, uint64_t steps) {
    clua_host *h = HOST(L);
    h->instructions += steps;
    h->debt += steps;
    if (h->debt >= 10000 || h->memory_flag || h->stopped || h->instructions >= h->budget.instructions)
        clua_look(L, false);
}

/// The number of the name that `lua_topointer` gives as `key`; -1 where it is none of them.
static inline int32_t clua_map_find(const keymap *map, const void *key) {
    uint32_t at = (uint32_t)(((uintptr_t)key >> 3) * 0x9E3779B1u) >> 7;
    for (;; at++) {
        const void *found = map->entries[at & map->mask].key;
        if (found == NULL) return -1;
        if (found == key) return map->entries[at & map->mask].slot;
    }
}

/// A buffer that grows in a userdata at stack slot `slot`, up to the longest string.
typedef struct { lua_State *L; char *bytes; size_t length, capacity; int slot; char first[512]; } buffer;
void clua_buffer_open(lua_State *L, buffer *b);
void clua_buffer_add(buffer *b, const char *bytes, size_t length);
void clua_buffer_push(buffer *b);
