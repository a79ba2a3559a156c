/* eval_tables.c: counts by relation and by length of sentence.
 *
 * The problem: one figure does not say what a parser is bad at. Rows are kept
 * in the result itself, so that who asks needs no memory of its own; Universal
 * Dependencies has 37 relations, and a file with more gets the rest in one row.
 */
#include "eval_tables.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t band_end[ACTA_EVAL_BANDS] = {10, 20, 30,
                                                   40, 60, UINT32_MAX};
static const char *const band_name[ACTA_EVAL_BANDS] = {
    "1-10", "11-20", "21-30", "31-40", "41-60", "61-"};

static void put_name(acta_eval_row *row, slice name) {
    size_t n =
        name.bytes < sizeof row->name ? name.bytes : sizeof row->name - 1;
    memcpy(row->name, name.at, n);
    row->name[n] = '\0';
}

acta_eval_row *eval_row(acta_eval_result *r, slice relation) {
    acta_eval_row cut = {0};
    put_name(&cut, relation);
    for (uint32_t i = 0; i < r->relation_count; i++) {
        if (strcmp(r->relation[i].name, cut.name) == 0) {
            return &r->relation[i];
        }
    }
    acta_eval_row *last = &r->relation[ACTA_EVAL_RELATIONS - 1];
    if (r->relation_count + 1 >= ACTA_EVAL_RELATIONS) {
        r->relation_count = ACTA_EVAL_RELATIONS;
        put_name(last, SLICE("(others)"));
        return last;
    }
    r->relation[r->relation_count] = cut;
    return &r->relation[r->relation_count++];
}

acta_eval_row *eval_band(acta_eval_result *r, uint32_t words) {
    int i = 0;
    while (words > band_end[i]) {
        i++;
    }
    put_name(&r->length[i], slice_of(band_name[i]));
    return &r->length[i];
}

static int by_gold_down(const void *a, const void *b) {
    const acta_eval_row *x = a;
    const acta_eval_row *y = b;
    if (x->gold != y->gold) {
        return x->gold > y->gold ? -1 : 1;
    }
    return strcmp(x->name, y->name);
}

void eval_sort(acta_eval_result *r) {
    qsort(r->relation, r->relation_count, sizeof *r->relation, by_gold_down);
}
