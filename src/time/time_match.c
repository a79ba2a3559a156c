/* time_match.c: the patterns of time expressions.
 *
 * Problem: "on Sunday, 15 February 2017", "earlier this month", "three days
 * later", "in 2013" and their like, but not "2,000 men in 2013 cars", "May I".
 *
 * Method: one function a pattern, each reading from a word on and giving back
 * where it ends; the longest that fits is taken. The patterns are those that
 * Strötgen and Gertz, "HeidelTime", 2010, list for news, less the sets and
 * durations, which date nothing.
 *
 * Why not a grammar file: there are two dozen patterns, and each sets other
 * fields; a file would need a language of its own.
 *
 * Limits: holidays, quarters and times of the day are not read; a year alone
 * must follow a word that makes it one.
 */
#include "time/time_match.h"

typedef struct cursor {
    const time_matcher *m;
    uint32_t stop;
    time_reading *out;
} cursor;

static time_word word_at(const cursor *c, uint32_t t) {
    return t < c->stop ? c->m->word[t] : (time_word){0};
}

static slice form_at(const cursor *c, uint32_t t) {
    return t < c->stop ? c->m->words->form[t] : (slice){"", 0};
}

static bool form_is(const cursor *c, uint32_t t, const char *form) {
    return slice_equal_fold(form_at(c, t), slice_of(form));
}

static bool is(const cursor *c, uint32_t t, time_class class) {
    return word_at(c, t).class == class;
}

static uint32_t skip(const cursor *c, uint32_t t, const char *form) {
    return t + form_is(c, t, form);
}

/* skip_part: over "morning", "night" and the like. */
static uint32_t skip_part(const cursor *c, uint32_t t) {
    return t + is(c, t, TIME_PART);
}

/* day_number: whether word t can be a day of the month. */
static bool day_number(const cursor *c, uint32_t t) {
    time_word w = word_at(c, t);
    slice form = form_at(c, t);
    bool digits = form.bytes > 0 && form.at[0] >= '0' && form.at[0] <= '9';
    return (w.class == TIME_ORDINAL || (w.class == TIME_NUMBER && digits)) &&
           w.value >= 1 && w.value <= 31;
}

/* a_year: over ", 2017", "of 2017" or "2017"; the same t when none. */
static uint32_t a_year(const cursor *c, uint32_t t, bool with_of) {
    uint32_t at = t + (form_is(c, t, ",") || (with_of && form_is(c, t, "of")));
    if (!is(c, at, TIME_YEAR)) {
        return t;
    }
    c->out->year = word_at(c, at).value;
    return at + 1;
}

static uint32_t fits(const cursor *c, uint32_t end) {
    const time_reading *r = c->out;
    int32_t year = r->year > 0 ? r->year : 2000;
    return r->day <= time_days_in(year, r->month) ? end : 0;
}

static bool is_dash(const cursor *c, uint32_t t) {
    return form_is(c, t, "-") || form_is(c, t, "–") || form_is(c, t, "to") ||
           form_is(c, t, "and");
}

/* day_month: "15 February 2017", "the 15th of February". */
static uint32_t day_month(const cursor *c, uint32_t t) {
    uint32_t at = skip(c, t, "the");
    if (!day_number(c, at)) {
        return 0;
    }
    uint32_t day = at++;
    if (is_dash(c, at) && day_number(c, at + 1)) {
        at += 2; /* "15-17 February" */
    }
    at = skip(c, at, "of");
    if (!is(c, at, TIME_MONTH)) {
        return 0;
    }
    c->out->day = (uint8_t)word_at(c, day).value;
    c->out->month = (uint8_t)word_at(c, at).value;
    c->out->core = at;
    return fits(c, a_year(c, at + 1, false));
}

/* month_day: "Feb. 15, 2017", "February 15-17". */
static uint32_t month_day(const cursor *c, uint32_t t) {
    uint32_t at = t + 1 + form_is(c, t + 1, "the");
    if (!is(c, t, TIME_MONTH) || !day_number(c, at) ||
        is(c, at + 1, TIME_UNIT) || form_is(c, at + 1, "%")) {
        return 0;
    }
    c->out->day = (uint8_t)word_at(c, at).value;
    c->out->month = (uint8_t)word_at(c, t).value;
    c->out->core = t;
    at++;
    if (is_dash(c, at) && day_number(c, at + 1) && !form_is(c, at, "and") &&
        !form_is(c, at, "to")) {
        at += 2;
    }
    return fits(c, a_year(c, at, false));
}

