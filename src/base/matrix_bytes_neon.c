/* matrix_bytes_neon.c: products with byte weights on 64-bit ARM.
 *
 * Levels and weights are both signed bytes of -127..127: two products and
 * their sum fit 16 bits (2 * 127 * 127 < 32768), pairs of those are added into
 * 32 bits. Weights are laid out as fours of k for 4 columns a register, in
 * panels of 8 columns. Every 64-bit ARM has these instructions; the one that
 * does it in a step (sdot) is not on all, and is left to a later path.
 *
 * A tile of 6 rows by 8 columns uses 12 registers as sums.
 */
#include "base/matrix_paths.h"

#if MATRIX_ARM64
#include <arm_neon.h>
#include <math.h>

#define KERNEL
#define LEVEL int8_t
#define WEIGHT int8_t
enum { COLUMNS = 8, GROUP = 4, SHIFT = 0 };

#include "base/matrix_bytes_tiles.h"

KERNEL static float level_row(const float *x, size_t K, int8_t *level) {
    float32x4_t top = vdupq_n_f32(0.0f);
    size_t whole = K / 4 * 4;
    float inverse = 0.0f;
    for (size_t k = 0; k < whole; k += 4) {
        top = vmaxq_f32(top, vabsq_f32(vld1q_f32(x + k)));
    }
    float most = vmaxvq_f32(top);
    for (size_t k = whole; k < K; k++) {
        most = fabsf(x[k]) > most ? fabsf(x[k]) : most;
    }
    float scale = row_scale(most, &inverse);
    for (size_t k = 0; k < whole; k += 4) {
        int32x4_t wide =
            vcvtnq_s32_f32(vmulq_f32(vld1q_f32(x + k), vdupq_n_f32(inverse)));
        int16x4_t half = vmovn_s32(wide);
        int8x8_t byte = vmovn_s16(vcombine_s16(half, half));
        int32_t four = vget_lane_s32(vreinterpret_s32_s8(byte), 0);
        memcpy(level + k, &four, sizeof four);
    }
    for (size_t k = whole; k < groups_of(K) * GROUP; k++) {
        level[k] = k < K ? (int8_t)lrintf(x[k] * inverse) : (int8_t)0;
    }
    return scale;
}

/* dot4: sum [4] += the four products of each column. */
KERNEL static inline int32x4_t dot4(int32x4_t sum, int8x16_t a, int8x16_t b) {
    int32x4_t low = vpaddlq_s16(vmull_s8(vget_low_s8(a), vget_low_s8(b)));
    int32x4_t high = vpaddlq_s16(vmull_high_s8(a, b));
    return vaddq_s32(sum, vpaddq_s32(low, high));
}

/* put: sums of one row, four columns of the panel, to floats. */
KERNEL static inline void put(const tile *t, size_t r, size_t from,
                              int32x4_t sum) {
    float *c = t->c + r * t->c_row + from;
    const float *scale = t->scale + from;
    if (t->columns >= from + 4) {
        float32x4_t value = vmulq_f32(
            vcvtq_f32_s32(sum),
            vmulq_f32(vdupq_n_f32(t->row_scale[r]), vld1q_f32(scale)));
        value = t->add ? vaddq_f32(vld1q_f32(c), value) : value;
        vst1q_f32(c, value);
        return;
    }
    int32_t one[4];
    vst1q_s32(one, sum);
    for (size_t j = 0; from + j < t->columns; j++) {
        float value = (float)one[j] * (t->row_scale[r] * scale[j]);
        c[j] = t->add ? c[j] + value : value;
    }
}

#define ACC(r)                                                                 \
    int32x4_t x##r = vdupq_n_s32(0);                                           \
    int32x4_t y##r = vdupq_n_s32(0);
#define STEP(r)                                                                \
    {                                                                          \
        int32_t four;                                                          \
        memcpy(&four, a + (r)*row, sizeof four);                               \
        int8x16_t s = vreinterpretq_s8_s32(vdupq_n_s32(four));                 \
        x##r = dot4(x##r, s, u);                                               \
        y##r = dot4(y##r, s, v);                                               \
    }
#define PUT(r)                                                                 \
    put(t, r, 0, x##r);                                                        \
    put(t, r, 4, y##r);
#define ROWS_1(X) X(0)
#define ROWS_2(X) X(0) X(1)
#define ROWS_6(X) X(0) X(1) X(2) X(3) X(4) X(5)
#define TILE(r)                                                                \
    KERNEL static void tile_##r(const tile *t) {                               \
        const size_t row = t->row;                                             \
        const int8_t *a = t->level;                                            \
        const int8_t *b = (const int8_t *)t->panel;                            \
        ROWS_##r(ACC) for (size_t k = t->groups; k > 0; k--) {                 \
            int8x16_t u = vld1q_s8(b);                                         \
            int8x16_t v = vld1q_s8(b + 16);                                    \
            ROWS_##r(STEP) a += 4;                                             \
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

const matrix_byte_kernels matrix_bytes_neon = {group_packed, group_pack,
                                               group_multiply};
#else
typedef int matrix_bytes_neon_absent; /* a file of C may not be empty */
#endif
