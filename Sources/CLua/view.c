// What a plugin sees of the host's records: read-only, and gone when the call ends.
//
// A view is a number that Lua carries as a light userdata: whose call, which type, which row. Nothing of it
// stands in Lua's memory; a field's value is kept here from the first time that it is asked for.
#include "host.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// From the low end: row + 1 or number of the list, call, type, whether it is a list; the highest bit, which no
// address has, says that it is one of these.
#define ROW_BITS 28
#define CALL_BITS 26
#define MOST_ROWS ((UINT64_C(1) << ROW_BITS) - 1)
#define CALLS ((UINT64_C(1) << CALL_BITS) - 1)
#define LIST (UINT64_C(1) << 62)
#define HANDLE (UINT64_C(1) << 63)
#define LARGE 65536                // bytes of a block that is not kept for the next call

typedef uint64_t handle;

// Kept apart, so that what is done most saves few registers.
#define RARE __attribute__((noinline))

static int32_t type_of(handle v) { return (int32_t)(v >> (ROW_BITS + CALL_BITS)) & 0xff; }
static uint32_t place_of(handle v) { return (uint32_t)(v & MOST_ROWS); }

/// What a handle of this call has beside its type and its place.
static handle of_call(const clua_host *h) { return HANDLE | (h->generation & CALLS) << ROW_BITS; }

static handle make(const clua_host *h, int32_t type, uint64_t place) {
    if (place > MOST_ROWS) abort();
    return of_call(h) | (uint64_t)type << (ROW_BITS + CALL_BITS) | place;
}

static bool is_live(const clua_host *h, handle v) { return (v >> ROW_BITS & CALLS) == (h->generation & CALLS); }

/// Whether `v` is a view of this call, or a list of views where `kind` is LIST: one look at it for what is asked most.
static inline bool is_kind(const clua_host *h, handle v, handle kind) {
    return (v & (HANDLE | LIST | CALLS << ROW_BITS)) == (of_call(h) | kind);
}

/// What stands at `index`, 0 where it is no view and no list of views: a block's address has no highest bit.
static handle handle_at(lua_State *L, int index) {
    handle v = (handle)(uintptr_t)lua_touserdata(L, index);
    return v & HANDLE ? v : 0;
}

static void push_handle(lua_State *L, handle v) { lua_pushlightuserdata(L, (void *)(uintptr_t)v); }

static const char *name_of(const clua_host *h, handle v) { return v & LIST ? "list" : h->types[type_of(v)].name; }

/// The view or list at `index`; raises where it was kept. 0 where it is neither.
static handle live(lua_State *L, int index) {
    handle v = handle_at(L, index);
    if (v && !is_live(HOST(L), v)) clua_expired(L, name_of(HOST(L), v));
    return v;
}

bool clua_is_view(lua_State *L, int index) { return handle_at(L, index) != 0; }

const char *clua_view_name(lua_State *L, int index) {
    handle v = handle_at(L, index);
    return v && !(v & LIST) ? HOST(L)->types[type_of(v)].name : NULL;
}

// What is kept for a call

/// Grows a block for `count` elements, and counts it as the plugin's memory.
static void *grow(clua_host *h, void *block, size_t *capacity, size_t count, size_t size) {
    if (count <= *capacity) return block;
    size_t more = *capacity + *capacity / 2;
    if (more < count) more = count;
    if (more < 16) more = 16;
    void *grown = realloc(block, more * size);
    if (grown == NULL) {
        fputs("lua: the machine has no memory left\n", stderr);
        abort();
    }
    memset((char *)grown + *capacity * size, 0, (more - *capacity) * size);
    h->used += (more - *capacity) * size;
    if (h->used > h->peak) h->peak = h->used;
    *capacity = more;
    if (more * size > LARGE) h->views.is_large = true;
    return grown;
}

/// Gives a block back where it has grown large.
static void *shrink(clua_host *h, void *block, size_t *capacity, size_t size) {
    if (*capacity * size <= LARGE) return block;
    h->used -= *capacity * size;
    *capacity = 0;
    free(block);
    return NULL;
}

