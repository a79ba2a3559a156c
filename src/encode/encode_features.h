/* encode_features.h: what the encoder sees of one word form.
 *
 * Shared by training and use, so that they cannot drift apart. Rows are
 * numbers of a table of FEATURE_ROWS vectors; several features may share one.
 */
#ifndef ENCODE_FEATURES_H
#define ENCODE_FEATURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

enum {
    FEATURE_ROWS = 65536,
    FEATURE_CHARS = 48, /* characters looked at; longer words are cut */
    FEATURE_SINGLES = 10,
    FEATURE_GRAMS = 2 * FEATURE_CHARS
};

/* Where blanks stand beside a word. */
enum { SPACE_BEFORE = 1, SPACE_AFTER = 2 };

/* The word's vector is the sum of its singles plus the sum of its character
 * grams over the square root of their count. */
typedef struct word_features {
    slice plain; /* lower-cased, typography levelled, digits as 0: the key of
                    the word table */
    uint32_t single_count;
    uint32_t gram_count;
    uint32_t single[FEATURE_SINGLES]; /* [0] is the whole form */
    uint32_t gram[FEATURE_GRAMS];
} word_features;

/* features_of: the features of a form; `spacing` counts only for words
 * without letters and digits.
 * memory  plain in keep
 * errors  false: no memory */
bool features_of(slice form, unsigned spacing, arena *keep, word_features *out);

/* features_key: form and, where it counts, spacing, as one text: two words
 * with the same key have the same features. */
slice features_key(slice form, unsigned spacing, arena *keep);

#endif
