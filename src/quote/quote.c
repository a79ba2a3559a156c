/* quote.c: attributed statements of an article.
 *
 * In order: pair the quotation marks of the whole article; then sentence by
 * sentence find the words that report (quote_cue.c), give each the quotation
 * that stands beside it (quote_beside.c) or what the tree says it reports
 * (quote_content.c); then the sentences that stand wholly between quotation
 * marks without a cue, which belong to the speaker of the same quotation, or to
 * whom the next line names, or to the last who spoke (quote_free.c).
 *
 * Rules on a parse rather than a sequence labeller: the peers that learn
 * (Pareti 2015; Citron 2021) need an annotated corpus that may be shipped
 * from, and cannot say why. Every record here names its rule.
 */
#include "quote/quote.h"

#include <stdlib.h>

#include "quote/quote_parts.h"
#include "quote/quote_records.h"

static bool read_sentence(const reading *read, uint32_t s, cues *list,
                          records *out) {
    cue title;
    if (!cues_find(read, s, list)) {
        return false;
    }
    content_of_quotes(read, s, list);
    content_find(read, s, list);
    uint32_t before = out->Q;
    for (uint32_t i = 0; i < list->N; i++) {
        if (list->at[i].content.end > list->at[i].content.start &&
            !records_add(read, s, &list->at[i], out)) {
            return false;
        }
    }
    if (out->Q == before && headline_find(read, s, &title)) {
        return records_add(read, s, &title, out);
    }
    return true;
}

static bool read_article(const reading *read, records *out) {
    cues list = {0};
    for (uint32_t s = 0; s < read->words->S; s++) {
        out->first_of[s] = out->Q;
        if (!read_sentence(read, s, &list, out)) {
            return false;
        }
    }
    out->first_of[read->words->S] = out->Q;
    return records_free_quotes(read, out);
}

/* In text order, outer before inner. */
static int by_place(const void *a, const void *b) {
    const quote *x = a;
    const quote *y = b;
    uint32_t keys[4][2] = {{x->sentence, y->sentence},
                           {x->content.start, y->content.start},
                           {y->content.end, x->content.end},
                           {x->cue, y->cue}};
    for (int i = 0; i < 4; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static uint32_t *innermost(const quote *at, uint32_t Q, uint32_t T,
                           arena *keep) {
    uint32_t *of_word = arena_take(keep, T, sizeof *of_word);
    for (uint32_t t = 0; of_word != NULL && t < T; t++) {
        of_word[t] = DOC_NONE;
    }
    for (uint32_t q = 0; of_word != NULL && q < Q; q++) {
        span words = at[q].content_words;
        for (uint32_t t = words.start; t < words.end; t++) {
            uint32_t old = of_word[t];
            if (old == DOC_NONE ||
                at[old].content_words.end - at[old].content_words.start >=
                    words.end - words.start) {
                of_word[t] = q;
            }
        }
    }
    return of_word;
}

static acta_status write_out(const records *found, uint32_t T, arena *keep,
                             quotes *out, acta_error *error) {
    quote *at = arena_take(keep, found->Q, sizeof *at);
    if (at == NULL) {
        return fail_memory(error);
    }
    if (found->Q > 0) {
        memcpy(at, found->at, found->Q * sizeof *at);
        qsort(at, found->Q, sizeof *at, by_place);
    }
    uint32_t *of_word = innermost(at, found->Q, T, keep);
    if (of_word == NULL) {
        return fail_memory(error);
    }
    *out = (quotes){.Q = found->Q, .at = at, .of_word = of_word};
    return ACTA_OK;
}

acta_status quote_run(const quote_words *lexicon, const article *of,
                      const tokens *words, const tags *tagged, const tree *t,
                      const mentions *named, const chains *linked, arena *keep,
                      arena *tmp, quotes *out, acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    reading read = {.lexicon = lexicon,
                    .body = of->body,
                    .words = words,
                    .tags = tagged,
                    .tree = t,
                    .named = named,
                    .linked = linked,
                    .tmp = tmp};
    records found;
    bool good = marks_pair(of->body, words, tmp, &read.marks) &&
                records_begin(&read, &found) && read_article(&read, &found);
    acta_status status = good ? write_out(&found, words->T, keep, out, error)
                              : fail_memory(error);
    arena_back(tmp, mark);
    return status;
}
