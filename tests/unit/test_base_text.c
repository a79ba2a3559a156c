/* needs: base */
#include "check.h"

#include <float.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/number.h"
#include "base/status.h"
#include "base/text.h"
#include "base/utf8.h"

static void slices_compare_and_cut(void **state) {
    (void)state;
    slice empty = {0};
    assert_true(slice_equal(empty, SLICE("")));
    assert_true(slice_is(slice_part(SLICE("treaty"), 2, 99), "eaty"));
    assert_true(slice_is(slice_part(SLICE("treaty"), 9, 3), ""));
    assert_int_equal(slice_part(empty, 1, 2).bytes, 0);
    assert_true(slice_equal_fold(SLICE("ArLand"), SLICE("aRlAND")));
    assert_false(slice_equal_fold(SLICE("a"), SLICE("ab")));
    assert_true(slice_starts(SLICE("ab"), SLICE("a")));
    assert_true(slice_starts(SLICE("ab"), empty));
    assert_false(slice_starts(SLICE("a"), SLICE("ab")));
    assert_true(slice_ends(SLICE("talks.txt"), SLICE(".txt")));
    assert_true(slice_compare(SLICE("a"), SLICE("ab")) < 0);
    assert_true(slice_compare(SLICE("\xC3"), SLICE("a")) > 0);
    assert_int_equal(slice_compare(empty, SLICE("")), 0);
    check_slice(slice_trim(SLICE(" \t x y\r\n")), "x y");
    check_slice(slice_trim(SLICE(" \n ")), "");
    slice rest = SLICE("a,,b");
    slice head;
    assert_true(slice_cut(&rest, ',', &head));
    check_slice(head, "a");
    assert_true(slice_cut(&rest, ',', &head));
    check_slice(head, "");
    assert_true(slice_cut(&rest, ',', &head));
    check_slice(head, "b");
    assert_false(slice_cut(&rest, ',', &head));
}

static void hash_is_the_published_one(void **state) {
    (void)state;
    /* XXH3-64 of the empty input with seed 0. */
    assert_true(slice_hash(SLICE("")) == UINT64_C(0x2D06800538D394C2));
    assert_true(slice_hash((slice){0}) == UINT64_C(0x2D06800538D394C2));
}

static void lower_case_beyond_ascii(void **state) {
    (void)state;
    arena *a = arena_new(1 << 16);
    check_slice(slice_lower(a, SLICE("ÇA VA À Łódź")), "ça va à łódź");
    check_slice(slice_lower(a, SLICE("U.S.")), "u.s.");
    check_slice(slice_lower(a, SLICE("")), "");
    /* A byte that is not UTF-8 stays; a replacement character is one too. */
    check_slice(slice_lower(a, SLICE("A\xFF\xEF\xBF\xBD")),
                "a\xFF\xEF\xBF\xBD");
    slice copy = slice_copy(a, (slice){0});
    assert_non_null(copy.at);
    assert_int_equal(copy.at[0], '\0');
    arena_free(a);
    arena *tiny = arena_new(4);
    assert_null(slice_copy(tiny, SLICE("too long")).at);
    assert_null(slice_lower(tiny, SLICE("too long é")).at);
    arena_free(tiny);
}

static void utf8_reads_only_well_formed(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t bad; /* SIZE_MAX: valid */
    } cases[] = {
        {"plain", SIZE_MAX},
        {"\xC3\xA9", SIZE_MAX},
        {"\xE2\x82\xAC", SIZE_MAX},
        {"\xF0\x9F\x95\x8A", SIZE_MAX},
        {"a\xC3", 1},
        {"\xC0\xAF", 0},
        {"\xE0\x80\x80", 0},
        {"ok\xED\xA0\x80", 2},
        {"\xF4\x90\x80\x80", 0},
        {"\xF0\x9F\x95", 0},
        {"\x80", 0},
        {"\xFF", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t bad = SIZE_MAX;
        bool good = utf8_check(slice_of(cases[i].text), &bad);
        assert_int_equal(good, cases[i].bad == SIZE_MAX);
        assert_int_equal(bad, cases[i].bad);
    }
    size_t bad = 9;
    assert_false(utf8_check(SLICE("a\0b"), &bad));
    assert_int_equal(bad, 1);
    assert_true(utf8_check((slice){0}, &bad));
}

static void utf8_walks_both_ways(void **state) {
    (void)state;
    slice s = SLICE("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x95\x8A\xFFz");
    static const uint32_t expected[] = {'a',     0xE9,     0x20AC,
                                        0x1F54A, UTF8_BAD, 'z'};
    size_t byte = 0;
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(utf8_next(s, &byte), expected[i]);
    }
    assert_int_equal(byte, s.bytes);
    for (size_t i = 6; i-- > 0;) {
        assert_int_equal(utf8_before(s, &byte), expected[i]);
    }
    assert_int_equal(byte, 0);
    assert_int_equal(utf8_length(s), 6);
}

