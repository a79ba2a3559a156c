/* needs: train token encode */
/* test_train_vectors: word vectors learn who keeps the same company; broken
 * files of vectors are refused with the line. */
#include "acta/train.h"
#include "base/file.h"
#include "base/text.h"
#include "check.h"
#include "train/word_vectors.h"

#define TEXT TEST_SCRATCH "/vectors_text.txt"
#define VECTORS TEST_SCRATCH "/vectors.txt"

/* Two kinds of words in two kinds of places. */
static void write_text(void) {
    static const char *const people[] = {"envoys", "rebels", "judges"};
    static const char *const things[] = {"bridge", "harbour", "tower"};
    static const char *const verbs[] = {"saw", "left", "built"};
    acta_error error;
    arena *keep = arena_new(1 << 22);
    text t = text_on(keep);
    for (int i = 0; i < 6000; i++) {
        text_add_format(&t, "Then %s %s the %s.%s", people[i % 3],
                        verbs[i / 3 % 3], things[i / 9 % 3],
                        i % 10 == 9 ? "\n\n" : " ");
    }
    assert_int_equal(file_write_whole(TEXT, text_slice(&t), &error), ACTA_OK);
    arena_free(keep);
}

static acta_status train(const char *input, const char *output,
                         acta_error *error) {
    const char *texts[] = {input};
    acta_train_vectors_options o = {.data_folder = TEST_DATA_FOLDER,
                                    .texts = texts,
                                    .text_count = 1,
                                    .output = output,
                                    .rarest = 10,
                                    .most = 100,
                                    .epochs = 8,
                                    .seed = 3};
    return acta_train_vectors(&o, error);
}

static double alike(const word_vectors *v, const char *a, const char *b) {
    double sum[3] = {0};
    const float *x = NULL;
    const float *y = NULL;
    for (uint32_t w = 0; w < v->V; w++) {
        x = slice_is(v->name[w], a) ? v->at + (size_t)w * v->D : x;
        y = slice_is(v->name[w], b) ? v->at + (size_t)w * v->D : y;
    }
    assert_non_null(x);
    assert_non_null(y);
    for (uint32_t j = 0; j < v->D; j++) {
        sum[0] += (double)x[j] * (double)y[j];
        sum[1] += (double)x[j] * (double)x[j];
        sum[2] += (double)y[j] * (double)y[j];
    }
    return sum[0] * sum[0] / (sum[1] * sum[2]) * (sum[0] < 0 ? -1 : 1);
}

static void words_of_like_company_are_alike(void **state) {
    (void)state;
    word_vectors v;
    acta_error error;
    arena *keep = arena_new((size_t)1 << 26);
    write_text();
    assert_int_equal(train(TEXT, VECTORS, &error), ACTA_OK);
    assert_int_equal(word_vectors_read(VECTORS, keep, &v, &error), ACTA_OK);
    assert_int_equal(v.V, 12); /* with "then", "the" and the full stop */
    assert_true(alike(&v, "envoys", "judges") > alike(&v, "envoys", "tower"));
    assert_true(alike(&v, "bridge", "tower") > alike(&v, "bridge", "left"));
    arena_free(keep);
}

static void same_seed_same_file(void **state) {
    (void)state;
    file_map first, second;
    acta_error error;
    assert_int_equal(train(TEXT, VECTORS "2", &error), ACTA_OK);
    assert_int_equal(file_map_open(VECTORS, &first, &error), ACTA_OK);
    assert_int_equal(file_map_open(VECTORS "2", &second, &error), ACTA_OK);
    assert_true(slice_equal(first.bytes, second.bytes));
    file_map_close(&first);
    file_map_close(&second);
}

static void bad_texts_are_named(void **state) {
    (void)state;
    acta_error error;
    assert_int_equal(train(TEST_SCRATCH "/none.txt", VECTORS "3", &error),
                     ACTA_NOT_FOUND);
    slice bytes = SLICE("Rain fell.\n\xFF\xFE\n");
    assert_int_equal(file_write_whole(TEXT "2", bytes, &error), ACTA_OK);
    assert_int_equal(train(TEXT "2", VECTORS "3", &error), ACTA_BAD_INPUT);
    assert_non_null(strstr(error.message, "byte 11"));
}

static void bad_vectors_are_refused_with_the_line(void **state) {
    static const struct {
        const char *text;
        size_t line;
    } bad[] = {{"", 1},
               {"two 3\n", 1},
               {"2 0\n", 1},
               {"2 2\nrain 1 2\n", 3},
               {"2 2\nrain 1 2\nsnow 1\n", 3},
               {"2 2\nrain 1 x\nsnow 1 2\n", 2},
               {"2 2\nrain 1 nan\nsnow 1 2\n", 2},
               {"2 2\nrain 1 2 3\nsnow 1 2\n", 2}};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        word_vectors v;
        acta_error error;
        arena *keep = arena_new((size_t)1 << 20);
        assert_int_equal(
            file_write_whole(VECTORS "4", slice_of(bad[i].text), &error),
            ACTA_OK);
        assert_int_equal(word_vectors_read(VECTORS "4", keep, &v, &error),
                         ACTA_BAD_INPUT);
        assert_int_equal(error.line, bad[i].line);
        arena_free(keep);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_like_company_are_alike),
        cmocka_unit_test(same_seed_same_file),
        cmocka_unit_test(bad_texts_are_named),
        cmocka_unit_test(bad_vectors_are_refused_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
