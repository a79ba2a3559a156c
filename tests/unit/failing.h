/* failing.h: makes the n-th allocation fail, for every n in turn.
 *
 * A test that says `needs: ... failing` is linked so that malloc, calloc,
 * realloc and free, and also arena_take and arena_grow (most pieces come out of
 * a block that is already there), go through here.
 *
 *     static bool attempt(void *data) { ...; return status == ACTA_OK; }
 *     failing_each(attempt, &data, 10000);
 *
 * `attempt` does the whole work from an empty start, checks the result when
 * there is one, frees all it took, and returns whether the work succeeded. It
 * should check that a failure is ACTA_NO_MEMORY and nothing else.
 * failing_each checks that the work never succeeds on a failed allocation, that
 * nothing is left allocated after any attempt, and that it succeeds once no
 * allocation fails. What shared libraries take inside is not seen.
 */
#ifndef TESTS_FAILING_H
#define TESTS_FAILING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "check.h"

void *__real_malloc(size_t bytes);
void *__real_calloc(size_t count, size_t bytes);
void *__real_realloc(void *old, size_t bytes);
void __real_free(void *at);
void *__real_arena_take(arena *a, size_t count, size_t size);
void *__real_arena_grow(arena *a, void *old, size_t old_count, size_t new_count,
                        size_t size);

static size_t failing_count;             /* allocations asked for */
static size_t failing_number = SIZE_MAX; /* the one that fails, from 0 */
static long failing_live;                /* blocks taken and not freed */

static bool failing_now(void) {
    return failing_count++ == failing_number;
}

static void *failing_took(void *at) {
    failing_live += at != NULL;
    return at;
}

void *__wrap_malloc(size_t bytes);
void *__wrap_malloc(size_t bytes) {
    return failing_now() ? NULL : failing_took(__real_malloc(bytes));
}

void *__wrap_calloc(size_t count, size_t bytes);
void *__wrap_calloc(size_t count, size_t bytes) {
    return failing_now() ? NULL : failing_took(__real_calloc(count, bytes));
}

void *__wrap_realloc(void *old, size_t bytes);
void *__wrap_realloc(void *old, size_t bytes) {
    if (failing_now()) {
        return NULL;
    }
    void *at = __real_realloc(old, bytes);
    failing_live += at != NULL && old == NULL;
    return at;
}

void __wrap_free(void *at);
void __wrap_free(void *at) {
    failing_live -= at != NULL;
    __real_free(at);
}

void *__wrap_arena_take(arena *a, size_t count, size_t size);
void *__wrap_arena_take(arena *a, size_t count, size_t size) {
    return failing_now() ? NULL : __real_arena_take(a, count, size);
}

void *__wrap_arena_grow(arena *a, void *old, size_t old_count, size_t new_count,
                        size_t size);
void *__wrap_arena_grow(arena *a, void *old, size_t old_count, size_t new_count,
                        size_t size) {
    return failing_now()
               ? NULL
               : __real_arena_grow(a, old, old_count, new_count, size);
}

/* One attempt with allocation n failing; true when it was not reached. */
static inline bool failing_once(bool (*attempt)(void *), void *data, size_t n) {
    long live = failing_live;
    failing_count = 0;
    failing_number = n;
    bool done = attempt(data);
    bool failed = failing_count > n;
    failing_number = SIZE_MAX;
    if (done != !failed || failing_live > live) {
        fail_msg("allocation %zu: %s, %ld blocks left", n,
                 done ? "success all the same" : "no success",
                 failing_live - live);
    }
    return !failed;
}

/* failing_each: see above; fails the test after `most` allocations. */
static inline void failing_each(bool (*attempt)(void *), void *data,
                                size_t most) {
    for (size_t n = 0; n < most; n++) {
        if (failing_once(attempt, data, n)) {
            return;
        }
    }
    fail_msg("not done after %zu allocations", most);
}

/* failing_some: the same for about `tries` of the allocations, evenly spread,
 * where trying each would take too long. */
static inline void failing_some(bool (*attempt)(void *), void *data,
                                size_t tries) {
    assert_true(failing_once(attempt, data, SIZE_MAX - 1));
    size_t step = failing_count / tries + 1;
    size_t n = 0;
    while (!failing_once(attempt, data, n)) {
        n += step;
    }
}

#endif