static void give_back(clua_host *h) {
    view_store *s = &h->views;
    s->values = shrink(h, s->values, &s->value_capacity, sizeof *s->values);
    s->lists = shrink(h, s->lists, &s->list_capacity, sizeof *s->lists);
    s->members = shrink(h, s->members, &s->member_capacity, sizeof *s->members);
    for (int32_t i = 0; i < h->type_count; i++) {
        view_type *type = &h->types[i];
        type->rows = shrink(h, type->rows, &type->row_capacity, sizeof *type->rows);
    }
    s->is_large = false;
}

/// Makes the table of what Lua collects anew, for iterators and as the upvalue of `view_index`.
static void open_anchors(lua_State *L) {
    const view_store *s = &HOST(L)->views;
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->reader);
    lua_createtable(L, 16, 0);
    lua_pushvalue(L, -1);
    lua_rawseti(L, LUA_REGISTRYINDEX, s->anchors);
    lua_setupvalue(L, -2, 1);
    lua_pop(L, 1);
}

/// Forgets what was kept for the call before.
void clua_begin_views(clua_host *h) {
    view_store *s = &h->views;
    s->value_count = s->list_count = s->member_count = 0;
    if (s->is_large) give_back(h);
    if (s->anchored > 256) open_anchors(h->current);
    s->anchored = 0;
}

void clua_close_views(clua_host *h) {
    for (int32_t i = 0; i < h->type_count; i++) {
        clua_map_free(&h->types[i].map);
        free(h->types[i].rows);
        free(h->types[i].name);
        free(h->types[i].contexts);
    }
    free(h->types);
    free(h->views.values);
    free(h->views.lists);
    free(h->views.members);
}

/// Makes room for the values of a view that is read for the first time in this call.
static RARE size_t make_room(clua_host *h, handle v) {
    view_type *type = &h->types[type_of(v)];
    view_store *s = &h->views;
    size_t place = place_of(v), count = (size_t)type->map.count;
    type->rows = grow(h, type->rows, &type->row_capacity, place + 1, sizeof *type->rows);
    s->values = grow(h, s->values, &s->value_capacity, s->value_count + count, sizeof *s->values);
    type->rows[place] = (view_row){ h->generation, s->value_count };
    s->value_count += count;
    return type->rows[place].first;
}

/// Where the values of a live view begin, one a field.
static inline size_t values_of(clua_host *h, handle v) {
    const view_type *type = &h->types[type_of(v)];
    uint32_t place = place_of(v);
    if (place >= type->row_capacity || type->rows[place].generation != h->generation) return make_room(h, v);
    return type->rows[place].first;
}

#define KINDS 8                    // a power of two, and more than there are

/// Notes that a value of the kind was answered, in this call.
static view_value *answer(clua_host *h, int kind) {
    h->views.answer.known = h->generation * KINDS + (uint64_t)kind;
    return &h->views.answer;
}

/// Keeps the value on top, which Lua collects, in the table of such values at `anchors`.
static void anchor(lua_State *L, clua_host *h, int anchors) {
    answer(h, VALUE_ANCHORED)->as.integer = ++h->views.anchored;
    lua_pushvalue(L, -1);
    lua_rawseti(L, anchors, h->views.anchored);
}

static inline void push_value(lua_State *L, view_value value, int anchors) {
    switch (value.known % KINDS) {
    case VALUE_NIL: lua_pushnil(L); break;
    case VALUE_BOOLEAN: lua_pushboolean(L, (int)value.as.integer); break;
    case VALUE_INTEGER: lua_pushinteger(L, value.as.integer); break;
    case VALUE_NUMBER: lua_pushnumber(L, value.as.number); break;
    case VALUE_LIGHT: lua_pushlightuserdata(L, value.as.light); break;
    default: lua_rawgeti(L, anchors, value.as.integer);
    }
}

