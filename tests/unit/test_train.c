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

/* train_small: batches of one sentence, so that an epoch has four steps. */
static acta_status
train_small(const char *output, const char *checkpoint, double rate,
            bool (*progress)(void *, const acta_train_progress *),
            acta_error *error) {
    static const char *const banks[] = {TINY_BANK};
    acta_train_options options = {.train = banks,
                                  .train_count = 1,
                                  .dev = banks,
                                  .dev_count = 1,
                                  .output = output,
                                  .checkpoint = checkpoint,
                                  .epochs = 4,
                                  .rate = rate,
                                  .batch_words = 4,
                                  .progress = progress};
    return acta_train(&options, error);
}

/* A rate that throws the weights out of all bounds. */
static void not_a_number_keeps_the_checkpoint(void **state) {
    acta_error error;
    (void)state;
    remove(CHECKPOINT);
    assert_int_equal(train_small(MODEL, NULL, 0, NULL, &error), ACTA_OK);
    assert_int_equal(train_small(OTHER, CHECKPOINT, 0, stop_after_two, &error),
                     ACTA_INTERRUPTED);
    assert_int_equal(train_small(OTHER, CHECKPOINT, 1e38, NULL, &error),
                     ACTA_BAD_MODEL);
    assert_non_null(strstr(error.message, "step 9: the gradient"));
    assert_non_null(strstr(error.message, "checkpoint is kept"));
    assert_int_equal(train_small(OTHER, CHECKPOINT, 0, NULL, &error), ACTA_OK);
    files_are_equal(MODEL, OTHER);
}

/* Another language, another script, no tag of the treebank's own, relations
 * of their own: nothing may take English for granted. */
static void any_language_can_be_trained(void **state) {
    static const char bank_text[] =
        "1\tкоти\tкіт\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
        "2\tсплять\tспати\tVERB\t_\tNumber=Plur\t0\troot\t_\t_\n\n"
        "1\tкіт\tкіт\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n"
        "2\tспить\tспати\tVERB\t_\tNumber=Sing\t0\troot\t_\t_\n"
        "3\tтихо\tтихо\tADV\t_\t_\t2\tadvmod:manner\t_\t"
        "SpaceAfter=No\n"
        "4\t।\t।\tPUNCT\t_\t_\t2\tparataxis\t_\t_\n\n";
    static const char *const banks[] = {TEST_SCRATCH "/other_language.conllu"};
    tiny_engine e;
    treebank bank;
    vectors v;
    tags g;
    tree t;
    acta_error error;
    (void)state;
    assert_int_equal(file_write_whole(banks[0], slice_of(bank_text), &error),
                     ACTA_OK);
    acta_train_options options = {.train = banks,
                                  .train_count = 1,
                                  .output = OTHER,
                                  .epochs = 150,
                                  .seed = 1};
    assert_int_equal(acta_train(&options, &error), ACTA_OK);
    tiny_open(OTHER, &e);
    assert_int_equal(treebank_read(banks[0], e.keep, &bank, &error), ACTA_OK);
    assert_int_equal(
        encode_run(e.encode, &bank.words, e.keep, e.tmp, &v, &error), ACTA_OK);
    assert_int_equal(tag_run(e.tag, &bank.words, &v, e.keep, e.tmp, &g, &error),
                     ACTA_OK);
    assert_int_equal(
        parse_run(e.parse, &bank.words, &g, &v, e.keep, e.tmp, &t, &error),
        ACTA_OK);
    check_slice(g.lemma[0], "кіт");
    check_slice(g.lemma[1], "спати");
    check_slice(g.features[0], "Number=Plur");
    check_slice(g.xpos[0], "");
    check_slice(t.rel_name[4], "advmod:manner");
    tiny_close(&e);
}

static void smaller_nets_are_smaller_files(void **state) {
    static const char *const banks[] = {TINY_BANK};
    tiny_engine e;
    file_map small, usual;
    acta_error error;
    (void)state;
    acta_train_options options = {.train = banks,
                                  .train_count = 1,
                                  .output = OTHER,
                                  .epochs = 1,
                                  .cells = 32,
                                  .hidden = 48};
    tiny_train(MODEL, 1, NULL, NULL);
    assert_int_equal(acta_train(&options, &error), ACTA_OK);
    tiny_open(OTHER, &e);
    tiny_close(&e);
    assert_int_equal(file_map_open(OTHER, &small, &error), ACTA_OK);
    assert_int_equal(file_map_open(MODEL, &usual, &error), ACTA_OK);
    assert_true(small.bytes.bytes + 900000 < usual.bytes.bytes);
    file_map_close(&small);
    file_map_close(&usual);
    options.cells = 40;
    assert_int_equal(acta_train(&options, &error), ACTA_BAD_ARGUMENT);
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
        cmocka_unit_test(not_a_number_keeps_the_checkpoint),
        cmocka_unit_test(any_language_can_be_trained),
        cmocka_unit_test(smaller_nets_are_smaller_files),
        cmocka_unit_test(checkpoint_of_other_data_is_refused),
        cmocka_unit_test(broken_treebank_stops_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
