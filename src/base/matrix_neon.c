/* matrix_neon.c: the kernels on the 128-bit registers of 64-bit ARM.
 *
 * The work itself is in matrix_lanes.h, written over a register type; here
 * stand the type, its operations and the table that matrix.c hands out.
 * Tiles of 12 rows by 8 columns use 24 of the 32 registers as sums. Fused
 * multiply-add is part of every such processor, so no check is needed.
 */
#include "base/matrix_paths.h"

#if MATRIX_ARM64
#include <arm_neon.h>
#include <string.h>

#define KERNEL
#define LANES 4
#define TALL 12
#define V float32x4_t
#define V_ZERO() vdupq_n_f32(0.0f)
#define V_ONE(value) vdupq_n_f32(value)
#define V_LOAD(from) vld1q_f32(from)
#define V_STORE(to, x) vst1q_f32(to, x)
#define V_BYTES(from) four_bytes(from)
#define V_SPLAT(from) vld1q_dup_f32(from)
#define V_FMA(x, y, z) vfmaq_f32(z, x, y)
#define V_ADD(x, y) vaddq_f32(x, y)
#define V_SUB(x, y) vsubq_f32(x, y)
#define V_MUL(x, y) vmulq_f32(x, y)
#define V_DIV(x, y) vdivq_f32(x, y)
#define V_MIN(x, y) vbslq_f32(vcltq_f32(x, y), x, y)
#define V_MAX(x, y) vbslq_f32(vcgtq_f32(x, y), x, y)
/* x times 2^n, n in the low bits of `shifted`: added to the exponent. */
#define V_TIMES_TWO_TO(x, shifted)                                             \
    vreinterpretq_f32_u32(                                                     \
        vaddq_u32(vreinterpretq_u32_f32(x),                                    \
                  vshlq_n_u32(vreinterpretq_u32_f32(shifted), 23)))

static inline float32x4_t four_bytes(const int8_t *from) {
    int32_t four;
    memcpy(&four, from, sizeof four);
    int8x8_t bytes = vreinterpret_s8_s32(vdup_n_s32(four));
    return vcvtq_f32_s32(vmovl_s16(vget_low_s16(vmovl_s8(bytes))));
}

#include "base/matrix_lanes.h"

const matrix_kernels matrix_neon = {
    "neon",     lanes_multiply,    lanes_cell_step, lanes_softmax,
    lanes_dot,  lanes_add_scaled,  lanes_add_bytes, lanes_leak,
    lanes_best, &matrix_bytes_neon};
#else
typedef int matrix_neon_absent; /* a file of C may not be empty */
#endif
