/* test_tags: names of parts of speech and values of features. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "doc/tags.h"

static void names_go_both_ways(void **state) {
    (void)state;
    for (int u = 0; u < UPOS_COUNT; u++) {
        assert_int_equal(upos_of(slice_of(upos_name((upos)u))), u);
    }
    assert_int_equal(upos_of(SLICE("NOUNS")), UPOS_X);
    assert_int_equal(upos_of(SLICE("")), UPOS_X);
}

static void feature_is_found_by_its_whole_name(void **state) {
    const slice bundle[2] = {SLICE("Number=Sing|Person=3|Tense=Past"),
                             {NULL, 0}};
    const tags g = {.features = bundle};
    (void)state;
    assert_true(slice_is(tags_feature(&g, 0, SLICE("Tense")), "Past"));
    assert_true(slice_is(tags_feature(&g, 0, SLICE("Number")), "Sing"));
    assert_int_equal(tags_feature(&g, 0, SLICE("Num")).bytes, 0);
    assert_int_equal(tags_feature(&g, 0, SLICE("Past")).bytes, 0);
    assert_int_equal(tags_feature(&g, 1, SLICE("Tense")).bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_go_both_ways),
        cmocka_unit_test(feature_is_found_by_its_whole_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
