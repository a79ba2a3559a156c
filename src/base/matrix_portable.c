/* matrix_portable.c: the kernels on any processor, one float at a time.
 *
 * The work itself is in matrix_lanes.h, written over a register type; here
 * stand the type, its operations and the table that matrix.c hands out.
 * Slow where fmaf is a function, but right, and the reference for the others.
 */
#include "base/matrix_paths.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#define KERNEL
#define LANES 1
#define TALL 6
#define V float
#define V_ZERO() 0.0f
#define V_ONE(value) ((float)(value))
#define V_LOAD(from) (*(from))
#define V_STORE(to, x) (*(to) = (x))
#define V_BYTES(from) ((float)*(from))
#define V_SPLAT(from) (*(from))
#define V_FMA(x, y, z) fmaf(x, y, z)
#define V_ADD(x, y) ((x) + (y))
#define V_SUB(x, y) ((x) - (y))
#define V_MUL(x, y) ((x) * (y))
#define V_DIV(x, y) ((x) / (y))
#define V_MIN(x, y) ((x) < (y) ? (x) : (y))
#define V_MAX(x, y) ((x) > (y) ? (x) : (y))
#define V_TIMES_TWO_TO(x, shifted) times_two_to(x, shifted)

/* times_two_to: x times 2^n, n in the low bits of `shifted`: added to the
 * exponent. */
static inline float times_two_to(float x, float shifted) {
    uint32_t bits;
    uint32_t n;
    memcpy(&bits, &x, sizeof bits);
    memcpy(&n, &shifted, sizeof n);
    bits += n << 23;
    memcpy(&x, &bits, sizeof x);
    return x;
}

#include "base/matrix_lanes.h"

const matrix_kernels matrix_portable = {
    "portable", lanes_multiply,        lanes_cell_step, lanes_softmax,
    lanes_dot,  lanes_add_scaled,      lanes_add_bytes, lanes_leak,
    lanes_best, &matrix_bytes_portable};
