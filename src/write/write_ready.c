/* write_ready.c: ids, offsets and names that all writers share.
 *
 * The problem: the same row must get the same id on every run and machine, so
 * that loading twice changes nothing; and rows count in characters of their
 * part while the layers count bytes of the body. Method: ids are XXH3 over the
 * article's key and text, and for a row over the article's id, what it is, its
 * offsets and its ordinal among rows at the same place. Characters come from a
 * table over the body, made once an article.
 *
 * Limits: 64 bits of id; among 10^8 rows the chance that any two share one is
 * below one in three thousand.
 */
#include <inttypes.h>
#include <stdio.h>

#include "write/write.h"

static void id_of(const text *seed, char out[WRITE_ID_BYTES]) {
    snprintf(out, WRITE_ID_BYTES, "%016" PRIx64, slice_hash(text_slice(seed)));
}

/* ordinal: rows before this one that share its place. Rows stand in text
 * order, so those are neighbours or few. */
static uint32_t event_ordinal(const events *list, uint32_t e) {
    uint32_t n = 0;
    for (uint32_t i = e; i-- > 0;) {
        if (list->at[i].sentence != list->at[e].sentence) {
            break;
        }
        n += list->at[i].word == list->at[e].word ? 1 : 0;
    }
    return n;
}

static uint32_t quote_ordinal(const quotes *list, uint32_t q) {
    uint32_t n = 0;
    for (uint32_t i = q; i-- > 0;) {
        if (list->at[i].sentence != list->at[q].sentence) {
            break;
        }
        n += list->at[i].content.start == list->at[q].content.start &&
                     list->at[i].content.end == list->at[q].content.end
                 ? 1
                 : 0;
    }
    return n;
}

static bool make_ids(write_ready *r, arena *keep) {
    const analysis *a = r->a;
    arena_mark_t mark = arena_mark(keep);
    text seed = text_on(keep);
    text_add(&seed, a->article.key);
    text_add_char(&seed, '\x1f');
    text_add(&seed, write_span(a, a->article.text));
    id_of(&seed, r->article_id);
    bool failed = seed.failed;
    for (uint32_t q = 0; q < a->quotes.Q && !failed; q++) {
        const quote *at = &a->quotes.at[q];
        span place = at->content.end > at->content.start
                         ? at->content
                         : write_words(a, at->cue_words);
        seed.bytes = 0;
        text_add_format(&seed, "%s statement %" PRIu32 " %" PRIu32 " %" PRIu32,
                        r->article_id, place.start, place.end,
                        quote_ordinal(&a->quotes, q));
        id_of(&seed, r->statement_id[q]);
        failed = seed.failed;
    }
    for (uint32_t e = 0; e < a->events.E && !failed; e++) {
        span act = write_words(a, a->events.at[e].act_words);
        seed.bytes = 0;
        text_add_format(&seed, "%s event %" PRIu32 " %" PRIu32 " %" PRIu32,
                        r->article_id, act.start, act.end,
                        event_ordinal(&a->events, e));
        id_of(&seed, r->event_id[e]);
        failed = seed.failed;
    }
    arena_back(keep, mark);
    return !failed;
}

/* A list of events for each statement, told in the order of the events. */
static bool begin_lists(const analysis *a, arena *keep, uint32_t **first,
                        uint32_t **next) {
    *first = arena_take(keep, a->quotes.Q, sizeof **first);
    *next = arena_take(keep, a->events.E, sizeof **next);
    for (uint32_t q = 0; *first != NULL && q < a->quotes.Q; q++) {
        (*first)[q] = DOC_NONE;
    }
    return *first != NULL && *next != NULL;
}

/* The statement whose cue stands in the words of an event's act. */
static uint32_t uttered_in(const analysis *a, const uint32_t *of_cue,
                           const event *e) {
    for (uint32_t t = e->act_words.start; t < e->act_words.end; t++) {
        if (t < a->tokens.T && of_cue[t] != DOC_NONE) {
            return of_cue[t];
        }
    }
    return DOC_NONE;
}

/* Backwards, so that each list is in the order of the events. */
static bool link_events(write_ready *r, arena *keep) {
    const analysis *a = r->a;
    uint32_t *of_cue = arena_take(keep, a->tokens.T, sizeof *of_cue);
    if (of_cue == NULL ||
        !begin_lists(a, keep, &r->first_inside, &r->next_inside) ||
        !begin_lists(a, keep, &r->first_stance, &r->next_stance)) {
        return false;
    }
    for (uint32_t t = 0; t < a->tokens.T; t++) {
        of_cue[t] = DOC_NONE;
    }
    for (uint32_t q = 0; q < a->quotes.Q; q++) {
        if (a->quotes.at[q].cue < a->tokens.T) {
            of_cue[a->quotes.at[q].cue] = q;
        }
    }
    for (uint32_t e = a->events.E; e-- > 0;) {
        uint32_t in = a->events.at[e].quote;
        uint32_t by = uttered_in(a, of_cue, &a->events.at[e]);
        if (in < a->quotes.Q) {
            r->next_inside[e] = r->first_inside[in];
            r->first_inside[in] = e;
        }
        if (by != DOC_NONE) {
            r->next_stance[e] = r->first_stance[by];
            r->first_stance[by] = e;
        }
    }
    return true;
}

