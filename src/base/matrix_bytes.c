/* matrix_bytes.c: products with byte weights on any processor.
 *
 * The problem: a trained model loses nothing at eight bits a weight (Jacob et
 * al. 2018), and integers are both faster and the same everywhere: a sum of
 * integers does not depend on its order. Method: weights have one scale a
 * column, fixed when trained; every row of the left side gets its own scale
 * when it comes, symmetric around zero, rounded to nearest, ties to even. The
 * sum over k fits 32 bits for any k up to MATRIX_BYTES_ROWS.
 *
 * This is the reference; the AVX2 and VNNI files do the same in registers and
 * must give the same bits (tests/unit/test_matrix.c).
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/matrix_paths.h"

enum { WIDE = 32 };

static size_t plain_packed(size_t rows, size_t columns) {
    return rows * columns;
}

static void plain_pack(const int8_t *q, size_t rows, size_t columns, void *to) {
    memcpy(to, q, rows * columns);
}

/* level_row: the levels of x [K]; returns what one is worth. */
static float level_row(const float *x, size_t K, int32_t *level) {
    float most = 0.0f;
    float inverse = 0.0f;
    for (size_t k = 0; k < K; k++) {
        float size = fabsf(x[k]);
        most = size > most ? size : most;
    }
    float scale = row_scale(most, &inverse);
    for (size_t k = 0; k < K; k++) {
        level[k] = (int32_t)lrintf(x[k] * inverse);
    }
    return scale;
}

static void plain_row(const int32_t *level, float scale, const matrix_bytes *b,
                      float *c, bool add) {
    const int8_t *q = b->at;
    for (size_t from = 0; from < b->columns; from += WIDE) {
        int32_t sum[WIDE] = {0};
        size_t n = b->columns - from < WIDE ? b->columns - from : (size_t)WIDE;
        for (size_t k = 0; k < b->rows; k++) {
            const int8_t *row = q + k * b->columns + from;
            for (size_t j = 0; j < n; j++) {
                sum[j] += level[k] * row[j];
            }
        }
        for (size_t j = 0; j < n; j++) {
            float value = (float)sum[j] * (scale * b->scale[from + j]);
            c[from + j] = add ? c[from + j] + value : value;
        }
    }
}

static void plain_multiply(matrix_view a, const matrix_bytes *b, float *c,
                           size_t c_row, bool add) {
    int32_t level[MATRIX_BYTES_ROWS];
    assert(a.columns == b->rows && a.step == 1 &&
           a.columns <= MATRIX_BYTES_ROWS);
    for (size_t r = 0; r < a.rows; r++) {
        float scale = level_row(a.at + r * a.row, a.columns, level);
        plain_row(level, scale, b, c + r * c_row, add);
    }
}

const matrix_byte_kernels matrix_bytes_portable = {plain_packed, plain_pack,
                                                   plain_multiply};
