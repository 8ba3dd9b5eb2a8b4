// Views as numbers, and what is kept of them for a call.
#pragma once
#include "host.h"
#include <stdlib.h>

// From the low end: row + 1 or number of the list, call, type, whether it is a list; the highest bit, which no
// address has, says that it is one of these.
#define ROW_BITS 28
#define CALL_BITS 26
#define MOST_ROWS ((UINT64_C(1) << ROW_BITS) - 1)
#define CALLS ((UINT64_C(1) << CALL_BITS) - 1)
#define LIST (UINT64_C(1) << 62)
#define HANDLE (UINT64_C(1) << 63)

typedef uint64_t handle;

// Kept apart, so that what is done most saves few registers.
#define RARE __attribute__((noinline))

static inline int32_t type_of(handle v) { return (int32_t)(v >> (ROW_BITS + CALL_BITS)) & 0xff; }
static inline uint32_t place_of(handle v) { return (uint32_t)(v & MOST_ROWS); }

/// What a handle of this call has beside its type and its place.
static inline handle of_call(const clua_host *h) { return HANDLE | (h->generation & CALLS) << ROW_BITS; }

static inline handle make(const clua_host *h, int32_t type, uint64_t place) {
    if (place > MOST_ROWS) abort();
    return of_call(h) | (uint64_t)type << (ROW_BITS + CALL_BITS) | place;
}

static inline bool is_live(const clua_host *h, handle v) { return (v >> ROW_BITS & CALLS) == (h->generation & CALLS); }

/// Whether `v` is a view of this call, or a list of views where `kind` is LIST: one look at it for what is asked most.
static inline bool is_kind(const clua_host *h, handle v, handle kind) {
    return (v & (HANDLE | LIST | CALLS << ROW_BITS)) == (of_call(h) | kind);
}

/// What stands at `index`, 0 where it is no view and no list of views: a block's address has no highest bit.
static inline handle handle_at(lua_State *L, int index) {
    handle v = (handle)(uintptr_t)lua_touserdata(L, index);
    return v & HANDLE ? v : 0;
}

static inline void push_handle(lua_State *L, handle v) { lua_pushlightuserdata(L, (void *)(uintptr_t)v); }

static inline const char *name_of(const clua_host *h, handle v) { return v & LIST ? "list" : h->types[type_of(v)].name; }

/// The view or list at `index`; raises where it was kept. 0 where it is neither.
static inline handle live(lua_State *L, int index) {
    handle v = handle_at(L, index);
    if (v && !is_live(HOST(L), v)) clua_expired(L, name_of(HOST(L), v));
    return v;
}

// What is kept for a call (viewstore.c)

#define KINDS 8                    // a power of two, and more than there are

/// Notes that a value of the kind was answered, in this call.
static inline view_value *answer(clua_host *h, int kind) {
    h->views.answer.known = h->generation * KINDS + (uint64_t)kind;
    return &h->views.answer;
}

/// Makes room for the values of a view that is read for the first time in this call; answers where they begin.
size_t clua_view_room(clua_host *h, handle v);

/// Where the values of a live view begin, one a field.
static inline size_t values_of(clua_host *h, handle v) {
    const view_type *type = &h->types[type_of(v)];
    uint32_t place = place_of(v);
    if (place >= type->row_capacity || type->rows[place].generation != h->generation) return clua_view_room(h, v);
    return type->rows[place].first;
}

/// Makes the table of what Lua collects anew, for iterators and as the upvalue of the function that reads fields.
void clua_open_anchors(lua_State *L);

// Lists (viewlist.c)

static inline const view_list *list_of(const clua_host *h, handle v) { return &h->views.lists[place_of(v)]; }

/// Pushes what a live list is called.
void clua_push_list_name(lua_State *L, handle v);

/// Pushes element `at` of a live list, the first being 1, or nil; answers whether there is one.
static inline bool push_member(lua_State *L, clua_host *h, handle v, lua_Integer at) {
    const view_list *list = list_of(h, v);
    if (at < 1 || at > (lua_Integer)list->count) {
        lua_pushnil(L);
        return false;
    }
    push_handle(L, list->type < 0 ? h->views.members[list->first + (size_t)at - 1] : make(h, list->type, (uint64_t)at));
    return true;
}
