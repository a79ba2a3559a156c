/* encode_model.h: the encoder's weights, inside src/encode. */
#ifndef ENCODE_MODEL_H
#define ENCODE_MODEL_H

#include "base/map.h"
#include "encode/encode.h"
#include "encode/encode_features.h"
#include "encode/encode_layer.h"

enum { ENCODE_LAYERS = 3, ENCODE_TAG_LAYER = 1, ENCODE_VERSION = 1 };

/* Section "enc.shape": these numbers, in this order. */
typedef struct encode_shape {
    uint32_t version; /* ENCODE_VERSION */
    uint32_t words;   /* rows of the word table; 0 is the unknown word */
    uint32_t rows;    /* FEATURE_ROWS */
    uint32_t D;       /* input width */
    uint32_t H;       /* cells a direction, a multiple of 16 */
} encode_shape;

/* A table of vectors: row r is bytes[r * D ...] times scale[r]. */
typedef struct encode_table {
    const int8_t *bytes;
    const float *scale;
} encode_table;

struct encode_model {
    encode_shape shape;
    const matrix_kernels *kernels;
    map *words; /* levelled word -> row */
    encode_table word_table;
    encode_table feature_table;
    matrix_bytes input[ENCODE_LAYERS];
    const float *bias[ENCODE_LAYERS];
    matrix_bytes recurrent[ENCODE_LAYERS][2];
};

/* encode_open_for: encode_open with the kernels named, for tests. */
acta_status encode_open_for(const model *file, const matrix_kernels *kernels,
                            arena *keep, encode_model **out, acta_error *error);

#endif
