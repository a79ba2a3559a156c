/* api_dict_coverage.c: the rules to write next.
 *
 * The problem: which words between two actors does news use often that no rule
 * takes? Method: the gaps of every article (event_gaps.h) are counted by lemma
 * and by where the other side stands ("partner with"), with the first few
 * sentences of each; the commonest come out first, ties by text.
 *
 * Limits: KEYS_MOST different keys; keys that come after these are only
 * counted together, and the report says how many.
 */
#include "acta/dict.h"
#include "api/api.h"
#include "base/map.h"
#include "base/text.h"
#include "event/event.h"

#include <stdlib.h>

enum { TMP_BYTES = 1 << 28, KEEP_BYTES = 1 << 30 };
enum { KEYS_MOST = 1 << 17, SHOWN = 3, SENTENCE_BYTES = 240 };

typedef struct gap_sum {
    slice key;
    uint64_t count;
    slice sentence[SHOWN];
    uint32_t shown;
} gap_sum;

typedef struct coverage {
    arena *keep;
    map *keys;
    gap_sum *sums; /* [KEYS_MOST] */
    uint64_t gaps, left_over;
} coverage;

/* A line a gap: "lemma slot TAB known TAB sentence". */
static void add_gap(text *out, const analysis *a, const event_gap *g) {
    text_add(out, a->tags.lemma[g->word]);
    if (!slice_is(g->slot, "object")) {
        text_add_char(out, ' ');
        text_add(out, g->slot);
    }
    text_add_str(out, g->known ? "\tno rule fits\t" : "\tno rule\t");
    api_add_sentence(out, a, g->word, SENTENCE_BYTES);
    text_add_char(out, '\n');
}

static acta_status find(const api_work *w, const analysis *a, arena *keep,
                        slice *rows, acta_error *error) {
    event_gap *gaps = NULL;
    uint32_t count = 0;
    if (!api_whole(a)) {
        return ACTA_OK; /* a stage failed; its problem row says so */
    }
    arena *tmp = arena_new(TMP_BYTES);
    acta_status status =
        tmp == NULL ? fail_memory(error)
                    : run_gaps(w->run, a, keep, tmp, &gaps, &count, error);
    arena_free(tmp);
    text out = text_on(keep);
    for (uint32_t i = 0; status == ACTA_OK && i < count; i++) {
        add_gap(&out, a, &gaps[i]);
    }
    *rows = text_slice(&out);
    return out.failed ? fail_memory(error) : status;
}

/* Adds one line of `find`. false: no memory. */
static bool count_gap(coverage *c, slice key, slice sentence) {
    c->gaps++;
    if (map_count(c->keys) >= KEYS_MOST && map_get(c->keys, key) == MAP_NONE) {
        c->left_over++;
        return true;
    }
    uint32_t i = map_intern(c->keys, key);
    if (i == MAP_NONE) {
        return false;
    }
    gap_sum *s = &c->sums[i];
    s->key = map_key(c->keys, i);
    s->count++;
    if (s->shown < SHOWN) {
        s->sentence[s->shown] = slice_copy(c->keep, sentence);
        return s->sentence[s->shown++].at != NULL;
    }
    return true;
}

static acta_status take_gaps(const api_work *w, slice rows, acta_error *error) {
    coverage *c = w->context;
    slice rest = rows;
    for (slice line; slice_cut(&rest, '\n', &line);) {
        slice whole = line, field = {0};
        slice_cut(&line, '\t', &field);
        slice_cut(&line, '\t', &field);
        slice key =
            slice_part(whole, 0, (size_t)(field.at + field.bytes - whole.at));
        if (!count_gap(c, key, line)) {
            return fail_memory(error);
        }
    }
    return ACTA_OK;
}

static int by_count(const void *x, const void *y) {
    const gap_sum *a = x, *b = y;
    return a->count != b->count ? (a->count < b->count ? 1 : -1)
                                : slice_compare(a->key, b->key);
}

static acta_status say(coverage *c, const acta_job *job, unsigned long most,
                       acta_error *error) {
    text out = text_on(c->keep);
    uint32_t count = map_count(c->keys);
    qsort(c->sums, count, sizeof *c->sums, by_count);
    text_add_str(&out, "count\tpredicate\trules\tsentence\n");
    for (uint32_t i = 0; i < count && i < most; i++) {
        for (uint32_t k = 0; k < c->sums[i].shown; k++) {
            text_add_format(&out, "%llu\t",
                            (unsigned long long)c->sums[i].count);
            text_add(&out, c->sums[i].key);
            text_add_char(&out, '\t');
            text_add(&out, c->sums[i].sentence[k]);
            text_add_char(&out, '\n');
        }
    }
    return out.failed ? fail_memory(error)
                      : job->sink(job->to, out.at, out.bytes, error);
}

acta_status acta_dict_coverage(const acta_sources *from, const acta_job *job,
                               unsigned long most, acta_coverage_counts *out,
                               acta_error *error) {
    coverage c = {.keep = arena_new(KEEP_BYTES)};
    api_work work = {
        .job = job, .render = find, .take = take_gaps, .context = &c};
    if (c.keep == NULL) {
        return fail_memory(error);
    }
    c.keys = map_new(c.keep);
    c.sums = arena_take(c.keep, KEYS_MOST, sizeof *c.sums);
    acta_status status = c.keys == NULL || c.sums == NULL
                             ? fail_memory(error)
                             : api_over_corpus(from, &work, error);
    if (status == ACTA_OK) {
        status = say(&c, job, most, error);
    }
    *out = (acta_coverage_counts){.sums = work.sums,
                                  .gaps = c.gaps,
                                  .predicates = map_count(c.keys),
                                  .left_over = c.left_over};
    arena_free(c.keep);
    return status;
}
