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

static int32_t type_of(handle v) { return (int32_t)(v >> (ROW_BITS + CALL_BITS)) & 0xff; }
static uint32_t place_of(handle v) { return (uint32_t)(v & MOST_ROWS); }

static handle make(const clua_host *h, int32_t type, uint64_t place) {
    if (place > MOST_ROWS) abort();
    return HANDLE | (uint64_t)type << (ROW_BITS + CALL_BITS) | (h->generation & CALLS) << ROW_BITS | place;
}

static bool is_live(const clua_host *h, handle v) { return (v >> ROW_BITS & CALLS) == (h->generation & CALLS); }

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

/// Forgets what was kept for the call before.
void clua_begin_views(clua_host *h) {
    view_store *s = &h->views;
    s->value_count = s->list_count = s->member_count = 0;
    if (s->is_large) give_back(h);
    if (s->anchored > 256) {
        lua_createtable(h->current, 16, 0);
        lua_rawseti(h->current, LUA_REGISTRYINDEX, s->anchors);
    }
    s->anchored = 0;
}

void clua_close_views(clua_host *h) {
    for (int32_t i = 0; i < h->type_count; i++) {
        clua_map_free(&h->types[i].map);
        free(h->types[i].rows);
        free(h->types[i].name);
    }
    free(h->types);
    free(h->views.values);
    free(h->views.lists);
    free(h->views.members);
}

/// Makes room for the values of a view that is read for the first time in this call.
static __attribute__((noinline)) view_value *make_room(clua_host *h, handle v) {
    view_type *type = &h->types[type_of(v)];
    view_store *s = &h->views;
    size_t place = place_of(v), count = (size_t)type->map.count;
    type->rows = grow(h, type->rows, &type->row_capacity, place + 1, sizeof *type->rows);
    s->values = grow(h, s->values, &s->value_capacity, s->value_count + count, sizeof *s->values);
    memset(s->values + s->value_count, 0, count * sizeof *s->values);
    type->rows[place] = (view_row){ h->generation, s->value_count };
    s->value_count += count;
    return s->values + type->rows[place].first;
}

/// The values of a live view, one a field; the pointer holds until another view is asked for.
static inline view_value *values_of(clua_host *h, handle v) {
    const view_type *type = &h->types[type_of(v)];
    uint32_t place = place_of(v);
    if (place >= type->row_capacity || type->rows[place].generation != h->generation) return make_room(h, v);
    return h->views.values + type->rows[place].first;
}

/// Keeps the value on top, which Lua collects, in the table of such values; answers what stands for it.
static view_value anchor(lua_State *L) {
    view_store *s = &HOST(L)->views;
    view_value kept = { VALUE_ANCHORED, { .integer = ++s->anchored } };
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->anchors);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, kept.as.integer);
    lua_pop(L, 1);
    return kept;
}

static inline void push_value(lua_State *L, view_value value) {
    switch (value.kind) {
    case VALUE_NIL: lua_pushnil(L); break;
    case VALUE_BOOLEAN: lua_pushboolean(L, (int)value.as.integer); break;
    case VALUE_INTEGER: lua_pushinteger(L, value.as.integer); break;
    case VALUE_NUMBER: lua_pushnumber(L, value.as.number); break;
    case VALUE_LIGHT: lua_pushlightuserdata(L, value.as.light); break;
    default:
        lua_rawgeti(L, LUA_REGISTRYINDEX, HOST(L)->views.anchors);
        lua_rawgeti(L, -1, value.as.integer);
        lua_remove(L, -2);
    }
}

/// Pushes a field that is asked for the first time: Swift knows it.
static void ask(lua_State *L, handle v, int32_t slot) {
    clua_host *h = HOST(L);
    int before = lua_gettop(L);
    h->views.answer.kind = VALUE_UNKNOWN;
    h->running = false;
    int32_t answer = h->callbacks.view(h->types[type_of(v)].context, (int64_t)place_of(v) - 1, slot);
    h->running = true;
    if (h->stopped) clua_raise_stop(L);
    if (answer < 0) clua_raise_refusal(L);
    if (h->overflow) {
        h->overflow = false;
        luaL_error(L, "stack overflow");
    }
    view_value value = h->views.answer;
    if (value.kind == VALUE_UNKNOWN) {
        lua_settop(L, before + 1);
        value = anchor(L);
    } else push_value(L, value);
    values_of(h, v)[slot] = value;
    if (h->used > h->budget.soft_memory) h->memory_flag = true;
    clua_charge(L, 20);
}

static inline void push_field(lua_State *L, handle v, int32_t slot) {
    view_value known = values_of(HOST(L), v)[slot];
    if (known.kind == VALUE_UNKNOWN) ask(L, v, slot);
    else push_value(L, known);
}

