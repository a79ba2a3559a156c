/* needs: entity load doc failing */
/* No memory, huge sentences, a million mentions: no crash and no hang. */
#include <time.h>

#include "base/text.h"
#include "entity/entity.h"
#include "failing.h"
#include "load/conllu_layers.h"

/* One sentence of `words` words, all hanging on the first one or each on the
 * one before. */
static bool make_document(arena *keep, uint32_t words, bool in_line,
                          const char *form, const char *part, const char *rel,
                          conllu_document *doc) {
    text t = text_on(keep);
    for (uint32_t i = 1; i <= words; i++) {
        text_add_format(&t, "%u\t%s\t%s\t%s\t_\t_\t%u\t%s\t_\t_\n", i, form,
                        form, part,
                        i == 1    ? 0
                        : in_line ? i - 1
                                  : 1,
                        i == 1 ? "root" : rel);
    }
    text_add_str(&t, "\n");
    conllu c = conllu_of(text_slice(&t), "made", true);
    bool found = false;
    return !t.failed &&
           conllu_next_document(&c, keep, &found, doc, NULL) == ACTA_OK;
}

static const char article_text[] =
    "1\tPrime\tPrime\tADJ\t_\t_\t2\tamod\t_\t_\n"
    "2\tMinister\tMinister\tPROPN\t_\t_\t3\tnmod:desc\t_\t_\n"
    "3\tAnna\tAnna\tPROPN\t_\tNumber=Sing\t5\tnsubj\t_\t_\n"
    "4\tBerg\tBerg\tPROPN\t_\t_\t3\tflat\t_\t_\n"
    "5\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_\n"
    "6\tthe\tthe\tDET\t_\t_\t8\tdet\t_\t_\n"
    "7\tBordavian\tBordavian\tADJ\t_\t_\t8\tamod\t_\t_\n"
    "8\tking\tking\tNOUN\t_\tNumber=Sing\t5\tobj\t_\t_\n"
    "9\tin\tin\tADP\t_\t_\t10\tcase\t_\t_\n"
    "10\tNovo\tNovo\tPROPN\t_\t_\t5\tobl\t_\t_\n\n"
    "1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
    "2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n"
    "3\tboth\tboth\tDET\t_\t_\t4\tdet\t_\t_\n"
    "4\tcountries\tcountry\tNOUN\t_\tNumber=Plur\t2\tobj\t_\t_\n\n";

static const actors *world;
static const chain_weights *weights;

static bool run_once(void *data) {
    (void)data;
    arena *keep = arena_new(1 << 22);
    arena *tmp = arena_new(1 << 22);
    bool done = false;
    acta_error error = {0};
    if (keep != NULL && tmp != NULL) {
        conllu c = conllu_of(slice_of(article_text), "article", true);
        conllu_document doc;
        bool found = false;
        acta_status status =
            conllu_next_document(&c, keep, &found, &doc, &error);
        entity_in in = {world,     weights,   &doc.article, &doc.tokens,
                        &doc.tags, &doc.tree, NULL};
        entity_out out;
        if (status == ACTA_OK) {
            status = entity_run(&in, keep, tmp, &out, &error);
        }
        assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
        done = status == ACTA_OK;
        if (done) {
            assert_true(out.mentions.M > 0);
            assert_int_equal(arena_bytes(tmp), 0);
        }
    }
    arena_free(keep);
    arena_free(tmp);
    return done;
}

static bool open_once(void *data) {
    (void)data;
    arena *keep = arena_new(1 << 24);
    acta_error error = {0};
    const actors *a = NULL;
    acta_status status = keep == NULL ? ACTA_NO_MEMORY
                                      : actors_open(TEST_FOLDER "/data/actors",
                                                    keep, &a, &error);
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    assert_true((a != NULL) == (status == ACTA_OK));
    arena_free(keep);
    return status == ACTA_OK;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    failing_each(open_once, NULL, 20000);
    arena *keep = arena_new(1 << 24);
    assert_int_equal(
        actors_open(TEST_FOLDER "/data/actors", keep, &world, NULL), ACTA_OK);
    assert_int_equal(chain_weights_open(TEST_FOLDER
                                        "/../data/models/chains.txt",
                                        keep, &weights, NULL),
                     ACTA_OK);
    failing_each(run_once, NULL, 20000);
    arena_free(keep);
}

static void run_made(uint32_t words, bool in_line, const char *form,
                     const char *part, const char *rel) {
    arena *keep = arena_new((size_t)1 << 30);
    arena *tmp = arena_new((size_t)1 << 30);
    conllu_document doc;
    assert_true(make_document(keep, words, in_line, form, part, rel, &doc));
    entity_in in = {world,     weights,   &doc.article, &doc.tokens,
                    &doc.tags, &doc.tree, NULL};
    entity_out out;
    clock_t start = clock();
    assert_int_equal(entity_run(&in, keep, tmp, &out, NULL), ACTA_OK);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    print_message("%u x %s %s: %u mentions, %.2f s\n", words, form, rel,
                  out.mentions.M, seconds);
    assert_true(seconds < 20);
    arena_free(keep);
    arena_free(tmp);
}

static void long_sentences_end_soon(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 24);
    assert_int_equal(
        actors_open(TEST_FOLDER "/data/actors", keep, &world, NULL), ACTA_OK);
    assert_int_equal(chain_weights_open(TEST_FOLDER
                                        "/../data/models/chains.txt",
                                        keep, &weights, NULL),
                     ACTA_OK);
    static const char *const relations[] = {"conj",  "nmod",     "flat",
                                            "appos", "compound", "nsubj"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        for (int in_line = 0; in_line < 2; in_line++) {
            run_made(10000, in_line == 1, "Arland", "PROPN", relations[i]);
            run_made(10000, in_line == 1, "he", "PRON", relations[i]);
            run_made(10000, in_line == 1, "minister", "NOUN", relations[i]);
            run_made(10000, in_line == 1, "Zed", "PROPN", relations[i]);
        }
    }
    run_made(400000, true, "ministers", "NOUN", "conj");
    run_made(400000, false, "Anna", "PROPN", "nsubj");
    arena_free(keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(long_sentences_end_soon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
