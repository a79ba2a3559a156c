/* quote.c: attributed statements of an article.
 *
 * In order: pair the quotation marks of the whole article; then sentence by
 * sentence find the words that report (quote_cue.c), give each the quotation
 * that stands beside it (quote_beside.c) or what the tree says it reports
 * (quote_content.c); then the sentences that stand wholly between quotation
 * marks without a cue, which belong to the speaker of the same quotation, or to
 * whom the next line names, or to the last who spoke (quote_free.c); last, what
 * the records have to do with one another (quote_link.c).
 *
 * Rules on a parse rather than a sequence labeller: the peers that learn
 * (Pareti 2015; Citron 2021) need an annotated corpus that may be shipped
 * from, and cannot say why. Every record here names its rule.
 */
#include "quote/quote.h"

#include "quote/quote_link.h"

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
        bool told = list->at[i].content.end > list->at[i].content.start;
        if ((told || list->at[i].silent) &&
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
    return records_transcript(read, out) && records_free_quotes(read, out);
}

acta_status quote_run(const quote_input *in, arena *keep, arena *tmp,
                      quotes *out, acta_error *error) {
    arena_mark_t mark = arena_mark(tmp);
    reading read = {.lexicon = in->lexicon,
                    .body = in->article->body,
                    .words = in->words,
                    .tags = in->tags,
                    .tree = in->tree,
                    .named = in->mentions,
                    .linked = in->chains,
                    .tmp = tmp};
    records found;
    bool good = marks_pair(read.body, read.words, tmp, &read.marks) &&
                records_begin(&read, &found) && read_article(&read, &found) &&
                quotes_link(&read, &found, keep, out);
    arena_back(tmp, mark);
    return good ? ACTA_OK : fail_memory(error);
}
