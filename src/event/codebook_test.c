/* codebook_test.c: the examples of all rules, run as tests.
 *
 * Problem: a rule that a researcher writes must be seen to fire, and a rule
 * that is changed must not silence another. Each carries sentences that say so.
 *
 * Method: each sentence passes through the whole pipeline as an article of its
 * own. A `yes` example wants a row with the rule's code for each pair it lists;
 * a `no` example wants no row of this rule. What came instead is named, so that
 * the cause (other rule, other actor, no row) is seen without a second command.
 *
 * Why not want the rule itself: two rules may rightly reach one code, and which
 * of them speaks first is nobody's concern.
 */
#include "event/codebook_test.h"

#include "base/text.h"

static bool code_fits(const analysis *a, uint32_t party, slice wanted) {
    if (slice_is(wanted, "-")) {
        return true;
    }
    if (party == DOC_NONE) {
        return false;
    }
    slice code = slice_of(mention_code(&a->mentions, &a->chains, party));
    return slice_starts(code, wanted);
}

/* Whether some act of speech about this rule's act has this code. */
static bool is_about(const codebook *book, slice cameo, const rule *r) {
    for (uint32_t i = 0; i < book->P; i++) {
        uint32_t speech = book->compose[i].speech;
        if (slice_equal(codebook_compose(book, speech, r->code), cameo)) {
            return true;
        }
    }
    return false;
}

/* A row of this rule or with its code; for a rule that composes its code also
 * one of its root, from a rule that spells the same act out; for an inner act
 * one of whatever is said about it. */
static bool is_row_of(const codebook *book, const event *row, const rule *r) {
    if (r->inner_only) {
        return is_about(book, row->cameo, r);
    }
    return slice_equal(row->rule, r->id) || slice_equal(row->cameo, r->code) ||
           (r->speech != CODEBOOK_NONE &&
            slice_starts(row->cameo, slice_part(r->code, 0, 2)));
}

static bool has_pair(const codebook *book, const analysis *a, const rule *r,
                     const example *e, const example_pair *pair) {
    for (uint32_t i = 0; i < a->events.E; i++) {
        const event *row = &a->events.at[i];
        if (is_row_of(book, row, r) &&
            code_fits(a, row->source, pair->source) &&
            code_fits(a, row->target, pair->target) &&
            (e->status == EXAMPLE_ANY || e->status == row->status)) {
            return true;
        }
    }
    return false;
}

static bool fires(const codebook *book, const analysis *a, const rule *r) {
    for (uint32_t i = 0; i < a->events.E; i++) {
        const event *row = &a->events.at[i];
        if (r->inner_only ? is_about(book, row->cameo, r)
                          : slice_equal(row->rule, r->id)) {
            return true;
        }
    }
    return false;
}

static bool holds(const codebook *book, const analysis *a, const rule *r,
                  const example *e) {
    if (!e->wanted) {
        return !fires(book, a, r);
    }
    for (uint32_t i = 0; i < e->pairs.count; i++) {
        if (!has_pair(book, a, r, e, &book->pairs[e->pairs.first + i])) {
            return false;
        }
    }
    return r->discard ? a->events.E == 0
                      : e->pairs.count > 0 || fires(book, a, r);
}

static void say_party(text *t, const analysis *a, uint32_t party) {
    const char *code =
        party == DOC_NONE ? "-" : mention_code(&a->mentions, &a->chains, party);
    text_add_str(t, code[0] == '\0' ? "?" : code);
}

static void say_rows(text *t, const analysis *a) {
    static const char *const names[] = {"", " = future", " = hypothetical",
                                        " = negated"};
    if (a->events.E == 0) {
        text_add_str(t, "no event");
    }
    for (uint32_t i = 0; i < a->events.E; i++) {
        const event *row = &a->events.at[i];
        text_add_str(t, i == 0 ? "" : ", ");
        text_add(t, row->rule);
        text_add_char(t, ' ');
        say_party(t, a, row->source);
        text_add_str(t, " > ");
        say_party(t, a, row->target);
        text_add_str(t, names[row->status]);
    }
}

static slice describe(const codebook *book, const analysis *a, const rule *r,
                      const example *e, arena *tmp) {
    text t = text_on(tmp);
    text_add(&t, r->file);
    text_add_format(&t, ":%u: ", e->line);
    text_add(&t, r->id);
    text_add_str(&t, e->wanted ? ": expected" : ": expected none");
    for (uint32_t i = 0; i < e->pairs.count; i++) {
        const example_pair *pair = &book->pairs[e->pairs.first + i];
        text_add_char(&t, ' ');
        text_add(&t, pair->source);
        text_add_str(&t, " > ");
        text_add(&t, pair->target);
    }
    text_add_str(&t, "; came ");
    say_rows(&t, a);
    text_add_str(&t, "; in: ");
    text_add(&t, e->sentence);
    return t.failed ? (slice){NULL, 0} : text_slice(&t);
}

static acta_status test_example(const codebook *book, const codebook_tester *to,
                                const rule *r, const example *e, arena *tmp,
                                codebook_test_counts *out, acta_error *error) {
    const analysis *a = NULL;
    acta_status status = to->analyse(to->user, e->sentence, &a, error);
    out->examples++;
    if (status != ACTA_OK || holds(book, a, r, e)) {
        return status;
    }
    out->failed++;
    arena_mark_t mark = arena_mark(tmp);
    slice line = describe(book, a, r, e, tmp);
    status = line.at == NULL ? fail_memory(error)
                             : to->failed(to->user, line, error);
    arena_back(tmp, mark);
    return status;
}

acta_status codebook_test(const codebook *book, const codebook_tester *tester,
                          arena *tmp, codebook_test_counts *out,
                          acta_error *error) {
    codebook_test_counts counts = {0};
    for (uint32_t i = 0; i < book->R; i++) {
        const rule *r = &book->rules[i];
        bool seen[2] = {false, false};
        if (r->replaced || !slice_starts(r->id, tester->only)) {
            continue;
        }
        counts.rules++;
        for (uint32_t k = 0; k < r->examples.count; k++) {
            const example *e = &book->examples[r->examples.first + k];
            seen[e->wanted] = true;
            acta_status status =
                test_example(book, tester, r, e, tmp, &counts, error);
            if (status != ACTA_OK) {
                return status;
            }
        }
        counts.bare += !(seen[0] && seen[1]);
    }
    *out = counts;
    return ACTA_OK;
}
