/* recognise.h: names of persons, bodies, places and peoples, learned.
 *
 * The model (models/names.acta) is a linear chain over the words of a sentence;
 * this header is for the entity stage and for the trainer, which shares its
 * view of the words so that training and use cannot drift.
 */
#ifndef ENTITY_RECOGNISE_H
#define ENTITY_RECOGNISE_H

#include "entity/work.h"
#include "load/model.h"

/* Labels: outside, and begin / inside of each type. */
typedef enum name_type {
    NAME_PERSON,
    NAME_ORGANISATION,
    NAME_PLACE,
    NAME_GROUP,
    NAME_OTHER,
    NAME_TYPES
} name_type;

enum {
    NAME_LABELS = 1 + 2 * NAME_TYPES,
    NAME_OUTSIDE = 0,
    NAME_EDGE = NAME_LABELS, /* before the first and behind the last word */
    NAME_SLOT_LABELS = 12,   /* NAME_LABELS, filled up */
    NAME_FEATURES_MOST = 112,
    NAME_STEP_MOST = 1 << 16,
    NAME_ATOMS_MOST = 4 /* of a name in the lists */
};
static inline uint8_t name_begin(unsigned type) {
    return (uint8_t)(1 + 2 * type);
}
static inline uint8_t name_inside(unsigned type) {
    return (uint8_t)(2 + 2 * type);
}
static inline bool name_begins(uint8_t label) {
    return label % 2 == 1;
}
static inline unsigned name_type_of(uint8_t label) {
    return (label - 1u) / 2;
}
/* Whether `next` may stand behind `label` (NAME_EDGE: the sentence's start). */
static inline bool name_follows(uint8_t label, uint8_t next) {
    bool inside = next != NAME_OUTSIDE && !name_begins(next);
    return !inside || (label != NAME_EDGE && label != NAME_OUTSIDE &&
                       name_type_of(label) == name_type_of(next));
}

/* recogniser_open: the recogniser of a model file, which must outlive it.
 * memory  keep
 * errors  ACTA_BAD_MODEL, ACTA_NO_MEMORY */
acta_status recogniser_open(const model *file, arena *keep,
                            const recogniser **out, acta_error *error);

/* One feature's weights, a quarter of a cache line. `mark` 0: empty. */
typedef struct name_slot {
    uint32_t mark;
    int8_t weight[NAME_SLOT_LABELS];
} name_slot;
_Static_assert(sizeof(name_slot) == 16, "a slot has no holes");

/* What the lists know of a name: bits of a byte. */
enum {
    LIST_GIVEN = 3,       /* 1 some, 2 many bear it */
    LIST_FAMILY = 3 << 2, /* the same */
    LIST_PLACE = 3 << 4,  /* 1 small, 2, 3 large */
    LIST_LONGER = 1 << 6, /* a longer place begins so */
    LIST_GROUP = 1 << 7   /* a people, religion, following, or its member */
};

/* A table of bytes by 32-bit keys. */
typedef struct key_table {
    const uint32_t *key;  /* [count] 0: empty; count a power of two, or 0 */
    const uint8_t *class; /* [count] */
    uint32_t count;
} key_table;

typedef struct name_lists {
    key_table names; /* by the hash of their lower-case atoms: LIST_ bits */
    key_table words; /* by the hash of the lower-cased form: word classes */
} name_lists;
uint8_t name_lists_get(const name_lists *lists, slice atoms);
uint32_t name_lists_key(slice atoms); /* never 0 */

struct recogniser {
    name_lists lists;
    const name_slot *slots; /* [slot_count] a power of two */
    uint32_t slot_count;
    const int32_t *step; /* [NAME_LABELS+1, NAME_LABELS+1] label to next */
};

/* The chain's view of one word. */
typedef struct name_view {
    uint64_t low;      /* hash of the lower-cased form */
    uint64_t shape;    /* hash of its letter classes */
    uint64_t affix[6]; /* first 2, 3, 4 and last 2, 3, 4 bytes */
    uint32_t flags;    /* enum name_flag */
    uint16_t meant;    /* senses of the dictionary, see name_meant */
    uint8_t kin;       /* class of the word by its use, 0 unknown */
    uint8_t list;      /* LIST_ bits of the word alone */
    uint8_t place;     /* size of the listed place it begins (1-3) or
                          goes on (4-6), 0 none */
    bool open;         /* may be part of a name; the others are outside */
    span run;          /* words with capitals around it, hyphens inside */
    span wide;         /* the same through "of", "and", "for" ... */
    uint32_t same;     /* index of what the article shows of the form */
} name_view;

typedef enum name_flag {
    FLAG_CAPITAL = 1,
    FLAG_CAPITALS = 2,
    FLAG_DIGIT = 4,
    FLAG_MARK = 8,
    FLAG_INITIAL = 16,
    FLAG_QUOTED = 32,
    FLAG_BRACKET = 64,
    FLAG_HEADLINE = 128,
    FLAG_FIRST = 256,
    FLAG_MEANT_INSIDE = 512 /* not the first word of a dictionary name */
} name_flag;

/* views_make: [T] views, and what the article shows of each form with a
 * capital (bits, by name_view.same). After names_find and roles_find.
 * NULL: no memory. */
typedef struct name_views {
    const work *w;
    name_view *at;      /* [T] */
    uint16_t *evidence; /* by name_view.same; 0 is for all other words */
    uint32_t forms;     /* one more than the largest name_view.same */
} name_views;
bool name_views_make(const work *w, const name_lists *lists, name_views *out);

/* Features of an open word: 64-bit numbers. The first `lexical` of them name
 * the word itself. */
typedef struct name_features {
    uint64_t at[NAME_FEATURES_MOST];
    uint32_t count, lexical;
} name_features;
void name_features_of(const name_views *v, uint32_t t, name_features *out);
/* name_mark: the number by which the model knows a feature; never 0. */
uint32_t name_mark(uint64_t feature);

/* name_labels: the best labels of all words: two readings of the article, the
 * second with what the first took the same forms for. false: no memory. */
bool name_labels(const recogniser *r, const name_views *v, uint8_t *label);

/* name_scores: sums of the weights of every word's features; 0 for those that
 * are not open. score [T, NAME_LABELS] */
void name_scores(const recogniser *r, const name_views *v, int32_t *score);
/* name_decode: the best labels of the words of a sentence.
 * memory  tmp as before; false: no memory */
bool name_decode(const recogniser *r, const name_views *v, const int32_t *score,
                 span words, uint8_t *label);

#endif
