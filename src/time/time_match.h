/* time_match.h: the time expression that starts at a word, inside src/time. */
#ifndef TIME_MATCH_H
#define TIME_MATCH_H

#include "doc/tags.h"
#include "doc/tokens.h"
#include "time/time_words.h"

typedef enum time_kind {
    KIND_DATE,    /* year, month, day; 0: not told */
    KIND_WEEKDAY, /* weekday; shift when `shifted` */
    KIND_DAYS,    /* count days from the anchor */
    KIND_PERIOD,  /* the week, month or year `shift` from the anchor */
    KIND_COUNT,   /* count units from the anchor */
    KIND_VAGUE    /* a time, but no date */
} time_kind;

typedef struct time_reading {
    uint8_t kind;
    uint8_t unit;       /* enum time_unit */
    bool shifted;       /* "last", "this" or "next" was said */
    bool of_year;       /* "October of next year": shift counts years */
    bool from_previous; /* the anchor is the date before in the text */
    int16_t shift;
    int16_t count;
    int32_t year;
    uint8_t month;
    uint8_t day;
    uint8_t weekday;
    uint32_t first; /* words [first, end) */
    uint32_t end;
    uint32_t core; /* the word that says most */
} time_reading;

typedef struct time_matcher {
    const tokens *words;
    const tags *tags;      /* may be NULL */
    const time_word *word; /* [T] */
} time_matcher;

/* time_match: the longest expression that starts at word `at` and ends before
 * `stop`; false when there is none. */
bool time_match(const time_matcher *m, uint32_t at, uint32_t stop,
                time_reading *out);

#endif
