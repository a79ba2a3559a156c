/* api_dict_diff.c: what an edit of the codebook does to a corpus.
 *
 * The problem: a rule that mends one sentence may break fifty, and nobody sees
 * rows that vanish. Method: the corpus is analysed once, up to its events by
 * the one codebook; the other codebook then codes the same trees, mentions and
 * statements, which costs a twentieth. Rows are paired by predicate and
 * parties, what is left by predicate alone; what finds no partner has appeared
 * or vanished. The sums are kept by rule.
 *
 * Why not compare two files of rows: ids are hashes of the rows, and an edit
 * shifts them; and the corpus would be parsed twice.
 *
 * Limits: rows of one predicate are paired in their order.
 */
#include "acta/dict.h"
#include "api/api.h"
#include "base/map.h"
#include "base/text.h"
#include "event/codebook.h"

enum { TMP_BYTES = 1 << 28, KEEP_BYTES = 1 << 28, RULES_MOST = 1 << 16 };

typedef struct rule_sums {
    uint64_t appear, vanish, change;
} rule_sums;

typedef struct diff {
    const codebook *after;
    arena *keep;
    map *rules;      /* rule id -> index of sums */
    rule_sums *sums; /* [RULES_MOST] */
    acta_diff_counts counts;
} diff;

/* One article while it is compared. */
typedef struct pairing {
    const analysis *a;
    const events *before, *after;
    uint8_t *used; /* [after->E] */
    text rows;
} pairing;

static void add_field(text *out, slice field) {
    api_add_line(out, field);
    text_add_char(out, '\t');
}

static slice code_of(const analysis *a, uint32_t party) {
    return party == DOC_NONE
               ? SLICE("-")
               : slice_of(mention_code(&a->mentions, &a->chains, party));
}

static void add_side(text *out, const analysis *a, const event *e) {
    if (e == NULL) {
        text_add_str(out, "\t\t\t\t\t");
        return;
    }
    add_field(out, e->cameo);
    add_field(out, code_of(a, e->source));
    add_field(out, code_of(a, e->target));
    add_field(out, slice_of(write_status_name(e->status)));
    add_field(out, e->rule);
}

/* A line of the table: `before` or `after` is NULL for a row that appeared or
 * vanished. */
static void add_row(pairing *p, const event *before, const event *after) {
    const event *any = before != NULL ? before : after;
    span bytes = p->a->tokens.sentence[any->sentence];
    text_add_str(&p->rows, before == NULL  ? "appear\t"
                           : after == NULL ? "vanish\t"
                                           : "change\t");
    add_side(&p->rows, p->a, before);
    add_side(&p->rows, p->a, after);
    add_field(&p->rows, p->a->article.key);
    add_field(&p->rows, write_span(p->a, bytes));
    p->rows.at[p->rows.bytes - 1] = '\n';
}

static bool same_row(const event *x, const event *y) {
    return slice_equal(x->cameo, y->cameo) && x->status == y->status &&
           x->source == y->source && x->target == y->target;
}

typedef bool (*partner_test)(const event *x, const event *y);

static bool same_parties(const event *x, const event *y) {
    return x->word == y->word && x->source == y->source &&
           x->target == y->target;
}

static bool same_word(const event *x, const event *y) {
    return x->word == y->word;
}

/* The first unused row of `after` that pairs; rows are in text order, and an
 * article has few of them a word. */
static const event *partner(pairing *p, const event *x, partner_test pairs) {
    for (uint32_t i = 0; i < p->after->E; i++) {
        if (p->used[i] == 0 && pairs(x, &p->after->at[i])) {
            p->used[i] = 1;
            return &p->after->at[i];
        }
    }
    return NULL;
}

static bool pair_rows(pairing *p, arena *tmp) {
    const events *before = p->before;
    const event **of = arena_take(tmp, before->E, sizeof *of);
    p->used = arena_take(tmp, p->after->E, sizeof *p->used);
    if (of == NULL || p->used == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < before->E; i++) {
        of[i] = partner(p, &before->at[i], same_parties);
    }
    for (uint32_t i = 0; i < before->E; i++) {
        if (of[i] == NULL) {
            of[i] = partner(p, &before->at[i], same_word);
        }
        if (of[i] == NULL || !same_row(&before->at[i], of[i])) {
            add_row(p, &before->at[i], of[i]);
        }
    }
    for (uint32_t i = 0; i < p->after->E; i++) {
        if (p->used[i] == 0) {
            add_row(p, NULL, &p->after->at[i]);
        }
    }
    return !p->rows.failed;
}

