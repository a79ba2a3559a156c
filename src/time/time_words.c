/* time_words.c: the words of time expressions.
 *
 * Problem: months, weekdays, units and the like are a closed list; dates in
 * digits are many but regular.
 *
 * Method: one sorted table searched by halves, on the lower-cased form; forms
 * with digits are read by hand: 2017-02-15, 15/02/2017, 15.02.2017, 1990s,
 * 15th, 2017, 15Feb. A date of two small numbers with slashes ("03/04/2017")
 * is read differently on the two sides of the Atlantic; only its year is kept.
 *
 * Why not a file in data/words: the meaning of each word is a computation in
 * time_resolve.c; a new line in a file could not add one.
 */
#include "time/time_words.h"

#include "base/number.h"

enum { LONGEST = 12 };

typedef struct entry {
    char form[LONGEST];
    uint8_t class;
    int8_t value;
    uint8_t flags;
} entry;

enum { CAPITAL = 1, UNSURE = 2, SHORT = 4 };

/* Sorted by form. CAPITAL: only with a capital. */
static const entry entries[] = {
    {"a", TIME_NUMBER, 1, 0},
    {"after", TIME_LATER, 1, 0},
    {"afternoon", TIME_PART, 0, 0},
    {"ago", TIME_AGO, -1, 0},
    {"an", TIME_NUMBER, 1, 0},
    {"apr", TIME_MONTH, 4, CAPITAL | SHORT},
    {"apr.", TIME_MONTH, 4, CAPITAL | SHORT},
    {"april", TIME_MONTH, 4, CAPITAL},
    {"around", TIME_IN, 0, 0},
    {"aug", TIME_MONTH, 8, CAPITAL | SHORT},
    {"aug.", TIME_MONTH, 8, CAPITAL},
    {"august", TIME_MONTH, 8, CAPITAL},
    {"autumn", TIME_SEASON, 9, 0},
    {"before", TIME_LATER, -1, 0},
    {"beginning", TIME_PHASE, 0, 0},
    {"between", TIME_IN, 0, 0},
    {"by", TIME_BOUND, 0, 0},
    {"centuries", TIME_UNIT, UNIT_LONG, 0},
    {"century", TIME_UNIT, UNIT_LONG, 0},
    {"coming", TIME_SHIFT, 1, 0},
    {"couple", TIME_VAGUE, 0, 0},
    {"current", TIME_SHIFT, 0, 0},
    {"day", TIME_UNIT, UNIT_DAY, 0},
    {"days", TIME_UNIT, UNIT_DAY, 0},
    {"dec", TIME_MONTH, 12, CAPITAL | SHORT},
    {"dec.", TIME_MONTH, 12, CAPITAL},
    {"decade", TIME_UNIT, UNIT_LONG, 0},
    {"decades", TIME_UNIT, UNIT_LONG, 0},
    {"december", TIME_MONTH, 12, CAPITAL},
    {"during", TIME_IN, 0, 0},
    {"earlier", TIME_LATER, -1, 0},
    {"early", TIME_PHASE, 0, 0},
    {"eight", TIME_NUMBER, 8, 0},
    {"eighteen", TIME_NUMBER, 18, 0},
    {"eleven", TIME_NUMBER, 11, 0},
    {"end", TIME_PHASE, 0, 0},
    {"evening", TIME_PART, 0, 0},
    {"fall", TIME_SEASON, 9, UNSURE},
    {"feb", TIME_MONTH, 2, CAPITAL | SHORT},
    {"feb.", TIME_MONTH, 2, CAPITAL},
    {"february", TIME_MONTH, 2, CAPITAL},
    {"few", TIME_VAGUE, 0, 0},
    {"fifteen", TIME_NUMBER, 15, 0},
    {"fifty", TIME_NUMBER, 50, 0},
    {"five", TIME_NUMBER, 5, 0},
    {"following", TIME_SEQUEL, 1, 0},
    {"four", TIME_NUMBER, 4, 0},
    {"fourteen", TIME_NUMBER, 14, 0},
    {"fri.", TIME_WEEKDAY, 4, CAPITAL},
    {"friday", TIME_WEEKDAY, 4, CAPITAL},
    {"from", TIME_IN, 0, 0},
    {"hour", TIME_UNIT, UNIT_HOUR, 0},
    {"hours", TIME_UNIT, UNIT_HOUR, 0},
    {"hundred", TIME_NUMBER, 100, 0},
    {"in", TIME_IN, 0, 0},
    {"jan", TIME_MONTH, 1, CAPITAL | SHORT},
    {"jan.", TIME_MONTH, 1, CAPITAL},
    {"january", TIME_MONTH, 1, CAPITAL},
    {"jul", TIME_MONTH, 7, CAPITAL | SHORT},
    {"jul.", TIME_MONTH, 7, CAPITAL},
    {"july", TIME_MONTH, 7, CAPITAL},
    {"jun", TIME_MONTH, 6, CAPITAL | SHORT},
    {"jun.", TIME_MONTH, 6, CAPITAL},
    {"june", TIME_MONTH, 6, CAPITAL},
    {"last", TIME_SHIFT, -1, 0},
    {"late", TIME_PHASE, 0, 0},
    {"later", TIME_LATER, 1, 0},
    {"mar", TIME_MONTH, 3, CAPITAL | SHORT | UNSURE},
    {"mar.", TIME_MONTH, 3, CAPITAL},
    {"march", TIME_MONTH, 3, CAPITAL | UNSURE},
    {"may", TIME_MONTH, 5, CAPITAL | UNSURE},
    {"mid", TIME_PHASE, 0, 0},
    {"middle", TIME_PHASE, 0, 0},
    {"midnight", TIME_PART, 0, 0},
    {"minute", TIME_UNIT, UNIT_HOUR, 0},
    {"minutes", TIME_UNIT, UNIT_HOUR, 0},
    {"mon.", TIME_WEEKDAY, 0, CAPITAL},
    {"monday", TIME_WEEKDAY, 0, CAPITAL},
    {"month", TIME_UNIT, UNIT_MONTH, 0},
    {"months", TIME_UNIT, UNIT_MONTH, 0},
    {"morning", TIME_PART, 0, 0},
    {"next", TIME_SHIFT, 1, 0},
    {"night", TIME_PART, -1, 0},
    {"nine", TIME_NUMBER, 9, 0},
    {"nineteen", TIME_NUMBER, 19, 0},
    {"nov", TIME_MONTH, 11, CAPITAL | SHORT},
    {"nov.", TIME_MONTH, 11, CAPITAL},
    {"november", TIME_MONTH, 11, CAPITAL},
    {"oct", TIME_MONTH, 10, CAPITAL | SHORT},
    {"oct.", TIME_MONTH, 10, CAPITAL},
    {"october", TIME_MONTH, 10, CAPITAL},
    {"of", TIME_IN, 0, 0},
    {"on", TIME_IN, 0, 0},
    {"one", TIME_NUMBER, 1, 0},
    {"past", TIME_PAST, 0, 0},
    {"preceding", TIME_SEQUEL, -1, 0},
    {"previous", TIME_SEQUEL, -1, 0},
    {"quarter", TIME_UNIT, UNIT_LONG, 0},
    {"recent", TIME_PAST, 0, 0},
    {"same", TIME_SEQUEL, 0, 0},
    {"sat.", TIME_WEEKDAY, 5, CAPITAL},
    {"saturday", TIME_WEEKDAY, 5, CAPITAL},
    {"sep", TIME_MONTH, 9, CAPITAL | SHORT},
    {"sep.", TIME_MONTH, 9, CAPITAL},
    {"sept", TIME_MONTH, 9, CAPITAL | SHORT},
    {"sept.", TIME_MONTH, 9, CAPITAL},
    {"september", TIME_MONTH, 9, CAPITAL},
    {"seven", TIME_NUMBER, 7, 0},
    {"seventeen", TIME_NUMBER, 17, 0},
    {"several", TIME_VAGUE, 0, 0},
    {"since", TIME_BOUND, 0, 0},
    {"six", TIME_NUMBER, 6, 0},
    {"sixteen", TIME_NUMBER, 16, 0},
    {"spring", TIME_SEASON, 3, 0},
    {"start", TIME_PHASE, 0, 0},
    {"summer", TIME_SEASON, 6, 0},
    {"sun.", TIME_WEEKDAY, 6, CAPITAL},
    {"sunday", TIME_WEEKDAY, 6, CAPITAL},
    {"ten", TIME_NUMBER, 10, 0},
    {"that", TIME_SEQUEL, 0, UNSURE},
    {"thirteen", TIME_NUMBER, 13, 0},
    {"thirty", TIME_NUMBER, 30, 0},
    {"this", TIME_SHIFT, 0, 0},
    {"three", TIME_NUMBER, 3, 0},
    {"through", TIME_BOUND, 0, 0},
    {"thu.", TIME_WEEKDAY, 3, CAPITAL},
    {"thur.", TIME_WEEKDAY, 3, CAPITAL},
    {"thurs.", TIME_WEEKDAY, 3, CAPITAL},
    {"thursday", TIME_WEEKDAY, 3, CAPITAL},
    {"till", TIME_BOUND, 0, 0},
    {"today", TIME_DAYWORD, 0, 0},
    {"tomorrow", TIME_DAYWORD, 1, 0},
    {"tonight", TIME_DAYWORD, 0, 0},
    {"tue.", TIME_WEEKDAY, 1, CAPITAL},
    {"tues.", TIME_WEEKDAY, 1, CAPITAL},
    {"tuesday", TIME_WEEKDAY, 1, CAPITAL},
    {"twelve", TIME_NUMBER, 12, 0},
    {"twenty", TIME_NUMBER, 20, 0},
    {"two", TIME_NUMBER, 2, 0},
    {"until", TIME_BOUND, 0, 0},
    {"wed.", TIME_WEEKDAY, 2, CAPITAL},
    {"wednesday", TIME_WEEKDAY, 2, CAPITAL},
    {"week", TIME_UNIT, UNIT_WEEK, 0},
    {"weekend", TIME_UNIT, UNIT_WEEKEND, 0},
    {"weeks", TIME_UNIT, UNIT_WEEK, 0},
    {"winter", TIME_SEASON, 12, 0},
    {"year", TIME_UNIT, UNIT_YEAR, 0},
    {"years", TIME_UNIT, UNIT_YEAR, 0},
    {"yesterday", TIME_DAYWORD, -1, 0},
};

