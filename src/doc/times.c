/* times.c: the calendar, and which time expression dates a predicate.
 *
 * Calendar: the proleptic Gregorian one, by counting days from March 1st, so
 * that the leap day is the last of its year (Richards, "Mapping Time", 1998).
 *
 * Dating a predicate: a time expression is attached where its head's governor
 * is. From the predicate one climbs the tree through what shares its time:
 * nominal arguments, open complements, coordination; the first governor that
 * an expression is attached to decides, the nearest expression when there are
 * several; when that one has no date, there is none. One does not climb out of
 * a reported clause: "said on Monday that troops had crossed" dates the saying.
 * Without a tree the only expression of the sentence is taken.
 *
 * Why not simply the nearest in the line: in "met Ode on Monday after talks on
 * Friday" both are near.
 *
 * Limits: one sentence; climbing stops after CLIMBS steps.
 */
#include "doc/times.h"

#include <stdio.h>

enum { CLIMBS = 32 };

int32_t date_day(int32_t year, int month, int day) {
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t era = (y >= 0 ? y : y - 399) / 400;
    int32_t of_era = y - era * 400;
    int32_t of_year =
        (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

date date_of_day(int32_t day) {
    int32_t z = day + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t of_era = z - era * 146097;
    int32_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    date d = {.precision = DATE_DAY};
    d.day = (uint8_t)(of_year - (153 * month + 2) / 5 + 1);
    d.month = (uint8_t)(month < 10 ? month + 3 : month - 9);
    d.year = year + era * 400 + (d.month <= 2);
    return d;
}

void date_write(date d, char out[DATE_BYTES]) {
    unsigned year = (unsigned)d.year % 10000;
    switch (d.precision) {
    case DATE_DAY:
        snprintf(out, DATE_BYTES, "%04u-%02u-%02u", year, d.month, d.day);
        break;
    case DATE_WEEK:
    case DATE_MONTH:
        snprintf(out, DATE_BYTES, "%04u-%02u", year, d.month);
        break;
    case DATE_YEAR:
        snprintf(out, DATE_BYTES, "%04u", year);
        break;
    default:
        out[0] = '\0';
    }
}

/* --- which expression dates a word ------------------------------------- */

/* in_nominal: whether word t is part of the noun phrase of its head. */
static bool in_nominal(const tree *t, uint32_t word) {
    switch (t->rel[word]) {
    case REL_NMOD:
    case REL_COMPOUND:
    case REL_NUMMOD:
    case REL_APPOS:
    case REL_FLAT:
    case REL_AMOD:
    case REL_DET:
        return true;
    default:
        return false;
    }
}

/* shares_time: whether a word happens when its head happens. */
static bool shares_time(const tree *t, uint32_t word) {
    switch (t->rel[word]) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL:
    case REL_XCOMP:
    case REL_CSUBJ:
    case REL_CONJ:
    case REL_ADVCL:
        return true;
    case REL_ACL:
        return t->sub[word] != SUB_RELCL;
    default:
        return in_nominal(t, word);
    }
}

static bool dates(const time_expression *x) {
    return x->when.precision != DATE_NONE && !x->bounds;
}

/* attached: whether expression x depends on `word`: directly, or on a noun that
 * tells when the word was ("toppled in a 2003 coup"). */
static bool attached(const time_expression *x, const tree *t, uint32_t word) {
    uint32_t governor = t->head[x->head];
    bool through = governor != TREE_ROOT && t->rel[governor] == REL_OBL &&
                   in_nominal(t, x->head) && t->head[governor] == word;
    return x->head == word || governor == word || through;
}

static uint32_t distance(const time_expression *x, uint32_t word) {
    return x->words.start > word  ? x->words.start - word
           : x->words.end <= word ? word - x->words.end + 1
                                  : 0;
}

/* nearest: the nearest of the expressions in range that depends on `at`, also
 * when it has no date. */
static uint32_t nearest(const times *x, const tree *t, span range,
                        uint32_t at) {
    uint32_t best = DOC_NONE;
    for (uint32_t i = range.start; i < range.end; i++) {
        if (!x->at[i].bounds && attached(&x->at[i], t, at) &&
            (best == DOC_NONE ||
             distance(&x->at[i], at) < distance(&x->at[best], at))) {
            best = i;
        }
    }
    return best;
}

/* told_by: the expression that word `at` explains: "in 2016, when it fell",
 * wherever the parser has hung the clause. */
static uint32_t told_by(const times *x, const tokens *words, const tree *t,
                        span range, uint32_t at) {
    for (uint32_t i = range.start; i < range.end; i++) {
        uint32_t end = x->at[i].words.end;
        uint32_t when =
            end < words->T && slice_is(words->form[end], ",") ? end + 1 : end;
        bool joint = when < words->T && t->head[when] == at &&
                     slice_is(words->form[when], "when");
        if (x->at[i].head == t->head[at] || joint) {
            return i;
        }
    }
    return DOC_NONE;
}

/* only_one: the sentence's only dating expression, or DOC_NONE. */
static uint32_t only_one(const times *x, span range) {
    uint32_t found = DOC_NONE;
    for (uint32_t i = range.start; i < range.end; i++) {
        if (dates(&x->at[i])) {
            if (found != DOC_NONE) {
                return DOC_NONE;
            }
            found = i;
        }
    }
    return found;
}

/* in_sentence: the expressions of the word's sentence. */
static span in_sentence(const times *x, const tokens *words, uint32_t word) {
    uint32_t s = words->sentence_of[word];
    uint32_t low = 0, high = x->X;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (x->at[middle].words.start < words->first[s]) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    span range = {low, low};
    while (range.end < x->X &&
           x->at[range.end].words.start < words->first[s + 1]) {
        range.end++;
    }
    return range;
}

uint32_t times_of_word(const times *x, const tokens *words, const tree *t,
                       uint32_t word) {
    span range = in_sentence(x, words, word);
    if (t == NULL || range.start == range.end) {
        return only_one(x, range);
    }
    uint32_t at = word;
    for (int i = 0; i < CLIMBS && at != TREE_ROOT; i++) {
        uint32_t found = nearest(x, t, range, at);
        found = found == DOC_NONE ? told_by(x, words, t, range, at) : found;
        if (found != DOC_NONE) {
            return dates(&x->at[found]) ? found : DOC_NONE;
        }
        if (!shares_time(t, at)) {
            break;
        }
        at = t->head[at];
    }
    return DOC_NONE;
}
