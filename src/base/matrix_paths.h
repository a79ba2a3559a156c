/* matrix_paths.h: the tables of kernels that matrix.c chooses from. */
#ifndef BASE_MATRIX_PATHS_H
#define BASE_MATRIX_PATHS_H

#include "base/matrix.h"

#if defined(__x86_64__)
#define MATRIX_X86 1
#else
#define MATRIX_X86 0
#endif

extern const matrix_kernels matrix_portable;
#if MATRIX_X86
extern const matrix_kernels matrix_avx2;
extern const matrix_kernels matrix_avx512;
#endif

#endif
