/* matrix.c: packing, views, and which kernels this processor runs.
 *
 * The problem: a parser spends nine tenths of its time in products of small
 * matrices (a few hundred wide), and its output must not depend on the
 * machine. Method: the usual panel packing of the right side (Goto and van de
 * Geijn 2008), but no blocking over k: our k is at most a few hundred, a panel
 * fits the first cache, and one unbroken chain of fused multiply-adds per
 * output is what makes wide and narrow registers agree to the bit.
 *
 * Why not a BLAS: it reorders sums by processor and thread count, and its
 * start-up costs more than our products of thirty rows.
 *
 * Limits: rows and columns are the caller's promise; nothing is checked here
 * but by assert. The portable path calls fmaf, which is slow without hardware
 * support but right.
 */
#include "base/matrix.h"

#include "base/matrix_paths.h"

const matrix_kernels *matrix_kernels_at(int path) {
    switch (path) {
    case 0:
        return &matrix_portable;
#if MATRIX_X86
    case 1:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")
                   ? &matrix_avx2
                   : NULL;
    case 2:
        return __builtin_cpu_supports("avx512f") &&
                       __builtin_cpu_supports("fma")
                   ? &matrix_avx512
                   : NULL;
    case 3:
        return __builtin_cpu_supports("avx512vnni") &&
                       __builtin_cpu_supports("avx512bw") &&
                       matrix_kernels_at(2) != NULL
                   ? &matrix_vnni
                   : NULL;
#endif
    default:
        return NULL;
    }
}

const matrix_kernels *matrix_kernels_best(void) {
    for (int path = MATRIX_PATHS - 1; path > 0; path--) {
        const matrix_kernels *kernels = matrix_kernels_at(path);
        if (kernels != NULL) {
            return kernels;
        }
    }
    return &matrix_portable;
}

matrix_view matrix_rows(const float *at, size_t rows, size_t columns) {
    return (matrix_view){at, rows, columns, columns, 1};
}

matrix_view matrix_turned(const float *at, size_t rows, size_t columns) {
    return (matrix_view){at, columns, rows, 1, columns};
}

size_t matrix_packed_floats(size_t rows, size_t columns) {
    size_t panels = (columns + MATRIX_PANEL - 1) / MATRIX_PANEL;
    return panels * MATRIX_PANEL * rows;
}

/* pack_part: columns from..from+n of row k into a panel's row. */
static void pack_part(matrix_view b, size_t k, size_t from, float *to) {
    size_t n = b.columns - from < MATRIX_PANEL ? b.columns - from
                                               : (size_t)MATRIX_PANEL;
    const float *at = b.at + k * b.row + from * b.step;
    for (size_t j = 0; j < n; j++) {
        to[j] = at[j * b.step];
    }
    for (size_t j = n; j < MATRIX_PANEL; j++) {
        to[j] = 0.0f;
    }
}

matrix_packed matrix_pack(matrix_view b, float *to) {
    float *next = to;
    for (size_t from = 0; from < b.columns; from += MATRIX_PANEL) {
        for (size_t k = 0; k < b.rows; k++) {
            pack_part(b, k, from, next);
            next += MATRIX_PANEL;
        }
    }
    return (matrix_packed){to, b.rows, b.columns};
}