static acta_status compare(const api_work *w, const analysis *a, arena *keep,
                           slice *rows, acta_error *error) {
    const diff *d = w->context;
    events after = {0};
    if (!api_whole(a)) {
        return ACTA_OK; /* a stage failed; its problem row says so */
    }
    arena *tmp = arena_new(TMP_BYTES);
    acta_status status = tmp == NULL
                             ? fail_memory(error)
                             : run_recode(a, d->after, tmp, tmp, &after, error);
    if (status == ACTA_OK) {
        pairing p = {.a = a,
                     .before = &a->events,
                     .after = &after,
                     .rows = text_on(keep)};
        status = pair_rows(&p, tmp) ? ACTA_OK : fail_memory(error);
        *rows = text_slice(&p.rows);
    }
    arena_free(tmp);
    return status;
}

static bool count_rule(diff *d, slice id, size_t which) {
    uint32_t i = map_intern(d->rules, id);
    if (id.bytes == 0 || i >= RULES_MOST) {
        return i != MAP_NONE;
    }
    uint64_t *sums[] = {&d->sums[i].appear, &d->sums[i].vanish,
                        &d->sums[i].change};
    ++*sums[which];
    return true;
}

/* The lines of one article: handed on, and counted by their rules. */
static acta_status take_rows(const api_work *w, slice rows, acta_error *error) {
    enum { CHANGE, OLD_RULE = 5, NEW_RULE = 10, FIELDS };
    diff *d = w->context;
    slice rest = rows;
    for (slice line; slice_cut(&rest, '\n', &line);) {
        slice field[FIELDS] = {{0}};
        for (size_t f = 0; f < FIELDS; f++) {
            slice_cut(&line, '\t', &field[f]);
        }
        size_t which = slice_is(field[CHANGE], "appear")   ? 0
                       : slice_is(field[CHANGE], "vanish") ? 1
                                                           : 2;
        uint64_t *sums[] = {&d->counts.appear, &d->counts.vanish,
                            &d->counts.change};
        ++*sums[which];
        if (!count_rule(d, field[which == 0 ? NEW_RULE : OLD_RULE], which)) {
            return fail_memory(error);
        }
    }
    return w->job->sink(w->job->to, rows.at, rows.bytes, error);
}

static acta_status say_sums(const diff *d, const acta_job *job,
                            acta_error *error) {
    text out = text_on(d->keep);
    text_add_str(&out, "# rule\tappear\tvanish\tchange\n");
    for (uint32_t i = 0; i < map_count(d->rules) && i < RULES_MOST; i++) {
        slice id = map_key(d->rules, i);
        const rule_sums *s = &d->sums[i];
        text_add_str(&out, "# ");
        text_add(&out, id);
        text_add_format(
            &out, "\t%llu\t%llu\t%llu\n", (unsigned long long)s->appear,
            (unsigned long long)s->vanish, (unsigned long long)s->change);
    }
    return out.failed ? fail_memory(error)
                      : job->sink(job->to, out.at, out.bytes, error);
}

acta_status acta_dict_diff(const acta_sources *before,
                           const acta_sources *after, const acta_job *job,
                           acta_diff_counts *out, acta_error *error) {
    diff d = {.keep = arena_new(KEEP_BYTES)};
    api_work work = {
        .job = job,
        .header = SLICE("change\told_code\told_source\told_target\told_status\t"
                        "old_rule\tnew_code\tnew_source\tnew_target\t"
                        "new_status\tnew_rule\tarticle\tsentence\n"),
        .render = compare,
        .take = take_rows,
        .context = &d};
    if (d.keep == NULL) {
        return fail_memory(error);
    }
    d.rules = map_new(d.keep);
    d.sums = arena_take(d.keep, RULES_MOST, sizeof *d.sums);
    acta_status status =
        d.rules == NULL || d.sums == NULL
            ? fail_memory(error)
            : api_open_codebook(after, d.keep, &d.after, error);
    if (status == ACTA_OK) {
        status = api_over_corpus(before, &work, error);
    }
    if (status == ACTA_OK) {
        status = say_sums(&d, job, error);
    }
    d.counts.sums = work.sums;
    *out = d.counts;
    arena_free(d.keep);
    return status;
}
