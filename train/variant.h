/* variant.h: a sentence as it is trained: as it stands, or as it might have
 * been printed.
 */
#ifndef TRAIN_VARIANT_H
#define TRAIN_VARIANT_H

#include "corpus.h"

/* How sentences are varied in training; all chances 0 to 1. */
typedef struct batch_noise {
    double drop_word;  /* a word's own row and form are hidden */
    double drop_given; /* its given vector is hidden */
    double capitals;   /* the sentence in capitals */
    double title;      /* every long word with a capital, as in headlines */
    double lower;      /* no capitals at all */
    double no_stop;    /* the final mark left out, as in headlines */
    double headline;   /* little words left out too */
    uint64_t *state;   /* of chance */
} batch_noise;

/* One sentence of n words; arrays [n]. */
typedef struct draft {
    uint32_t n;
    slice *form;
    uint8_t *spacing;
    uint8_t *upos;
    uint16_t *xpos;
    uint16_t *features;
    uint16_t *relation;
    uint32_t *head; /* 0 root, else 1 + position */
} draft;

/* draft_make: sentence s of c, varied by chance; noise may be NULL.
 * memory  tmp
 * returns false: no memory */
bool draft_make(const corpus *c, uint32_t s, const batch_noise *noise,
                arena *tmp, draft *out);

#endif