bool write_prepare(const analysis *a, arena *keep, write_ready *out) {
    *out = (write_ready){.a = a};
    out->statement_id = arena_take(keep, a->quotes.Q, WRITE_ID_BYTES);
    out->event_id = arena_take(keep, a->events.E, WRITE_ID_BYTES);
    if (out->statement_id == NULL || out->event_id == NULL ||
        !utf8_index_make(a->article.body, keep, &out->index)) {
        return false;
    }
    out->text_chars = utf8_index_chars(&out->index, a->article.text.start);
    return make_ids(out, keep) && link_events(out, keep);
}

size_t write_chars(const write_ready *r, size_t byte) {
    size_t chars = utf8_index_chars(&r->index, byte);
    return byte >= r->a->article.text.start ? chars - r->text_chars : chars;
}

span write_words(const analysis *a, span words) {
    if (words.start >= words.end || words.end > a->tokens.T) {
        return (span){0, 0};
    }
    return (span){a->tokens.at[words.start].start,
                  a->tokens.at[words.end - 1].end};
}

slice write_span(const analysis *a, span bytes) {
    return slice_part(a->article.body, bytes.start, bytes.end);
}

void write_about(const analysis *a, const quote *q, const char *separator,
                 text *out) {
    const mentions *m = &a->mentions;
    const char *seen[WRITE_ABOUT];
    size_t count = 0;
    const span parts[2] = {q->content_words, q->more_words};
    for (int k = 0; k < 2 && m->of_word != NULL; k++) {
        for (uint32_t t = parts[k].start;
             t < parts[k].end && count < WRITE_ABOUT; t++) {
            uint32_t one = m->of_word[t];
            const char *code =
                one == DOC_NONE ? "" : mention_code(m, &a->chains, one);
            bool known = code[0] == '\0';
            for (size_t i = 0; i < count && !known; i++) {
                known = strcmp(seen[i], code) == 0;
            }
            if (!known) {
                text_add_str(out, count == 0 ? "" : separator);
                text_add_str(out, code);
                seen[count++] = code;
            }
        }
    }
}

const char *write_part_name(article_part part) {
    return part == PART_TITLE ? "title" : "text";
}

const char *write_status_name(unsigned status) {
    static const char *const names[] = {"actual", "future", "hypothetical",
                                        "negated"};
    return status < sizeof names / sizeof *names ? names[status] : "actual";
}

const char *write_precision_name(unsigned precision) {
    static const char *const names[] = {NULL, "day", "week", "month", "year"};
    return precision < sizeof names / sizeof *names ? names[precision] : NULL;
}

const char *write_kind_name(unsigned kind) {
    static const char *const names[] = {"speech", "belief", "intention", "talk",
                                        "unsaid"};
    return kind < sizeof names / sizeof *names ? names[kind] : "speech";
}

const char *write_form_name(unsigned form) {
    static const char *const names[] = {"direct", "indirect", "mixed"};
    return form < sizeof names / sizeof *names ? names[form] : "indirect";
}

void write_hundredths(text *out, unsigned hundredths) {
    text_add_format(out, "%u.%02u", hundredths / 100, hundredths % 100);
}

void write_tenths(text *out, double value) {
    long tenths = (long)(value * 10.0 + (value < 0.0 ? -0.5 : 0.5));
    text_add_str(out, tenths < 0 ? "-" : "");
    tenths = tenths < 0 ? -tenths : tenths;
    text_add_format(out, "%ld.%ld", tenths / 10, tenths % 10);
}

void write_problem_line(const problem *p, text *out) {
    if (p->path.bytes > 0) {
        text_add(out, p->path);
        if (p->line > 0) {
            text_add_format(out, ":%" PRIu64, p->line);
        }
        text_add_str(out, ": ");
    }
    if (p->article_key.bytes > 0) {
        text_add_str(out, "article ");
        text_add(out, p->article_key);
        text_add_str(out, ": ");
    }
    text_add(out, p->where);
    text_add_str(out, ": ");
    text_add(out, p->what);
    text_add_str(out, " (");
    text_add(out, p->action);
    text_add_str(out, ")\n");
}
