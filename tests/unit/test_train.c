/* needs: train encode tag parse */
/* test_train: a training learns its own sentences, gives the same file again,
 * and can be interrupted and resumed without a trace. */
#include "tiny_engine.h"

#define MODEL TEST_SCRATCH "/train_tiny.acta"
#define OTHER TEST_SCRATCH "/train_other.acta"
#define CHECKPOINT TEST_SCRATCH "/train_tiny.checkpoint"

static void learns_what_it_is_shown(void **state) {
    tiny_engine e;
    treebank bank;
    vectors v;
    tags g;
    tree t;
    acta_error error;
    (void)state;
    tiny_train(MODEL, 90, NULL, NULL);
    tiny_open(MODEL, &e);
    assert_int_equal(treebank_read(TINY_BANK, e.keep, &bank, &error), ACTA_OK);
    const tokens *words = &bank.words;
    assert_int_equal(encode_run(e.encode, words, e.keep, e.tmp, &v, &error),
                     ACTA_OK);
    assert_int_equal(tag_run(e.tag, words, &v, e.keep, e.tmp, &g, &error),
                     ACTA_OK);
    assert_int_equal(
        parse_run(e.parse, words, &g, &v, e.keep, e.tmp, &t, &error), ACTA_OK);
    for (uint32_t w = 0; w < words->T; w++) {
        uint32_t first = words->first[words->sentence_of[w]];
        uint32_t head = t.head[w] == TREE_ROOT ? 0 : t.head[w] - first + 1;
        assert_int_equal(g.upos[w], bank.upos[w]);
        assert_true(slice_equal(g.xpos[w], bank.xpos[w]));
        assert_true(slice_equal(g.features[w], bank.features[w]));
        assert_true(slice_equal(g.lemma[w], bank.lemma[w]));
        assert_int_equal(head, bank.head[w]);
        assert_true(slice_equal(t.rel_name[w], bank.relation[w]));
    }
    assert_int_equal(arena_bytes(e.tmp), 0);
    tiny_close(&e);
}

static void files_are_equal(const char *a, const char *b) {
    file_map x;
    file_map y;
    acta_error error;
    assert_int_equal(file_map_open(a, &x, &error), ACTA_OK);
    assert_int_equal(file_map_open(b, &y, &error), ACTA_OK);
    assert_true(slice_equal(x.bytes, y.bytes));
    file_map_close(&x);
    file_map_close(&y);
}

/* stop_after_two: asks to stop once the second epoch is scored. */
static bool stop_after_two(void *who, const acta_train_progress *now) {
    (void)who;
    return now->dev == NULL || now->epoch != 2;
}

static void resumed_is_as_if_never_stopped(void **state) {
    (void)state;
    remove(CHECKPOINT);
    tiny_train(MODEL, 4, NULL, NULL);
    tiny_train(OTHER, 4, CHECKPOINT, stop_after_two);
    tiny_train(OTHER, 4, CHECKPOINT, NULL);
    files_are_equal(MODEL, OTHER);
}

static void checkpoint_of_other_data_is_refused(void **state) {
    static const char *const banks[] = {TEST_SCRATCH "/train_other.conllu"};
    acta_error error;
    (void)state;
    FILE *f = fopen(banks[0], "wb");
    assert_non_null(f);
    fputs("1\tSnow\tsnow\tNOUN\tNN\t_\t0\troot\t_\t_\n\n", f);
    fclose(f);
    acta_train_options options = {.train = banks,
                                  .train_count = 1,
                                  .output = OTHER,
                                  .checkpoint = CHECKPOINT,
                                  .epochs = 4};
    assert_int_equal(acta_train(&options, &error), ACTA_BAD_MODEL);
    remove(CHECKPOINT);
}

static void broken_treebank_stops_with_the_line(void **state) {
    static const char *const banks[] = {TEST_SCRATCH "/train_broken.conllu"};
    acta_error error;
    (void)state;
    FILE *f = fopen(banks[0], "wb");
    assert_non_null(f);
    fputs("1\tSnow\tsnow\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n"
          "2\tfell\tfall\tVERB\tVBD\t_\t1\tconj\t_\t_\n\n",
          f);
    fclose(f);
    acta_train_options options = {
        .train = banks, .train_count = 1, .output = OTHER, .epochs = 1};
    assert_int_equal(acta_train(&options, &error), ACTA_BAD_INPUT);
    assert_true(error.line > 0);
    assert_true(strstr(error.path, "train_broken") != NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_what_it_is_shown),
        cmocka_unit_test(resumed_is_as_if_never_stopped),
        cmocka_unit_test(checkpoint_of_other_data_is_refused),
        cmocka_unit_test(broken_treebank_stops_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
