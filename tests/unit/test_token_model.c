/* needs: token failing */
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "failing.h"
#include "token/token.h"

/* A data folder of its own, so that every allocation can be made to fail. */
#define FOLDER TEST_SCRATCH "/token_data"
#define ABBREVIATIONS "# acta abbreviations 1\nMr.\ttitle\nNo.\tnumber\n"
#define CONTRACTIONS "# acta contractions 1\ncan not\n"
#define SPELLING "# acta spelling 1\naffix non\nunit km\nweb com\nelision s\n"
#define SENTENCES "# acta sentences 1\n2000\tstop=.\n-3000\tstop=title\n"

static void put(const char *name, const char *content) {
    char path[512];
    acta_error error;
    snprintf(path, sizeof path, FOLDER "/%s", name);
    assert_int_equal(file_write_whole(path, slice_of(content), &error),
                     ACTA_OK);
}

static void put_good(void) {
    mkdir(FOLDER, 0777);
    mkdir(FOLDER "/words", 0777);
    mkdir(FOLDER "/models", 0777);
    put("words/abbreviations.txt", ABBREVIATIONS);
    put("words/contractions.txt", CONTRACTIONS);
    put("words/spelling.txt", SPELLING);
    put("models/sentences.txt", SENTENCES);
}

static acta_status open_folder(arena *keep, const token_model **model,
                               acta_error *error) {
    return token_model_open(FOLDER, keep, model, error);
}

static void errors_name_the_place(void **state) {
    (void)state;
    static const struct {
        const char *file;
        const char *content;
        size_t line;
        size_t column;
        const char *message;
    } bad[] = {
        {"words/abbreviations.txt", "# acta abbreviations 1\nMr.\tking\n", 2, 5,
         "expected title, word or number"},
        {"words/abbreviations.txt", "# acta abbreviations 1\nMr\ttitle\n", 2, 1,
         "expected a form that ends in a full stop"},
        {"words/contractions.txt", "# acta contractions 1\n\ncan not go\n", 3,
         1, "expected two words with a blank between"},
        {"words/spelling.txt", "# acta spelling 1\nprefix non\n", 2, 1,
         "expected affix, unit, web, elision, whole or speech"},
        {"models/sentences.txt", "# acta sentences 1\n1.5\tstop=.\n", 2, 1,
         "expected a whole number of thousandths"},
        {"models/sentences.txt", "# acta sentences 1\n1\ta\n2\ta\n", 3, 3,
         "feature given twice"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        arena *keep = arena_new(1 << 20);
        const token_model *model = NULL;
        acta_error error;
        put_good();
        put(bad[i].file, bad[i].content);
        assert_int_equal(open_folder(keep, &model, &error), ACTA_BAD_TABLE);
        assert_null(model);
        assert_string_equal(error.message, bad[i].message);
        assert_int_equal(error.line, bad[i].line);
        assert_int_equal(error.column, bad[i].column);
        arena_free(keep);
    }
}

static void a_missing_file_is_named(void **state) {
    (void)state;
    arena *keep = arena_new(1 << 20);
    const token_model *model = NULL;
    acta_error error;
    put_good();
    remove(FOLDER "/words/spelling.txt");
    assert_int_equal(open_folder(keep, &model, &error), ACTA_NOT_FOUND);
    assert_non_null(strstr(error.path, "words/spelling.txt"));
    arena_free(keep);
}

static bool attempt(void *data) {
    (void)data;
    acta_error error;
    const token_model *model = NULL;
    arena *keep = arena_new(1 << 20);
    arena *tmp = arena_new(1 << 20);
    article a = {.body = SLICE("Mr. Ode cannot go 5km. He's late."),
                 .published_day = ARTICLE_NO_DAY};
    a.text = (span){0, (uint32_t)a.body.bytes};
    tokens words = {0};
    problems found = {0};
    acta_status status = ACTA_NO_MEMORY;
    if (keep != NULL && tmp != NULL) {
        status = open_folder(keep, &model, &error);
    }
    if (status == ACTA_OK) {
        status = token_run(model, &a, keep, tmp, &words, &found, &error);
        assert_int_equal(words.T, status == ACTA_OK ? 12 : 0);
        assert_int_equal(words.S, status == ACTA_OK ? 2 : 0);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena_free(keep);
    arena_free(tmp);
    return status == ACTA_OK;
}

static void every_allocation_may_fail(void **state) {
    (void)state;
    put_good();
    failing_each(attempt, NULL, 10000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_name_the_place),
        cmocka_unit_test(a_missing_file_is_named),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
