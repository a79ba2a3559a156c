/* parse_model.h: the parser's weights, inside src/parse. */
#ifndef PARSE_MODEL_H
#define PARSE_MODEL_H

#include "base/matrix.h"
#include "parse/parse.h"

/* Leak of the hidden layers: max(x, PARSE_LEAK x). */
#define PARSE_LEAK 0.1f

/* Section "arc.shape": these numbers, in this order. */
typedef struct parse_shape {
    uint32_t width; /* D of the vectors */
    uint32_t A;     /* of the hidden layers */
} parse_shape;

struct parse_model {
    parse_shape shape;
    const matrix_kernels *kernels;
    matrix_bytes hidden;        /* [D, 4A] dependent, head; the same two for
                                    relations */
    const float *hidden_bias;   /* [4A] */
    matrix_bytes biaffine;      /* [A, A] */
    const float *head_bias;     /* [A] */
    const float *root_arc;      /* [A] */
    const float *root_relation; /* [A] */
    matrix_bytes relation;      /* [A, L] */
    const float *relation_bias; /* [L] */
    uint32_t L;
    const slice *names; /* [L] */
    const uint8_t *rel; /* [L] enum relation */
    const uint8_t *sub; /* [L] enum subrelation */
    uint32_t root;      /* label of a sentence's root */
    uint32_t parataxis; /* label that joins pieces */
};

/* parse_open_for: parse_open with the kernels named, for tests and measuring.
 */
acta_status parse_open_for(const model *file, const matrix_kernels *kernels,
                           arena *keep, parse_model **out, acta_error *error);

#endif