/// Pushes a field that is asked for the first time: Swift knows it. Its place is `at` of the values.
static RARE void ask(lua_State *L, clua_host *h, handle v, int32_t slot, size_t at, int anchors) {
    int before = lua_gettop(L);
    h->views.answer.known = VALUE_UNKNOWN;
    h->running = false;
    int32_t code = h->callbacks.view(h->types[type_of(v)].contexts[slot], (int64_t)place_of(v) - 1);
    h->running = true;
    if (h->stopped) clua_raise_stop(L);
    if (code < 0) clua_raise_refusal(L);
    if (h->overflow) {
        h->overflow = false;
        luaL_error(L, "stack overflow");
    }
    if (h->views.answer.known == VALUE_UNKNOWN) {
        lua_settop(L, before + 1);
        anchor(L, h, anchors);
    } else push_value(L, h->views.answer, anchors);
    h->views.values[at] = h->views.answer;
    if (h->used > h->budget.soft_memory) h->memory_flag = true;
    clua_charge(L, 20);
}

/// Pushes a field of a live view; the table of what Lua collects is the upvalue at `anchors`.
static inline __attribute__((always_inline)) void push_field(lua_State *L, clua_host *h, handle v, int32_t slot,
    int anchors) {
    size_t at = values_of(h, v) + (size_t)slot;
    view_value value = h->views.values[at];
    if (value.known / KINDS == h->generation) push_value(L, value, anchors);
    else ask(L, h, v, slot, at, anchors);
}

void clua_answer_nil(clua_host *h) { answer(h, VALUE_NIL); }
void clua_answer_boolean(clua_host *h, bool value) { answer(h, VALUE_BOOLEAN)->as.integer = value; }
void clua_answer_integer(clua_host *h, int64_t value) { answer(h, VALUE_INTEGER)->as.integer = value; }
void clua_answer_number(clua_host *h, double value) { answer(h, VALUE_NUMBER)->as.number = value; }
static void answer_light(clua_host *h, void *value) { answer(h, VALUE_LIGHT)->as.light = value; }
void clua_answer_none(clua_host *h) { answer_light(h, (void *)&clua_none_tag); }

// Lists

static const view_list *list_of(const clua_host *h, handle v) { return &h->views.lists[place_of(v)]; }

static void push_list_name(lua_State *L, handle v) {
    clua_host *h = HOST(L);
    const view_list *list = list_of(h, v);
    if (list->owner < 0) lua_pushliteral(L, "this list");
    else lua_pushfstring(L, "%s.%s", h->types[list->owner].name, h->types[list->owner].map.names[list->slot]);
}

/// Pushes element `at` of a live list, the first being 1, or nil; answers whether there is one.
static bool push_member(lua_State *L, clua_host *h, handle v, lua_Integer at) {
    const view_list *list = list_of(h, v);
    if (at < 1 || at > (lua_Integer)list->count) {
        lua_pushnil(L);
        return false;
    }
    push_handle(L, list->type < 0 ? h->views.members[list->first + (size_t)at - 1] : make(h, list->type, (uint64_t)at));
    return true;
}

/// Pushes a table of the elements of the live list at `index`, for functions that want one.
static void push_members(lua_State *L, handle v) {
    uint32_t count = list_of(HOST(L), v)->count;
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, (int)count, 0);
    for (uint32_t i = 1; i <= count; i++) {
        push_member(L, HOST(L), v, i);
        lua_rawseti(L, -2, i);
    }
}

bool clua_push_view_list(lua_State *L, int index) {
    handle v = live(L, index);
    if (!(v & LIST)) return false;
    clua_charge(L, list_of(HOST(L), v)->count);
    push_members(L, v);
    return true;
}

bool clua_push_opened_list(clua_host *h, int32_t index) {
    handle v = handle_at(h->current, index);
    if (!(v & LIST) || !is_live(h, v)) return false;
    push_members(h->current, v);
    return true;
}

lua_Integer clua_view_length(lua_State *L, int index) {
    handle v = live(L, index);
    return v & LIST ? (lua_Integer)list_of(HOST(L), v)->count : -1;
}

