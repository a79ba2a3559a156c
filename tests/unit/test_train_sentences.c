/* needs: train token */
#include "acta/train.h"
#include "base/file.h"
#include "token_check.h"

#define TREEBANK TEST_SCRATCH "/ends.conllu"
#define WEIGHTS TEST_SCRATCH "/ends.txt"

static void add_word(text *t, int id, const char *form, int head, bool tight) {
    text_add_format(t, "%d\t%s\t_\tX\t_\t_\t%d\t%s\t_\t%s\n", id, form, head,
                    head == 0 ? "root" : "dep", tight ? "SpaceAfter=No" : "_");
}

/* A treebank where sentences end at full stops and not at semicolons. */
static void write_treebank(void) {
    acta_error error;
    arena *keep = arena_new(1 << 22);
    text t = text_on(keep);
    for (int i = 0; i < 40; i++) {
        text_add_str(&t, i % 4 == 0 ? "# newpar\n" : "");
        add_word(&t, 1, "They", 2, false);
        add_word(&t, 2, "met", 0, true);
        add_word(&t, 3, ";", 2, false);
        add_word(&t, 4, "Ode", 2, false);
        add_word(&t, 5, "left", 2, true);
        add_word(&t, 6, ".", 2, false);
        text_add_str(&t, "\n");
    }
    assert_int_equal(file_write_whole(TREEBANK, text_slice(&t), &error),
                     ACTA_OK);
    arena_free(keep);
}

static void learns_and_repeats(void **state) {
    (void)state;
    const char *files[] = {TREEBANK};
    acta_train_ends seen;
    acta_error error;
    file_map first, second;
    write_treebank();
    assert_int_equal(acta_train_sentences(TEST_DATA_FOLDER, files, 1, WEIGHTS,
                                          &seen, &error),
                     ACTA_OK);
    /* The last sentence of a paragraph needs no decision. */
    assert_int_equal(seen.places, 70);
    assert_int_equal(seen.ends, 30);
    assert_int_equal(seen.right, seen.places);
    assert_true(seen.weights > 0);
    assert_int_equal(acta_train_sentences(TEST_DATA_FOLDER, files, 1,
                                          WEIGHTS "2", &seen, &error),
                     ACTA_OK);
    assert_int_equal(file_map_open(WEIGHTS, &first, &error), ACTA_OK);
    assert_int_equal(file_map_open(WEIGHTS "2", &second, &error), ACTA_OK);
    assert_true(slice_equal(first.bytes, second.bytes));
    file_map_close(&first);
    file_map_close(&second);
}

static void a_missing_treebank_is_named(void **state) {
    (void)state;
    const char *files[] = {TEST_SCRATCH "/none.conllu"};
    acta_train_ends seen;
    acta_error error;
    assert_int_equal(acta_train_sentences(TEST_DATA_FOLDER, files, 1, WEIGHTS,
                                          &seen, &error),
                     ACTA_NOT_FOUND);
    assert_non_null(strstr(error.path, "none.conllu"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_and_repeats),
        cmocka_unit_test(a_missing_treebank_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
