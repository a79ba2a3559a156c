/* needs: base */
#include "check.h"

#include "base/arena.h"

static void pieces_are_zeroed_and_aligned(void **state) {
    (void)state;
    arena *a = arena_new(1 << 20);
    for (size_t bytes = 1; bytes < 20000; bytes = bytes * 3 + 1) {
        unsigned char *at = arena_take(a, bytes, 1);
        assert_non_null(at);
        assert_int_equal((uintptr_t)at % (bytes >= 4096 ? 64 : 16), 0);
        for (size_t i = 0; i < bytes; i++) {
            assert_int_equal(at[i], 0);
        }
        memset(at, 0xAA, bytes);
    }
    arena_reset(a);
    unsigned char *again = arena_take(a, 9000, 1);
    for (size_t i = 0; i < 9000; i++) {
        assert_int_equal(again[i], 0);
    }
    arena_free(a);
    arena_free(NULL);
}

static void limit_and_overflow_are_refused(void **state) {
    (void)state;
    arena *a = arena_new(1000);
    assert_non_null(arena_take(a, 0, 8));
    assert_non_null(arena_take(a, 900, 1));
    assert_null(arena_take(a, 200, 1));
    assert_null(arena_take(a, SIZE_MAX / 2, 4));
    assert_null(arena_take(a, SIZE_MAX, 1));
    assert_null(arena_grow(a, NULL, 0, SIZE_MAX / 2, 4));
    assert_non_null(arena_take(a, 32, 1));
    assert_true(arena_bytes(a) <= 1000);
    arena_free(a);
}

static void grow_keeps_what_was_there(void **state) {
    (void)state;
    arena *a = arena_new(1 << 22);
    uint32_t *list = NULL;
    size_t room = 0;
    for (uint32_t i = 0; i < 5000; i++) {
        if (i == room) {
            size_t more = room * 2 + 1;
            list = arena_grow(a, list, room, more, sizeof *list);
            assert_non_null(list);
            for (size_t k = room; k < more; k++) {
                assert_int_equal(list[k], 0);
            }
            room = more;
        }
        list[i] = i;
        if (i % 700 == 0) {
            assert_non_null(arena_take(a, 3, 1)); /* no longer the last piece */
        }
    }
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(list[i], i);
    }
    arena_free(a);
}

static void back_forgets_to_the_mark(void **state) {
    (void)state;
    arena *a = arena_new(1 << 24);
    arena_mark_t empty = arena_mark(a);
    char *kept = arena_take(a, 10, 1);
    memcpy(kept, "kept", 5);
    size_t bytes = arena_bytes(a);
    for (int round = 0; round < 50; round++) {
        arena_mark_t mark = arena_mark(a);
        for (int i = 0; i < 40; i++) {
            assert_non_null(arena_take(a, 10000, 1));
        }
        arena_back(a, mark);
        assert_int_equal(arena_bytes(a), bytes);
    }
    assert_string_equal(kept, "kept");
    arena_back(a, empty);
    assert_int_equal(arena_bytes(a), 0);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_aligned),
        cmocka_unit_test(limit_and_overflow_are_refused),
        cmocka_unit_test(grow_keeps_what_was_there),
        cmocka_unit_test(back_forgets_to_the_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
