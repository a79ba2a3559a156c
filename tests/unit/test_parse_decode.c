/* needs: parse */
/* test_parse_decode: the decoder against all trees, for short sentences. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "parse/parse_decode.h"

#include <cmocka.h>

enum { MOST = 5 };

static unsigned next_number(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static int is_tree(const uint32_t *head, uint32_t n) {
    uint32_t roots = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t steps = 0;
        roots += head[i] == 0;
        for (uint32_t h = i + 1; h != 0; h = head[h - 1]) {
            if (++steps > n) {
                return 0;
            }
        }
    }
    return roots == 1;
}

static double sum_of(const float *scores, const uint32_t *head, uint32_t n) {
    double sum = 0.0;
    for (uint32_t i = 0; i < n; i++) {
        sum += scores[i * (n + 1) + head[i]];
    }
    return sum;
}

/* best_by_trying: the best sum over all trees with one root. */
static double best_by_trying(const float *scores, uint32_t n) {
    uint32_t head[MOST] = {0};
    double best = -1e30;
    for (;;) {
        if (is_tree(head, n) && sum_of(scores, head, n) > best) {
            best = sum_of(scores, head, n);
        }
        uint32_t i = 0;
        while (i < n && ++head[i] > n) {
            head[i++] = 0;
        }
        if (i == n) {
            return best;
        }
    }
}

static void finds_the_best_of_all_trees(void **state) {
    arena *tmp = arena_new(1 << 24);
    unsigned seed = 1;
    (void)state;
    for (int round = 0; round < 2000; round++) {
        uint32_t n = 1 + (uint32_t)round % MOST;
        float scores[MOST * (MOST + 1)];
        uint32_t head[MOST];
        for (uint32_t i = 0; i < n * (n + 1); i++) {
            scores[i] = (float)(next_number(&seed) % 64);
        }
        assert_true(decode_tree(scores, n, tmp, head));
        assert_true(is_tree(head, n));
        assert_true(sum_of(scores, head, n) == best_by_trying(scores, n));
        assert_int_equal(arena_bytes(tmp), 0);
    }
    arena_free(tmp);
}

static void long_rings_are_broken(void **state) {
    enum { N = 400 };
    arena *tmp = arena_new((size_t)1 << 26);
    float *scores = calloc((size_t)N * (N + 1), sizeof *scores);
    uint32_t head[N];
    (void)state;
    assert_non_null(scores);
    for (uint32_t i = 0; i < N; i++) { /* each wants the next: one big ring */
        scores[i * (N + 1) + (i + 1) % N + 1] = 9.0f;
    }
    assert_true(decode_tree(scores, N, tmp, head));
    assert_true(is_tree(head, N));
    memset(scores, 0, (size_t)N * (N + 1) * sizeof *scores);
    for (uint32_t i = 0; i < N; i++) { /* rings of two, then of four, ... */
        for (uint32_t d = 1; d < N; d *= 2) {
            scores[i * (N + 1) + ((i ^ d) % N) + 1] += 9.0f / (float)d;
        }
    }
    assert_true(decode_tree(scores, N, tmp, head));
    assert_true(is_tree(head, N));
    free(scores);
    arena_free(tmp);
}

static void no_memory_is_said(void **state) {
    arena *tmp = arena_new(256);
    float scores[30] = {0};
    uint32_t head[5];
    (void)state;
    assert_false(decode_tree(scores, 5, tmp, head));
    arena_free(tmp);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_of_all_trees),
        cmocka_unit_test(long_rings_are_broken),
        cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
