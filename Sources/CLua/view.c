// What a plugin sees of the host's records: read-only, and gone when the call ends.
//
// A view is a number that Lua carries as a light userdata: whose call, which type, which row. Nothing of it
// stands in Lua's memory; a field's value is kept beside it from the first time that it is asked for.
#include "view.h"

bool clua_is_view(lua_State *L, int index) { return handle_at(L, index) != 0; }

const char *clua_view_name(lua_State *L, int index) {
    handle v = handle_at(L, index);
    return v && !(v & LIST) ? HOST(L)->types[type_of(v)].name : NULL;
}

// Fields

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
        clua_push_list_name(L, v);
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
    if (v & LIST && is_live(HOST(L), v)) clua_push_list_name(L, v);
    else lua_pushstring(L, name_of(HOST(L), v));
    return true;
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
    clua_open_anchors(L);
    clua_lock(L);
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
