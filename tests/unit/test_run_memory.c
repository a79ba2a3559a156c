/* needs: run write source failing */
/* A whole article, from bytes to rows, while each allocation fails in turn, and
 * the opening of all dictionaries while some do. What the rows say is not
 * looked at: the dictionaries may change. Skipped while there is no model. */
#include <unistd.h>

#include "failing.h"
#include "run/run.h"
#include "write/write.h"

static const char article_line[] =
    "{\"id\":\"a\",\"title\":\"Talks begin\",\"date\":\"1978-09-05\",\"text\":"
    "\"Egypt and Israel signed the accord on Monday.\\n\\n\\u201cWe did it,"
    "\\u201d President Sadat told Israel\\u2019s parliament. He didn't "
    "condemn the raid by soldiers of Syria, which France had asked them to "
    "stop.\"}";

typedef struct work {
    const run_engine *engine;
    bool conllu; /* the article as its own trees, read back */
    slice given; /* those trees */
} work;

/* The rows of an analysis in every layout; false: no memory. */
static bool write_all(const analysis *a, arena *keep, text *trees) {
    write_ready ready;
    text rows = text_on(keep);
    *trees = text_on(keep);
    if (!write_prepare(a, keep, &ready)) {
        return false;
    }
    write_jsonl(&ready, true, &rows);
    write_conllu(&ready, trees);
    bool tabled = write_table(&ready, false, keep, &rows);
    return tabled && !rows.failed && !trees->failed;
}

static bool code_article(void *data) {
    const work *w = data;
    run_reader *reader = NULL;
    const analysis *a = NULL;
    acta_error error = {0};
    source_options options = {0};
    source_item item = {.kind = w->conllu ? SOURCE_CONLLU : SOURCE_JSONL,
                        .bytes = w->conllu ? w->given : slice_of(article_line),
                        .path = SLICE("x"),
                        .name = SLICE("x"),
                        .line = 1};
    bool done = false;
    acta_status status = run_reader_new(w->engine, RUN_ALL, &reader, &error);
    if (status == ACTA_OK) {
        status = run_item(reader, &item, &options, &a, &error);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    arena *keep = arena_new((size_t)1 << 26);
    if (status == ACTA_OK && keep != NULL) {
        text trees;
        done = write_all(a, keep, &trees) && a->problems.P == 0;
    }
    arena_free(keep);
    run_reader_free(reader);
    return done;
}

static bool open_engine(void *data) {
    run_engine *engine = NULL;
    acta_error error = {0};
    acta_status status = run_engine_open(data, &engine, &error);
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    run_engine_close(engine);
    return status == ACTA_OK;
}

static void article_survives(void **state) {
    work w = {.engine = *state};
    failing_each(code_article, &w, 100000);
}

static void trees_survive(void **state) {
    run_reader *reader = NULL;
    const analysis *a = NULL;
    acta_error error;
    source_options options = {0};
    source_item item = {.kind = SOURCE_JSONL,
                        .bytes = slice_of(article_line),
                        .path = SLICE("x"),
                        .name = SLICE("x")};
    arena *keep = arena_new((size_t)1 << 26);
    text trees;
    assert_int_equal(run_reader_new(*state, RUN_ALL, &reader, &error), ACTA_OK);
    assert_int_equal(run_item(reader, &item, &options, &a, &error), ACTA_OK);
    assert_true(write_all(a, keep, &trees));
    work w = {*state, true, text_slice(&trees)};
    failing_each(code_article, &w, 100000);
    run_reader_free(reader);
    arena_free(keep);
}

static void opening_survives(void **state) {
    (void)state;
    char folder[] = TEST_DATA_FOLDER;
    failing_some(open_engine, folder, 60);
}

static int open_all(void **state) {
    acta_error error;
    run_engine *engine = NULL;
    if (run_engine_open(TEST_DATA_FOLDER, &engine, &error) != ACTA_OK) {
        print_error("%s:%zu: %s\n", error.path, error.line, error.message);
        return -1;
    }
    *state = engine;
    return 0;
}

static int close_all(void **state) {
    run_engine_close(*state);
    return 0;
}

int main(void) {
    if (access(TEST_DATA_FOLDER "/models/en.acta", R_OK) != 0) {
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(article_survives),
        cmocka_unit_test(trees_survive),
        cmocka_unit_test(opening_survives),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