static uint32_t one_word_date(const cursor *c, uint32_t t) {
    time_word w = word_at(c, t);
    if (w.class != TIME_DATE) {
        return 0;
    }
    c->out->year = w.year;
    c->out->month = w.month;
    c->out->day = w.day;
    c->out->core = t;
    return w.year == 0 ? fits(c, a_year(c, t + 1, false)) : t + 1;
}

static uint32_t full_date(const cursor *c, uint32_t t) {
    c->out->kind = KIND_DATE;
    uint32_t end = one_word_date(c, t);
    if (end == 0) {
        end = day_month(c, t);
    }
    return end == 0 ? month_day(c, t) : end;
}

/* --- a month alone -------------------------------------------------------- */

static bool led_by_time_word(const cursor *c, uint32_t t) {
    if (t >= c->stop || t <= c->m->words->first[c->m->words->sentence_of[t]]) {
        return false;
    }
    switch (c->m->word[t - 1].class) {
    case TIME_BOUND:
    case TIME_IN:
    case TIME_PHASE:
    case TIME_SHIFT:
    case TIME_LATER:
        return true;
    default:
        return false;
    }
}

/* shifted_year: over "[of] next year"; the same t when none. */
static uint32_t shifted_year(const cursor *c, uint32_t t) {
    uint32_t at = skip(c, t, "of");
    if (!is(c, at, TIME_SHIFT) || !form_is(c, at + 1, "year")) {
        return t;
    }
    c->out->of_year = true;
    c->out->shift = word_at(c, at).value;
    return at + 2;
}

/* month: "February 2017", "February of 2017", "in May"; an unsure word needs
 * one before it that makes it a month. */
static uint32_t month(const cursor *c, uint32_t t) {
    time_word w = word_at(c, t);
    if (w.class != TIME_MONTH) {
        return 0;
    }
    c->out->kind = KIND_DATE;
    c->out->month = (uint8_t)w.value;
    c->out->core = t;
    uint32_t end = a_year(c, t + 1, true);
    end = end > t + 1 ? end : shifted_year(c, t + 1);
    if (end > t + 1) {
        return end;
    }
    bool name = form_at(c, t + 1).bytes > 0 && form_at(c, t + 1).at[0] >= 'A' &&
                form_at(c, t + 1).at[0] <= 'Z' && !led_by_time_word(c, t);
    bool alone = !w.unsure && !w.short_form && !name;
    return alone || (led_by_time_word(c, t) && !w.short_form) ? end : 0;
}

/* --- a year alone --------------------------------------------------------- */

static bool counted(const cursor *c, uint32_t t) {
    static const char *const things[] = {
        "people",  "men",    "women",   "troops",   "soldiers", "civilians",
        "dollars", "euros",  "percent", "%",        "children", "protesters",
        "miles",   "km",     "tons",    "tonnes",   "families", "refugees",
        "others",  "jobs",   "workers", "students", "feet",     "police",
        "rebels",  "deaths", "homes",   "votes",    "cases",    "points"};
    for (size_t i = 0; i < sizeof things / sizeof things[0]; i++) {
        if (form_is(c, t, things[i])) {
            return true;
        }
    }
    return is(c, t, TIME_UNIT);
}

static bool modern(int32_t year) {
    return year >= 1900 && year <= 2099;
}

/* makes_year: whether the word before t makes a number of four digits a year.
 */
static bool makes_year(const cursor *c, uint32_t t) {
    if (t >= c->stop || t <= c->m->words->first[c->m->words->sentence_of[t]]) {
        return false;
    }
    time_word w = c->m->word[t - 1];
    if (w.class == TIME_IN || w.class == TIME_BOUND || w.class == TIME_PHASE ||
        w.class == TIME_SEASON || w.class == TIME_LATER) {
        return true;
    }
    slice s = c->m->words->form[t - 1];
    bool after = slice_is(s, "(") || slice_is(s, "and") || slice_is(s, "or") ||
                 slice_is(s, "to") || slice_is(s, "-") || slice_is(s, "–");
    bool noun = form_at(c, t + 1).bytes > 0 &&
                (((form_at(c, t + 1).at[0] | 32) >= 'a' &&
                  (form_at(c, t + 1).at[0] | 32) <= 'z'));
    bool owned = slice_is(s, "'s") || slice_is(s, "’s") ||
                 slice_equal_fold(s, SLICE("the")) || slice_is(s, "a") ||
                 slice_is(s, "its") || slice_is(s, "his") ||
                 slice_is(s, "their");
    return modern(word_at(c, t).value) && (after || (owned && noun));
}

