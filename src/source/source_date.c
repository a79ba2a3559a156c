/* source_date.c: the day in a publication date as feeds and archives write it.
 *
 * The problem: ISO 8601 dates and times, the RFC 2822 form of mail and RSS,
 * and compact dates all stand in "date" fields, and a wrong day moves every
 * "on Monday" of the article. Method: one small scanner of numbers, names and
 * marks; the day is taken as the stamp's own time zone has it, because "today"
 * in the article is the writer's today. What is not one of the documented
 * forms is refused rather than guessed: 03/04/2017 has two readings.
 *
 * Why not strptime or getdate: both depend on the locale.
 */
#include <stdio.h>

#include "source/source.h"

static bool read_digits(slice *rest, size_t least, size_t most, int32_t *out) {
    size_t n = 0;
    int32_t value = 0;
    while (n < rest->bytes && n < most && rest->at[n] >= '0' &&
           rest->at[n] <= '9') {
        value = value * 10 + (rest->at[n] - '0');
        n++;
    }
    if (n < least) {
        return false;
    }
    *rest = slice_part(*rest, n, rest->bytes);
    *out = value;
    return true;
}

static bool read_mark(slice *rest, char mark) {
    if (rest->bytes == 0 || rest->at[0] != mark) {
        return false;
    }
    *rest = slice_part(*rest, 1, rest->bytes);
    return true;
}

static int32_t month_of(slice name) {
    static const char *const months[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    for (int32_t i = 0; i < 12; i++) {
        slice whole = slice_of(months[i]);
        if (slice_equal_fold(name, whole) ||
            slice_equal_fold(name, slice_part(whole, 0, 3))) {
            return i + 1;
        }
    }
    return 0;
}

/* iso: "2017-02-19" or "20170219", then nothing, a blank or "T". */
static bool read_iso(slice s, int32_t *y, int32_t *m, int32_t *d) {
    if (!read_digits(&s, 4, 4, y)) {
        return false;
    }
    bool dashed = read_mark(&s, '-');
    if (!read_digits(&s, 2, 2, m) || (dashed && !read_mark(&s, '-')) ||
        !read_digits(&s, 2, 2, d)) {
        return false;
    }
    return s.bytes == 0 || s.at[0] == 'T' || s.at[0] == 't' || s.at[0] == ' ';
}

/* rfc: "Sun, 19 Feb 2017 08:00:00 GMT"; the weekday may be missing. */
static bool read_rfc(slice s, int32_t *y, int32_t *m, int32_t *d) {
    slice head = {0}, rest = s;
    if (slice_cut(&rest, ',', &head) && head.bytes < s.bytes) {
        s = slice_trim(rest);
    }
    slice name = {0};
    if (!read_digits(&s, 1, 2, d) || !read_mark(&s, ' ') ||
        !slice_cut(&s, ' ', &name)) {
        return false;
    }
    *m = month_of(name);
    return *m > 0 && read_digits(&s, 4, 4, y) &&
           (s.bytes == 0 || s.at[0] == ' ');
}

static bool is_day(int32_t y, int32_t m, int32_t d) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 &&
           d <= days[m - 1] + (m == 2 && leap ? 1 : 0);
}

bool source_date(slice s, char iso[11], int32_t *day) {
    int32_t y = 0, m = 0, d = 0;
    s = slice_trim(s);
    if ((!read_iso(s, &y, &m, &d) && !read_rfc(s, &y, &m, &d)) ||
        !is_day(y, m, d)) {
        return false;
    }
    char written[40];
    snprintf(written, sizeof written, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
    memcpy(iso, written, 11);
    *day = date_day(y, m, d);
    return true;
}
