/* needs: doc */
#include "doc/times.h"

static void days_and_back(void **state) {
    (void)state;
    assert_int_equal(date_day(1970, 1, 1), 0);
    assert_int_equal(date_day(2000, 3, 1), 11017);
    assert_int_equal(date_day(2017, 2, 19), 17216);
    assert_int_equal(date_day(1969, 12, 31), -1);
    for (int32_t day = -719162; day < 200000; day += 97) {
        date d = date_of_day(day);
        assert_int_equal(d.precision, DATE_DAY);
        assert_int_equal(date_day(d.year, d.month, d.day), day);
    }
}

static void leap_days(void **state) {
    (void)state;
    assert_int_equal(date_day(2000, 3, 1) - date_day(2000, 2, 28), 2);
    assert_int_equal(date_day(1900, 3, 1) - date_day(1900, 2, 28), 1);
    date d = date_of_day(date_day(2016, 2, 28) + 1);
    assert_int_equal(d.month, 2);
    assert_int_equal(d.day, 29);
}

static void check_text(date d, const char *expected) {
    char out[DATE_BYTES];
    date_write(d, out);
    assert_string_equal(out, expected);
}

static void writing(void **state) {
    (void)state;
    check_text((date){2017, 2, 15, DATE_DAY}, "2017-02-15");
    check_text((date){2017, 2, 13, DATE_WEEK}, "2017-02");
    check_text((date){2017, 2, 0, DATE_MONTH}, "2017-02");
    check_text((date){843, 0, 0, DATE_YEAR}, "0843");
    check_text((date){0, 0, 0, DATE_NONE}, "");
}

/* "Una(0) said(1) Monday(2) that(3) Ode(4) left(5) after(6) talks(7)
 * Friday(8)": a small tree by hand. */
typedef struct hand {
    uint32_t head[9];
    uint8_t rel[9];
    uint8_t sub[9];
    uint32_t first[2];
    uint32_t sentence_of[9];
    time_expression at[2];
} hand;

static hand make_hand(void) {
    hand h = {
        {1, TREE_ROOT, 1, 5, 5, 1, 7, 5, 7},
        {REL_NSUBJ, REL_ROOT, REL_OBL, REL_MARK, REL_NSUBJ, REL_CCOMP, REL_CASE,
         REL_OBL, REL_NMOD},
        {0},
        {0, 9},
        {0},
        {{{2, 3}, 2, {2017, 2, 13, DATE_DAY}, true, false},
         {{8, 9}, 8, {2017, 2, 10, DATE_DAY}, true, false}},
    };
    return h;
}

static uint32_t dated_by(const hand *h, uint32_t X, bool with_tree,
                         uint32_t word) {
    static const slice form[9] = {{"x", 1}, {"x", 1}, {"x", 1},
                                  {"x", 1}, {"x", 1}, {"x", 1},
                                  {"x", 1}, {"x", 1}, {"x", 1}};
    tokens words = {.T = 9,
                    .form = form,
                    .S = 1,
                    .first = h->first,
                    .sentence_of = h->sentence_of};
    tree t = {.T = 9, .head = h->head, .rel = h->rel, .sub = h->sub};
    times x = {X, h->at};
    return times_of_word(&x, &words, with_tree ? &t : NULL, word);
}

static void predicates_are_dated(void **state) {
    (void)state;
    hand h = make_hand();
    assert_int_equal(dated_by(&h, 2, true, 1), 0);
    assert_int_equal(dated_by(&h, 2, true, 7), 1);
    /* "left" is reported on Monday, and no date of its own. */
    assert_int_equal(dated_by(&h, 1, true, 5), DOC_NONE);
    assert_int_equal(dated_by(&h, 1, true, 1), 0);
    assert_int_equal(dated_by(&h, 0, true, 1), DOC_NONE);
    /* Without a tree only a date that stands alone is taken. */
    assert_int_equal(dated_by(&h, 1, false, 7), 0);
    assert_int_equal(dated_by(&h, 2, false, 7), DOC_NONE);
}

static void limits_date_nothing(void **state) {
    (void)state;
    hand h = make_hand();
    h.at[0].bounds = true;
    h.at[1].when.precision = DATE_NONE;
    assert_int_equal(dated_by(&h, 2, true, 1), DOC_NONE);
    assert_int_equal(dated_by(&h, 2, true, 7), DOC_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_back),
        cmocka_unit_test(leap_days),
        cmocka_unit_test(writing),
        cmocka_unit_test(predicates_are_dated),
        cmocka_unit_test(limits_date_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
