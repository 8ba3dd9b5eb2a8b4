// Lua's patterns, as the reference manual (6.4.1) describes them, with every step charged to the budget.
//
// A pattern is first made into a row of nodes. A node that repeats tries the rest of the row for each of
// its choices, so that recursion is never deeper than the pattern has such nodes.
#include "pattern.h"
#include <string.h>

// Making nodes

static void add_range(unsigned char *set, int from, int to) {
    for (int c = from; c <= to; c++) set[c >> 3] |= (unsigned char)(1 << (c & 7));
}

/// Adds the class of a letter to `set`; any other byte stands for itself.
static void add_class(unsigned char *set, unsigned char letter) {
    unsigned char class[32] = { 0 };
    switch (letter | 0x20) {
    case 'a': add_range(class, 'A', 'Z'); add_range(class, 'a', 'z'); break;
    case 'c': add_range(class, 0, 31); add_range(class, 127, 127); break;
    case 'd': add_range(class, '0', '9'); break;
    case 'g': add_range(class, 33, 126); break;
    case 'l': add_range(class, 'a', 'z'); break;
    case 'p': add_range(class, 33, 47); add_range(class, 58, 64); add_range(class, 91, 96);
        add_range(class, 123, 126); break;
    case 's': add_range(class, 9, 13); add_range(class, 32, 32); break;
    case 'u': add_range(class, 'A', 'Z'); break;
    case 'w': add_range(class, '0', '9'); add_range(class, 'A', 'Z'); add_range(class, 'a', 'z'); break;
    case 'z': add_range(class, 0, 0); break;      // the byte zero, of old
    case 'x': add_range(class, '0', '9'); add_range(class, 'A', 'F'); add_range(class, 'a', 'f'); break;
    default: add_range(set, letter, letter); return;
    }
    unsigned char turn = letter <= 'Z' ? 0xff : 0;
    for (int i = 0; i < 32; i++) set[i] |= (unsigned char)(class[i] ^ turn);
}

static bool is_class(unsigned char letter) { return letter && strchr("acdglpsuwxzACDGLPSUWXZ", letter); }

/// Reads a set from after its `[`; answers what follows its `]`.
static const char *read_set(lua_State *L, const char *p, const char *end, unsigned char *set) {
    bool complement = p < end && *p == '^', first = true;
    memset(set, 0, 32);
    if (complement) p++;
    for (;; first = false) {
        if (p >= end) luaL_error(L, "malformed pattern (missing ']')");
        unsigned char c = (unsigned char)*p++;
        if (c == ']' && !first) break;
        if (c == '%') {
            if (p >= end) luaL_error(L, "malformed pattern (missing ']')");
            add_class(set, (unsigned char)*p++);
        } else if (end - p >= 2 && *p == '-' && p[1] != ']') {
            add_range(set, c, (unsigned char)p[1]);
            p += 2;
        } else add_range(set, c, c);
    }
    if (complement) for (int i = 0; i < 32; i++) set[i] ^= 0xff;
    return p;
}