/// Answers the next place of the list at slot 1 and what stands there: `ipairs` and `pairs` step so.
int clua_view_next(lua_State *L) {
    clua_host *h = HOST(L);
    handle v = (handle)(uintptr_t)lua_touserdata(L, 1);
    if (!is_kind(h, v, LIST)) v = live(L, 1);
    lua_Integer at = lua_tointeger(L, 2) + 1;
    lua_pushinteger(L, at);
    if (v & LIST && push_member(L, h, v, at)) return 2;
    lua_pushnil(L);
    return 1;
}

bool clua_is_view_list(lua_State *L, int index) { return (live(L, index) & LIST) != 0; }

// What Lua asks of them

/// Raises what Lua says of a value that has no fields.
static int no_fields(lua_State *L) { return luaL_error(L, "attempt to index a none value"); }

/// Raises that a view has no field of the name at slot 2, and which may be meant.
static RARE int no_field(lua_State *L, const view_type *type) {
    if (lua_type(L, 2) != LUA_TSTRING) return 0;
    lua_settop(L, 2);
    lua_pushfstring(L, "%s has no field", type->name);
    const char *owner = lua_tostring(L, 3);
    buffer b;
    clua_buffer_open(L, &b);
    for (int32_t i = 0; i < type->map.count; i++) {
        clua_buffer_add(&b, type->map.names[i], type->map.lengths[i]);
        clua_buffer_add(&b, "\n", 1);
    }
    clua_buffer_push(&b);
    return clua_unknown(L, owner, lua_gettop(L));
}

/// Answers what is asked of a list, or of a view that is none of this call.
static RARE int other_index(lua_State *L, clua_host *h, handle v) {
    if (!(v & HANDLE)) return no_fields(L);
    if (!is_live(h, v)) return clua_expired(L, name_of(h, v));
    int exact;
    lua_Integer at = lua_tointegerx(L, 2, &exact);
    if (!exact || lua_type(L, 2) != LUA_TNUMBER) return 0;
    push_member(L, h, v, at);
    return 1;
}

static int view_index(lua_State *L) {
    clua_host *h = HOST(L);
    handle v = (handle)(uintptr_t)lua_touserdata(L, 1);
    if (!is_kind(h, v, 0)) return other_index(L, h, v);
    int32_t slot = clua_map_find(&h->types[type_of(v)].map, lua_topointer(L, 2));
    if (slot < 0) return no_field(L, &h->types[type_of(v)]);
    push_field(L, h, v, slot, lua_upvalueindex(1));
    return 1;
}

/// Raises that the view or list at `index` is read-only, where it is one.
void clua_refuse_write(lua_State *L, int index) {
    handle v = live(L, index);
    if (v & LIST) {
        push_list_name(L, v);
        luaL_error(L, "%s is read-only", lua_tostring(L, -1));
    }
    if (v) {
        view_type *type = &HOST(L)->types[type_of(v)];
        luaL_error(L, "%s%s read-only: return what should change", type->name, type->single ? " is" : "s are");
    }
}

static int view_write(lua_State *L) {
    clua_refuse_write(L, 1);
    return no_fields(L);
}

static int view_length(lua_State *L) {
    lua_Integer length = clua_view_length(L, 1);
    if (length < 0) {
        const char *name = clua_view_name(L, 1);
        return name ? luaL_error(L, "%s has no length", name) : luaL_error(L, "attempt to get length of a none value");
    }
    lua_pushinteger(L, length);
    return 1;
}

static int view_step(lua_State *L) {
    handle v = live(L, lua_upvalueindex(1));
    view_type *type = &HOST(L)->types[type_of(v)];
    int32_t at = (int32_t)lua_tointeger(L, lua_upvalueindex(2));
    lua_settop(L, 0);
    for (; at < type->map.count; at++) {
        push_field(L, HOST(L), v, at, lua_upvalueindex(3));
        if (!lua_isnil(L, -1)) {
            lua_pushinteger(L, at + 1);
            lua_replace(L, lua_upvalueindex(2));
            lua_pushlstring(L, type->map.names[at], type->map.lengths[at]);
            lua_insert(L, -2);
            return 2;
        }
        lua_settop(L, 0);
    }
    return 0;
}

