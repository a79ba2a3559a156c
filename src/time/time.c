/* time.c: time expressions and the dates they mean.
 *
 * Problem: an event needs the day it happened, and news tells it from where the
 * writer stands.
 *
 * Method: each word is looked up once (time_words.c); from left to right the
 * longest expression is read (time_match.c) and resolved (time_resolve.c)
 * against the publication date, the date before it in the text, and the tense
 * of its clause. After Strötgen and Gertz, "HeidelTime: High Quality Rule-Based
 * Extraction and Normalization of Temporal Expressions", 2010.
 *
 * Why rules: the expressions of news are few and regular; a trained tagger
 * finds them no better and still needs the rules to resolve them.
 *
 * Limits: see docs/methods/time.md.
 */
#include "time/time.h"

#include "time/time_match.h"
#include "time/time_resolve.h"

enum {
    PLAN_WORDS = 4,     /* from "has been" to "scheduled" */
    TENSE_WORDS = 14,   /* how far to look for a verb */
    PREVIOUS_REACH = 3, /* sentences a "next day" may look back */
    YEAR_REACH = 4      /* words between a year and a date it is told for */
};

typedef struct time_work {
    const time_input *in;
    time_matcher matcher;
    time_anchor anchor;
    uint32_t previous_sentence;
    arena *tmp;
    time_expression *found; /* [X] */
    uint32_t X;
    uint32_t room;
} time_work;

/* --- the clause's tense --------------------------------------------------- */

static bool one_of(slice form, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (slice_equal_fold(form, slice_of(list[i]))) {
            return true;
        }
    }
    return false;
}

/* tense: 1 a word of the future, -1 a verb of the past, 0 neither. */
static int tense(const time_input *in, uint32_t t) {
    static const char *const future[] = {
        "will",     "'ll",     "’ll",      "shall",  "would",
        "wo",       "due",     "slated",   "set",    "scheduled",
        "expected", "planned", "upcoming", "coming", "forthcoming",
        "plans",    "going",   "may",      "might",  "could"};
    static const char *const past[] = {"said", "told",  "was",  "were",
                                       "had",  "did",   "has",  "have",
                                       "met",  "began", "held", "came"};
    slice form = in->words->form[t];
    if (one_of(form, future, sizeof future / sizeof future[0])) {
        return 1;
    }
    if (in->tags != NULL) {
        bool verb = slice_is(in->tags->xpos[t], "VBD") ||
                    slice_is(in->tags->xpos[t], "VBZ") ||
                    slice_is(in->tags->xpos[t], "VBP");
        return verb ? -1 : 0;
    }
    bool passive = t > 0 && slice_is(in->words->form[t - 1], "be");
    bool ends = form.bytes > 4 && slice_ends(form, SLICE("ed")) && !passive;
    return ends || one_of(form, past, sizeof past / sizeof past[0]) ? -1 : 0;
}

static bool clause_sign(slice form) {
    return slice_is(form, ";") || slice_is(form, ":") || slice_is(form, "\"") ||
           slice_is(form, "“") || slice_is(form, "”") || slice_is(form, ".");
}

/* tense_after: of the words after an expression that opens its clause. What is
 * planned is told in the past: "a June 3 hearing has been scheduled". */
static int tense_after(const time_input *in, uint32_t from, uint32_t stop) {
    int found = 0;
    stop = stop - from > TENSE_WORDS ? from + TENSE_WORDS : stop;
    for (uint32_t t = from; t < stop && !clause_sign(in->words->form[t]); t++) {
        int here = tense(in, t);
        if (here > 0 || (found == 0 && here < 0)) {
            found = here;
            stop = here < 0 && stop - t > PLAN_WORDS ? t + PLAN_WORDS : stop;
        }
        if (found > 0) {
            break;
        }
    }
    return found;
}

/* clause_tense: of the clause around an expression: the nearest verb before
 * it, else the nearest after it. */
static int clause_tense(const time_input *in, const time_reading *r) {
    const tokens *w = in->words;
    uint32_t s = w->sentence_of[r->first];
    uint32_t start = w->first[s];
    int found = 0;
    for (uint32_t t = r->first; t > start && r->first - t < TENSE_WORDS;) {
        t--;
        found = tense(in, t);
        bool to_be =
            slice_is(w->form[t], "to") && slice_is(w->form[t + 1], "be");
        found = to_be ? 1 : found;
        if (found != 0 || clause_sign(w->form[t])) {
            break;
        }
    }
    return found != 0 ? found : tense_after(in, r->end, w->first[s + 1]);
}

/* --- one expression --------------------------------------------------------
 */

/* near_year: the year of a full date close by that this one belongs to: "on 3
 * March and 5 May 2011", "in 2011, on 3 March". */