/// Makes the nodes of a pattern; `nodes` has room for its length and one more. Answers how many captures it has.
int clua_pattern_compile(lua_State *L, const char *p, size_t length, node *nodes) {
    const char *end = p + length;
    int open[CAPTURES], opened = 0, captures = 0, choices = 0;
    bool closed[CAPTURES] = { false };
    node *n = nodes;
    for (; p < end; n++) {
        unsigned char c = (unsigned char)*p++;
        n->times = ONCE;
        switch (c) {
        case '(':
            if (captures == CAPTURES) luaL_error(L, "too many captures");
            n->byte = (unsigned char)captures;
            if (p < end && *p == ')') {
                p++;
                n->kind = POSITION;
                closed[captures++] = true;
            } else {
                n->kind = OPEN;
                open[opened++] = captures++;
            }
            continue;
        case ')':
            if (opened == 0) luaL_error(L, "invalid pattern capture");
            n->kind = CLOSE;
            n->byte = (unsigned char)open[--opened];
            closed[n->byte] = true;
            continue;
        case '$':
            if (p < end) break;
            n->kind = AT_END;
            continue;
        case '%':
            if (p >= end) luaL_error(L, "malformed pattern (ends with '%%')");
            c = (unsigned char)*p++;
            if (c == 'b') {
                if (end - p < 2) luaL_error(L, "malformed pattern (missing arguments to '%%b')");
                n->kind = BALANCED;
                n->byte = (unsigned char)*p++;
                n->other = (unsigned char)*p++;
                continue;
            }
            if (c == 'f') {
                if (p >= end || *p != '[') luaL_error(L, "missing '[' after '%%f' in pattern");
                n->kind = FRONTIER;
                p = read_set(L, p + 1, end, n->set);
                continue;
            }
            if (c >= '0' && c <= '9') {
                int index = c - '1';
                if (index < 0 || index >= captures || !closed[index])
                    luaL_error(L, "invalid capture index %%%d in pattern", index + 1);
                n->kind = SAME;
                n->byte = (unsigned char)index;
                continue;
            }
            if (is_class(c)) {
                n->kind = SET;
                memset(n->set, 0, sizeof n->set);
                add_class(n->set, c);
            } else {
                n->kind = LITERAL;
                n->byte = c;
            }
            goto repeated;
        case '[':
            n->kind = SET;
            p = read_set(L, p, end, n->set);
            goto repeated;
        case '.':
            n->kind = ANY;
            goto repeated;
        }
        n->kind = LITERAL;
        n->byte = c;
    repeated:
        if (p < end) {
            switch (*p) {
            case '?': n->times = MAYBE; break;
            case '*': n->times = MANY; break;
            case '+': n->times = SOME; break;
            case '-': n->times = FEW; break;
            }
            if (n->times != ONCE) {
                p++;
                choices++;
            }
        }
    }
    if (opened > 0) luaL_error(L, "unfinished capture");
    if (choices > CHOICES) luaL_error(L, "pattern too complex: more than 200 repetitions");
    n->kind = DONE;
    n->times = ONCE;
    return captures;
}

// Matching

void clua_pattern_tick(matcher *m, size_t steps) {
    m->steps += (uint32_t)steps;
    if (m->steps < 2000) return;
    uint32_t due = m->steps;
    m->steps = 0;
    clua_charge(m->L, due);
}

static inline bool fits(const node *n, unsigned char c) {
    switch (n->kind) {
    case LITERAL: return n->byte == c;
    case ANY: return true;
    default: return n->set[c >> 3] & (1 << (c & 7));
    }
}

static const char *match(matcher *m, const char *s, const node *n);

/// Takes as many as there are, then gives back one by one.
static const char *match_many(matcher *m, const char *s, const node *n) {
    const char *from = s, *least = n->times == SOME ? s + 1 : s;
    if (n->kind == ANY) s = m->end;
    else while (s < m->end && fits(n, (unsigned char)*s)) s++;
    clua_pattern_tick(m, (size_t)(s - from) / 4);
    const node *rest = n + 1;
    if (rest->kind == DONE) return s >= least ? s : NULL;
    bool literal = rest->kind == LITERAL && (rest->times == ONCE || rest->times == SOME);
    for (size_t skipped = 0; s >= least; s--) {
        if (literal && (s == m->end || (unsigned char)*s != rest->byte)) {
            if ((++skipped & 7) == 0) clua_pattern_tick(m, 1);
            continue;
        }
        const char *found = match(m, s, rest);
        if (found) return found;
    }
    return NULL;
}

static const char *match_few(matcher *m, const char *s, const node *n) {
    for (;;) {
        const char *found = match(m, s, n + 1);
        if (found) return found;
        if (s >= m->end || !fits(n, (unsigned char)*s)) return NULL;
        s++;
    }
}

