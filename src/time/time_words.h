/* time_words.h: what each word may mean in a time expression, inside src/time.
 */
#ifndef TIME_WORDS_H
#define TIME_WORDS_H

#include <stdbool.h>

#include "base/slice.h"

typedef enum time_class {
    TIME_NONE,
    TIME_MONTH,   /* value 1..12 */
    TIME_WEEKDAY, /* value 0 Monday .. 6 Sunday */
    TIME_UNIT,    /* value: enum time_unit */
    TIME_NUMBER,  /* value 0..999; may be a day of the month */
    TIME_ORDINAL, /* "15th": value 1..31 */
    TIME_YEAR,    /* four digits, value 1000..2199 */
    TIME_DECADE,  /* "1990s" */
    TIME_DATE,    /* a date in one word: see time_word.date */
    TIME_DAYWORD, /* yesterday -1, today 0, tomorrow 1 */
    TIME_SHIFT,   /* last -1, this 0, next 1 */
    TIME_SEQUEL,  /* from the date before: previous -1, same 0, following 1 */
    TIME_PART,    /* morning, night: value -1 for night, 0 for the others */
    TIME_PHASE,   /* early, late, mid */
    TIME_AGO,     /* ago -1 */
    TIME_LATER,   /* later 1, earlier -1, before -1, after 1 */
    TIME_VAGUE,   /* few, several: a number nobody told */
    TIME_SEASON,  /* spring, summer, autumn, winter */
    TIME_BOUND,   /* since, until, before, by, after, through */
    TIME_IN,      /* in, during, of, from, between, on: a year may follow */
    TIME_PAST     /* past, recent: spans of time, not dates */
} time_class;

typedef enum time_unit {
    UNIT_HOUR, /* and shorter */
    UNIT_DAY,
    UNIT_WEEK,
    UNIT_WEEKEND,
    UNIT_MONTH,
    UNIT_YEAR,
    UNIT_LONG /* quarters, decades, centuries: not resolved */
} time_unit;

typedef struct time_word {
    uint8_t class; /* enum time_class */
    bool unsure;   /* also an everyday word or a name: March, May, Sun. */
    bool short_form;
    bool made; /* "mid-2016": needs no other word to be a time */
    int16_t value;
    int16_t year; /* of TIME_DATE; 0: not told */
    uint8_t month;
    uint8_t day;
} time_word;

/* time_word_of: what the form may mean; class TIME_NONE for most words. */
time_word time_word_of(slice form);

/* time_days_in: days of a month of the Gregorian calendar. */
int time_days_in(int32_t year, int month);

#endif
