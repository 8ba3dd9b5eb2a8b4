// What is known of views in the call that runs, and what Swift gives.
#include "view.h"
#include <stdio.h>
#include <string.h>

#define LARGE 65536                // bytes of a block that is not kept for the next call

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

void clua_open_anchors(lua_State *L) {
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
    if (s->anchored > 256) clua_open_anchors(h->current);
    s->anchored = 0;
}

size_t clua_view_room(clua_host *h, handle v) {
    view_type *type = &h->types[type_of(v)];
    view_store *s = &h->views;
    size_t place = place_of(v), count = (size_t)type->map.count;
    type->rows = grow(h, type->rows, &type->row_capacity, place + 1, sizeof *type->rows);
    s->values = grow(h, s->values, &s->value_capacity, s->value_count + count, sizeof *s->values);
    type->rows[place] = (view_row){ h->generation, s->value_count };
    s->value_count += count;
    return type->rows[place].first;
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

void clua_answer_nil(clua_host *h) { answer(h, VALUE_NIL); }
void clua_answer_boolean(clua_host *h, bool value) { answer(h, VALUE_BOOLEAN)->as.integer = value; }
void clua_answer_integer(clua_host *h, int64_t value) { answer(h, VALUE_INTEGER)->as.integer = value; }
void clua_answer_number(clua_host *h, double value) { answer(h, VALUE_NUMBER)->as.number = value; }
static void answer_light(clua_host *h, void *value) { answer(h, VALUE_LIGHT)->as.light = value; }
void clua_answer_none(clua_host *h) { answer_light(h, (void *)&clua_none_tag); }

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
