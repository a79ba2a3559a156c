/* word_vectors.h: a file of words and their vectors.
 *
 * The text layout of word2vec: a line "WORDS WIDTH", then a line a word: the
 * word, a blank, its numbers parted by blanks.
 */
#ifndef TRAIN_WORD_VECTORS_H
#define TRAIN_WORD_VECTORS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct word_vectors {
    uint32_t V;
    uint32_t D;
    slice *name; /* [V] */
    float *at;   /* [V, D] */
} word_vectors;

acta_status word_vectors_write(const char *path, const word_vectors *vectors,
                               acta_error *error);

/* word_vectors_read: memory in keep.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY, ACTA_BAD_INPUT with the
 *         line and what was expected */
acta_status word_vectors_read(const char *path, arena *keep, word_vectors *out,
                              acta_error *error);

#endif
