/* matrix_bytes_vnni.c: products with byte weights by AVX-512 VNNI.
 *
 * vpdpbusd adds four products of an unsigned by a signed byte to each of
 * sixteen sums, without loss. Levels are -127..127, so 128 is added to make
 * them unsigned, and 128 times each column's sum of weights is where the sums
 * begin, negative. Weights are laid out as fours of k for 16 columns a
 * register, in panels of 32 columns; the column sums stand before them.
 *
 * A tile of 12 rows by 32 columns uses 24 of the 32 registers as sums. The
 * instruction is written out because compilers of 2022 move the sums to and
 * fro around the intrinsic.
 */
#include "base/matrix_paths.h"

#if MATRIX_X86
#include <assert.h>
#include <immintrin.h>
#include <string.h>

#define KERNEL __attribute__((target("avx512f,avx512bw,avx512vnni,fma")))

enum { COLUMNS = 32, TALL = 12 };

static size_t fours_of(size_t rows) {
    return (rows + 3) / 4;
}

static size_t panels_of(size_t columns) {
    return (columns + COLUMNS - 1) / COLUMNS;
}

/* One panel: COLUMNS starting sums, then [fours, COLUMNS, 4] weights. */
static size_t panel_bytes(size_t rows) {
    return COLUMNS * sizeof(int32_t) + fours_of(rows) * COLUMNS * 4;
}

static size_t four_packed(size_t rows, size_t columns) {
    return panels_of(columns) * panel_bytes(rows);
}

static void four_pack(const int8_t *q, size_t rows, size_t columns, void *to) {
    char *panel = to;
    for (size_t p = 0; p < panels_of(columns); p++) {
        int32_t start[COLUMNS] = {0};
        char *next = panel + sizeof start;
        for (size_t i = 0; i < fours_of(rows) * COLUMNS * 4; i++) {
            size_t k = i / (COLUMNS * 4) * 4 + i % 4;
            size_t j = i / 4 % COLUMNS;
            bool inside = k < rows && p * COLUMNS + j < columns;
            int8_t weight = inside ? q[k * columns + p * COLUMNS + j] : 0;
            start[j] -= 128 * weight;
            *next++ = (char)weight;
        }
        memcpy(panel, start, sizeof start);
        panel += panel_bytes(rows);
    }
}

static __mmask16 first_lanes(size_t n) {
    uint32_t all = n >= 16 ? 0xFFFFu : (1u << n) - 1u;
    return (__mmask16)all;
}

/* level_row: the levels of x [K] plus 128, zeros behind up to a four. */
KERNEL static float level_row(const float *x, size_t K, uint8_t *level) {
    __m512 top = _mm512_setzero_ps();
    float inverse = 0.0f;
    for (size_t k = 0; k < K; k += 16) {
        __mmask16 in = first_lanes(K - k);
        top =
            _mm512_max_ps(top, _mm512_abs_ps(_mm512_maskz_loadu_ps(in, x + k)));
    }
    float scale = row_scale(_mm512_reduce_max_ps(top), &inverse);
    for (size_t k = 0; k < K; k += 16) {
        __mmask16 in = first_lanes(K - k);
        __m512i wide = _mm512_cvtps_epi32(_mm512_mul_ps(
            _mm512_maskz_loadu_ps(in, x + k), _mm512_set1_ps(inverse)));
        wide = _mm512_add_epi32(wide, _mm512_set1_epi32(128));
        _mm_storeu_si128((__m128i *)(void *)(level + k),
                         _mm512_cvtepi32_epi8(wide));
    }
    return scale;
}

/* A few rows, rounded; room for whole registers at each end. */
typedef struct levels {
    size_t rows;
    size_t row;
    uint8_t at[MATRIX_BYTES_TALL * (MATRIX_BYTES_ROWS + 16)];
    float scale[MATRIX_BYTES_TALL];
} levels;

/* What a tile needs. */
typedef struct tile {
    const uint8_t *level;
    size_t row;
    const char *panel;
    size_t fours;
    const float *row_scale;
    __m512 scale[2];
    float *c;
    size_t c_row;
    __mmask16 in[2]; /* columns that exist */
    bool add;
} tile;

#define DOT(sum, a, b)                                                         \
    __asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(a), "v"(b))
#define ACC(r)                                                                 \
    __m512i x##r = start0;                                                     \
    __m512i y##r = start1;
