// The fence round Lua: what Swift may call. Nothing here raises; what could, runs protected inside.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// A Lua state with its limits.
typedef struct clua_host clua_host;
/// Field names interned once, by which tables are read in one pass.
typedef struct clua_shape clua_shape;

enum {
    CLUA_NIL, CLUA_BOOLEAN, CLUA_INTEGER, CLUA_NUMBER, CLUA_STRING, CLUA_TABLE, CLUA_FUNCTION,
    CLUA_USERDATA, CLUA_THREAD, CLUA_NONE
};

/// Why a call was stopped.
enum { CLUA_GOES_ON, CLUA_INSTRUCTIONS, CLUA_CLOCK, CLUA_MEMORY, CLUA_LONG_STRING };

/// How a protected entry ended.
enum { CLUA_OK, CLUA_RUNTIME, CLUA_SYNTAX, CLUA_NO_MEMORY, CLUA_STOPPED };

/// What Lua asks of Swift. Answers are pushed, or given by `clua_answer_…`; a negative answer means that an error was
/// put down with `clua_refuse`.
typedef struct {
    void *context;
    int32_t (*call)(void *context, int32_t function, int32_t count);
    /// Is given the context of the field.
    int32_t (*view)(void *field, int64_t row);
    int32_t (*nearest)(void *context, const char *name, size_t length, const char *candidates, size_t size);
    int32_t (*module)(void *context, const char *name, size_t length);
    void (*print)(void *context, const char *text, size_t length);
} clua_callbacks;

typedef struct {
    uint64_t instructions;
    int64_t nanoseconds;
    size_t soft_memory, hard_memory;
} clua_budget;

typedef struct {
    uint64_t calls, instructions;
    int64_t nanoseconds;
    size_t used, peak;
} clua_statistics;

/// A cell of a row: a range of one buffer; absent where `length` is negative.
typedef struct { uint32_t start; int32_t length; } clua_cell;
/// A problem of a row, as a range of one buffer.
typedef struct { uint32_t row, start, length; } clua_problem;

/// What a field of a record holds; strings are borrowed from the record.
typedef struct {
    int64_t integer;
    double number;
    const char *_Nullable bytes;
    size_t length;
    int32_t kind;
} clua_slot;

// State (host.c)
clua_host *_Nullable clua_open(clua_callbacks callbacks, clua_budget budget, uint64_t seed);
void clua_close(clua_host *host);
void clua_set_budget(clua_host *host, clua_budget budget);
clua_statistics clua_get_statistics(const clua_host *host);
/// Compiles text and pushes the function, or the message where the answer is not CLUA_OK.
int32_t clua_load(clua_host *host, const char *_Nullable source, size_t length, const char *name);
/// Begins a call: moves the generation, pushes the handler and the function; answers the stack's height before.
int32_t clua_begin(clua_host *host, int32_t function);
/// Runs what `clua_begin` began; results, or the error, stand from `base + 2` on.
int32_t clua_call(clua_host *host, int32_t base);
/// Ends a call and drops everything above `base`.
void clua_end(clua_host *host, int32_t base);
void clua_seed(clua_host *host, uint64_t first, uint64_t second);
/// Why the last call was stopped.
int32_t clua_stopped(const clua_host *host);
/// The traceback of the last error, a line a frame.
const char *clua_trace(const clua_host *host, size_t *length);
/// Whether the value at `index` is the last error that a host function raised.
bool clua_is_host_error(clua_host *host, int32_t index);
/// A part of a host error with a code: 0 code, 1 where, 2 text.
const char *_Nullable clua_error_part(clua_host *host, int32_t index, int32_t part, size_t *length);
/// Adds or takes away `print` and `require`.
void clua_offer_print(clua_host *host, bool offered);
void clua_offer_require(clua_host *host, bool offered);
/// Adds or takes away `load`, of text alone: for tests of Lua itself, never for plugins.
void clua_offer_load(clua_host *host, bool offered);

/// Notes from now on which lines run, for tests of plugins: no plugin sees it, and the limits hold as before.
void clua_cover(clua_host *host);
/// The lines of the text of number `index` that have run, a byte each, and its name; NULL where there is no further one.
const uint8_t *_Nullable clua_covered(const clua_host *host, int32_t index, const char *_Nullable *_Nonnull source,
    size_t *count);
/// A function compiled by us as Lua writes it, to be freed; NULL where there is no memory.
uint8_t *_Nullable clua_dump(clua_host *host, int32_t function, size_t *length);

/// Counts work that a host function did for the plugin as instructions; the limit is looked at once it has returned.
void clua_spend(clua_host *host, uint64_t steps);
/// Counts what a call says to people; answers whether it may still say so much.
bool clua_may_say(clua_host *host, size_t length);
/// What is wrong with the Lua that is linked, or NULL: version, and what the limits are built on.
const char *_Nullable clua_self_test(void);

