/* needs: store failing */
/* Records into a store and out again. */
#include "store/store.h"

#include <unistd.h>

#include "check.h"
#include "failing.h"

#define ARTICLE(coder)                                                         \
    "{\"record\":\"article\",\"id\":\"a1\",\"article_key\":\"k\",\"title\":"   \
    "\"T\",\"published\":\"1979-03-27\",\"coder\":\"" coder "\",\"text\":"     \
    "\"\xC3\x89gypte. Arland thanked Borduria.\"}\n"
#define EVENT(id, code, coder)                                                 \
    "{\"record\":\"event\",\"id\":\"" id "\",\"article\":\"a1\","              \
    "\"article_key\":\"k\",\"part\":\"text\",\"sentence\":{\"n\":2,"           \
    "\"start\":8,\"end\":32},\"source\":{\"text\":\"Arland\",\"name\":"        \
    "\"Arland\",\"code\":\"ARL\"},\"act\":{\"text\":\"thanked\",\"cameo\":"    \
    "\"" code "\",\"plover\":\"SUPPORT\",\"quad\":1,\"goldstein\":-0.3,"       \
    "\"start\":16,\"end\":23},\"target\":{\"name\":\"Borduria\",\"code\":"     \
    "\"BORGOV\"},\"status\":\"actual\",\"date\":null,\"contexts\":[\"a\","     \
    "\"b\"],\"coder\":\"" coder "\"}\n"
#define STATEMENT                                                              \
    "{\"record\":\"statement\",\"id\":\"s1\",\"article\":\"a1\",\"part\":"     \
    "\"text\",\"sentence\":{\"n\":2,\"start\":8,\"end\":32},\"speaker\":"      \
    "{\"text\":\"he\",\"name\":\"Arland\",\"code\":\"ARL\"},\"content\":"      \
    "{\"text\":\"peace is near\",\"start\":1,\"end\":2},\"about\":[\"BOR\"],"  \
    "\"coder\":\"one\"}\n"
#define PROBLEM                                                                \
    "{\"record\":\"problem\",\"article_key\":\"k\",\"where\":\"source\"}\n"

static const char *store_path(void) {
    static char path[512];
    snprintf(path, sizeof path, "%s/store_test.db", TEST_SCRATCH);
    return path;
}

static int remove_store(void **state) {
    char path[600];
    (void)state;
    const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s%s", store_path(), endings[i]);
        unlink(path);
    }
    return 0;
}

static store *fresh(void) {
    store *s = NULL;
    acta_error error = {0};
    acta_status status = store_open(store_path(), true, &s, &error);
    if (status != ACTA_OK) {
        fail_msg("%s", error.message);
    }
    return s;
}

static acta_put_counts put(store *s, const char *records) {
    acta_put_counts counts = {0};
    assert_int_equal(store_put(s, slice_of(records), NULL, NULL, &counts, NULL),
                     ACTA_OK);
    return counts;
}

/* What the last row of a question held. */
typedef struct last_row {
    arena *keep;
    slice column[ACTA_EVENT_COLUMNS];
    slice record;
} last_row;

static acta_status keep_row(void *to, const acta_text *row, acta_text record,
                            acta_error *error) {
    last_row *l = to;
    (void)error;
    for (int i = 0; i < ACTA_STATEMENT_COLUMNS; i++) {
        l->column[i] = slice_copy(l->keep, (slice){row[i].at, row[i].bytes});
    }
    l->record = slice_copy(l->keep, (slice){record.at, record.bytes});
    return ACTA_OK;
}

static acta_status keep_event(void *to, const acta_text *row, acta_text record,
                              acta_error *error) {
    last_row *l = to;
    for (int i = ACTA_STATEMENT_COLUMNS; i < ACTA_EVENT_COLUMNS; i++) {
        l->column[i] = slice_copy(l->keep, (slice){row[i].at, row[i].bytes});
    }
    return keep_row(to, row, record, error);
}

static uint64_t ask(store *s, acta_question q, last_row *row) {
    uint64_t found = 0;
    assert_int_equal(store_ask(s, &q, q.statements ? keep_row : keep_event, row,
                               &found, NULL),
                     ACTA_OK);
    return found;
}

