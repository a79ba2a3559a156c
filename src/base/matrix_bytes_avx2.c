/* matrix_bytes_avx2.c: products with byte weights in AVX2 registers.
 *
 * Two levels and two weights, as 16-bit numbers, are multiplied and added by
 * one instruction (pmaddwd) without loss. The instruction for bytes
 * (pmaddubsw) would be twice as wide but saturates at 16 bits, and a sum that
 * saturates is another sum on every machine. Weights are laid out as pairs of
 * k for 8 columns a register, in panels of 16 columns.
 *
 * A tile of 6 rows by 16 columns uses 12 registers as sums.
 */
#include "base/matrix_paths.h"

#if MATRIX_X86
#include <assert.h>
#include <immintrin.h>
#include <string.h>

#define KERNEL __attribute__((target("avx2,fma")))

enum { COLUMNS = 16, TALL = 6 };

static size_t pairs_of(size_t rows) {
    return (rows + 1) / 2;
}

static size_t panels_of(size_t columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
}

static size_t pair_packed(size_t rows, size_t columns) {
    return panels_of(columns) * pairs_of(rows) * COLUMNS * 2 * sizeof(int16_t);
}

/* at [panels, pairs, COLUMNS, 2] */
static void pair_pack(const int8_t *q, size_t rows, size_t columns, void *to) {
    int16_t *next = to;
    for (size_t panel = 0; panel < panels_of(columns); panel++) {
        for (size_t pair = 0; pair < pairs_of(rows); pair++) {
            for (size_t j = 0; j < (size_t)COLUMNS * 2; j++) {
                size_t k = 2 * pair + j % 2;
                size_t column = panel * COLUMNS + j / 2;
                bool inside = k < rows && column < columns;
                *next++ = inside ? q[k * columns + column] : (int16_t)0;
            }
        }
    }
}

/* level_row: the levels of x [K], with a zero behind when K is odd. */
KERNEL static float level_row(const float *x, size_t K, int16_t *level) {
    const __m256 no_sign = _mm256_castsi256_ps(_mm256_set1_epi32(0x7FFFFFFF));
    __m256 top = _mm256_setzero_ps();
    size_t whole = K / 8 * 8;
    float lane[8];
    float inverse = 0.0f;
    for (size_t k = 0; k < whole; k += 8) {
        top =
            _mm256_max_ps(top, _mm256_and_ps(_mm256_loadu_ps(x + k), no_sign));
    }
    _mm256_storeu_ps(lane, top);
    float most = 0.0f;
    for (size_t i = 0; i < 8 + (K - whole); i++) {
        float size = i < 8 ? lane[i] : x[whole + i - 8];
        size = size < 0.0f ? -size : size;
        most = size > most ? size : most;
    }
    float scale = row_scale(most, &inverse);
    for (size_t k = 0; k < whole; k += 8) {
        __m256i wide = _mm256_cvtps_epi32(
            _mm256_mul_ps(_mm256_loadu_ps(x + k), _mm256_set1_ps(inverse)));
        __m128i narrow = _mm_packs_epi32(_mm256_castsi256_si128(wide),
                                         _mm256_extracti128_si256(wide, 1));
        _mm_storeu_si128((__m128i *)(void *)(level + k), narrow);
    }
    for (size_t k = whole; k < K; k++) {
        level[k] = (int16_t)_mm_cvtss_si32(_mm_set_ss(x[k] * inverse));
    }
    level[K] = 0;
    return scale;
}

/* What a tile needs: rows of levels, one panel. */
typedef struct tile {
    const int16_t *level; /* [rows, row] */
    size_t row;
    const int16_t *panel;
    size_t pairs;
    int32_t *sum; /* [rows, COLUMNS] */
} tile;

#define ACC(r)                                                                 \
    __m256i x##r = _mm256_setzero_si256();                                     \
    __m256i y##r = _mm256_setzero_si256();
#define STEP(r)                                                                \
    {                                                                          \
        int32_t two;                                                           \
        memcpy(&two, a + (r)*row, sizeof two);                                 \
        __m256i s = _mm256_set1_epi32(two);                                    \
        x##r = _mm256_add_epi32(x##r, _mm256_madd_epi16(s, u));                \
        y##r = _mm256_add_epi32(y##r, _mm256_madd_epi16(s, v));                \
    }
