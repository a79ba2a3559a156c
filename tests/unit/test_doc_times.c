/* needs: doc */
#include "doc/times.h"

static void days_are_counted(void **state) {
    (void)state;
    assert_int_equal(date_day(1970, 1, 1), 0);
    assert_int_equal(date_day(1969, 12, 31), -1);
    assert_int_equal(date_day(2000, 3, 1), 11017);
    assert_int_equal(date_day(2017, 2, 19), 17216);
    int32_t day = date_day(1, 1, 1);
    for (int32_t year = 1; year <= 2400; year++) {
        static const int days[] = {31, 28, 31, 30, 31, 30,
                                   31, 31, 30, 31, 30, 31};
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        for (int month = 1; month <= 12; month++) {
            int length = days[month - 1] + (month == 2 && leap);
            for (int d = 1; d <= length; d++, day++) {
                date back = date_of_day(day);
                assert_int_equal(date_day(year, month, d), day);
                assert_true(back.year == year && back.month == month &&
                            back.day == d && back.precision == DATE_DAY);
            }
        }
    }
}

static void dates_are_written(void **state) {
    (void)state;
    char out[DATE_BYTES];
    date_write((date){2017, 2, 5, DATE_DAY}, out);
    assert_string_equal(out, "2017-02-05");
    date_write((date){2017, 2, 6, DATE_WEEK}, out);
    assert_string_equal(out, "2017-02");
    date_write((date){476, 0, 0, DATE_YEAR}, out);
    assert_string_equal(out, "0476");
    date_write((date){0}, out);
    assert_string_equal(out, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(dates_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
