/* encode_layer.c: long short-term memory, many sentences at a time.
 *
 * The problem: a recurrent step of one sentence is a vector times a matrix,
 * and reading the matrix costs more than the arithmetic. Method: LSTM
 * (Hochreiter and Schmidhuber 1997; Graves and Schmidhuber 2005 for both
 * directions) with sentences sorted by length and stepped together, so that a
 * step is a matrix product and its rows are adjacent.
 *
 * The backward direction walks the same rows from the last step to the first:
 * a sentence joins at its own last word, with a zero state, and no row is ever
 * copied or padded.
 */
#include "encode/encode_layer.h"

#include <stddef.h>

/* step_rows: the cells of `rows` rows from `row` on; the first `carried` have
 * a state from the rows at `from`. */
typedef struct one_step {
    uint32_t row;
    uint32_t rows;
    uint32_t from;
    uint32_t carried;
} one_step;

static void step_run(const matrix_kernels *kernels, encode_recurrent recurrent,
                     const encode_cells *cells, int direction, one_step s) {
    const size_t H = recurrent.H;
    const size_t side = (size_t)direction * H;
    float *gates = cells->gates + s.row * 8 * H + 4 * side;
    if (s.carried > 0) {
        matrix_view was = {cells->output + s.from * 2 * H + side, s.carried, H,
                           2 * H, 1};
        if (recurrent.bytes != NULL) {
            kernels->bytes->multiply(was, recurrent.bytes, gates, 8 * H, true);
        } else {
            kernels->multiply(was, *recurrent.floats, gates, 8 * H, true);
        }
    }
    for (uint32_t r = 0; r < s.rows; r++) {
        const size_t here = (s.row + r) * 2 * H + side;
        matrix_cell cell = {
            H,
            gates + r * 8 * H,
            r < s.carried ? cells->cell + (s.from + r) * 2 * H + side : NULL,
            cells->cell + here,
            cells->squashed + here,
            cells->output + here};
        kernels->cell_step(&cell);
    }
}

void layer_run(const matrix_kernels *kernels,
               const encode_recurrent recurrent[2], const encode_steps *steps,
               const encode_cells *cells) {
    for (uint32_t p = 0; p < steps->P; p++) {
        one_step s = {steps->offset[p], steps->active[p], 0, 0};
        if (p > 0) {
            s.from = steps->offset[p - 1];
            s.carried = steps->active[p];
        }
        step_run(kernels, recurrent[0], cells, 0, s);
    }
    for (uint32_t p = steps->P; p-- > 0;) {
        one_step s = {steps->offset[p], steps->active[p], 0, 0};
        if (p + 1 < steps->P) {
            s.from = steps->offset[p + 1];
            s.carried = steps->active[p + 1];
        }
        step_run(kernels, recurrent[1], cells, 1, s);
    }
}
