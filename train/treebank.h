/* treebank.h: CoNLL-U files in memory, with gold analyses.
 */
#ifndef TRAIN_TREEBANK_H
#define TRAIN_TREEBANK_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "doc/tokens.h"

typedef struct treebank {
    tokens words; /* body is the forms with their blanks */
    slice body;
    slice *lemma;         /* [T] */
    slice *xpos;          /* [T] empty for _ */
    slice *features;      /* [T] empty for _ */
    slice *relation;      /* [T] */
    uint8_t *upos;        /* [T] enum upos */
    uint32_t *head;       /* [T] 0 root, else 1 + word within the sentence */
    span *surface;        /* [U] bytes of body of each surface token */
    uint32_t *first_word; /* [U] first word of each surface token */
    uint32_t U;
} treebank;

/* treebank_read: one file whole; every sentence must have a tree.
 * memory  keep, the file's text too
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY, ACTA_BAD_INPUT with path
 *         and line */
acta_status treebank_read(const char *path, arena *keep, treebank *out,
                          acta_error *error);

#endif
