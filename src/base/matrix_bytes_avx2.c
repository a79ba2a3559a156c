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
#include <immintrin.h>

#define KERNEL __attribute__((target("avx2,fma")))
#define LEVEL int16_t
#define WEIGHT int16_t
enum { COLUMNS = 16, GROUP = 2, SHIFT = 0 };

#include "base/matrix_bytes_tiles.h"

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
    level[K] = 0; /* there is room: LEVEL_PAD */
    return scale;
}

/* put: sums of one row, eight columns of the panel, to floats. */
KERNEL static inline void put(const tile *t, size_t r, size_t from,
                              __m256i sum) {
    float *c = t->c + r * t->c_row + from;
    const float *scale = t->scale + from;
    if (t->columns >= from + 8) {
        __m256 value =
            _mm256_mul_ps(_mm256_cvtepi32_ps(sum),
                          _mm256_mul_ps(_mm256_set1_ps(t->row_scale[r]),
                                        _mm256_loadu_ps(scale)));
        value = t->add ? _mm256_add_ps(_mm256_loadu_ps(c), value) : value;
        _mm256_storeu_ps(c, value);
        return;
    }
    int32_t one[8];
    _mm256_storeu_si256((__m256i *)(void *)one, sum);
    for (size_t j = 0; from + j < t->columns; j++) {
        float value = (float)one[j] * (t->row_scale[r] * scale[j]);
        c[j] = t->add ? c[j] + value : value;
    }
}

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
    put(t, r, 0, x##r);                                                        \
    put(t, r, 8, y##r);
#define ROWS_1(X) X(0)
#define ROWS_2(X) X(0) X(1)
#define ROWS_6(X) X(0) X(1) X(2) X(3) X(4) X(5)
#define TILE(r)                                                                \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t row = t->row;                                             \
        const int16_t *a = t->level;                                           \
        const int16_t *b = (const int16_t *)(const void *)t->panel;            \
        ROWS_##r(ACC) for (size_t k = t->groups; k > 0; k--) {                 \
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

static const struct {
    size_t rows;
    void (*run)(const tile *);
} tiles[] = {{6, tile_6}, {2, tile_2}, {1, tile_1}};

#include "base/matrix_bytes_walk.h"

const matrix_byte_kernels matrix_bytes_avx2 = {group_packed, group_pack,
                                               group_multiply};
#else
typedef int matrix_bytes_avx2_absent; /* a file of C may not be empty */
#endif