static void utf8_put_is_read_back(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        char out[4];
        size_t bytes = utf8_put(c, out);
        size_t byte = 0;
        assert_int_equal(utf8_next((slice){out, bytes}, &byte), c);
        assert_int_equal(byte, bytes);
    }
    char out[4];
    assert_int_equal(utf8_put(0xD800, out), 3);
    assert_int_equal(utf8_put(0x110000, out), 3);
}

static void utf8_classes(void **state) {
    (void)state;
    assert_true(utf8_is_upper('A') && utf8_is_upper(0x0141));
    assert_false(utf8_is_upper('a') || utf8_is_upper('1'));
    assert_true(utf8_is_lower(0x0142) && utf8_is_letter(0x4E2D));
    assert_true(utf8_is_letter(0x0301)); /* combining acute */
    assert_true(utf8_is_digit('7') && utf8_is_digit(0x0663));
    assert_true(utf8_is_space(0xA0) && utf8_is_space(0x200B));
    assert_true(utf8_is_space('\n') && utf8_is_space(0xFEFF));
    assert_false(utf8_is_space('x') || utf8_is_space(0));
    assert_true(utf8_is_punct('.') && utf8_is_punct(0x201C));
    assert_false(utf8_is_punct('$') || utf8_is_punct(0x20AC));
    assert_false(utf8_is_letter(0x110000) || utf8_is_punct(UINT32_MAX));
    assert_int_equal(utf8_upper(0xE9), 0xC9);
    assert_int_equal(utf8_lower(0x130), utf8_lower(0x130));
}

static void offsets_in_characters(void **state) {
    (void)state;
    arena *a = arena_new(1 << 20);
    text t = text_on(a);
    for (int i = 0; i < 300; i++) {
        text_add_str(&t, i % 3 == 0 ? "é" : i % 3 == 1 ? "€x" : "🕊");
    }
    slice s = text_slice(&t);
    utf8_index index;
    assert_true(utf8_index_make(s, a, &index));
    size_t chars = 0;
    for (size_t byte = 0; byte < s.bytes; chars++) {
        assert_int_equal(utf8_index_chars(&index, byte), chars);
        utf8_next(s, &byte);
    }
    assert_int_equal(utf8_index_chars(&index, s.bytes), chars);
    assert_int_equal(utf8_index_chars(&index, s.bytes + 7), chars);
    assert_true(utf8_index_make((slice){0}, a, &index));
    assert_int_equal(utf8_index_chars(&index, 0), 0);
    arena_free(a);
}

static void whole_numbers(void **state) {
    (void)state;
    uint32_t u = 7;
    int64_t n = 7;
    assert_true(number_u32(SLICE("4294967295"), &u) && u == UINT32_MAX);
    assert_false(number_u32(SLICE("4294967296"), &u));
    assert_false(number_u32(SLICE(""), &u));
    assert_false(number_u32(SLICE(" 1"), &u));
    assert_false(number_u32(SLICE("-1"), &u));
    assert_true(u == UINT32_MAX);
    assert_true(number_i64(SLICE("-9223372036854775808"), &n) &&
                n == INT64_MIN);
    assert_true(number_i64(SLICE("9223372036854775807"), &n) && n == INT64_MAX);
    assert_false(number_i64(SLICE("9223372036854775808"), &n));
    assert_false(number_i64(SLICE("-"), &n));
    assert_false(number_i64(SLICE("99999999999999999999999"), &n));
}

static void decimals_like_the_c_library(void **state) {
    (void)state;
    static const char *const good[] = {
        "0",      "-0",       "1.5",  "-8.3",    "38.907192",
        "1e3",    "2.5e-7",   "0.1",  "3.14E2",  "1e308",
        "1e-300", "0.000001", "10.0", "7.4e+05", "123456789012345",
        "0.30"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        double value = 99;
        assert_true(number_f64(slice_of(good[i]), &value));
        double wanted = strtod(good[i], NULL);
        double slack = (wanted < 0 ? -wanted : wanted) * 4 * DBL_EPSILON;
        assert_true(value - wanted <= slack && wanted - value <= slack);
    }
    static const char *const bad[] = {"",    ".",   "1.",           ".5", "1e",
                                      "1e-", "abc", "1 ",           "+1", "nan",
                                      "inf", "0x1", "1e9999999999", "1,5"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        double value = 99;
        assert_false(number_f64(slice_of(bad[i]), &value));
        assert_true(value == 99);
    }
    double value;
    assert_false(number_f64(SLICE("1e400"), &value));
    assert_true(number_f64(SLICE("-8.3"), &value) && value == -8.3);
}

