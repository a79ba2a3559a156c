/* matrix_paths.h: the tables of kernels that matrix.c chooses from, and what
 * the byte kernels share. */
#ifndef BASE_MATRIX_PATHS_H
#define BASE_MATRIX_PATHS_H

#include "base/matrix.h"

#if defined(__x86_64__)
#define MATRIX_X86 1
#else
#define MATRIX_X86 0
#endif

#if defined(__aarch64__)
#define MATRIX_ARM64 1
#else
#define MATRIX_ARM64 0
#endif

extern const matrix_kernels matrix_portable;
extern const matrix_byte_kernels matrix_bytes_portable;
#if MATRIX_X86
extern const matrix_byte_kernels matrix_bytes_avx2;
extern const matrix_byte_kernels matrix_bytes_vnni;
extern const matrix_kernels matrix_vnni;
extern const matrix_kernels matrix_avx2;
extern const matrix_kernels matrix_avx512;
#endif
#if MATRIX_ARM64
extern const matrix_byte_kernels matrix_bytes_neon;
extern const matrix_kernels matrix_neon;
#endif

/* Rows of a that are rounded at a time. */
enum { MATRIX_BYTES_TALL = 24 };

/* row_scale: what a row's levels are worth, 0 for a row of (nearly) nothing;
 * `most` is its largest absolute value. x * *inverse is the level. */
static inline float row_scale(float most, float *inverse) {
    if (!(most > 1e-30f)) {
        *inverse = 0.0f;
        return 0.0f;
    }
    *inverse = 127.0f / most;
    return most / 127.0f;
}

#endif