static uint32_t year(const cursor *c, uint32_t t) {
    if (is(c, t, TIME_DECADE)) {
        c->out->kind = KIND_VAGUE;
        c->out->core = t;
        return t + 1;
    }
    bool made = word_at(c, t).made || makes_year(c, t);
    if (!is(c, t, TIME_YEAR) || !made || counted(c, t + 1)) {
        return 0;
    }
    c->out->kind = KIND_DATE;
    c->out->year = word_at(c, t).value;
    c->out->core = t;
    return t + 1;
}

/* season: "summer 2016", "the summer of 2016": as much as the year. */
static uint32_t season(const cursor *c, uint32_t t) {
    if (!is(c, t, TIME_SEASON)) {
        return 0;
    }
    c->out->kind = KIND_DATE;
    c->out->core = t;
    uint32_t end = a_year(c, t + 1, true);
    return end > t + 1 ? end : 0;
}

/* --- weekdays and days ------------------------------------------------------
 */

/* weekday: "Sunday", "Sunday night", "Sunday, 15 February 2017". */
static uint32_t weekday(const cursor *c, uint32_t t) {
    if (!is(c, t, TIME_WEEKDAY)) {
        return 0;
    }
    uint32_t at = skip_part(c, t + 1);
    uint32_t end = full_date(c, skip(c, at, ","));
    if (end > 0) {
        return end;
    }
    *c->out = (time_reading){.kind = KIND_WEEKDAY, .core = t};
    c->out->weekday = (uint8_t)word_at(c, t).value;
    return at;
}

/* dayword: "yesterday", "tomorrow morning", "the day after tomorrow". */
static uint32_t dayword(const cursor *c, uint32_t t) {
    uint32_t at = skip(c, t, "the");
    bool beyond = form_is(c, at, "day") && is(c, at + 1, TIME_LATER) &&
                  is(c, at + 2, TIME_DAYWORD);
    at = beyond ? at + 2 : t;
    if (!is(c, at, TIME_DAYWORD)) {
        return 0;
    }
    c->out->kind = KIND_DAYS;
    c->out->count = word_at(c, at).value;
    c->out->count =
        (int16_t)(c->out->count + (beyond ? word_at(c, at - 1).value : 0));
    c->out->core = at;
    return skip_part(c, at + 1);
}

/* shifted_thing: what follows "last", "this" or "next". */
static uint32_t shifted_thing(const cursor *c, uint32_t t, int16_t shift) {
    time_word w = word_at(c, t);
    uint32_t end = 0;
    if (w.class == TIME_WEEKDAY) {
        end = weekday(c, t);
    } else if (w.class == TIME_MONTH && !w.short_form) {
        end = month(c, t);
    } else if (w.class == TIME_UNIT && w.value != UNIT_HOUR) {
        bool resolved = w.value != UNIT_LONG && w.value != UNIT_DAY;
        c->out->kind = resolved ? KIND_PERIOD : KIND_VAGUE;
        c->out->unit = (uint8_t)w.value;
        end = t + 1;
    } else if (w.class == TIME_PART) {
        c->out->kind = KIND_DAYS;
        c->out->count = w.value < 0 && shift < 0 ? -1 : 0;
        end = shift <= 0 ? t + 1 : 0;
    } else if (w.class == TIME_SEASON && !w.unsure) {
        c->out->kind = KIND_VAGUE;
        end = t + 1;
    }
    c->out->shift = shift;
    c->out->shifted = true;
    c->out->core = c->out->core > t ? c->out->core : t;
    return end;
}

static bool plural(slice form) {
    return slice_ends(form, SLICE("s"));
}

/* shifted: "last week", "this year", "next Friday"; "over the last week" and
 * "the last years" are spans of time, not dates. */
static uint32_t shifted(const cursor *c, uint32_t t) {
    bool the = form_is(c, t, "the");
    uint32_t at = t + the;
    time_word w = word_at(c, at);
    if (w.class != TIME_SHIFT || plural(form_at(c, at + 1))) {
        return 0;
    }
    if (the && w.value > 0 && is(c, at + 1, TIME_UNIT)) {
        return 0; /* "the next day": see sequel */
    }
    uint32_t end = shifted_thing(c, at + 1, w.value);
    if (end > 0 && the && w.value < 0 && is(c, at + 1, TIME_UNIT)) {
        c->out->kind = KIND_VAGUE;
    }
    return end;
}

/* sequel: "the next day", "the same month", "that year": told from the date
 * before in the text. */
