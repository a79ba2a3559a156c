/* encode_layer.h: one bidirectional recurrent layer over a batch of sentences.
 */
#ifndef ENCODE_LAYER_H
#define ENCODE_LAYER_H

#include <stdint.h>

#include "base/matrix.h"

/* Sentences side by side, longest first. Row offset[p] + s is word p of
 * sentence s; the sentences that have a word p are the first active[p]. */
typedef struct encode_steps {
    uint32_t S;
    uint32_t P;             /* words of the longest sentence */
    uint32_t R;             /* rows: words of all sentences */
    const uint32_t *active; /* [P] */
    const uint32_t *offset; /* [P] */
} encode_steps;

/* What a layer writes; gates hold the projected input on entry. Forward
 * values stand before backward ones. */
typedef struct encode_cells {
    float *gates;    /* [R, 8H] in: input times weights plus bias */
    float *cell;     /* [R, 2H] */
    float *squashed; /* [R, 2H] tanh of cell */
    float *output;   /* [R, 2H] */
} encode_cells;

/* Recurrent weights [H, 4H] of one direction: floats while training, bytes in
 * use; the other is NULL. */
typedef struct encode_recurrent {
    size_t H;
    const matrix_packed *floats;
    const matrix_bytes *bytes;
} encode_recurrent;

/* layer_run: both directions. */
void layer_run(const matrix_kernels *kernels,
               const encode_recurrent recurrent[2], const encode_steps *steps,
               const encode_cells *cells);

#endif