int time_days_in(int32_t year, int month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static time_word listed_word(slice form) {
    char lower[LONGEST] = {0};
    if (form.bytes == 0 || form.bytes >= LONGEST) {
        return (time_word){0};
    }
    for (size_t i = 0; i < form.bytes; i++) {
        lower[i] = (char)(upper(form.at[i]) ? form.at[i] | 32 : form.at[i]);
    }
    size_t low = 0, high = sizeof entries / sizeof entries[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(entries[middle].form, lower);
        if (order == 0) {
            const entry *e = &entries[middle];
            if ((e->flags & CAPITAL) != 0 && !upper(form.at[0])) {
                break;
            }
            return (time_word){.class = e->class,
                               .value = e->value,
                               .unsure = (e->flags & UNSURE) != 0,
                               .short_form = (e->flags & SHORT) != 0};
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (time_word){0};
}

static size_t digits_at(slice form, size_t byte) {
    size_t end = byte;
    while (end < form.bytes && form.at[end] >= '0' && form.at[end] <= '9') {
        end++;
    }
    return end - byte;
}

/* set_date: fills a word of class TIME_DATE when the numbers are a date. */
static time_word set_date(uint32_t year, uint32_t month, uint32_t day) {
    time_word w = {0};
    if (year < 100) {
        year += year < 50 ? 2000 : 1900;
    }
    if (year < 1000 || year > 2199 || month < 1 || month > 12 || day < 1 ||
        (int)day > time_days_in((int32_t)year, (int)month)) {
        return w;
    }
    w.class = TIME_DATE;
    w.year = (int16_t)year;
    w.month = (uint8_t)month;
    w.day = (uint8_t)day;
    return w;
}

/* slashed: the day or month first, as far as the numbers tell. */
static time_word slashed(const uint32_t *n, size_t year_digits) {
    if (n[0] > 12 || n[0] == n[1]) {
        return set_date(n[2], n[1], n[0]);
    }
    if (n[1] > 12) {
        return set_date(n[2], n[0], n[1]);
    }
    time_word w = set_date(n[2], n[1], n[0]);
    if (w.class == TIME_DATE && year_digits == 4) {
        w.month = 0;
        w.day = 0;
        return w;
    }
    return (time_word){0};
}

/* numeric_date: three numbers with - / or . between. */
static time_word numeric_date(slice form) {
    uint32_t n[3] = {0};
    size_t length[3] = {0};
    size_t byte = 0;
    char sign = 0;
    for (int i = 0; i < 3; i++) {
        length[i] = digits_at(form, byte);
        if (length[i] == 0 || length[i] > 4 ||
            !number_u32(slice_part(form, byte, byte + length[i]), &n[i])) {
            return (time_word){0};
        }
        byte += length[i];
        if (i < 2) {
            char c = byte < form.bytes ? form.at[byte++] : '\0';
            if ((c != '-' && c != '/' && c != '.') || (i == 1 && c != sign)) {
                return (time_word){0};
            }
            sign = c;
        }
    }
    if (byte != form.bytes || length[1] > 2) {
        return (time_word){0};
    }
    if (length[0] == 4) {
        return set_date(n[0], n[1], n[2]);
    }
    if (length[0] > 2 || length[2] == 3 || length[2] == 1) {
        return (time_word){0};
    }
    bool day_first = sign == '.' && length[2] == 4;
    return day_first ? set_date(n[2], n[1], n[0]) : slashed(n, length[2]);
}

/* number_word: a form that starts with a digit. */
static time_word number_word(slice form) {
    size_t digits = digits_at(form, 0);
    uint32_t value = 0;
    time_word w = {0};
    slice rest = slice_part(form, digits, form.bytes);
    if (digits > 4 || !number_u32(slice_part(form, 0, digits), &value)) {
        return w;
    }
    w.value = (int16_t)value;
    if (rest.bytes == 0) {
        bool year = digits == 4 && value >= 1000 && value < 2200;
        w.class = year ? TIME_YEAR : value < 1000 ? TIME_NUMBER : TIME_NONE;
    } else if (slice_is(rest, "s") && value % 10 == 0 &&
               (digits == 2 || (digits == 4 && value < 2200))) {
        w.class = TIME_DECADE;
    } else if (value >= 1 && value <= 31 &&
               (slice_is(rest, "st") || slice_is(rest, "nd") ||
                slice_is(rest, "rd") || slice_is(rest, "th"))) {
        w.class = TIME_ORDINAL;
    } else if (value >= 1 && value <= 31) {
        time_word month = listed_word(rest);
        if (month.class == TIME_MONTH && !month.short_form) {
            w.class = TIME_DATE;
            w.month = (uint8_t)month.value;
            w.day = (uint8_t)value;
        }
    }
    return w;
}

/* mid_word: "mid-February", "mid-2016", "mid-1990s". */
static time_word mid_word(slice form) {
    slice rest = slice_part(form, 4, form.bytes);
    bool number = digits_at(rest, 0) > 0;
    time_word w = number ? number_word(rest) : listed_word(rest);
    bool good = w.class == TIME_MONTH || w.class == TIME_YEAR ||
                w.class == TIME_DECADE || w.class == TIME_UNIT;
    w.unsure = false;
    w.made = true;
    return good ? w : (time_word){0};
}

time_word time_word_of(slice form) {
    if (form.bytes == 0) {
        return (time_word){0};
    }
    if (form.at[0] >= '0' && form.at[0] <= '9') {
        time_word w = numeric_date(form);
        return w.class != TIME_NONE ? w : number_word(form);
    }
    if (form.bytes > 4 &&
        slice_equal_fold(slice_part(form, 0, 4), SLICE("mid-"))) {
        return mid_word(form);
    }
    bool elided = form.at[0] == '\'' ||
                  (form.bytes > 3 && memcmp(form.at, "\xE2\x80\x99", 3) == 0);
    if (elided) {
        size_t mark = form.at[0] == '\'' ? 1 : 3;
        time_word w = number_word(slice_part(form, mark, form.bytes));
        return w.class == TIME_DECADE ? w : (time_word){0};
    }
    return listed_word(form);
}
