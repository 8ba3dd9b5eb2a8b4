// A look at a source before Lua compiles it: its length, and chains that break this Lua.
#include "host.h"
#include <ctype.h>
#include <string.h>

#define DEEPEST 190
#define LONGEST_CHAIN 200

/// The length of a long bracket's opening at `s` (`[[`, `[==[`), or 0.
static size_t long_open(const char *s, const char *end, size_t *level) {
    const char *at = s + 1;
    while (at < end && *at == '=') at++;
    *level = (size_t)(at - s) - 1;
    return at < end && *at == '[' ? *level + 2 : 0;
}

static const char *long_end(const char *s, const char *end, size_t level) {
    for (; s < end; s++) {
        if (*s != ']' || (size_t)(end - s) < level + 2 || s[level + 1] != ']') continue;
        size_t n = 0;
        while (n < level && s[n + 1] == '=') n++;
        if (n == level) return s + level + 2;
    }
    return end;
}

static const char *quoted_end(const char *s, const char *end) {
    char quote = *s++;
    for (; s < end && *s != quote && *s != '\n'; s++)
        if (*s == '\\' && s + 1 < end) s++;
    return s < end ? s + 1 : end;
}

static bool is_keyword(const char *s, size_t n) {
    static const char *const words[] = { "and", "break", "do", "else", "elseif", "false", "for", "function", "goto",
        "if", "in", "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" };
    if (n == 3 && memcmp(s, "end", 3) == 0) return false;   // ends a function, which may be called
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && memcmp(words[i], s, n) == 0) return true;
    return false;
}

/// Answers what is wrong with a source, or NULL.
///
/// Counts the suffixes (`.x`, `:x`, `[x]`, calls) of one expression, those of an index or in brackets among
/// them: where an error message names the last, Lua 5.4.4 goes through all, looks through the whole function
/// for each, and thousands overflow its C stack. Jumps are counted because each is compared with all others.
const char *clua_check_source(const char *source, size_t length) {
    if (length > LONGEST_SOURCE) return "is longer than 256 KB";
    if (length > 0 && *source == LUA_SIGNATURE[0]) return "is compiled code, expected text";
    const char *s = source, *end = source + length;
    int chain[DEEPEST + 1] = { 0 }, within[DEEPEST + 1] = { 0 }, depth = 0, gotos = 0;
    char opened[DEEPEST + 1] = { 0 };     // what began each level: '[' of an index, '(' of an expression, or 0
    bool ends = false, dotted = false;    // the last token can take a suffix; the last token was '.' or ':'
    while (s < end) {
        unsigned char c = (unsigned char)*s;
        size_t level, opening;
        bool suffix = false;
        if (isspace(c)) {
            s++;
            continue;
        }
        if (c == '-' && s + 1 < end && s[1] == '-') {
            s += 2;
            if (s < end && *s == '[' && (opening = long_open(s, end, &level))) s = long_end(s + opening, end, level);
            else while (s < end && *s != '\n') s++;
            continue;
        }
        if (isalpha(c) || c == '_') {
            const char *from = s;
            while (s < end && (isalnum((unsigned char)*s) || *s == '_')) s++;
            if (!dotted) chain[depth] = within[depth];
            if (s - from == 4 && memcmp(from, "goto", 4) == 0 && ++gotos > MOST_GOTOS)
                return "has more than 1,000 gotos";
            ends = !is_keyword(from, (size_t)(s - from));
            dotted = false;
            continue;
        }
        if (isdigit(c)) {
            while (s < end && (isalnum((unsigned char)*s) || *s == '.')) s++;
            ends = dotted = false;
            chain[depth] = within[depth];
            continue;
        }
        bool text = c == '"' || c == '\'';
        if (text) s = quoted_end(s, end);
        else if (c == '[' && (opening = long_open(s, end, &level))) {
            text = true;
            s = long_end(s + opening, end, level);
        }
        if (text) {
            suffix = ends;
            ends = true;
        } else if (c == '(' || c == '[' || c == '{') {
            s++;
            if (ends && ++chain[depth] > LONGEST_CHAIN) return "has an expression of more than 200 chained suffixes";
            if (!ends) chain[depth] = within[depth];
            if (depth == DEEPEST) return "is nested more than 190 levels deep";
            bool follows = c == '[' ? ends : c == '(' && !ends;
            depth++;
            opened[depth] = follows ? (char)c : 0;
            chain[depth] = within[depth] = follows ? chain[depth - 1] : 0;
            ends = dotted = false;
            continue;
        } else if (c == ')' || c == ']' || c == '}') {
            s++;
            if (depth > 0) {
                depth--;
                if (opened[depth + 1]) chain[depth] = chain[depth + 1];
            }
            ends = true;
        } else if ((c == '.' || c == ':') && !(s + 1 < end && (unsigned char)s[1] == c)) {
            s++;
            suffix = dotted = true;
            ends = false;
            if (++chain[depth] > LONGEST_CHAIN) return "has an expression of more than 200 chained suffixes";
            continue;
        } else {
            s++;
            while ((c == '.' || c == ':') && s < end && (unsigned char)*s == c) s++;
            chain[depth] = within[depth];
            ends = dotted = false;
            continue;
        }
        dotted = false;
        if (suffix && ++chain[depth] > LONGEST_CHAIN) return "has an expression of more than 200 chained suffixes";
    }
    return NULL;
}
