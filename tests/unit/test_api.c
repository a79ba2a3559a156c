/* needs: api failing */
/* The public functions on the real models; skipped where there are none. */
#include "acta/acta.h"

#include <unistd.h>

#include "acta/store.h"
#include "check.h"
#include "failing.h"

static const char model_path[] = TEST_DATA_FOLDER "/models/en.acta";

/* What a sink was given. */
typedef struct heard {
    char at[1 << 16];
    size_t bytes;
    acta_status answer;
} heard;

static acta_status hear(void *to, const char *bytes, size_t count,
                        acta_error *error) {
    heard *h = to;
    if (h->answer != ACTA_OK) {
        *error = (acta_error){.status = h->answer};
        return h->answer;
    }
    assert_true(h->bytes + count < sizeof h->at);
    memcpy(h->at + h->bytes, bytes, count);
    h->bytes += count;
    h->at[h->bytes] = '\0';
    return ACTA_OK;
}

static acta_engine *engine; /* opened once: it is immutable */

static int open_engine(void **state) {
    acta_error error = {0};
    (void)state;
    if (acta_engine_open(TEST_DATA_FOLDER, &engine, &error) != ACTA_OK) {
        print_error("%s:%zu: %s\n", error.path, error.line, error.message);
        return 1;
    }
    return 0;
}

static int close_engine(void **state) {
    (void)state;
    acta_engine_close(engine);
    return 0;
}

static void one_article_is_read(void **state) {
    static heard h;
    acta_reader *reader = NULL;
    const acta_analysis *found = NULL;
    acta_error error = {0};
    acta_article in = {.key = acta_text_of("k"),
                       .published = acta_text_of("1979-03-28"),
                       .text = acta_text_of("Egypt thanked Israel on Monday.")};
    (void)state;
    h = (heard){.bytes = 0};
    assert_int_equal(acta_reader_new(engine, &reader, &error), ACTA_OK);
    assert_int_equal(acta_reader_read(reader, &in, &found, &error), ACTA_OK);
    acta_counts counts = acta_count(found);
    assert_int_equal(counts.articles, 1);
    assert_int_equal(counts.problems, 0);
    assert_int_equal(counts.events, 1);
    acta_text row[ACTA_EVENT_COLUMNS];
    assert_int_equal(acta_event_at(reader, 0, row, &error), ACTA_OK);
    slice who = {row[ACTA_EVENT_SOURCE_CODE].at,
                 row[ACTA_EVENT_SOURCE_CODE].bytes};
    check_slice(who, "EGY");
    assert_int_equal(acta_event_at(reader, 1, row, &error), ACTA_BAD_ARGUMENT);
    assert_int_equal(acta_statement_at(reader, counts.statements, row, &error),
                     ACTA_BAD_ARGUMENT);
    acta_layout layout = {.format = ACTA_JSONL};
    assert_int_equal(acta_write(found, &layout, hear, &h, &error), ACTA_OK);
    assert_non_null(strstr(h.at, "\"record\":\"event\""));
    h.answer = ACTA_IO;
    assert_int_equal(acta_write(found, &layout, hear, &h, &error), ACTA_IO);
    acta_reader_free(reader);
}

static void wrong_arguments_are_refused(void **state) {
    acta_reader *reader = NULL;
    const acta_analysis *found = NULL;
    acta_error error = {0};
    acta_text row[ACTA_EVENT_COLUMNS];
    acta_article in = {.text = acta_text_of("x")};
    acta_article late = {.text = acta_text_of("x"),
                         .published = acta_text_of("soon")};
    acta_article huge = {.text = {model_path, (size_t)1 << 30}};
    acta_engine *none = NULL;
    (void)state;
    assert_int_equal(acta_engine_open(NULL, &none, &error), ACTA_BAD_ARGUMENT);
    assert_int_equal(acta_engine_open("/nonexistent", &none, &error),
                     ACTA_NOT_FOUND);
    assert_null(none);
    assert_int_equal(acta_reader_new(NULL, &reader, &error), ACTA_BAD_ARGUMENT);
    assert_int_equal(acta_reader_new(engine, &reader, &error), ACTA_OK);
    assert_int_equal(acta_event_at(reader, 0, row, &error), ACTA_BAD_ARGUMENT);
    assert_int_equal(acta_reader_read(reader, NULL, &found, &error),
                     ACTA_BAD_ARGUMENT);
    assert_int_equal(acta_reader_read(reader, &late, &found, &error),
                     ACTA_BAD_INPUT);
    assert_int_equal(acta_reader_read(reader, &huge, &found, &error),
                     ACTA_TOO_LONG);
    assert_int_equal(acta_reader_read(reader, &in, &found, &error), ACTA_OK);
    acta_reader_free(reader);
    acta_reader_free(NULL);
    acta_engine_close(NULL);
    acta_store_close(NULL);
}

