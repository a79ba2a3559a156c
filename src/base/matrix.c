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

#include <string.h>

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
#if MATRIX_ARM64
    case 1:
        return &matrix_neon;
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

/* A panel while it is filled: `columns` of b from the column at `at` on. */
typedef struct panel {
    const float *at;
    size_t row;
    size_t step;
    size_t rows;
    size_t columns;
} panel;

/* pack_rows: where the columns of b lie side by side. */
static void pack_rows(panel p, float *to) {
    for (size_t k = 0; k < p.rows; k++, to += MATRIX_PANEL) {
        memcpy(to, p.at + k * p.row, p.columns * sizeof *to);
        memset(to + p.columns, 0, (MATRIX_PANEL - p.columns) * sizeof *to);
    }
}

/* pack_turned: where they do not: sixteen rows at a time, a cache line of b
 * after the other. */
static void pack_turned(panel p, float *to) {
    enum { DEEP = 16 };
    for (size_t from = 0; from < p.rows;
         from += DEEP, to += DEEP * MATRIX_PANEL) {
        size_t deep = p.rows - from < DEEP ? p.rows - from : (size_t)DEEP;
        for (size_t j = 0; j < MATRIX_PANEL; j++) {
            const float *at = p.at + from * p.row + j * p.step;
            for (size_t k = 0; k < deep; k++) {
                to[k * MATRIX_PANEL + j] = j < p.columns ? at[k * p.row] : 0.0f;
            }
        }
    }
}

matrix_packed matrix_pack(matrix_view b, float *to) {
    float *next = to;
    for (size_t from = 0; from < b.columns; from += MATRIX_PANEL) {
        size_t left = b.columns - from;
        panel p = {b.at + from * b.step, b.row, b.step, b.rows,
                   left < MATRIX_PANEL ? left : (size_t)MATRIX_PANEL};
        if (b.step == 1) {
            pack_rows(p, next);
        } else {
            pack_turned(p, next);
        }
        next += MATRIX_PANEL * b.rows;
    }
    return (matrix_packed){to, b.rows, b.columns};
}
