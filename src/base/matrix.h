/* matrix.h: the dense arithmetic of the text engine, the same to the bit on
 * every machine.
 *
 * Every output is one chain of fused multiply-adds over k in order, whatever
 * the width of the registers; exponentials are our own polynomial. So the
 * AVX-512, AVX2, NEON and portable paths give identical floats.
 *
 * Weights of a trained model are signed bytes with a scale a column; products
 * with them are exact integer sums, so there too the paths agree.
 */
#ifndef BASE_MATRIX_H
#define BASE_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Columns of one panel of a packed matrix. */
enum { MATRIX_PANEL = 32 };

/* A matrix [rows, columns] where element (r, c) stands at
 * at[r * row + c * step]; a transposed view swaps row and step. */
typedef struct matrix_view {
    const float *at;
    size_t rows;
    size_t columns;
    size_t row;
    size_t step;
} matrix_view;

/* The right side of a product, laid out in panels of MATRIX_PANEL columns:
 * at [ceil(columns / panel), rows, panel], zeros in the last panel's rest. */
typedef struct matrix_packed {
    const float *at;
    size_t rows;
    size_t columns;
} matrix_packed;

/* Signed bytes [rows, columns], each column times its scale, as a kernel's
 * `pack` laid them out. */
typedef struct matrix_bytes {
    size_t rows; /* at most MATRIX_BYTES_ROWS */
    size_t columns;
    const void *at;
    const float *scale; /* [columns] */
} matrix_bytes;

enum { MATRIX_BYTES_ROWS = 1024 };

typedef struct matrix_byte_kernels {
    /* packed: how many bytes the packed form takes. */
    size_t (*packed)(size_t rows, size_t columns);
    /* pack: q [rows, columns] row by row, -127..127, to `to`, which holds
     * `packed` bytes and lies at a multiple of 16. */
    void (*pack)(const int8_t *q, size_t rows, size_t columns, void *to);
    /* multiply: as matrix_kernels.multiply. Every row of a (whose step must be
     * 1) is rounded to 255 levels over its own largest value; the sum over k
     * is exact; c gets or adds float(sum) * (row's scale * column's scale). */
    void (*multiply)(matrix_view a, const matrix_bytes *b, float *c,
                     size_t c_row, bool add);
} matrix_byte_kernels;

/* One step of recurrent cells of width H. A row's gates are [4H]: input,
 * forget, new, output; on return they hold their activations. */
typedef struct matrix_cell {
    size_t H;         /* a multiple of 16 */
    float *gates;     /* [4H] in: sums; out: activations */
    const float *was; /* [H] cell before, or NULL for zeros */
    float *cell;      /* [H] out */
    float *squashed;  /* [H] out: tanh(cell) */
    float *output;    /* [H] out */
} matrix_cell;

/* A table of functions, one table a kind of processor. */
typedef struct matrix_kernels {
    const char *name;
    /* multiply: c [a.rows, b.columns] = a b, or c += a b when `add`;
     * a.columns == b.rows. Row r of c starts at c + r * c_row. */
    void (*multiply)(matrix_view a, matrix_packed b, float *c, size_t c_row,
                     bool add);
    void (*cell_step)(const matrix_cell *cell);
    /* softmax: x [n] becomes its softmax.
     * returns the largest x plus ln of the sum of e^(x - largest). */
    float (*softmax)(float *x, size_t n);
    /* dot: the sum of a[j] b[j] over n, a multiple of 16, by sixteen partial
     * sums. add_scaled and add_bytes: to += by x. */
    float (*dot)(const float *a, const float *b, size_t n);
    void (*add_scaled)(float *to, const float *x, float by, size_t n);
    void (*add_bytes)(float *to, const int8_t *x, float by, size_t n);
    /* leak: numbers below zero become by times themselves; by < 1. */
    void (*leak)(float *x, float by, size_t n);
    /* best: where the largest of x stands, the first of equals; n > 0. */
    size_t (*best)(const float *x, size_t n);
    const matrix_byte_kernels *bytes;
} matrix_kernels;

/* matrix_kernels_best: the widest that this processor runs.
 * matrix_kernels_at: 0 portable, 1 AVX2 or (on ARM) NEON, 2 AVX-512, 3 AVX-512
 * with VNNI; NULL when this processor cannot run it. */
enum { MATRIX_PATHS = 4 };
const matrix_kernels *matrix_kernels_best(void);
const matrix_kernels *matrix_kernels_at(int path);

/* The views of a row-major matrix [rows, columns] and of its transpose. */
matrix_view matrix_rows(const float *at, size_t rows, size_t columns);
matrix_view matrix_turned(const float *at, size_t rows, size_t columns);

/* matrix_packed_floats: how many floats the packed form of b takes. */
size_t matrix_packed_floats(size_t rows, size_t columns);
/* matrix_pack: lays b out at `to`, which holds matrix_packed_floats. */
matrix_packed matrix_pack(matrix_view b, float *to);

#endif
