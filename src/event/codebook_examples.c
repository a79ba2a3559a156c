/* codebook_examples.c: the `yes` and `no` lines of a rule.
 *
 * `yes SENTENCE :: SRC > TGT, SRC > TGT = STATUS`: what the sentence must give.
 * Read apart from the rules, because only the test of the codebook asks for
 * them.
 */
#include "doc/events.h"
#include "event/codebook_build.h"

bool codebook_find_status(slice word, uint8_t *out) {
    static const char *const names[] = {"actual", "future", "hypothetical",
                                        "negated"};
    for (uint8_t i = 0; i < 4; i++) {
        if (slice_is(word, names[i])) {
            *out = i; /* the order of enum event_status */
            return true;
        }
    }
    return false;
}

/* `SRC > TGT, SRC > TGT` */
static acta_status read_pairs(codebook_builder *b, const table *t, slice rest,
                              example *e, acta_error *error) {
    e->pairs.first = b->pairs.count;
    for (slice item; table_item(&rest, ',', &item);) {
        slice target = item;
        slice source = item;
        slice_cut(&target, '>', &source);
        source = slice_trim(source);
        target = slice_trim(target);
        if (source.bytes == 0 || target.bytes == 0) {
            return table_fail(t, item, error, "expected SRC > TGT");
        }
        example_pair *pair = list_add(b->keep, &b->pairs, sizeof *pair);
        if (pair == NULL) {
            return fail_memory(error);
        }
        *pair = (example_pair){build_copy(b, source), build_copy(b, target)};
        e->pairs.count++;
    }
    return ACTA_OK;
}

static size_t find(slice s, const char *what, size_t bytes) {
    for (size_t i = 0; i + bytes <= s.bytes; i++) {
        if (memcmp(s.at + i, what, bytes) == 0) {
            return i;
        }
    }
    return s.bytes;
}

acta_status codebook_read_example(codebook_builder *b, const table *t,
                                  slice rest, bool wanted, acta_error *error) {
    example e = {.wanted = wanted, .status = EXAMPLE_ANY, .line = t->line};
    size_t cut = find(rest, "::", 2);
    slice pairs = slice_part(rest, cut + 2, rest.bytes);
    size_t equals = find(pairs, "=", 1);
    slice word = slice_trim(slice_part(pairs, equals + 1, pairs.bytes));
    if (word.bytes > 0 && !codebook_find_status(word, &e.status)) {
        return table_fail(t, word, error,
                          "expected actual, future, hypothetical or negated");
    }
    acta_status status =
        read_pairs(b, t, slice_part(pairs, 0, equals), &e, error);
    if (status != ACTA_OK) {
        return status;
    }
    e.sentence = build_copy(b, slice_trim(slice_part(rest, 0, cut)));
    example *place = list_add(b->keep, &b->examples, sizeof *place);
    if (place == NULL) {
        return fail_memory(error);
    }
    *place = e;
    return ACTA_OK;
}
