/* needs: base */
/* test_matrix: products against plain sums, and every path against the
 * portable one, bit for bit. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/matrix.h"

enum { MOST = 70 };

static void fill(float *x, size_t n, unsigned seed) {
    unsigned state = seed * 2654435761u + 1;
    for (size_t i = 0; i < n; i++) {
        state = state * 1664525u + 1013904223u;
        x[i] = (float)(state >> 8) / (float)(1 << 23) - 1.0f;
    }
}

static void check_size(const matrix_kernels *k, size_t M, size_t K, size_t N) {
    float a[MOST * MOST];
    float b[MOST * MOST];
    float packed[(MOST + MATRIX_PANEL) * MOST];
    float c[MOST * MOST];
    float want[MOST * MOST];
    fill(a, M * K, 1);
    fill(b, K * N, 2);
    matrix_packed p = matrix_pack(matrix_rows(b, K, N), packed);
    k->multiply(matrix_rows(a, M, K), p, c, N, false);
    for (size_t i = 0; i < M; i++) {
        for (size_t j = 0; j < N; j++) {
            float sum = 0.0f;
            for (size_t x = 0; x < K; x++) {
                sum = fmaf(a[i * K + x], b[x * N + j], sum);
            }
            want[i * N + j] = sum;
        }
    }
    assert_memory_equal(c, want, M * N * sizeof *c);
    k->multiply(matrix_rows(a, M, K), p, c, N, true);
    for (size_t i = 0; i < M * N; i++) {
        assert_true(c[i] == want[i] + want[i]);
    }
}

static void product_is_exact(void **state) {
    static const size_t sizes[] = {1, 2, 3, 5, 7, 13, 16, 31, 32, 33, 64, 69};
    (void)state;
    for (int path = 0; path < MATRIX_PATHS; path++) {
        const matrix_kernels *k = matrix_kernels_at(path);
        for (size_t i = 0; k != NULL && i < sizeof sizes / sizeof *sizes; i++) {
            for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
                check_size(k, sizes[i], 1 + i * j % 40, sizes[j]);
            }
        }
    }
}

static void turned_view_is_the_transpose(void **state) {
    float a[6 * 4];
    float b[6 * 8];
    float packed[2 * MATRIX_PANEL * 8];
    float c[4 * 8];
    (void)state;
    fill(a, 24, 3);
    fill(b, 48, 4);
    matrix_packed p = matrix_pack(matrix_rows(b, 6, 8), packed);
    matrix_kernels_best()->multiply(matrix_turned(a, 6, 4), p, c, 8, false);
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 8; j++) {
            float sum = 0.0f;
            for (size_t k = 0; k < 6; k++) {
                sum = fmaf(a[k * 4 + i], b[k * 8 + j], sum);
            }
            assert_true(c[i * 8 + j] == sum);
        }
    }
}

typedef struct stepped {
    float gates[4 * 32];
    float cell[32];
    float squashed[32];
    float output[32];
    float soft[37];
    float moved[37];
    float leaked[37];
    float dot;
    float best[2];
} stepped;

static void run_elementwise(const matrix_kernels *k, stepped *out) {
    float was[32];
    fill(out->gates, 128, 5);
    fill(was, 32, 6);
    fill(out->soft, 37, 7);
    for (size_t i = 0; i < 128; i++) {
        out->gates[i] *= 12.0f;
    }
    matrix_cell cell = {32,        out->gates,    was,
                        out->cell, out->squashed, out->output};
    k->cell_step(&cell);
    (void)k->softmax(out->soft, 37);
    fill(out->moved, 37, 8);
    k->add_scaled(out->moved, out->soft, 0.3f, 37);
    out->dot = k->dot(out->squashed, was, 32);
    static const int8_t bytes[37] = {-127, 5, 0, 127, 1, -1, 77, [36] = -9};
    k->add_bytes(out->moved, bytes, 0.7f, 37);
    fill(out->leaked, 37, 9);
    k->leak(out->leaked, 0.1f, 37);
    out->leaked[3] = out->leaked[36] = 9.0f;
    out->best[0] = (float)k->best(out->leaked, 37);
    out->best[1] = (float)k->best(out->leaked + 4, 33);
    assert_true(out->best[0] == 3.0f && out->best[1] == 32.0f);
}

static void paths_agree_to_the_bit(void **state) {
    stepped first;
    (void)state;
    memset(&first, 0, sizeof first);
    run_elementwise(matrix_kernels_at(0), &first);
    for (int path = 1; path < MATRIX_PATHS; path++) {
        const matrix_kernels *k = matrix_kernels_at(path);
        if (k != NULL) {
            stepped other;
            memset(&other, 0, sizeof other);
            run_elementwise(k, &other);
            assert_memory_equal(&first, &other, sizeof first);
        }
    }
}

static void activations_are_close_to_libm(void **state) {
    float in[64];
    float gates[64];
    float cell[16];
    float squashed[16];
    float output[16];
    (void)state;
    fill(in, 64, 8);
    for (size_t i = 0; i < 64; i++) {
        in[i] *= 8.0f;
    }
    memcpy(gates, in, sizeof in);
    matrix_cell step = {16, gates, NULL, cell, squashed, output};
    matrix_kernels_best()->cell_step(&step);
    for (size_t i = 0; i < 16; i++) {
        assert_true(fabsf(gates[i] - 1.0f / (1.0f + expf(-in[i]))) < 1e-6f);
        assert_true(fabsf(gates[32 + i] - tanhf(in[32 + i])) < 1e-6f);
        assert_true(fabsf(squashed[i] - tanhf(cell[i])) < 1e-6f);
    }
}

static void softmax_of_extremes_is_finite(void **state) {
    float x[3] = {1000.0f, -1000.0f, 1000.0f};
    (void)state;
    float top = matrix_kernels_best()->softmax(x, 3);
    assert_true(fabsf(x[0] - 0.5f) < 1e-6f);
    assert_true(x[1] < 1e-30f);
    assert_true(fabsf(top - 1000.6931f) < 1e-3f);
}

/* check_bytes: a byte product by one path against the portable one. */
static void check_bytes(const matrix_kernels *k, size_t M, size_t K, size_t N) {
    static float a[MOST * 300];
    static float c[2][MOST * MOST];
    static int8_t q[300 * MOST];
    static float scale[MOST];
    static char packed[2][MOST * 2 * 400 * 2];
    const matrix_byte_kernels *kernels[2] = {matrix_kernels_at(0)->bytes,
                                             k->bytes};
    fill(a, M * K, 9);
    fill(scale, N, 10);
    fill(c[0], M * N, 11);
    memcpy(c[1], c[0], sizeof c[0]);
    memset(a, 0, K * sizeof *a); /* a row of nothing */
    for (size_t i = 0; i < K * N; i++) {
        q[i] = (int8_t)((int)(i * 2654435761u >> 16) % 255 - 127);
    }
    for (int side = 0; side < 2; side++) {
        assert_true(kernels[side]->packed(K, N) <= sizeof packed[side]);
        kernels[side]->pack(q, K, N, packed[side]);
        matrix_bytes b = {K, N, packed[side], scale};
        kernels[side]->multiply(matrix_rows(a, M, K), &b, c[side], N, true);
    }
    assert_memory_equal(c[0], c[1], M * N * sizeof(float));
}

