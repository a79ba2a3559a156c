/* train_names.h: what the parts of the trainer of the name recogniser share. */
#ifndef TRAIN_TRAIN_NAMES_H
#define TRAIN_TRAIN_NAMES_H

#include "acta/train.h"
#include "entity/recognise.h"
#include "run/run_engine.h"

/* Growing arrays with malloc: the corpus is too large for the arenas' doubling.
 */
typedef struct name_word {
    uint64_t from;    /* of the corpus's feature list */
    uint16_t allowed; /* labels that the annotators leave possible: bits */
    uint8_t count, lexical;
    uint8_t gold; /* the label, when one is allowed */
} name_word;

typedef struct name_corpus {
    name_word *word; /* [T] */
    uint32_t T, word_room;
    uint32_t *first; /* [S+1] */
    uint32_t S, first_room;
    uint32_t
        *feature; /* [F] ids of features, the words' one behind the other */
    uint64_t F, feature_room;
} name_corpus;
void name_corpus_done(name_corpus *c);

/* Features by number, with how often each was seen. */
typedef struct feature_ids {
    uint64_t *key; /* [room] */
    uint32_t *id;  /* [room] id + 1; 0: empty */
    uint32_t room, count;
    uint64_t *feature; /* [count] */
    uint32_t *seen;    /* [count] */
    uint32_t list_room;
} feature_ids;
bool feature_ids_add(feature_ids *f, uint64_t feature, uint32_t *id);
void feature_ids_done(feature_ids *f);

/* One document: words, tags, tree and labels. */
typedef struct name_document {
    work w;                  /* atoms, hits and roles found */
    const uint8_t *gold;     /* [T] */
    const uint16_t *allowed; /* [T] */
} name_document;

/* name_documents_each: every document of a CoNLL-U file, tagged and parsed when
 * it is not, to `take`; *stop ends it. Labels stand in MISC (`Name=B-PER`), the
 * types that were annotated in `# names = ...` (all, when there is none).
 * errors  those of the CoNLL-U reader and of the stages */
typedef acta_status name_take(void *who, const name_document *d,
                              acta_error *error);
acta_status name_documents_each(const run_engine *engine, const char *path,
                                name_take *take, void *who, acta_error *error);

/* name_lists_read: the files given.txt, family.txt and places.txt of a folder
 * as a table. memory  keep; tmp scratch */
acta_status name_lists_read(const char *folder, arena *keep, name_lists *out,
                            acta_error *error);

/* The weights while they are learned: [features, NAME_LABELS] and the steps. */
typedef struct name_weights {
    float *at;
    uint32_t features;
    float step[NAME_LABELS + 1][NAME_LABELS + 1];
} name_weights;

typedef struct name_learning {
    uint32_t epochs;
    uint32_t least_seen;
    float rate, decay;
    float drop;  /* share of features left out, at each word others */
    float blank; /* share of words whose own features are hidden */
} name_learning;
/* name_learn: a conditional random field. weights->at is malloced. */
acta_status name_learn(const name_corpus *c, const uint32_t *seen,
                       uint32_t features, const name_learning *how,
                       name_weights *weights, acta_error *error);

#endif
