/* token_features.h: places where a sentence may end and what is seen there;
 * shared by the classifier and its trainer. */
#ifndef TOKEN_FEATURES_H
#define TOKEN_FEATURES_H

#include "token/token_words.h"

/* A place where a sentence may end. */
typedef struct boundary {
    uint32_t stop;     /* the sign or abbreviation that raises the question */
    uint32_t next;     /* first word after it and its closing quotes */
    uint32_t sentence; /* first word of the sentence that is open */
    uint32_t end;      /* one past the last word of the stretch */
    bool quoted;       /* a quotation is open at `next` */
    bool bracketed;
} boundary;

typedef struct boundary_walk {
    const token_model *model;
    const token_list *words;
    slice body;
    uint32_t first; /* of the stretch */
    uint32_t at;
    uint32_t sentence; /* first word of the open sentence */
    uint32_t end;
    int32_t quotes;
    int32_t brackets;
} boundary_walk;

/* boundaries_of: walk over the words [first, end) of one stretch. */
boundary_walk boundaries_of(const token_model *model, const token_list *words,
                            slice body, uint32_t first, uint32_t end);
/* boundary_next: the next place; false when the stretch is done. */
bool boundary_next(boundary_walk *walk, boundary *out);
/* boundary_take: a sentence does end before word `next`. */
void boundary_take(boundary_walk *walk, uint32_t next);

enum { FEATURES_MOST = 32, FEATURES_BYTES = 2048 };

typedef struct feature_set {
    uint32_t count;
    slice name[FEATURES_MOST]; /* without tab or blank */
    char room[FEATURES_BYTES];
    size_t used;
} feature_set;

/* boundary_features: what is seen at a place, as names of features. */
void boundary_features(const token_list *words, slice body, const boundary *b,
                       feature_set *out);

#endif