static int32_t near_year(const time_work *w, const time_reading *r) {
    const tokens *words = w->in->words;
    uint32_t stop = words->first[words->sentence_of[r->first] + 1];
    time_reading next;
    for (uint32_t t = r->end; t < stop && t < r->end + 2; t++) {
        if (r->kind == KIND_DATE && r->month > 0 &&
            time_match(&w->matcher, t, stop, &next) && next.kind == KIND_DATE &&
            next.month > 0 && next.year > 0) {
            return next.year;
        }
    }
    if (w->X > 0) {
        const time_expression *last = &w->found[w->X - 1];
        bool near = r->first - last->words.end < YEAR_REACH &&
                    words->sentence_of[last->words.start] ==
                        words->sentence_of[r->first];
        if (near && last->when.precision == DATE_YEAR && !last->relative) {
            return last->when.year;
        }
    }
    return 0;
}

/* head_of: the word of an expression whose head stands outside it. */
static uint32_t head_of(const tree *t, const time_reading *r) {
    if (t == NULL) {
        return r->core;
    }
    for (uint32_t word = r->first; word < r->end; word++) {
        uint32_t head = t->head[word];
        bool outside = head == TREE_ROOT || head < r->first || head >= r->end;
        if (outside && t->rel[word] != REL_PUNCT && t->rel[word] != REL_CASE &&
            t->rel[word] != REL_DET) {
            return word;
        }
    }
    return r->core;
}

/* bounds: whether a word before the expression makes it a limit. */
static bool bounds(const time_work *w, const time_reading *r) {
    const tokens *words = w->in->words;
    uint32_t start = words->first[words->sentence_of[r->first]];
    for (uint32_t t = r->first; t > start && r->first - t < 2; t--) {
        time_word before = w->matcher.word[t - 1];
        slice form = words->form[t - 1];
        if (before.class == TIME_BOUND ||
            slice_equal_fold(form, SLICE("before")) ||
            slice_equal_fold(form, SLICE("after"))) {
            return true;
        }
        if (!slice_equal_fold(form, SLICE("the"))) {
            return false;
        }
    }
    return false;
}

/* deadline: "by June", "until Friday" look ahead. */
static bool deadline(const time_work *w, const time_reading *r) {
    const tokens *words = w->in->words;
    if (r->first == words->first[words->sentence_of[r->first]]) {
        return false;
    }
    slice form = words->form[r->first - 1];
    return slice_equal_fold(form, SLICE("by")) ||
           slice_equal_fold(form, SLICE("until")) ||
           slice_equal_fold(form, SLICE("till"));
}

static bool grow(time_work *w) {
    if (w->X < w->room) {
        return true;
    }
    uint32_t room = w->room == 0 ? 64 : w->room * 2;
    time_expression *found =
        arena_grow(w->tmp, w->found, w->X, room, sizeof *found);
    if (found == NULL) {
        return false;
    }
    w->found = found;
    w->room = room;
    return true;
}

static bool add_expression(time_work *w, const time_reading *r) {
    uint32_t sentence = w->in->words->sentence_of[r->first];
    if (!grow(w)) {
        return false;
    }
    if (sentence - w->previous_sentence > PREVIOUS_REACH) {
        w->anchor.previous = (date){0};
    }
    int found = clause_tense(w->in, r);
    w->anchor.future = found > 0 || (found == 0 && deadline(w, r));
    w->anchor.past = found < 0;
    w->anchor.year = near_year(w, r);
    time_expression *x = &w->found[w->X++];
    *x = (time_expression){.words = {r->first, r->end}};
    x->head = head_of(w->in->tree, r);
    x->when = time_resolve(r, &w->anchor, &x->relative);
    x->bounds = bounds(w, r);
    if (x->when.precision != DATE_NONE) {
        w->anchor.previous = x->when;
        w->previous_sentence = sentence;
    }
    return true;
}

static bool find_all(time_work *w) {
    const tokens *words = w->in->words;
    for (uint32_t s = 0; s < words->S; s++) {
        uint32_t stop = words->first[s + 1];
        for (uint32_t t = words->first[s]; t < stop;) {
            time_reading r;
            if (!time_match(&w->matcher, t, stop, &r)) {
                t++;
                continue;
            }
            if (!add_expression(w, &r)) {
                return false;
            }
            t = r.end;
        }
    }
    return true;
}

static bool look_up(time_work *w) {
    const tokens *words = w->in->words;
    time_word *word = arena_take(w->tmp, words->T, sizeof *word);
    if (word == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < words->T; t++) {
        word[t] = time_word_of(words->form[t]);
    }
    w->matcher = (time_matcher){words, w->in->tags, word};
    return true;
}

acta_status time_run(const time_input *in, arena *keep, arena *tmp, times *out,
                     acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    time_work w = {.in = in, .tmp = tmp};
    w.anchor.known = in->article->published_day != ARTICLE_NO_DAY;
    w.anchor.day = w.anchor.known ? in->article->published_day : 0;
    bool done = look_up(&w) && find_all(&w);
    time_expression *at = done ? arena_take(keep, w.X, sizeof *at) : NULL;
    if (at != NULL && w.X > 0) {
        memcpy(at, w.found, w.X * sizeof *at);
    }
    arena_back(tmp, mark);
    if (at == NULL) {
        return fail_memory(error);
    }
    *out = (times){w.X, at};
    return ACTA_OK;
}