static const char *job_path(void) {
    static char path[512];
    snprintf(path, sizeof path, "%s/api_test.jsonl", TEST_SCRATCH);
    return path;
}

static int make_job(void **state) {
    FILE *f = fopen(job_path(), "wb");
    (void)state;
    if (f == NULL) {
        return 1;
    }
    for (int i = 0; i < 30; i++) {
        fprintf(f,
                i % 7 == 3 ? "broken %d\n"
                           : "{\"id\":%d,\"date\":\"1979-03-28\",\"text\":"
                             "\"Egypt thanked Israel on Monday.\"}\n",
                i);
    }
    return fclose(f);
}

static acta_status code(unsigned threads, heard *h, acta_counts *sums,
                        bool (*stop)(void *)) {
    static char path[512];
    char *paths[] = {path};
    acta_error error = {0};
    snprintf(path, sizeof path, "%s", job_path());
    acta_job job = {.paths = paths,
                    .path_count = 1,
                    .threads = threads,
                    .layout = {.format = ACTA_JSONL},
                    .sink = hear,
                    .to = h,
                    .stop = stop};
    return acta_code(engine, &job, sums, &error);
}

static void rows_do_not_depend_on_threads(void **state) {
    static heard one, many;
    acta_counts sums;
    (void)state;
    one = many = (heard){.bytes = 0};
    assert_int_equal(code(1, &one, &sums, NULL), ACTA_OK);
    assert_int_equal(sums.articles, 26);
    assert_int_equal(sums.skipped, 4);
    assert_int_equal(sums.problems, 4);
    assert_int_equal(sums.events, 26);
    assert_int_equal(code(7, &many, &sums, NULL), ACTA_OK);
    assert_string_equal(one.at, many.at);
}

/* stop_after: true from the tenth time it is asked. */
static bool stop_after(void *to) {
    return ((heard *)to)->bytes > 2000;
}

static void a_job_can_be_stopped(void **state) {
    static heard h;
    acta_counts sums;
    (void)state;
    h = (heard){.bytes = 0};
    assert_int_equal(code(3, &h, &sums, stop_after), ACTA_INTERRUPTED);
    assert_true(sums.articles > 0 && sums.articles < 26);
    assert_true(h.at[h.bytes - 1] == '\n');
    h = (heard){.answer = ACTA_IO};
    assert_int_equal(code(3, &h, &sums, NULL), ACTA_IO);
}

static bool read_one(void *data) {
    static heard h;
    acta_reader *reader = NULL;
    const acta_analysis *found = NULL;
    acta_error error = {0};
    acta_article in = {
        .key = acta_text_of("k"),
        .title = acta_text_of("Talks"),
        .published = acta_text_of("1979-03-28"),
        .text = acta_text_of("Carter said that \"Egypt thanked Israel.\"")};
    acta_layout layout = {.format = ACTA_EXPLAIN};
    (void)data;
    h = (heard){.bytes = 0};
    acta_status status = acta_reader_new(engine, &reader, &error);
    if (status == ACTA_OK) {
        status = acta_reader_read(reader, &in, &found, &error);
    }
    /* A stage without memory is a problem of the article, not an error. */
    bool whole = status == ACTA_OK && acta_count(found).problems == 0;
    if (status == ACTA_OK) {
        status = acta_write(found, &layout, hear, &h, &error);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    acta_reader_free(reader);
    return status == ACTA_OK && whole;
}

static bool open_and_close(void *data) {
    acta_engine *made = NULL;
    acta_error error = {0};
    (void)data;
    acta_status status = acta_engine_open(TEST_DATA_FOLDER, &made, &error);
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    acta_engine_close(made);
    return status == ACTA_OK;
}

static void want_of_memory_is_told(void **state) {
    (void)state;
    failing_some(read_one, NULL, 400);
    failing_some(open_and_close, NULL, 60);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_article_is_read),
        cmocka_unit_test(wrong_arguments_are_refused),
        cmocka_unit_test_setup(rows_do_not_depend_on_threads, make_job),
        cmocka_unit_test_setup(a_job_can_be_stopped, make_job),
        cmocka_unit_test(want_of_memory_is_told),
    };
    if (access(model_path, R_OK) != 0) {
        print_message("skipped: no model in data/models\n");
        return 77;
    }
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
