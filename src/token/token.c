/* token.c: raw text to sentences and syntactic words.
 *
 * Problem: everything after this stage counts words and sentences; the parser
 * knows them only as its treebanks cut them.
 *
 * Method: three passes, each in a file of its own. token_lines.c finds the
 * stretches between breaks that end a paragraph; token_words.c cuts a stretch
 * into words by rules and word lists; token_sentences.c asks a trained linear
 * classifier which of the candidates end a sentence. All of it is linear in the
 * bytes of the article.
 *
 * Why words before sentences: whether "U.S." ends a sentence cannot be asked
 * before it is known to be one word.
 *
 * Limits: TOKEN_WORD_BYTES and TOKEN_SENTENCE_WORDS; what is longer is cut. An
 * article has fewer than 2^32 bytes (source sees to that).
 */
#include "token/token.h"

#include <assert.h>

#include "token/token_lines.h"
#include "token/token_sentences.h"
#include "token/token_words.h"

/* read_article: all words and sentences into the two lists. */
static void read_article(const token_model *model, const article *a,
                         token_list *words, sentence_list *sentences) {
    line_walk lines = lines_of(a);
    span stretch;
    article_part part;
    uint32_t paragraph = 0;
    while (!words->failed && !sentences->failed &&
           lines_next(&lines, &stretch, &part)) {
        uint32_t first = words->T;
        words_read(model, a->body, stretch, words);
        if (words->T > first && !words->failed) {
            sentences_read(model, words, a->body, first, sentences,
                           (uint8_t)part, paragraph++);
        }
    }
}

typedef struct word_arrays {
    slice *form;
    span *at;
    uint8_t *spaced;
    uint8_t *joined;
    uint32_t *sentence_of;
} word_arrays;

static bool keep_words(const token_list *words, slice body, arena *keep,
                       word_arrays *out) {
    uint32_t T = words->T;
    out->form = arena_take(keep, T, sizeof *out->form);
    out->at = arena_take(keep, T, sizeof *out->at);
    out->spaced = arena_take(keep, T, 1);
    out->joined = arena_take(keep, T, 1);
    out->sentence_of = arena_take(keep, T, sizeof *out->sentence_of);
    if (!out->form || !out->at || !out->spaced || !out->joined ||
        !out->sentence_of) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        span at = words->at[t];
        out->form[t] = (slice){body.at + at.start, at.end - at.start};
        out->at[t] = at;
        out->spaced[t] = words->spaced[t];
        out->joined[t] = words->joined[t];
    }
    return true;
}

typedef struct sentence_arrays {
    uint32_t *first;
    span *at;
    uint8_t *part;
    uint32_t *paragraph;
} sentence_arrays;

static bool keep_sentences(const sentence_list *list, const word_arrays *words,
                           uint32_t T, arena *keep, sentence_arrays *out) {
    uint32_t S = list->S;
    out->first = arena_take(keep, (size_t)S + 1, sizeof *out->first);
    out->at = arena_take(keep, S, sizeof *out->at);
    out->part = arena_take(keep, S, 1);
    out->paragraph = arena_take(keep, S, sizeof *out->paragraph);
    if (!out->first || !out->at || !out->part || !out->paragraph) {
        return false;
    }
    out->first[S] = T;
    for (uint32_t s = 0; s < S; s++) {
        uint32_t first = list->first[s];
        uint32_t end = s + 1 < S ? list->first[s + 1] : T;
        out->first[s] = first;
        out->at[s] = (span){words->at[first].start, words->at[end - 1].end};
        out->part[s] = list->part[s];
        out->paragraph[s] = list->paragraph[s];
        for (uint32_t t = first; t < end; t++) {
            words->sentence_of[t] = s;
        }
    }
    return true;
}

static bool report_cut(const article *a, arena *keep, problems *found) {
    problem p = {.article_key = a->key,
                 .where = SLICE("token"),
                 .what = SLICE("a sentence of more than 512 words"),
                 .action = SLICE("cut")};
    return problems_add(found, keep, p);
}

acta_status token_run(const token_model *model, const article *a, arena *keep,
                      arena *tmp, tokens *out, problems *found,
                      acta_error *error) {
    assert(a->body.bytes < UINT32_MAX);
    arena_mark_t mark = arena_mark(tmp);
    token_list words = {.tmp = tmp};
    sentence_list sentences = {.tmp = tmp};
    word_arrays w = {0};
    sentence_arrays s = {0};
    read_article(model, a, &words, &sentences);
    bool kept = !words.failed && !sentences.failed &&
                keep_words(&words, a->body, keep, &w) &&
                keep_sentences(&sentences, &w, words.T, keep, &s) &&
                (sentences.cut == 0 || report_cut(a, keep, found));
    uint32_t T = words.T, S = sentences.S;
    arena_back(tmp, mark);
    if (!kept) {
        return fail_memory(error);
    }
    *out = (tokens){T,       S,    w.form, w.at,        w.spaced,     w.joined,
                    s.first, s.at, s.part, s.paragraph, w.sentence_of};
    return ACTA_OK;
}