void clua_answer_nil(clua_host *h) { h->views.answer.kind = VALUE_NIL; }
void clua_answer_boolean(clua_host *h, bool value) {
    h->views.answer = (view_value){ VALUE_BOOLEAN, { .integer = value } };
}
void clua_answer_integer(clua_host *h, int64_t value) {
    h->views.answer = (view_value){ VALUE_INTEGER, { .integer = value } };
}
void clua_answer_number(clua_host *h, double value) {
    h->views.answer = (view_value){ VALUE_NUMBER, { .number = value } };
}
static void answer_light(clua_host *h, void *value) {
    h->views.answer = (view_value){ VALUE_LIGHT, { .light = value } };
}
void clua_answer_none(clua_host *h) { answer_light(h, (void *)&clua_none_tag); }

// Lists

static const view_list *list_of(const clua_host *h, handle v) { return &h->views.lists[place_of(v)]; }

static void push_list_name(lua_State *L, handle v) {
    clua_host *h = HOST(L);
    const view_list *list = list_of(h, v);
    if (list->owner < 0) lua_pushliteral(L, "this list");
    else lua_pushfstring(L, "%s.%s", h->types[list->owner].name, h->types[list->owner].map.names[list->slot]);
}

/// Pushes element `at` of a live list, the first being 1, or nil.
static void push_member(lua_State *L, handle v, lua_Integer at) {
    clua_host *h = HOST(L);
    const view_list *list = list_of(h, v);
    if (at < 1 || at > (lua_Integer)list->count) lua_pushnil(L);
    else push_handle(L, h->views.members[list->first + (size_t)at - 1]);
}

/// Pushes a table of the elements of the live list at `index`, for functions that want one.
static void push_members(lua_State *L, handle v) {
    uint32_t count = list_of(HOST(L), v)->count;
    luaL_checkstack(L, 4, NULL);
    lua_createtable(L, (int)count, 0);
    for (uint32_t i = 1; i <= count; i++) {
        push_member(L, v, i);
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
    handle v = live(L, 1);
    lua_Integer at = lua_tointeger(L, 2) + 1;
    if (!(v & LIST) || at < 1 || at > (lua_Integer)list_of(HOST(L), v)->count) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, at);
    push_member(L, v, at);
    return 2;
}

bool clua_is_view_list(lua_State *L, int index) { return (live(L, index) & LIST) != 0; }

// What Lua asks of them

/// Raises what Lua says of a value that has no fields.
static int no_fields(lua_State *L) { return luaL_error(L, "attempt to index a none value"); }

static int view_index(lua_State *L) {
    clua_host *h = HOST(L);
    handle v = (handle)(uintptr_t)lua_touserdata(L, 1);
    if (!(v & HANDLE)) return no_fields(L);
    if (!is_live(h, v)) return clua_expired(L, name_of(h, v));
    if (v & LIST) {
        int exact;
        lua_Integer at = lua_tointegerx(L, 2, &exact);
        if (!exact || lua_type(L, 2) != LUA_TNUMBER) return 0;
        push_member(L, v, at);
        return 1;
    }
    view_type *type = &h->types[type_of(v)];
    int32_t slot = clua_map_find(&type->map, lua_topointer(L, 2));
    if (slot < 0) {
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
    push_field(L, v, slot);
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
        push_field(L, v, at);
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
        lua_pushcclosure(L, view_step, 2);
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

int32_t clua_make_view_type(clua_host *h, void *context, const char *name, bool single, const char *fields,
    const uint32_t *ends, int32_t count) {
    view_type *grown = realloc(h->types, ((size_t)h->type_count + 1) * sizeof *grown);
    if (grown == NULL || count > 255 || h->type_count > 255) abort();
    h->types = grown;
    view_type *type = &grown[h->type_count];
    memset(type, 0, sizeof *type);
    type->context = context;
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
    s->members = grow(h, s->members, &s->member_capacity, s->member_count + count, sizeof *s->members);
    s->lists[s->list_count] = (view_list){ s->member_count, count, -1, 0 };
    for (uint32_t i = 0; i < count; i++) s->members[s->member_count++] = make(h, type, (uint64_t)i + 1);
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
    static const luaL_Reg methods[] = {
        { "__index", view_index }, { "__newindex", view_write }, { "__len", view_length }, { NULL, NULL } };
    lua_createtable(L, 16, 0);
    HOST(L)->views.anchors = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pushlightuserdata(L, (void *)&clua_none_tag);
    luaL_newlib(L, methods);
    clua_lock(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