// Stack and values (bridge.c)
int32_t clua_top(const clua_host *host);
void clua_set_top(clua_host *host, int32_t top);
void clua_push_nil(clua_host *host);
void clua_push_boolean(clua_host *host, bool value);
void clua_push_integer(clua_host *host, int64_t value);
void clua_push_number(clua_host *host, double value);
void clua_push_string(clua_host *host, const char *_Nullable bytes, size_t length);
void clua_push_none(clua_host *host);
/// Pushes a secret: Lua sees its name and nothing else.
void clua_push_secret(clua_host *host, const char *name, size_t length);
/// The name of the secret at `index`, NULL where it is none.
const char *_Nullable clua_secret(const clua_host *host, int32_t index, size_t *length);
/// A field that is known and nil: only inside what is sealed.
void clua_push_known_nil(clua_host *host);
void clua_push_reference(clua_host *host, int32_t reference);
void clua_push_copy(clua_host *host, int32_t index);
/// Pushes a table, or nil and `false` where the stack is full.
bool clua_push_table(clua_host *host, int32_t list, int32_t fields);
void clua_set_index(clua_host *host, int64_t position);
void clua_set_key(clua_host *host, const char *_Nullable bytes, size_t length);
void clua_push_function(clua_host *host, int32_t function, bool capability);
/// Replaces the table on top by a read-only object of it.
void clua_seal(clua_host *host, const char *name, size_t length, bool strict, bool expires);
int32_t clua_reference(clua_host *host);
void clua_release(clua_host *host, int32_t reference);
/// Puts down the error that a host function raises when it returns.
void clua_refuse(clua_host *host, const char *_Nullable code, const char *_Nullable place,
    const char *_Nullable text, size_t length);

int32_t clua_kind(const clua_host *host, int32_t index);
bool clua_boolean(const clua_host *host, int32_t index);
bool clua_integer(const clua_host *host, int32_t index, int64_t *value);
bool clua_number(const clua_host *host, int32_t index, double *value);
const char *_Nullable clua_bytes(const clua_host *host, int32_t index, size_t *length);
/// What a read-only object at `index` holds is pushed; else a copy of the value.
void clua_push_opened(clua_host *host, int32_t index);
/// What a userdata is called: the name of its view type or object.
const char *clua_object_name(clua_host *host, int32_t index);
size_t clua_length(const clua_host *host, int32_t index);
int32_t clua_push_index(clua_host *host, int32_t index, int64_t position);
int32_t clua_push_key(clua_host *host, int32_t index, const char *_Nullable bytes, size_t length);
/// The next key and value of the plain table at `index`; the key is on top before and below the value after.
bool clua_next(clua_host *host, int32_t index);
/// Where a function is defined: answers its first line, or -1.
int32_t clua_function_line(clua_host *host, int32_t index, const char *_Nullable *_Nonnull source);

/// Pushes a list of row tables; each has its cells by key, `line`, and `problem` where there is one.
void clua_push_rows(clua_host *host, const char *keys, const uint32_t *key_ends, int32_t key_count,
    const char *_Nullable bytes, size_t size, const clua_cell *_Nullable cells, size_t rows,
    const int64_t *_Nullable lines, const clua_problem *_Nullable problems, size_t problem_count,
    const char *_Nullable problem_bytes);

clua_shape *clua_make_shape(clua_host *host, const char *names, const uint32_t *ends, int32_t count);
/// Pushes element `position` of the list at `index` and reads it by `shape`; answers its kind.
int32_t clua_read_record(clua_host *host, int32_t index, int64_t position, const clua_shape *shape, clua_slot *slots,
    clua_slot *unknown);
/// Pushes the value of the field of slot `slot` of the record at `index`.
void clua_push_slot(clua_host *host, int32_t index, const clua_shape *shape, int32_t slot);

// Views (viewstore.c)
/// `single`: there is one of it, so that errors say "ctx is" and not "ctxs are".
int32_t clua_make_view_type(clua_host *host, void *_Nonnull const *_Nonnull contexts, const char *name, bool single, const char *fields,
    const uint32_t *ends, int32_t count);
void clua_push_view(clua_host *host, int32_t type, int64_t row);
/// Makes a list of the rows of `type` from 0 on and answers its number, good for this call; a list of type -1 has
/// `count` places, each to be filled by `clua_set_view`.
int32_t clua_make_views(clua_host *host, int32_t type, uint32_t count);
void clua_push_views(clua_host *host, int32_t list);
/// Puts a view at place `at` of a list of type -1, the first being 0.
void clua_set_view(clua_host *host, int32_t list, uint32_t at, int32_t type, int64_t row);
/// Answers to `view`, quicker than what is pushed: that is for what Lua collects.
void clua_answer_nil(clua_host *host);
void clua_answer_boolean(clua_host *host, bool value);
void clua_answer_integer(clua_host *host, int64_t value);
void clua_answer_number(clua_host *host, double value);
void clua_answer_none(clua_host *host);
void clua_answer_view(clua_host *host, int32_t type, int64_t row);
/// The list is field `slot` of a view of type `owner`.
void clua_answer_views(clua_host *host, int32_t list, int32_t owner, int32_t slot);

#pragma clang assume_nonnull end