static const char *match_balanced(matcher *m, const char *s, const node *n) {
    if (s >= m->end || (unsigned char)*s != n->byte) return NULL;
    const char *from = s++;
    for (size_t depth = 1; s < m->end; s++) {
        if ((unsigned char)*s == n->other) {
            if (--depth == 0) {
                clua_pattern_tick(m, (size_t)(s - from) / 4);
                return s + 1;
            }
        } else if ((unsigned char)*s == n->byte) depth++;
        if (((s - from) & 4095) == 4095) clua_pattern_tick(m, 1024);
    }
    clua_pattern_tick(m, (size_t)(s - from) % 4096 / 4);
    return NULL;
}

/// Whether the subject goes on as a capture did: answers what follows.
static const char *match_same(matcher *m, const char *s, const node *n) {
    ptrdiff_t length = m->captures[n->byte].length;
    if (length < 0) return NULL;    // a position is no text
    clua_pattern_tick(m, (size_t)length / 16);
    if (m->end - s < length || memcmp(m->captures[n->byte].at, s, (size_t)length) != 0) return NULL;
    return s + length;
}

static bool at_frontier(const matcher *m, const char *s, const node *n) {
    unsigned char before = s == m->start ? 0 : (unsigned char)s[-1], now = s == m->end ? 0 : (unsigned char)*s;
    return !(n->set[before >> 3] & (1 << (before & 7))) && (n->set[now >> 3] & (1 << (now & 7)));
}

/// Matches the nodes from `n` on at `s`; answers where the match ends, or NULL.
static const char *match(matcher *m, const char *s, const node *n) {
    for (;; n++) {
        clua_pattern_tick(m, 1);
        switch (n->kind) {
        case DONE: return s;
        case AT_END:
            if (s != m->end) return NULL;
            continue;
        case OPEN:
        case POSITION:              // whatever comes back to try again writes this anew
            m->captures[n->byte].at = s;
            m->captures[n->byte].length = n->kind == POSITION ? HERE : 0;
            continue;
        case CLOSE:
            m->captures[n->byte].length = s - m->captures[n->byte].at;
            continue;
        case SAME:
            if (!(s = match_same(m, s, n))) return NULL;
            continue;
        case BALANCED:
            if (!(s = match_balanced(m, s, n))) return NULL;
            continue;
        case FRONTIER:
            if (!at_frontier(m, s, n)) return NULL;
            continue;
        }
        switch (n->times) {
        case ONCE:
            if (s >= m->end || !fits(n, (unsigned char)*s)) return NULL;
            s++;
            continue;
        case MAYBE:
            if (s < m->end && fits(n, (unsigned char)*s)) {
                const char *found = match(m, s + 1, n + 1);
                if (found) return found;
            }
            continue;
        case FEW: return match_few(m, s, n);
        default: return match_many(m, s, n);
        }
    }
}

/// Finds the first match at or after `s`; `*s` is where it begins, the answer where it ends.
const char *clua_pattern_search(matcher *m, const char **s, bool anchored) {
    const node *first = m->nodes;
    bool literal = first->kind == LITERAL && first->times == ONCE && !anchored;
    for (;; ++*s) {
        if (literal) {
            const char *next = *s < m->end ? memchr(*s, first->byte, (size_t)(m->end - *s)) : NULL;
            clua_pattern_tick(m, (size_t)((next ? next : m->end) - *s) / 16);
            if (next == NULL) return NULL;
            *s = next;
        }
        const char *found = match(m, *s, first);
        if (found || anchored || *s >= m->end) return found;
    }
}

void clua_pattern_finish(matcher *m) {
    uint32_t due = m->steps;
    m->steps = 0;
    clua_charge(m->L, due);
}

/// Makes the nodes of the pattern in `small`, or where they don't fit, in a userdata left on the stack.
void clua_pattern_prepare(lua_State *L, matcher *m, node *small, const char *pattern, size_t length) {
    if (length > LONGEST_PATTERN) luaL_error(L, "pattern longer than 10,000 bytes");
    node *nodes = length < SMALL ? small : lua_newuserdatauv(L, (length + 1) * sizeof(node), 0);
    m->L = L;
    m->nodes = nodes;
    m->steps = (uint32_t)length;
    m->count = clua_pattern_compile(L, pattern, length, nodes);
}

