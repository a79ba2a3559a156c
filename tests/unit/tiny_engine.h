/* tiny_engine.h: a model trained in a second on sentences of the invented
 * world, for the tests of encode, tag, parse and train. */
#ifndef TESTS_TINY_ENGINE_H
#define TESTS_TINY_ENGINE_H

#include <stdio.h>
#include <string.h>

#include "acta/train.h"
#include "encode/encode.h"
#include "parse/parse.h"
#include "tag/tag.h"
#include "train/treebank.h"

#include "check.h"

#define TINY_BANK TEST_SCRATCH "/tiny.conllu"

static const char tiny_text[] =
    "1\tArland\tArland\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tattacked\tattack\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
    "3\tBorland\tBorland\tPROPN\tNNP\tNumber=Sing\t2\tobj\t_\t"
    "SpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tRebels\trebel\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tsaid\tsay\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
    "3\tBorland\tBorland\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\t_\n"
    "4\tagreed\tagree\tVERB\tVBD\tTense=Past\t2\tccomp\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tended\tend\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
    "3\t,\t,\tPUNCT\t,\t_\t5\tpunct\t_\t_\n"
    "4\tministers\tminister\tNOUN\tNNS\tNumber=Plur\t5\tnsubj\t_\t_\n"
    "5\tsaid\tsay\tVERB\tVBD\tTense=Past\t2\tparataxis\t_\t"
    "SpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "1\tArland\tArland\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2\tended\tend\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
    "3\ttalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tobj\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n";

/* tiny_train: trains and writes the model to `path`. */
static inline void
tiny_train(const char *path, uint32_t epochs, const char *checkpoint,
           bool (*progress)(void *, const acta_train_progress *)) {
    static const char *const banks[] = {TINY_BANK};
    acta_error error;
    FILE *f = fopen(TINY_BANK, "wb");
    assert_non_null(f);
    fwrite(tiny_text, 1, sizeof tiny_text - 1, f);
    fclose(f);
    acta_train_options options = {.train = banks,
                                  .train_count = 1,
                                  .dev = banks,
                                  .dev_count = 1,
                                  .output = path,
                                  .checkpoint = checkpoint,
                                  .epochs = epochs,
                                  .seed = 5,
                                  .rate = 1e-2,
                                  .batch_words = 10,
                                  .progress = progress};
    acta_status status = acta_train(&options, &error);
    if (status != ACTA_OK && status != ACTA_INTERRUPTED) {
        fail_msg("training: %s", error.message);
    }
}

/* The stages of a model file, open. */
typedef struct tiny_engine {
    arena *keep;
    arena *tmp;
    model file;
    encode_model *encode;
    tag_model *tag;
    parse_model *parse;
} tiny_engine;

static inline void tiny_open(const char *path, tiny_engine *e) {
    acta_error error;
    memset(e, 0, sizeof *e);
    e->keep = arena_new((size_t)1 << 30);
    e->tmp = arena_new((size_t)1 << 30);
    assert_int_equal(model_open(path, &e->file, &error), ACTA_OK);
    assert_int_equal(encode_open(&e->file, e->keep, &e->encode, &error),
                     ACTA_OK);
    assert_int_equal(tag_open(&e->file, e->keep, &e->tag, &error), ACTA_OK);
    assert_int_equal(parse_open(&e->file, e->keep, &e->parse, &error), ACTA_OK);
}

static inline void tiny_close(tiny_engine *e) {
    model_close(&e->file);
    arena_free(e->keep);
    arena_free(e->tmp);
}

/* tiny_words: `sentences` repetitions as one sentence or several. */
static inline tokens tiny_words(arena *keep, const char *const *form,
                                uint32_t n, uint32_t times, bool one) {
    uint32_t T = n * times;
    uint32_t S = one ? 1 : times;
    slice *forms = arena_take(keep, T, sizeof *forms);
    span *at = arena_take(keep, T, sizeof *at);
    uint8_t *spaced = arena_take(keep, T, 1);
    uint32_t *first = arena_take(keep, S + (size_t)1, sizeof *first);
    uint32_t *of = arena_take(keep, T, sizeof *of);
    assert_true(forms && at && spaced && first && of);
    for (uint32_t t = 0; t < T; t++) {
        forms[t] = slice_of(form[t % n]);
        spaced[t] = 1;
        of[t] = one ? 0 : t / n;
        first[of[t] + 1] = t + 1;
    }
    return (tokens){.T = T,
                    .S = S,
                    .form = forms,
                    .at = at,
                    .spaced = spaced,
                    .joined = arena_take(keep, T, 1),
                    .first = first,
                    .sentence_of = of};
}

#endif
