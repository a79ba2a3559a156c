/* engine_rows.c: how fast the text engine is on each kind of registers, for
 * bench/engine_speed.
 *
 * Reads a model and a CoNLL-U file; encodes, tags and parses its words in
 * articles of some thousand words, by every path that this processor runs, and
 * counts processor time, so that a busy machine does not matter much. Writes a
 * row a path: its name, words a second, and a sum over all tags and heads,
 * which must be the same for all. The best of three rounds counts; the portable
 * path, which is slow, has one.
 */
#include <stdio.h>
#include <time.h>

#include "encode/encode_model.h"
#include "parse/parse_model.h"
#include "tag/tag.h"
#include "train/treebank.h"

#define MEMORY ((size_t)4 << 30)
enum { ARTICLE_SENTENCES = 60, ROUNDS = 3 };

typedef struct engine {
    encode_model *encode;
    tag_model *tag;
    parse_model *parse;
    arena *keep;
    arena *tmp;
} engine;

static bool open_engine(const model *file, int path, engine *e) {
    const matrix_kernels *kernels = matrix_kernels_at(path);
    acta_error error;
    e->keep = arena_new(MEMORY);
    e->tmp = arena_new(MEMORY);
    return encode_open_for(file, kernels, e->keep, &e->encode, &error) ==
               ACTA_OK &&
           tag_open_for(file, kernels, e->keep, &e->tag, &error) == ACTA_OK &&
           parse_open_for(file, kernels, e->keep, &e->parse, &error) == ACTA_OK;
}

/* part_of: the sentences from..to of a treebank as words of their own. */
static tokens part_of(const treebank *bank, uint32_t from, uint32_t to,
                      arena *keep) {
    tokens w = bank->words;
    uint32_t start = w.first[from];
    uint32_t *first = arena_take(keep, to - from + (size_t)1, sizeof *first);
    uint32_t *of = arena_take(keep, w.first[to] - start, sizeof *of);
    for (uint32_t s = from; s <= to; s++) {
        first[s - from] = w.first[s] - start;
    }
    for (uint32_t t = start; t < w.first[to]; t++) {
        of[t - start] = w.sentence_of[t] - from;
    }
    return (tokens){w.first[to] - start,
                    to - from,
                    w.form + start,
                    w.at + start,
                    w.spaced + start,
                    w.joined + start,
                    first,
                    w.sentence + from,
                    w.part + from,
                    w.paragraph + from,
                    of};
}

static uint64_t run_part(engine *e, const tokens *words) {
    acta_error error;
    arena_mark_t mark = arena_mark(e->keep);
    vectors v;
    tags g;
    tree t;
    uint64_t sum = 0;
    if (encode_run(e->encode, words, e->keep, e->tmp, &v, &error) != ACTA_OK ||
        tag_run(e->tag, words, &v, e->keep, e->tmp, &g, &error) != ACTA_OK ||
        parse_run(e->parse, words, &g, &v, e->keep, e->tmp, &t, &error) !=
            ACTA_OK) {
        return 0;
    }
    for (uint32_t w = 0; w < words->T; w++) {
        sum = sum * 31 + t.head[w] + 7u * g.upos[w] + 17u * t.rel[w];
    }
    arena_back(e->keep, mark);
    return sum;
}

static double run_bank(engine *e, const treebank *bank, uint64_t *sum) {
    clock_t start = clock();
    *sum = 0;
    for (uint32_t s = 0; s < bank->words.S; s += ARTICLE_SENTENCES) {
        uint32_t to = s + ARTICLE_SENTENCES;
        arena_mark_t mark = arena_mark(e->tmp);
        tokens part =
            part_of(bank, s, to < bank->words.S ? to : bank->words.S, e->tmp);
        *sum = *sum * 37 + run_part(e, &part);
        arena_back(e->tmp, mark);
    }
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

int main(int count, char **argument) {
    model file;
    treebank bank;
    acta_error error;
    arena *keep = arena_new(MEMORY);
    if (count != 3 || model_open(argument[1], &file, &error) != ACTA_OK ||
        treebank_read(argument[2], keep, &bank, &error) != ACTA_OK) {
        fprintf(stderr, "usage: engine_rows MODEL TREEBANK.conllu\n");
        return 2;
    }
    for (int path = 0; path < MATRIX_PATHS; path++) {
        engine e;
        double best = 1e30;
        uint64_t sum = 0;
        if (matrix_kernels_at(path) == NULL || !open_engine(&file, path, &e)) {
            continue;
        }
        for (int round = 0; round < (path == 0 ? 1 : ROUNDS); round++) {
            double seconds = run_bank(&e, &bank, &sum);
            best = seconds < best ? seconds : best;
        }
        printf("%s\t%.0f\t%016llx\n", matrix_kernels_at(path)->name,
               bank.words.T / best, (unsigned long long)sum);
        arena_free(e.keep);
        arena_free(e.tmp);
    }
    arena_free(keep);
    return 0;
}
