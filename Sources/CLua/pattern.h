// The matcher, for the functions that use it.
#pragma once
#include "host.h"

enum { LITERAL, ANY, SET, OPEN, POSITION, CLOSE, SAME, BALANCED, FRONTIER, AT_END, DONE };
enum { ONCE, MAYBE, MANY, SOME, FEW };

typedef struct {
    unsigned char kind, times, byte, other;
    unsigned char set[32];
} node;

#define CAPTURES 32
#define CHOICES 200
#define LONGEST_PATTERN 10000
#define HERE (-1)                   // the length of a position capture
#define SMALL 40

typedef struct {
    lua_State *L;
    const char *start, *end;
    const node *nodes;
    int count;                      // captures of the pattern
    uint32_t steps;
    struct { const char *at; ptrdiff_t length; } captures[CAPTURES];
} matcher;

/// Makes the nodes of a pattern; `nodes` has room for its length and one more. Answers how many captures it has.
int clua_pattern_compile(lua_State *L, const char *p, size_t length, node *nodes);
/// Makes the nodes of the pattern in `small`, or where they don't fit, in a userdata left on the stack.
void clua_pattern_prepare(lua_State *L, matcher *m, node *small, const char *pattern, size_t length);
/// Finds the first match at or after `s`; `*s` is where it begins, the answer where it ends.
const char *clua_pattern_search(matcher *m, const char **s, bool anchored);
void clua_pattern_tick(matcher *m, size_t steps);
/// Charges the steps that are not yet.
void clua_pattern_finish(matcher *m);
