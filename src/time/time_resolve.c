/* time_resolve.c: from what an expression says to the date it means.
 *
 * Problem: "Sunday", "in January", "last week" mean a date only from where the
 * writer stands; "the next day" from where the story stands.
 *
 * Method: news looks back. A weekday is the latest such day that is not after
 * publication, a month or a day without a year the nearest past one, unless the
 * clause speaks of the future ("will", "scheduled") or the past one is so long
 * ago that a year would have been told.
 *
 * Limits: weeks start on Monday; a week or month is given as such, never as one
 * of its days; few, several and decades are not resolved.
 */
#include "time/time_resolve.h"

/* A day without a year is not so many days ago: the year would be told. */
enum { LONG_AGO = 290 };

static const date no_date = {0};

static date month_date(int32_t year, int month) {
    return (date){
        .year = year, .month = (uint8_t)month, .precision = DATE_MONTH};
}

static date year_date(int32_t year) {
    return (date){.year = year, .precision = DATE_YEAR};
}

static date day_date(int32_t day) {
    date d = date_of_day(day);
    return d.year >= 1 && d.year <= 9999 ? d : no_date;
}

/* weekday_of: 0 Monday .. 6 Sunday; 1970-01-01 was a Thursday. */
static int32_t weekday_of(int32_t day) {
    int32_t w = (day + 3) % 7;
    return w < 0 ? w + 7 : w;
}

static date week_date(int32_t day) {
    date d = day_date(day - weekday_of(day));
    d.precision = d.precision == DATE_DAY ? DATE_WEEK : DATE_NONE;
    return d;
}

/* add_months: the month `count` after that of d. */
static date add_months(date d, int32_t count) {
    int32_t months = d.year * 12 + d.month - 1 + count;
    if (months < 12 || months >= 10000 * 12) {
        return no_date;
    }
    return month_date(months / 12, (int)(months % 12) + 1);
}

static date full(int32_t year, const time_reading *r) {
    if (year < 1 || year > 9999 || r->day > time_days_in(year, r->month)) {
        return no_date;
    }
    return (date){year, r->month, r->day, DATE_DAY};
}

/* --- from the publication date -------------------------------------------- */

static date day_of_month(const time_reading *r, const time_anchor *a) {
    date now = date_of_day(a->day);
    date this = full(now.year, r);
    date last = full(now.year - 1, r);
    date next = full(now.year + 1, r);
    int32_t at = this.precision == DATE_NONE
                     ? a->day
                     : date_day(this.year, this.month, this.day);
    date past = at <= a->day ? this : last;
    date coming = at >= a->day ? this : next;
    int32_t ago = past.precision == DATE_NONE
                      ? LONG_AGO + 1
                      : a->day - date_day(past.year, past.month, past.day);
    bool forward = a->future || ago > LONG_AGO;
    date found = forward ? coming : past;
    return found.precision != DATE_NONE ? found : this;
}

static date a_month(const time_reading *r, const time_anchor *a) {
    date now = date_of_day(a->day);
    int32_t year = now.year;
    if (r->shifted && r->shift > 0) {
        year += r->month <= now.month;
    } else if (r->shifted && r->shift < 0) {
        year -= r->month >= now.month;
    } else if (r->shifted) {
        year += 0;
    } else if (a->future) {
        year += r->month < now.month;
    } else {
        year -= r->month > now.month;
    }
    return month_date(year, r->month);
}

static date told_date(const time_reading *r, const time_anchor *a,
                      bool *relative) {
    int32_t year = r->year > 0 ? r->year : r->shifted ? 0 : a->year;
    if (r->of_year && a->known) { /* "October of next year" */
        *relative = true;
        year = date_of_day(a->day).year + r->shift;
    }
    if (year > 0) {
        return r->day > 0     ? full(year, r)
               : r->month > 0 ? month_date(year, r->month)
                              : year_date(year);
    }
    *relative = true;
    if (!a->known) {
        return no_date;
    }
    return r->day > 0 ? day_of_month(r, a) : a_month(r, a);
}

static date weekday_date(const time_reading *r, const time_anchor *a) {
    int32_t back = weekday_of(a->day) - (int32_t)r->weekday;
    int32_t latest = a->day - (back < 0 ? back + 7 : back);
    bool today = latest == a->day;
    if (r->shifted && r->shift < 0) {
        return day_date(today ? latest - 7 : latest);
    }
    bool ahead = r->shifted && r->shift > 0;
    bool coming = a->future || (r->shifted && !a->past);
    if (ahead || (coming && !today)) {
        latest += 7;
    }
    return day_date(latest);
}

/* --- periods and counts, from either anchor ------------------------------- */

static date shift_period(const time_reading *r, date from) {
    switch (r->unit) {
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        return from.precision == DATE_DAY || from.precision == DATE_WEEK
                   ? week_date(date_day(from.year, from.month, from.day) +
                               7 * r->shift)
                   : no_date;
    case UNIT_MONTH:
        return from.month > 0 ? add_months(from, r->shift) : no_date;
    case UNIT_YEAR:
        return from.year + r->shift > 0 ? year_date(from.year + r->shift)
                                        : no_date;
    default:
        return no_date;
    }
}

static date count_units(const time_reading *r, date from) {
    bool day = from.precision == DATE_DAY;
    int32_t at = day ? date_day(from.year, from.month, from.day) : 0;
    switch (r->unit) {
    case UNIT_HOUR:
        return day ? day_date(at + (r->from_previous ? 0 : r->count / 24))
                   : no_date;
    case UNIT_DAY:
        return day ? day_date(at + r->count) : no_date;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        return day ? week_date(at + 7 * r->count) : no_date;
    case UNIT_MONTH:
        return from.month > 0 ? add_months(from, r->count) : no_date;
    case UNIT_YEAR:
        return from.year + r->count > 0 ? year_date(from.year + r->count)
                                        : no_date;
    default:
        return no_date;
    }
}

date time_resolve(const time_reading *r, const time_anchor *a, bool *relative) {
    *relative = false;
    if (r->kind == KIND_VAGUE) {
        return no_date;
    }
    if (r->kind == KIND_DATE) {
        return told_date(r, a, relative);
    }
    *relative = true;
    if (!r->from_previous && !a->known) {
        return no_date;
    }
    date from = r->from_previous ? a->previous : date_of_day(a->day);
    if (from.precision == DATE_NONE) {
        return no_date;
    }
    switch (r->kind) {
    case KIND_WEEKDAY:
        return weekday_date(r, a);
    case KIND_DAYS:
        return from.precision == DATE_DAY
                   ? day_date(date_day(from.year, from.month, from.day) +
                              r->count)
                   : no_date;
    case KIND_PERIOD:
        return shift_period(r, from);
    default:
        return count_units(r, from);
    }
}