static void map_keeps_the_order_of_coming(void **state) {
    (void)state;
    arena *a = arena_new(1 << 24);
    map *m = map_new(a);
    char key[32];
    for (uint32_t i = 0; i < 20000; i++) {
        int bytes = snprintf(key, sizeof key, "name %u", i * 7919u);
        assert_true(map_put(m, (slice){key, (size_t)bytes}, i * 2));
    }
    assert_int_equal(map_count(m), 20000);
    for (uint32_t i = 0; i < 20000; i++) {
        int bytes = snprintf(key, sizeof key, "name %u", i * 7919u);
        slice k = {key, (size_t)bytes};
        assert_true(slice_equal(map_key(m, i), k));
        assert_int_equal(map_get(m, k), i * 2);
        assert_int_equal(map_value(m, i), i * 2);
    }
    assert_true(map_get(m, SLICE("absent")) == MAP_NONE);
    assert_true(map_put(m, SLICE("name 0"), 5));
    assert_int_equal(map_get(m, SLICE("name 0")), 5);
    assert_int_equal(map_count(m), 20000);
    assert_int_equal(map_intern(m, SLICE("")), 20000);
    assert_int_equal(map_intern(m, (slice){0}), 20000);
    assert_int_equal(map_intern(m, SLICE("name 0")), 0);
    arena_free(a);
}

static void map_without_memory_stays_whole(void **state) {
    (void)state;
    arena *a = arena_new(8000);
    map *m = map_new(a);
    assert_non_null(m);
    char key[32];
    uint32_t put = 0;
    for (;; put++) {
        int bytes = snprintf(key, sizeof key, "%u", put);
        if (!map_put(m, (slice){key, (size_t)bytes}, put)) {
            break;
        }
    }
    assert_int_equal(map_count(m), put);
    for (uint32_t i = 0; i < put; i++) {
        int bytes = snprintf(key, sizeof key, "%u", i);
        assert_int_equal(map_get(m, (slice){key, (size_t)bytes}), i);
    }
    arena_free(a);
}

static void text_grows_and_remembers_failure(void **state) {
    (void)state;
    arena *a = arena_new(1 << 16);
    text t = text_on(a);
    assert_int_equal(text_slice(&t).bytes, 0);
    for (int i = 0; i < 1000; i++) {
        text_add_format(&t, "%d,", i % 10);
        text_add_char(&t, ';');
    }
    assert_false(t.failed);
    assert_int_equal(text_slice(&t).bytes, 3000);
    assert_true(slice_starts(text_slice(&t), SLICE("0,;1,;2,;")));
    arena_free(a);
    arena *tiny = arena_new(100);
    text s = text_on(tiny);
    text_add_str(&s, "x");
    assert_true(s.failed);
    text_add_str(&s, "y");
    assert_int_equal(text_slice(&s).bytes, 0);
    arena_free(tiny);
}

static void errors_carry_their_place(void **state) {
    (void)state;
    acta_error e;
    assert_int_equal(fail_at(&e, ACTA_BAD_TABLE, "actors.txt", 12, 3,
                             "expected %s", "a date"),
                     ACTA_BAD_TABLE);
    assert_int_equal(e.line, 12);
    assert_int_equal(e.column, 3);
    assert_string_equal(e.path, "actors.txt");
    assert_string_equal(e.message, "expected a date");
    assert_int_equal(fail_memory(&e), ACTA_NO_MEMORY);
    assert_string_equal(e.path, "");
    assert_int_equal(e.line, 0);
    assert_int_equal(fail(NULL, ACTA_IO, "x"), ACTA_IO);
    char longer[600];
    memset(longer, 'a', sizeof longer);
    longer[0] = 'b'; /* so that the cut falls inside a character */
    for (size_t i = 1; i + 2 < sizeof longer; i += 2) {
        memcpy(longer + i, "\xC3\xA9", 2);
    }
    longer[sizeof longer - 1] = '\0';
    fail(&e, ACTA_IO, "%s", longer + 1);
    size_t bad = 0;
    assert_true(utf8_check(slice_of(e.message), &bad));
    assert_true(strlen(e.message) >= ACTA_MESSAGE_BYTES - 4);
    assert_string_equal(acta_status_name(ACTA_BAD_INPUT), "bad input");
    assert_string_equal(acta_status_name((acta_status)99), "unknown status");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_compare_and_cut),
        cmocka_unit_test(hash_is_the_published_one),
        cmocka_unit_test(lower_case_beyond_ascii),
        cmocka_unit_test(utf8_reads_only_well_formed),
        cmocka_unit_test(utf8_walks_both_ways),
        cmocka_unit_test(utf8_put_is_read_back),
        cmocka_unit_test(utf8_classes),
        cmocka_unit_test(offsets_in_characters),
        cmocka_unit_test(whole_numbers),
        cmocka_unit_test(decimals_like_the_c_library),
        cmocka_unit_test(map_keeps_the_order_of_coming),
        cmocka_unit_test(map_without_memory_stays_whole),
        cmocka_unit_test(text_grows_and_remembers_failure),
        cmocka_unit_test(errors_carry_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
