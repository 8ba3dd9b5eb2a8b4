// What a table costs when it grows: where its numbers as keys fall upon one another, Lua walks over all of them for
// each. That is one instruction, in which no hook fires, so it is charged for before it is done.
//
// Numbers are chosen by a plugin, and Lua spreads them by no secret; texts it does. The linker leads Lua's own calls
// here (`--wrap`). What is said of Lua's tables holds for 5.4.4, which the self-test asks for.
#include "host.h"
#include <math.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

typedef union { lua_Integer integer; lua_Number number; void *pointer; } value;
typedef struct { value held; uint8_t type, key_type; int32_t next; value key; } entry;
typedef struct { void *next; uint8_t head[2], flags, log_size; uint32_t limit; void *list; entry *entries, *free; } table;
typedef struct { value held; uint8_t type; } slot;

#define ABSENT 32
#define INTEGER 3
#define FLOAT 19
#define SMALL 13                    // tables of fewer entries cost little however they fall
#define KIND(type) ((type) & 15)

const slot *luaH_get(table *t, const slot *key);
void __real_luaH_set(lua_State *L, table *t, const slot *key, slot *held);
void __real_luaH_finishset(lua_State *L, table *t, const slot *key, const slot *found, slot *held);
void __wrap_luaH_set(lua_State *L, table *t, const slot *key, slot *held);
void __wrap_luaH_finishset(lua_State *L, table *t, const slot *key, const slot *found, slot *held);

/// As Lua makes an integer of a fraction: where it lies in a table.
static uint64_t place_of_number(lua_Number n) {
    int exponent;
    n = frexp(n, &exponent) * -(lua_Number)INT_MIN;
    if (!(n >= -9223372036854775808.0 && n < 9223372036854775808.0)) return 0;
    unsigned int place = (unsigned int)exponent + (unsigned int)(lua_Integer)n;
    return place <= (unsigned int)INT_MAX ? place : ~place;
}

/// How many steps it takes to put the numbers among the keys into 2^`log_size` entries, beyond what it takes where they
/// spread well.
static uint64_t steps(const table *t, int log_size, uint16_t *counts) {
    uint64_t size = UINT64_C(1) << log_size, steps = 0, number = 0;
    memset(counts, 0, (size_t)size * sizeof *counts);
    const entry *end = t->entries + ((size_t)1 << t->log_size);
    for (const entry *e = t->entries; e < end; e++) {
        if (KIND(e->type) == 0 || (e->key_type != INTEGER && e->key_type != FLOAT)) continue;
        uint64_t place = e->key_type == INTEGER ? (uint64_t)e->key.integer : place_of_number(e->key.number);
        uint16_t *count = &counts[place % ((size - 1) | 1)];
        steps += *count;
        number++;
        if (*count < UINT16_MAX) ++*count;
    }
    uint64_t usual = number * number >> log_size;
    return steps > usual ? steps - usual : 0;
}

/// The sizes that the entries may have after Lua has counted them: some whole numbers may move into its list.
static void count_sizes(const table *t, int *least, int *most) {
    uint64_t all = 1, listed = 0, size = UINT64_C(1) << t->log_size;
    for (const entry *e = t->entries; e < t->entries + size; e++) {
        if (KIND(e->type) == 0) continue;
        all++;
        if (e->key_type == INTEGER && (uint64_t)e->key.integer <= 2 * size + t->limit) listed++;
    }
    for (*least = SMALL; UINT64_C(1) << *least < all - listed;) ++*least;
    for (*most = *least; UINT64_C(1) << *most < all;) ++*most;
}

/// Whether no entry is free; moves on to the next that is, as Lua will.
static bool is_full(table *t) {
    for (; t->free > t->entries; t->free--)
        if (t->free[-1].key_type == 0) return false;
    return true;
}

/// Charges for what a further key may cost; raises where the budget is spent.
static void charge(lua_State *L, table *t) {
    clua_host *h = HOST(L);
    // Where what was removed makes room a full table does not grow: then it is not looked at for each key.
    if (h->looked_at == t->entries && h->keys_since++ < (1 << t->log_size) / 64) return;
    if (!is_full(t)) return;
    h->looked_at = t->entries;
    h->keys_since = 0;
    int log_size, last;
    count_sizes(t, &log_size, &last);
    uint16_t *counts = malloc(((size_t)1 << last) * sizeof *counts);
    if (counts == NULL) return;
    uint64_t most = 0;
    for (; log_size <= last; log_size++) {
        uint64_t now = steps(t, log_size, counts);
        if (now > most) most = now;
    }
    free(counts);
    if (most > (UINT64_C(1) << t->log_size)) clua_charge(L, most);
}

bool clua_knows_tables(lua_State *L) {
    lua_createtable(L, 0, 1 << SMALL);
    lua_pushboolean(L, 1);
    lua_rawseti(L, -2, 5);
    const table *t = lua_topointer(L, -1);
    const entry *e = &t->entries[5];
    bool known = t->log_size == SMALL && t->free == t->entries + (1 << SMALL) && e->key_type == INTEGER
        && e->key.integer == 5 && e->type == (LUA_TBOOLEAN | 16) && t->entries[6].key_type == 0;
    lua_pop(L, 1);
    return known;
}

void __wrap_luaH_finishset(lua_State *L, table *t, const slot *key, const slot *found, slot *held) {
    if (found->type == ABSENT && t->log_size >= SMALL) charge(L, t);
    __real_luaH_finishset(L, t, key, found, held);
}

void __wrap_luaH_set(lua_State *L, table *t, const slot *key, slot *held) {
    if (t->log_size >= SMALL && luaH_get(t, key)->type == ABSENT) charge(L, t);
    __real_luaH_set(L, t, key, held);
}