/// Pushes the iterator over the view or list at slot 1, where it is one.
bool clua_view_pairs(lua_State *L) {
    handle v = live(L, 1);
    if (v == 0) return false;
    if (v & LIST) lua_pushcfunction(L, clua_view_next);
    else {
        lua_pushvalue(L, 1);
        lua_pushinteger(L, 0);
        lua_rawgeti(L, LUA_REGISTRYINDEX, HOST(L)->views.anchors);
        lua_pushcclosure(L, view_step, 3);
    }
    return true;
}

/// Pushes what a view or list is called, where the value at `index` is one.
bool clua_push_view_text(lua_State *L, int index) {
    handle v = handle_at(L, index);
    if (v == 0) return false;
    if (v & LIST && is_live(HOST(L), v)) push_list_name(L, v);
    else lua_pushstring(L, name_of(HOST(L), v));
    return true;
}

// What Swift gives

int32_t clua_make_view_type(clua_host *h, void *const *contexts, const char *name, bool single, const char *fields,
    const uint32_t *ends, int32_t count) {
    view_type *grown = realloc(h->types, ((size_t)h->type_count + 1) * sizeof *grown);
    if (grown == NULL || count > 255 || h->type_count > 255) abort();
    h->types = grown;
    view_type *type = &grown[h->type_count];
    memset(type, 0, sizeof *type);
    type->contexts = malloc((size_t)count * sizeof *contexts);
    if (type->contexts == NULL && count > 0) abort();
    for (int32_t i = 0; i < count; i++) type->contexts[i] = contexts[i];
    type->name = strdup(name);
    type->single = single;
    clua_map_make(h->current, &type->map, fields, ends, count);
    return h->type_count++;
}

void clua_push_view(clua_host *h, int32_t type, int64_t row) {
    lua_State *L = clua_room(h);
    if (L) push_handle(L, make(h, type, (uint64_t)(row + 1)));
}

void clua_answer_view(clua_host *h, int32_t type, int64_t row) {
    answer_light(h, (void *)(uintptr_t)make(h, type, (uint64_t)(row + 1)));
}

int32_t clua_make_views(clua_host *h, int32_t type, uint32_t count) {
    view_store *s = &h->views;
    s->lists = grow(h, s->lists, &s->list_capacity, s->list_count + 1, sizeof *s->lists);
    s->lists[s->list_count] = (view_list){ s->member_count, count, type, -1, 0 };
    if (type < 0) {
        s->members = grow(h, s->members, &s->member_capacity, s->member_count + count, sizeof *s->members);
        s->member_count += count;
    }
    return (int32_t)s->list_count++;
}

void clua_push_views(clua_host *h, int32_t list) {
    lua_State *L = clua_room(h);
    if (L) push_handle(L, make(h, 0, (uint64_t)list) | LIST);
}

void clua_answer_views(clua_host *h, int32_t list, int32_t owner, int32_t slot) {
    h->views.lists[list].owner = owner;
    h->views.lists[list].slot = slot;
    answer_light(h, (void *)(uintptr_t)(make(h, 0, (uint64_t)list) | LIST));
}

void clua_set_view(clua_host *h, int32_t list, uint32_t at, int32_t type, int64_t row) {
    view_list *l = &h->views.lists[list];
    if (at < l->count) h->views.members[l->first + at] = make(h, type, (uint64_t)(row + 1));
}

void clua_open_views(lua_State *L) {
    static const luaL_Reg methods[] = { { "__newindex", view_write }, { "__len", view_length }, { NULL, NULL } };
    view_store *s = &HOST(L)->views;
    lua_pushlightuserdata(L, (void *)&clua_none_tag);
    lua_createtable(L, 0, 64);      // sparse: every read of a field finds `__index` here first
    luaL_setfuncs(L, methods, 0);
    lua_pushnil(L);
    lua_pushcclosure(L, view_index, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__index");
    s->reader = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushboolean(L, 0);
    s->anchors = luaL_ref(L, LUA_REGISTRYINDEX);
    open_anchors(L);
    clua_lock(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
