/* times.h: layer 6, time expressions and the dates they mean. */
#ifndef DOC_TIMES_H
#define DOC_TIMES_H

#include <stdbool.h>

#include "doc/tree.h"

typedef enum date_precision {
    DATE_NONE,
    DATE_DAY,
    DATE_WEEK,
    DATE_MONTH,
    DATE_YEAR
} date_precision;

typedef struct date {
    int32_t year;      /* 1..9999; 0 when DATE_NONE */
    uint8_t month;     /* 1..12, 0 unknown */
    uint8_t day;       /* 1..31, 0 unknown; of a week: its Monday */
    uint8_t precision; /* enum date_precision */
} date;

typedef struct time_expression {
    span words;    /* words */
    uint32_t head; /* word that the rest hangs on in the tree */
    date when;     /* precision DATE_NONE: recognised but not resolvable */
    bool relative; /* resolved against the publication date */
    bool bounds;   /* says since, until, before or by when, not when */
} time_expression;

typedef struct times {
    uint32_t X;
    const time_expression *at; /* [X] in text order */
} times;

/* Gregorian calendar. date_day: days since 1970-01-01 of a full date. */
int32_t date_day(int32_t year, int month, int day);
date date_of_day(int32_t day);
enum { DATE_BYTES = 16 };
/* date_write: "2017-02-15", "2017-02" (also for weeks), "2017", "" into out. */
void date_write(date d, char out[DATE_BYTES]);

/* times_of_word: the expression that dates a predicate.
 * in      x, words; tree may be NULL; word: verb or noun
 * out     the nearest expression that depends on the word, else on what the
 *         word is part of (not beyond the clause it is reported in); without a
 *         tree the only one of the sentence. DOC_NONE when there is none or
 *         it has no date
 * source  docs/methods/time.md
 */
uint32_t times_of_word(const times *x, const tokens *words, const tree *t,
                       uint32_t word);

#endif