static void byte_products_agree_to_the_bit(void **state) {
    static const size_t rows[] = {1, 2, 3, 7, 12, 13, 24, 31, 64};
    static const size_t columns[] = {1, 15, 16, 17, 31, 32, 33, 51, 64, 70};
    static const size_t depths[] = {1, 3, 4, 15, 16, 17, 128, 256, 299};
    (void)state;
    for (int path = 1; path < MATRIX_PATHS; path++) {
        const matrix_kernels *k = matrix_kernels_at(path);
        for (size_t i = 0; k != NULL && i < 9 * 9 * 10; i++) {
            check_bytes(k, rows[i % 9], depths[i / 9 % 9], columns[i / 81]);
        }
    }
}

static void byte_product_is_near_the_floats(void **state) {
    float a[3 * 64];
    float b[64 * 5];
    int8_t q[64 * 5];
    float scale[5];
    float c[3 * 5];
    char packed[64 * 32 * 8];
    (void)state;
    fill(a, 3 * 64, 12);
    fill(b, 64 * 5, 13);
    for (size_t i = 0; i < 64 * 5; i++) {
        scale[i % 5] = 1.0f / 127.0f;
        q[i] = (int8_t)lrintf(b[i] * 127.0f);
    }
    const matrix_byte_kernels *k = matrix_kernels_best()->bytes;
    k->pack(q, 64, 5, packed);
    matrix_bytes m = {64, 5, packed, scale};
    k->multiply(matrix_rows(a, 3, 64), &m, c, 5, false);
    for (size_t i = 0; i < 15; i++) {
        float sum = 0.0f;
        for (size_t x = 0; x < 64; x++) {
            sum += a[i / 5 * 64 + x] * b[x * 5 + i % 5];
        }
        assert_true(fabsf(c[i] - sum) < 0.15f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(product_is_exact),
        cmocka_unit_test(turned_view_is_the_transpose),
        cmocka_unit_test(paths_agree_to_the_bit),
        cmocka_unit_test(activations_are_close_to_libm),
        cmocka_unit_test(softmax_of_extremes_is_finite),
        cmocka_unit_test(byte_products_agree_to_the_bit),
        cmocka_unit_test(byte_product_is_near_the_floats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
