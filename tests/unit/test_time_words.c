/* needs: time failing */
#include "failing.h"
#include "time/time.h"
#include "time/time_words.h"

static void the_table_is_sorted(void **state) {
    (void)state;
    static const struct {
        const char *form;
        time_class class;
        int value;
    } words[] = {
        {"a", TIME_NUMBER, 1},
        {"Apr.", TIME_MONTH, 4},
        {"APRIL", TIME_MONTH, 4},
        {"by", TIME_BOUND, 0},
        {"century", TIME_UNIT, UNIT_LONG},
        {"December", TIME_MONTH, 12},
        {"fifty", TIME_NUMBER, 50},
        {"Fri.", TIME_WEEKDAY, 4},
        {"Mar.", TIME_MONTH, 3},
        {"March", TIME_MONTH, 3},
        {"midnight", TIME_PART, 0},
        {"Mon.", TIME_WEEKDAY, 0},
        {"months", TIME_UNIT, UNIT_MONTH},
        {"night", TIME_PART, -1},
        {"of", TIME_IN, 0},
        {"past", TIME_PAST, 0},
        {"Sat.", TIME_WEEKDAY, 5},
        {"since", TIME_BOUND, 0},
        {"six", TIME_NUMBER, 6},
        {"Sun.", TIME_WEEKDAY, 6},
        {"that", TIME_SEQUEL, 0},
        {"this", TIME_SHIFT, 0},
        {"three", TIME_NUMBER, 3},
        {"through", TIME_BOUND, 0},
        {"Thurs.", TIME_WEEKDAY, 3},
        {"till", TIME_BOUND, 0},
        {"tonight", TIME_DAYWORD, 0},
        {"Tues.", TIME_WEEKDAY, 1},
        {"twelve", TIME_NUMBER, 12},
        {"until", TIME_BOUND, 0},
        {"Wednesday", TIME_WEEKDAY, 2},
        {"weekend", TIME_UNIT, UNIT_WEEKEND},
        {"years", TIME_UNIT, UNIT_YEAR},
        {"yesterday", TIME_DAYWORD, -1},
        {"march", TIME_NONE, 0},
        {"sunday", TIME_NONE, 0},
        {"21st", TIME_ORDINAL, 21},
        {"32nd", TIME_NONE, 32},
        {"1990s", TIME_DECADE, 1990},
        {"'60s", TIME_DECADE, 60},
        {"1995s", TIME_NONE, 1995},
        {"2017", TIME_YEAR, 2017},
        {"", TIME_NONE, 0},
        {"12345", TIME_NONE, 0},
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        time_word w = time_word_of(slice_of(words[i].form));
        assert_int_equal(w.class, words[i].class);
        if (w.class != TIME_NONE) {
            assert_int_equal(w.value, words[i].value);
        }
    }
}

static void dates_in_one_word(void **state) {
    (void)state;
    static const struct {
        const char *form;
        int year, month, day;
    } dates[] = {{"2017-02-19", 2017, 2, 19}, {"19/02/2017", 2017, 2, 19},
                 {"2/19/17", 2017, 2, 19},    {"19.02.2017", 2017, 2, 19},
                 {"5/5/1999", 1999, 5, 5},    {"03/04/2017", 2017, 0, 0},
                 {"19July", 0, 7, 19},        {"29-02-2016", 2016, 2, 29}};
    static const char *const others[] = {
        "2017-02-30", "713-555-0199", "1.2.3", "3/4", "03/04/05", "2017-2019"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        time_word w = time_word_of(slice_of(dates[i].form));
        assert_int_equal(w.class, TIME_DATE);
        assert_int_equal(w.year, dates[i].year);
        assert_int_equal(w.month, dates[i].month);
        assert_int_equal(w.day, dates[i].day);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_int_equal(time_word_of(slice_of(others[i])).class, TIME_NONE);
    }
}

static bool attempt(void *data) {
    (void)data;
    acta_error error;
    arena *keep = arena_new(1 << 20);
    arena *tmp = arena_new(1 << 20);
    const slice form[] = {SLICE("On"), SLICE("Sunday"), SLICE("they")};
    const uint32_t first[] = {0, 3}, sentence_of[] = {0, 0, 0};
    tokens words = {.T = 3,
                    .S = 1,
                    .form = form,
                    .first = first,
                    .sentence_of = sentence_of};
    article a = {.published_day = 17216};
    time_input in = {&a, &words, NULL, NULL};
    times x = {0};
    acta_status status = ACTA_NO_MEMORY;
    if (keep != NULL && tmp != NULL) {
        status = time_run(&in, keep, tmp, &x, &error);
    }
    assert_int_equal(x.X, status == ACTA_OK ? 1 : 0);
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena_free(keep);
    arena_free(tmp);
    return status == ACTA_OK;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    failing_each(attempt, NULL, 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_sorted),
        cmocka_unit_test(dates_in_one_word),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
