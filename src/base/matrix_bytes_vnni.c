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
#include <immintrin.h>

#define KERNEL __attribute__((target("avx512f,avx512bw,avx512vnni,fma")))
#define LEVEL uint8_t
#define WEIGHT int8_t
enum { COLUMNS = 32, GROUP = 4, SHIFT = 128 };

#include "base/matrix_bytes_tiles.h"

static __mmask16 first_lanes(size_t n) {
    uint32_t all = n >= 16 ? 0xFFFFu : (1u << n) - 1u;
    return (__mmask16)all;
}

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
        wide = _mm512_add_epi32(wide, _mm512_set1_epi32(SHIFT));
        _mm_storeu_si128((__m128i *)(void *)(level + k),
                         _mm512_cvtepi32_epi8(wide));
    }
    return scale;
}

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
    put(t, r, 16, y##r);
#define ROWS_1(X) X(0)
#define ROWS_3(X) X(0) X(1) X(2)
#define ROWS_6(X) ROWS_3(X) X(3) X(4) X(5)
#define ROWS_12(X) ROWS_6(X) X(6) X(7) X(8) X(9) X(10) X(11)

/* put: sums of one row, one half of the panel, to floats. */
KERNEL static inline void put(const tile *t, size_t r, size_t half,
                              __m512i sum) {
    float *c = t->c + r * t->c_row + half;
    __mmask16 in = t->columns > half ? first_lanes(t->columns - half) : 0;
    __m512 scale = _mm512_maskz_loadu_ps(in, t->scale + half);
    __m512 value =
        _mm512_mul_ps(_mm512_cvtepi32_ps(sum),
                      _mm512_mul_ps(_mm512_set1_ps(t->row_scale[r]), scale));
    if (t->add) {
        value = _mm512_add_ps(_mm512_maskz_loadu_ps(in, c), value);
    }
    _mm512_mask_storeu_ps(c, in, value);
}

#define TILE(r, walk)                                                          \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t row = t->row;                                             \
        const uint8_t *a = t->level;                                           \
        const char *b = t->panel;                                              \
        __m512i start0 = _mm512_loadu_si512(b);                                \
        __m512i start1 = _mm512_loadu_si512(b + 64);                           \
        b += 128;                                                              \
        ROWS_##r(ACC) for (size_t k = t->groups; k > 0; k--) {                 \
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

static const struct {
    size_t rows;
    void (*run)(const tile *);
} tiles[] = {{12, tile_12}, {6, tile_6}, {3, tile_3}, {1, tile_1}};

#include "base/matrix_bytes_walk.h"

const matrix_byte_kernels matrix_bytes_vnni = {group_packed, group_pack,
                                               group_multiply};
#else
typedef int matrix_bytes_vnni_absent; /* a file of C may not be empty */
#endif