#define STEP(r, p, q)                                                          \
    {                                                                          \
        int32_t four;                                                          \
        memcpy(&four, (p) + (q)*row, sizeof four);                             \
        __m512i s = _mm512_set1_epi32(four);                                   \
        DOT(x##r, s, u);                                                       \
        DOT(y##r, s, v);                                                       \
    }
#define STEP3(r0, r1, r2, p) STEP(r0, p, 0) STEP(r1, p, 1) STEP(r2, p, 2)
#define PUT(r)                                                                 \
    put(t, r, 0, x##r);                                                        \
    put(t, r, 1, y##r);
#define ROWS_1(X) X(0)
#define ROWS_3(X) X(0) X(1) X(2)
#define ROWS_6(X) ROWS_3(X) X(3) X(4) X(5)
#define ROWS_12(X) ROWS_6(X) X(6) X(7) X(8) X(9) X(10) X(11)

/* put: sums of one row, one half of the panel, to floats. */
KERNEL static inline void put(const tile *t, size_t r, int half, __m512i sum) {
    float *c = t->c + r * t->c_row + 16 * half;
    __m512 value = _mm512_mul_ps(
        _mm512_cvtepi32_ps(sum),
        _mm512_mul_ps(_mm512_set1_ps(t->row_scale[r]), t->scale[half]));
    if (t->add) {
        value = _mm512_add_ps(_mm512_maskz_loadu_ps(t->in[half], c), value);
    }
    _mm512_mask_storeu_ps(c, t->in[half], value);
}

#define TILE(r, walk)                                                          \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t row = t->row;                                             \
        const uint8_t *a = t->level;                                           \
        const char *b = t->panel;                                              \
        __m512i start0 = _mm512_loadu_si512(b);                                \
        __m512i start1 = _mm512_loadu_si512(b + 64);                           \
        b += 128;                                                              \
        ROWS_##r(ACC) for (size_t k = t->fours; k > 0; k--) {                  \
            __m512i u = _mm512_loadu_si512(b);                                 \
            __m512i v = _mm512_loadu_si512(b + 64);                            \
            walk a += 4;                                                       \
            b += 128;                                                          \
        }                                                                      \
        ROWS_##r(PUT)                                                          \
    }

TILE(1, STEP(0, a, 0))
TILE(3, STEP3(0, 1, 2, a))
TILE(6, STEP3(0, 1, 2, a) STEP3(3, 4, 5, a + 3 * row))
TILE(12, STEP3(0, 1, 2, a) STEP3(3, 4, 5, a + 3 * row)
             STEP3(6, 7, 8, a + 6 * row) STEP3(9, 10, 11, a + 9 * row))

KERNEL static void rows_down(const levels *a, const matrix_bytes *b,
                             size_t panel, float *c, size_t c_row, bool add) {
    const char *at = b->at;
    size_t from = panel * COLUMNS;
    size_t n =
        b->columns - from < COLUMNS ? b->columns - from : (size_t)COLUMNS;
    uint32_t columns = n == 32 ? UINT32_MAX : (1u << n) - 1u;
    tile t = {.row = a->row,
              .panel = at + panel * panel_bytes(b->rows),
              .fours = fours_of(b->rows),
              .c_row = c_row,
              .in = {(__mmask16)columns, (__mmask16)(columns >> 16)},
              .add = add};
    t.scale[0] = _mm512_maskz_loadu_ps(t.in[0], b->scale + from);
    t.scale[1] = _mm512_maskz_loadu_ps(t.in[1], b->scale + from + 16);
    for (size_t r = 0; r < a->rows;) {
        size_t left = a->rows - r;
        t.level = a->at + r * a->row;
        t.row_scale = a->scale + r;
        t.c = c + r * c_row + from;
        if (left >= 12) {
            tile_12(&t);
            r += 12;
        } else if (left >= 6) {
            tile_6(&t);
            r += 6;
        } else if (left >= 3) {
            tile_3(&t);
            r += 3;
        } else {
            tile_1(&t);
            r += 1;
        }
    }
}

KERNEL static void four_multiply(matrix_view a, const matrix_bytes *b, float *c,
                                 size_t c_row, bool add) {
    levels few;
    assert(a.columns == b->rows && a.step == 1 &&
           a.columns <= MATRIX_BYTES_ROWS);
    few.row = (a.columns + 15) / 16 * 16;
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

const matrix_byte_kernels matrix_bytes_vnni = {four_packed, four_pack,
                                               four_multiply};
#else
typedef int matrix_bytes_vnni_absent; /* a file of C may not be empty */
#endif