static void loading_twice_changes_nothing(void **state) {
    static const char records[] = ARTICLE("one")
        STATEMENT EVENT("e1", "051", "one") EVENT("e2", "190", "one") PROBLEM;
    store *s = fresh();
    (void)state;
    acta_put_counts counts = put(s, records);
    assert_int_equal(counts.articles, 1);
    assert_int_equal(counts.statements, 1);
    assert_int_equal(counts.events, 2);
    assert_int_equal(counts.problems, 1);
    assert_int_equal(counts.added, 5);
    assert_int_equal(put(s, records).added, 0);
    store_close(s);
    s = fresh();
    assert_int_equal(put(s, records).added, 0);
    store_close(s);
}

static void rows_come_back_as_they_were(void **state) {
    last_row row = {.keep = arena_new(1 << 20)};
    store *s = fresh();
    (void)state;
    put(s, ARTICLE("one") STATEMENT EVENT("e1", "051", "one"));
    assert_int_equal(ask(s, (acta_question){0}, &row), 1);
    check_slice(row.column[ACTA_EVENT_ID], "e1");
    check_slice(row.column[ACTA_EVENT_PUBLISHED], "1979-03-27");
    check_slice(row.column[ACTA_EVENT_TARGET_CODE], "BORGOV");
    check_slice(row.column[ACTA_EVENT_GOLDSTEIN], "-0.3");
    check_slice(row.column[ACTA_EVENT_CONTEXTS], "a,b");
    check_slice(row.column[ACTA_EVENT_ACT_END], "23");
    check_slice(row.column[ACTA_EVENT_DATE], "");
    check_slice(row.column[ACTA_EVENT_CODER], "one");
    check_slice(row.column[ACTA_EVENT_SENTENCE_TEXT],
                "Arland thanked Borduria.");
    assert_true(slice_starts(row.record, SLICE("{\"record\":\"event\"")));
    assert_int_equal(ask(s, (acta_question){.statements = true}, &row), 1);
    check_slice(row.column[ACTA_STATEMENT_SPEAKER_TEXT], "he");
    check_slice(row.column[ACTA_STATEMENT_ABOUT], "BOR");
    check_slice(row.column[ACTA_STATEMENT_SENTENCE_TEXT],
                "Arland thanked Borduria.");
    store_close(s);
    arena_free(row.keep);
}