#define PUT(r)                                                                 \
    _mm256_storeu_si256((__m256i *)(void *)(t->sum + (r)*COLUMNS), x##r);      \
    _mm256_storeu_si256((__m256i *)(void *)(t->sum + (r)*COLUMNS + 8), y##r);
#define ROWS_1(X) X(0)
#define ROWS_2(X) X(0) X(1)
#define ROWS_6(X) X(0) X(1) X(2) X(3) X(4) X(5)
#define TILE(r)                                                                \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t row = t->row;                                             \
        const int16_t *a = t->level;                                           \
        const int16_t *b = t->panel;                                           \
        ROWS_##r(ACC) for (size_t k = t->pairs; k > 0; k--) {                  \
            __m256i u = _mm256_loadu_si256((const __m256i *)(const void *)b);  \
            __m256i v =                                                        \
                _mm256_loadu_si256((const __m256i *)(const void *)(b + 16));   \
            ROWS_##r(STEP) a += 2;                                             \
            b += 32;                                                           \
        }                                                                      \
        ROWS_##r(PUT)                                                          \
    }

TILE(1)
TILE(2)
TILE(6)

/* put_sums: a tile's rows to floats. */
KERNEL static void put_sums(const int32_t *sum, float row, const float *scale,
                            size_t n, float *c, bool add) {
    if (n == COLUMNS) {
        for (size_t j = 0; j < COLUMNS; j += 8) {
            __m256 value = _mm256_mul_ps(
                _mm256_cvtepi32_ps(_mm256_loadu_si256(
                    (const __m256i *)(const void *)(sum + j))),
                _mm256_mul_ps(_mm256_set1_ps(row), _mm256_loadu_ps(scale + j)));
            value = add ? _mm256_add_ps(_mm256_loadu_ps(c + j), value) : value;
            _mm256_storeu_ps(c + j, value);
        }
        return;
    }
    for (size_t j = 0; j < n; j++) {
        float value = (float)sum[j] * (row * scale[j]);
        c[j] = add ? c[j] + value : value;
    }
}

/* A few rows, rounded. */
typedef struct levels {
    size_t rows;
    size_t row;
    int16_t at[MATRIX_BYTES_TALL * (MATRIX_BYTES_ROWS + 2)];
    float scale[MATRIX_BYTES_TALL];
} levels;

KERNEL static void rows_down(const levels *a, const matrix_bytes *b,
                             size_t panel, float *c, size_t c_row, bool add) {
    int32_t sum[TALL * COLUMNS];
    size_t pairs = pairs_of(b->rows);
    size_t from = panel * COLUMNS;
    size_t n =
        b->columns - from < COLUMNS ? b->columns - from : (size_t)COLUMNS;
    const int16_t *at = b->at;
    tile t = {a->at, a->row, at + panel * pairs * COLUMNS * 2, pairs, sum};
    for (size_t r = 0; r < a->rows;) {
        size_t left = a->rows - r;
        size_t tall = left >= 6 ? 6 : left >= 2 ? 2 : 1;
        t.level = a->at + r * a->row;
        (tall == 6 ? tile_6 : tall == 2 ? tile_2 : tile_1)(&t);
        for (size_t i = 0; i < tall; i++, r++) {
            put_sums(sum + i * COLUMNS, a->scale[r], b->scale + from, n,
                     c + r * c_row + from, add);
        }
    }
}

KERNEL static void pair_multiply(matrix_view a, const matrix_bytes *b, float *c,
                                 size_t c_row, bool add) {
    levels few;
    assert(a.columns == b->rows && a.step == 1 &&
           a.columns <= MATRIX_BYTES_ROWS);
    few.row = 2 * pairs_of(a.columns) + 2;
    few.row = few.row > MATRIX_BYTES_ROWS + 2 ? MATRIX_BYTES_ROWS + 2 : few.row;
    for (size_t from = 0; from < a.rows; from += few.rows) {
        size_t left = a.rows - from;
        few.rows = left < MATRIX_BYTES_TALL ? left : (size_t)MATRIX_BYTES_TALL;
        for (size_t r = 0; r < few.rows; r++) {
            few.scale[r] = level_row(a.at + (from + r) * a.row, a.columns,
                                     few.at + r * few.row);
        }
        for (size_t panel = 0; panel < panels_of(b->columns); panel++) {
            rows_down(&few, b, panel, c + from * c_row, c_row, add);
        }
    }
}

const matrix_byte_kernels matrix_bytes_avx2 = {pair_packed, pair_pack,
                                               pair_multiply};
#else
typedef int matrix_bytes_avx2_absent; /* a file of C may not be empty */
#endif
