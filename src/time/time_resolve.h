/* time_resolve.h: a reading to a date, inside src/time. */
#ifndef TIME_RESOLVE_H
#define TIME_RESOLVE_H

#include "doc/times.h"
#include "time/time_match.h"

/* What relative expressions are told from. */
typedef struct time_anchor {
    bool known; /* the article has a date */
    int32_t day;
    date previous; /* the last date in the text; DATE_NONE: none near */
    bool future;   /* the clause speaks of what will be */
    bool past;     /* ... of what was */
    int32_t year;  /* a year told close by, 0: none */
} time_anchor;

/* time_resolve: the date a reading means; precision DATE_NONE when it cannot
 * be told. *relative: an anchor was used. */
date time_resolve(const time_reading *r, const time_anchor *a, bool *relative);

#endif
