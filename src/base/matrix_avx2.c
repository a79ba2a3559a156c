/* matrix_avx2.c: the kernels on AVX2 registers of eight floats.
 *
 * The work itself is in matrix_lanes.h, written over a register type; here
 * stand the type, its operations and the table that matrix.c hands out.
 * Tiles of 6 rows by 16 columns use 12 of the 16 registers as sums.
 */
#include "base/matrix_paths.h"

#if MATRIX_X86
#include <immintrin.h>

#define KERNEL __attribute__((target("avx2,fma")))
#define LANES 8
#define TALL 6
#define V __m256
#define V_ZERO() _mm256_setzero_ps()
#define V_ONE(value) _mm256_set1_ps(value)
#define V_LOAD(from) _mm256_loadu_ps(from)
#define V_STORE(to, x) _mm256_storeu_ps(to, x)
#define V_BYTES(from)                                                          \
    _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(                                   \
        _mm_loadl_epi64((const __m128i *)(const void *)(from))))
#define V_SPLAT(from) _mm256_set1_ps(*(from))
#define V_FMA(x, y, z) _mm256_fmadd_ps(x, y, z)
#define V_ADD(x, y) _mm256_add_ps(x, y)
#define V_SUB(x, y) _mm256_sub_ps(x, y)
#define V_MUL(x, y) _mm256_mul_ps(x, y)
#define V_DIV(x, y) _mm256_div_ps(x, y)
#define V_MIN(x, y) _mm256_min_ps(x, y)
#define V_MAX(x, y) _mm256_max_ps(x, y)
/* x times 2^n, n in the low bits of `shifted`: added to the exponent. */
#define V_TIMES_TWO_TO(x, shifted)                                             \
    _mm256_castsi256_ps(                                                       \
        _mm256_add_epi32(_mm256_castps_si256(x),                               \
                         _mm256_slli_epi32(_mm256_castps_si256(shifted), 23)))

#include "base/matrix_lanes.h"

const matrix_kernels matrix_avx2 = {
    "avx2",     lanes_multiply,    lanes_cell_step, lanes_softmax,
    lanes_dot,  lanes_add_scaled,  lanes_add_bytes, lanes_leak,
    lanes_best, &matrix_bytes_avx2};
#else
typedef int matrix_avx2_absent; /* a file of C may not be empty */
#endif
