/* slice.h: a piece of text that somebody else owns.
 *
 * Never NUL-ended. `at` may be NULL only when `bytes` is 0.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct slice {
    const char *at;
    size_t bytes;
} slice;

/* SLICE("literal"): the slice of a string literal. */
#define SLICE(literal) ((slice){(literal), sizeof(literal) - 1})

slice slice_of(const char *text); /* of a NUL-ended string; NULL gives empty */
slice slice_part(slice s, size_t start, size_t end); /* clamped to s */
bool slice_equal(slice a, slice b);
bool slice_equal_fold(slice a, slice b); /* ASCII case ignored */
bool slice_is(slice s, const char *text);
bool slice_starts(slice s, slice prefix);
bool slice_ends(slice s, slice suffix);
int slice_compare(slice a, slice b); /* bytes, then length: <0, 0, >0 */
slice slice_trim(slice s);           /* ASCII blanks off both ends */
/* slice_cut: split at the first `sep`: *head gets what stands before it, *rest
 * what follows (empty when there is no sep). returns false once s is empty. */
bool slice_cut(slice *rest, char sep, slice *head);
uint64_t slice_hash(slice s); /* XXH3, the same on every machine */

/* slice_copy: the bytes copied into `a` with a NUL after them (not counted).
 * returns {NULL, 0} when there is no memory; an empty s gives {"", 0}. */
slice slice_copy(arena *a, slice s);
/* slice_lower: the copy, lower-cased by Unicode simple case mapping. */
slice slice_lower(arena *a, slice s);

#endif
