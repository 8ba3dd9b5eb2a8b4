// Lists of views.
#include "view.h"

void clua_push_list_name(lua_State *L, handle v) {
    clua_host *h = HOST(L);
    const view_list *list = list_of(h, v);
    if (list->owner < 0) lua_pushliteral(L, "this list");
    else lua_pushfstring(L, "%s.%s", h->types[list->owner].name, h->types[list->owner].map.names[list->slot]);
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
