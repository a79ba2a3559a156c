/* matrix_avx512.c: the kernels on AVX-512 registers of sixteen floats.
 *
 * The work itself is in matrix_lanes.h, written over a register type; here
 * stand the type, its operations and the table that matrix.c hands out.
 * Tiles of 12 rows by 32 columns use 24 of the 32 registers as sums.
 */
#include "base/matrix_paths.h"

#if MATRIX_X86
#include <immintrin.h>

#define KERNEL __attribute__((target("avx512f,fma")))
#define LANES 16
#define TALL 12
#define V __m512
#define V_ZERO() _mm512_setzero_ps()
#define V_ONE(value) _mm512_set1_ps(value)
#define V_LOAD(from) _mm512_loadu_ps(from)
#define V_STORE(to, x) _mm512_storeu_ps(to, x)
#define V_BYTES(from)                                                          \
    _mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(                                   \
        _mm_loadu_si128((const __m128i *)(const void *)(from))))
#define V_SPLAT(from) _mm512_set1_ps(*(from))
#define V_FMA(x, y, z) _mm512_fmadd_ps(x, y, z)
#define V_ADD(x, y) _mm512_add_ps(x, y)
#define V_SUB(x, y) _mm512_sub_ps(x, y)
#define V_MUL(x, y) _mm512_mul_ps(x, y)
#define V_DIV(x, y) _mm512_div_ps(x, y)
#define V_MIN(x, y) _mm512_min_ps(x, y)
#define V_MAX(x, y) _mm512_max_ps(x, y)
/* x times 2^n, n in the low bits of `shifted`: added to the exponent. */
#define V_TIMES_TWO_TO(x, shifted)                                             \
    _mm512_castsi512_ps(                                                       \
        _mm512_add_epi32(_mm512_castps_si512(x),                               \
                         _mm512_slli_epi32(_mm512_castps_si512(shifted), 23)))

#include "base/matrix_lanes.h"

const matrix_kernels matrix_avx512 = {
    "avx512",   lanes_multiply,    lanes_cell_step, lanes_softmax,
    lanes_dot,  lanes_add_scaled,  lanes_add_bytes, lanes_leak,
    lanes_best, &matrix_bytes_avx2};

/* The same floats; bytes by the instructions made for them. */
const matrix_kernels matrix_vnni = {
    "avx512vnni", lanes_multiply,    lanes_cell_step, lanes_softmax,
    lanes_dot,    lanes_add_scaled,  lanes_add_bytes, lanes_leak,
    lanes_best,   &matrix_bytes_vnni};
#else
typedef int matrix_avx512_absent; /* a file of C may not be empty */
#endif