static uint32_t sequel(const cursor *c, uint32_t t) {
    uint32_t at = skip(c, t, "the");
    time_word w = word_at(c, at);
    bool next = at > t && w.class == TIME_SHIFT && w.value > 0;
    time_word unit = word_at(c, at + 1);
    bool part = unit.class == TIME_PART;
    if ((w.class != TIME_SEQUEL && !next) || plural(form_at(c, at + 1)) ||
        (w.unsure && part) || (unit.class != TIME_UNIT && !part)) {
        return 0;
    }
    int16_t shift = next ? 1 : w.value;
    bool day = part || unit.value == UNIT_DAY;
    bool resolved = day || (unit.value != UNIT_HOUR && unit.value != UNIT_LONG);
    c->out->kind = !resolved ? KIND_VAGUE : day ? KIND_DAYS : KIND_PERIOD;
    c->out->unit = part ? (uint8_t)UNIT_DAY : (uint8_t)unit.value;
    c->out->shift = shift;
    c->out->count = shift;
    c->out->shifted = true;
    c->out->from_previous = true;
    c->out->core = at + 1;
    return at + 2;
}

/* --- counted units ---------------------------------------------------------
 */

/* how_many: over "three", "a few", "a couple of", "several"; *vague when
 * nobody told. The same t when no number stands there. */
static uint32_t how_many(const cursor *c, uint32_t t, int16_t *count,
                         bool *vague) {
    uint32_t at = t;
    *vague = false;
    *count = 1;
    if (form_is(c, at, "a") && is(c, at + 1, TIME_VAGUE)) {
        at++;
    }
    if (is(c, at, TIME_VAGUE)) {
        *vague = true;
        return skip(c, at + 1, "of");
    }
    if (!is(c, at, TIME_NUMBER)) {
        return t;
    }
    *count = word_at(c, at).value;
    return at + 1;
}

/* counted_units: "three days ago", "a week later", "several weeks ago". */
static uint32_t counted_units(const cursor *c, uint32_t t) {
    int16_t count = 0;
    bool vague = false;
    uint32_t at = how_many(c, t, &count, &vague);
    if (at == t && is(c, t, TIME_UNIT) && plural(form_at(c, t))) {
        vague = true; /* "weeks ago" */
    } else if (at == t) {
        return 0;
    }
    time_word unit = word_at(c, at);
    time_word turn = word_at(c, at + 1);
    bool later = turn.class == TIME_LATER && !form_is(c, at + 1, "after") &&
                 !form_is(c, at + 1, "before");
    if (unit.class != TIME_UNIT || (turn.class != TIME_AGO && !later)) {
        return 0;
    }
    c->out->kind = vague || unit.value == UNIT_LONG ? KIND_VAGUE : KIND_COUNT;
    c->out->unit = (uint8_t)unit.value;
    c->out->count = (int16_t)(count * turn.value);
    c->out->from_previous = later;
    c->out->core = at;
    return at + 2;
}

/* phased: "earlier today", "late last year", "early Sunday", "mid 2016", "the
 * end of this month". */
static uint32_t phased(const cursor *c, uint32_t t) {
    uint32_t at = skip(c, t, "the");
    bool later = is(c, at, TIME_LATER) && !form_is(c, at, "before") &&
                 !form_is(c, at, "after");
    if (!is(c, at, TIME_PHASE) && !later) {
        return 0;
    }
    at++;
    uint32_t begin = at;
    if (form_is(c, at, "of") || form_is(c, at, "in") || form_is(c, at, "on") ||
        form_is(c, at, "-")) {
        at++;
    }
    at = skip(c, at, "the");
    uint32_t end = shifted(c, at);
    if (later && at > begin && form_is(c, at, "day")) {
        c->out->kind = KIND_DAYS; /* "later in the day" */
        c->out->from_previous = true;
        c->out->core = at;
        return at + 1;
    }
    if (end == 0) {
        end = dayword(c, at);
    }
    if (end == 0) {
        end = weekday(c, at);
    }
    if (end == 0 && !later) {
        end = month(c, at);
    }
    if (end == 0 && !later && begin > t) {
        end = year(c, at);
    }
    return end;
}

typedef uint32_t pattern(const cursor *c, uint32_t t);

bool time_match(const time_matcher *m, uint32_t at, uint32_t stop,
                time_reading *out) {
    static pattern *const patterns[] = {full_date,     weekday, month,   season,
                                        year,          dayword, shifted, sequel,
                                        counted_units, phased};
    uint32_t longest = at;
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        time_reading r = {0};
        cursor c = {m, stop, &r};
        uint32_t end = patterns[i](&c, at);
        if (end > longest) {
            longest = end;
            r.first = at;
            r.end = end;
            *out = r;
        }
    }
    return longest > at;
}
