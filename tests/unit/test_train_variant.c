/* needs: train encode */
/* test_train_variant: sentences become headlines, and their trees stay trees.
 */
#include "base/text.h"
#include "check.h"
#include "doc/tags.h"
#include "train/treebank.h"
#include "train/variant.h"

#define BANK TEST_SCRATCH "/variant.conllu"

static const char bank_text[] =
    "1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\t_\n"
    "2\tminister\tminister\tNOUN\tNN\t_\t7\tnsubj\t_\t_\n"
    "3\tand\tand\tCCONJ\tCC\t_\t5\tcc\t_\t_\n"
    "4\ta\ta\tDET\tDT\tDefinite=Ind|PronType=Art\t5\tdet\t_\t_\n"
    "5\tgeneral\tgeneral\tNOUN\tNN\t_\t2\tconj\t_\t_\n"
    "6\twill\twill\tAUX\tMD\tVerbForm=Fin\t7\taux\t_\t_\n"
    "7\tmeet\tmeet\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "8\t.\t.\tPUNCT\t.\t_\t7\tpunct\t_\t_\n"
    "\n"
    "1\tThe\tthe\tDET\tDT\tPronType=Art\t2\tdet\t_\t_\n"
    "2\tbridge\tbridge\tNOUN\tNN\t_\t4\tnsubj:pass\t_\t_\n"
    "3\twas\tbe\tAUX\tVBD\tTense=Past\t4\taux:pass\t_\t_\n"
    "4\tbuilt\tbuild\tVERB\tVBN\tTense=Past|VerbForm=Part\t0\troot\t_\t_\n"
    "5\tto\tto\tPART\tTO\t_\t6\tmark\t_\t_\n"
    "6\tlast\tlast\tVERB\tVB\tVerbForm=Inf\t4\tadvcl\t_\tSpaceAfter=No\n"
    "7\t,\t,\tPUNCT\t,\t_\t9\tpunct\t_\t_\n"
    "8\tand\tand\tCCONJ\tCC\t_\t9\tcc\t_\t_\n"
    "9\tlasts\tlast\tVERB\tVBZ\t_\t4\tconj\t_\tSpaceAfter=No\n"
    "10\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "1\tHe\the\tPRON\tPRP\tPronType=Prs\t3\tnsubj\t_\t_\n"
    "2\tis\tbe\tAUX\tVBZ\tTense=Pres\t3\taux\t_\t_\n"
    "3\twalking\twalk\tVERB\tVBG\tTense=Pres|VerbForm=Part\t0\troot\t_\t_\n"
    "\n"
    "1\tHe\the\tPRON\tPRP\tPronType=Prs\t3\tnsubj\t_\t_\n"
    "2\thas\thave\tAUX\tVBZ\tTense=Pres\t3\taux\t_\t_\n"
    "3\twalked\twalk\tVERB\tVBN\tTense=Past|VerbForm=Part\t0\troot\t_\t_\n"
    "\n";

typedef struct world {
    arena *keep;
    vocabulary vocabulary;
    corpus corpus;
    uint64_t chance;
    batch_noise noise;
} world;

static void open_world(world *w) {
    treebank bank;
    acta_error error;
    FILE *f = fopen(BANK, "wb");
    assert_non_null(f);
    fwrite(bank_text, 1, sizeof bank_text - 1, f);
    fclose(f);
    memset(w, 0, sizeof *w);
    w->keep = arena_new((size_t)1 << 26);
    assert_int_equal(treebank_read(BANK, w->keep, &bank, &error), ACTA_OK);
    assert_true(vocabulary_new(w->keep, &w->vocabulary));
    assert_int_equal(corpus_make(&bank, 1, true, w->keep, &w->vocabulary,
                                 &w->corpus, &error),
                     ACTA_OK);
    w->noise = (batch_noise){.headline = 1.0, .state = &w->chance};
}

/* printed: the words of a draft, blank between. */
static slice printed(const draft *d, arena *keep) {
    text t = text_on(keep);
    for (uint32_t i = 0; i < d->n; i++) {
        text_add_str(&t, i > 0 ? " " : "");
        text_add(&t, d->form[i]);
    }
    return text_slice(&t);
}

/* find: draws variants of sentence s until one reads like this. */
static draft find(world *w, uint32_t s, const char *expected) {
    draft d = {0};
    for (int i = 0; i < 200; i++) {
        assert_true(draft_make(&w->corpus, s, &w->noise, w->keep, &d));
        if (slice_is(printed(&d, w->keep), expected)) {
            return d;
        }
    }
    fail_msg("never drawn: %s", expected);
    return d;
}

static slice relation(const world *w, const draft *d, uint32_t i) {
    return map_key(w->vocabulary.relations, d->relation[i]);
}

static void little_words_go_and_heads_follow(void **state) {
    world w;
    (void)state;
    open_world(&w);
    draft d = find(&w, 0, "Minister , general to meet");
    static const uint32_t head[] = {5, 3, 1, 5, 0};
    for (uint32_t i = 0; i < d.n; i++) {
        assert_int_equal(d.head[i], head[i]);
    }
    assert_int_equal(d.upos[1], UPOS_PUNCT);
    assert_int_equal(d.upos[3], UPOS_PART);
    check_slice(relation(&w, &d, 1), "punct");
    check_slice(relation(&w, &d, 3), "mark");
    (void)find(&w, 0, "MINISTER AND GENERAL TO MEET");
    (void)find(&w, 0, "Minister , General to Meet");
    arena_free(w.keep);
}

static void verbs_keep_their_and(void **state) {
    world w;
    (void)state;
    open_world(&w);
    for (int i = 0; i < 100; i++) {
        draft d;
        assert_true(draft_make(&w.corpus, 1, &w.noise, w.keep, &d));
        assert_int_equal(d.n, 7); /* The, was and the full stop are gone */
        assert_int_equal(d.upos[5], UPOS_CCONJ);
    }
    arena_free(w.keep);
}

static void only_the_progressive_loses_its_auxiliary(void **state) {
    world w;
    draft d;
    (void)state;
    open_world(&w);
    (void)find(&w, 2, "He walking");
    assert_true(draft_make(&w.corpus, 3, &w.noise, w.keep, &d));
    assert_int_equal(d.n, 3);
    arena_free(w.keep);
}

static void without_noise_it_stands_as_it_is(void **state) {
    world w;
    draft d;
    (void)state;
    open_world(&w);
    assert_true(draft_make(&w.corpus, 0, NULL, w.keep, &d));
    check_slice(printed(&d, w.keep), "The minister and a general will meet .");
    arena_free(w.keep);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(little_words_go_and_heads_follow),
        cmocka_unit_test(verbs_keep_their_and),
        cmocka_unit_test(only_the_progressive_loses_its_auxiliary),
        cmocka_unit_test(without_noise_it_stands_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
