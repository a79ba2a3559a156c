/* corpus.h: treebanks as numbers, ready to be trained on.
 */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "base/map.h"
#include "treebank.h"
#include "word_vectors.h"

/* A label of dev data that training data lacks. */
#define LABEL_NONE UINT16_MAX

typedef struct vocabulary {
    map *words; /* levelled word -> row of the word table, from 1 */
    map *given; /* levelled word -> row of the given vectors, from 1 */
    map *xpos;
    map *features;
    map *relations;
} vocabulary;

/* The features of a form, computed once. rows: singles, then grams. */
typedef struct stored {
    uint32_t word;  /* row of the word table, 0 unknown */
    uint32_t given; /* row of the given vectors, 0 none */
    uint32_t singles;
    uint32_t grams;
    float gram_scale;
    const uint32_t *rows;
} stored;

typedef struct feature_store {
    arena *keep;
    const vocabulary *vocabulary;
    map *keys;
    stored **at;
    uint32_t room;
} feature_store;

/* What becomes of a word in a headline (variant.c). */
typedef enum headline_use {
    HEADLINE_STAYS,
    HEADLINE_OUT,
    HEADLINE_AND,
    HEADLINE_WILL
} headline_use;

/* A word to put in the place of another, as the treebank labels it. */
typedef struct relabel {
    bool known;
    slice form;
    uint8_t upos;
    uint16_t xpos;
    uint16_t features;
    uint16_t relation;
} relabel;

typedef struct corpus {
    uint32_t N;      /* sentences */
    uint32_t T;      /* words */
    uint32_t *first; /* [N+1] */
    slice *form;     /* [T] */
    uint8_t *spacing;
    uint8_t *upos;
    uint16_t *xpos;
    uint16_t *features;
    uint16_t *relation;
    uint32_t *head;    /* [T] 0 root, else 1 + word within the sentence */
    uint8_t *headline; /* [T] enum headline_use */
    relabel comma;
    relabel to;
} corpus;

/* corpus_make: all sentences of the banks; with `learn` the vocabulary takes
 * up new labels, and words seen twice. */
acta_status corpus_make(const treebank *banks, size_t B, bool learn,
                        arena *keep, vocabulary *v, corpus *out,
                        acta_error *error);

bool vocabulary_new(arena *keep, vocabulary *out);

/* vocabulary_give: takes up words that have vectors from outside, levelled;
 * of words that become the same the first counts.
 * out     rows [1 + words of vocabulary->given, D]: centred and brought to one
 *         spread, row 0 zeros */
bool vocabulary_give(vocabulary *v, const word_vectors *vectors, arena *keep,
                     float **rows);

/* store_features: the features of a form; NULL: no memory. */
const stored *store_features(feature_store *store, slice form,
                             unsigned spacing);

#endif