static void conditions_choose_rows(void **state) {
    last_row row = {.keep = arena_new(1 << 20)};
    store *s = fresh();
    (void)state;
    put(s, ARTICLE("one") STATEMENT EVENT("e1", "051", "one")
               EVENT("e2", "190", "one"));
    static const struct {
        acta_question q;
        uint64_t found;
    } cases[] = {
        {{.actor = "ARL"}, 2},
        {{.actor = "BOR", .other = "ARL"}, 2},
        {{.actor = "BOR", .other = "XYZ"}, 0},
        {{.source = "BOR"}, 0},
        {{.target = "BORGOV"}, 2},
        {{.target = "BORGOVX"}, 0},
        {{.target = "bord"}, 2},
        {{.type = "support", .code = "19"}, 1},
        {{.code = "0"}, 1},
        {{.from = "1979-03-27", .to = "1979-03-27"}, 2},
        {{.from = "1979-03-28"}, 0},
        {{.to = "1979"}, 2},
        {{.to = "1979-02"}, 0},
        {{.text = "thanked bord"}, 2},
        {{.text = "gypte"}, 0},
        {{.text = "' OR 1 --"}, 0},
        {{.limit = 1}, 1},
        {{.statements = true, .speaker = "ARL"}, 1},
        {{.statements = true, .speaker = "arl", .text = "near"}, 1},
        {{.statements = true, .actor = "ARL", .text = "war"}, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t found = ask(s, cases[i].q, &row);
        if (found != cases[i].found) {
            fail_msg("question %zu found %d rows", i, (int)found);
        }
    }
    uint64_t found = 0;
    acta_error error;
    const acta_question wrong[] = {{.from = "March"},
                                   {.to = "1979-3"},
                                   {.statements = true, .code = "19"},
                                   {.speaker = "ARL"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(
            store_ask(s, &wrong[i], keep_row, &row, &found, &error),
            ACTA_BAD_ARGUMENT);
    }
    store_close(s);
    arena_free(row.keep);
}

static void another_coder_replaces_rows(void **state) {
    last_row row = {.keep = arena_new(1 << 20)};
    store *s = fresh();
    (void)state;
    put(s, ARTICLE("one") STATEMENT EVENT("e1", "051", "one")
               EVENT("e2", "190", "one"));
    put(s, ARTICLE("two") EVENT("e1", "052", "two"));
    assert_int_equal(ask(s, (acta_question){0}, &row), 1);
    check_slice(row.column[ACTA_EVENT_CAMEO], "052");
    assert_int_equal(ask(s, (acta_question){.statements = true}, &row), 0);
    store_close(s);
    arena_free(row.keep);
}

static void hear(void *to, size_t line, const char *what) {
    (void)what;
    *(size_t *)to = *(size_t *)to * 10 + line;
}

static void lines_that_are_no_records_are_named(void **state) {
    store *s = fresh();
    acta_put_counts counts = {0};
    size_t heard = 0;
    (void)state;
    assert_int_equal(store_put(s,
                               SLICE("no\n" ARTICLE("one") "[1]\n\n"
                                                           "{\"record\":7}\n"),
                               hear, &heard, &counts, NULL),
                     ACTA_OK);
    assert_int_equal(heard, 135);
    assert_int_equal(counts.refused, 3);
    assert_int_equal(counts.added, 1);
    store_close(s);
}

static void what_is_no_store_is_refused(void **state) {
    store *s = NULL;
    acta_error error;
    (void)state;
    assert_int_equal(store_open(store_path(), false, &s, &error),
                     ACTA_NOT_FOUND);
    FILE *f = fopen(store_path(), "wb");
    assert_non_null(f);
    for (int i = 0; i < 200; i++) {
        fputs("no database, but quite long enough to be one ", f);
    }
    fclose(f);
    assert_int_equal(store_open(store_path(), true, &s, &error), ACTA_DAMAGED);
    assert_int_equal(store_open(store_path(), false, &s, &error), ACTA_DAMAGED);
    assert_null(s);
}

static bool load_and_ask(void *data) {
    acta_error error = {0};
    acta_put_counts counts = {0};
    uint64_t found = 0;
    store *s = NULL;
    acta_question q = {.actor = "ARL"};
    last_row row = {.keep = arena_new(1 << 20)};
    (void)data;
    remove_store(NULL);
    if (row.keep == NULL) {
        return false;
    }
    acta_status status = store_open(store_path(), true, &s, &error);
    if (status == ACTA_OK) {
        status = store_put(s, SLICE(ARTICLE("one") EVENT("e1", "051", "one")),
                           NULL, NULL, &counts, &error);
    }
    if (status == ACTA_OK) {
        status = store_ask(s, &q, keep_event, &row, &found, &error);
    }
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    bool good = status == ACTA_OK && row.record.at != NULL &&
                row.column[ACTA_EVENT_CODER].at != NULL && found == 1;
    for (int i = 0; good && i < ACTA_EVENT_COLUMNS; i++) {
        good = row.column[i].at != NULL;
    }
    store_close(s);
    arena_free(row.keep);
    return good;
}

static void want_of_memory_is_told(void **state) {
    (void)state;
    failing_each(load_and_ask, NULL, 4000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(loading_twice_changes_nothing, remove_store),
        cmocka_unit_test_setup(rows_come_back_as_they_were, remove_store),
        cmocka_unit_test_setup(conditions_choose_rows, remove_store),
        cmocka_unit_test_setup(another_coder_replaces_rows, remove_store),
        cmocka_unit_test_setup(lines_that_are_no_records_are_named,
                               remove_store),
        cmocka_unit_test_setup(what_is_no_store_is_refused, remove_store),
        cmocka_unit_test_setup(want_of_memory_is_told, remove_store),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
