/* needs: source failing */
/* Foreign bytes to articles: dates, encodings, titles, records, folders. */
#include "source/source.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "check.h"
#include "failing.h"

static void dates_of_feeds_are_read(void **state) {
    static const struct {
        const char *given, *day;
    } cases[] = {{"1979-03-26", "1979-03-26"},
                 {" 1979-03-26T23:59:59-05:00 ", "1979-03-26"},
                 {"1979-03-26 10:00", "1979-03-26"},
                 {"19790326", "1979-03-26"},
                 {"Mon, 26 Mar 1979 14:00:00 GMT", "1979-03-26"},
                 {"6 March 1979", "1979-03-06"},
                 {"2000-02-29", "2000-02-29"},
                 {"1900-02-29", NULL},
                 {"03/04/1979", NULL},
                 {"1979-3-26", NULL},
                 {"1979-03-26x", NULL},
                 {"Monday", NULL},
                 {"31 Foo 1979", NULL},
                 {"0000-01-01", NULL},
                 {"", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char iso[11] = "";
        int32_t day = 0;
        bool read = source_date(slice_of(cases[i].given), iso, &day);
        assert_int_equal(read, cases[i].day != NULL);
        if (read) {
            assert_string_equal(iso, cases[i].day);
        }
    }
    char iso[11];
    int32_t day = 7;
    assert_true(source_date(SLICE("1970-01-02"), iso, &day));
    assert_int_equal(day, 1);
}

static void bytes_are_decoded(void **state) {
    static const struct {
        slice bytes;
        const char *charset, *text, *action;
    } cases[] = {
        {{"caf\xC3\xA9", 5}, NULL, "caf\xC3\xA9", NULL},
        {{"caf\xE9", 4}, NULL, "caf\xC3\xA9", "decoded as windows-1252"},
        {{"\x93q\x94 \x81", 5},
         NULL,
         "\xE2\x80\x9Cq\xE2\x80\x9D \xC2\x81",
         "decoded as windows-1252"},
        {{"a\0b", 3}, NULL, "a b", "read as blanks"},
        {{"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF", 10},
         NULL,
         "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD",
         "bad bytes replaced by U+FFFD"},
        {{"\xFF", 1}, "utf-8", "\xEF\xBF\xBD", "bad bytes replaced by U+FFFD"},
        {{"\xE5", 1}, "iso-8859-7", "\xCE\xB5", NULL},
        {{"", 0}, NULL, "", NULL},
    };
    arena *keep = arena_new(1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        slice decoded = {0};
        const char *what = NULL, *action = NULL;
        assert_int_equal(source_decode(cases[i].bytes, cases[i].charset, keep,
                                       &decoded, &what, &action, NULL),
                         ACTA_OK);
        check_slice(decoded, cases[i].text);
        assert_int_equal(action == NULL, cases[i].action == NULL);
        if (action != NULL) {
            assert_string_equal(action, cases[i].action);
        }
    }
    slice decoded = {0};
    const char *what = NULL, *action = NULL;
    acta_error error;
    assert_int_equal(source_decode(SLICE("a"), "klingon", keep, &decoded, &what,
                                   &action, &error),
                     ACTA_BAD_INPUT);
    arena_free(keep);
}

static void a_title_that_the_text_repeats_stays_out(void **state) {
    arena *keep = arena_new(1 << 20);
    article a = {0};
    (void)state;
    assert_true(
        source_body(SLICE("Talks begin"), SLICE("In Geneva."), keep, &a));
    check_slice(a.body, "Talks begin\n\nIn Geneva.");
    assert_int_equal(a.title.end, 11);
    assert_int_equal(a.text.start, 13);
    assert_int_equal(a.text.end, a.body.bytes);
    assert_true(source_body(SLICE("Talks \xE2\x80\x98"
                                  "begin\xE2\x80\x99"),
                            SLICE("\n Talks 'Begin.'\n\nIn Geneva."), keep,
                            &a));
    assert_int_equal(a.title.end, 0);
    assert_int_equal(a.text.start, 0);
    check_slice(a.body, "\n Talks 'Begin.'\n\nIn Geneva.");
    assert_true(a.title_given.bytes > 0);
    assert_true(source_body(SLICE("  "), SLICE("x"), keep, &a));
    assert_int_equal(a.title_given.bytes, 0);
    arena_free(keep);
}

static article article_of(const char *line, arena *keep, bool *made,
                          problems *found) {
    source_item item = {.kind = SOURCE_JSONL,
                        .bytes = slice_of(line),
                        .path = SLICE("in.jsonl"),
                        .name = SLICE("in.jsonl"),
                        .line = 3};
    source_options options = {.published = SLICE("1979-01-01")};
    article a = {0};
    *found = (problems){0};
    assert_int_equal(
        source_article(&item, &options, keep, &a, made, found, NULL), ACTA_OK);
    return a;
}

static void json_fields_are_read(void **state) {
    arena *keep = arena_new(1 << 20);
    problems found;
    bool made = false;
    (void)state;
    article a = article_of("{\"id\":17,\"url\":\"u\",\"title\":\"T\","
                           "\"date\":\"1979-03-26\",\"text\":\"x\"}",
                           keep, &made, &found);
    assert_true(made);
    assert_int_equal(found.P, 0);
    check_slice(a.key, "17");
    check_slice(a.published, "1979-03-26");
    check_slice(a.body, "T\n\nx");
    a = article_of("{\"url\":\"u\",\"text\":\"x\"}", keep, &made, &found);
    check_slice(a.key, "u");
    check_slice(a.published, "1979-01-01");
    a = article_of("{\"text\":\"x\"}", keep, &made, &found);
    check_slice(a.key, "in.jsonl:3");
    a = article_of("{\"text\":[1],\"id\":\"k\"}", keep, &made, &found);
    assert_false(made);
    assert_int_equal(found.P, 2);
    check_slice(found.at[0].what, "field \"text\" is not a text");
    check_slice(found.at[1].action, "skipped");
    a = article_of("{\"text\":\"x\",\"date\":\"soon\",\"language\":\"de\"}",
                   keep, &made, &found);
    assert_true(made);
    assert_int_equal(found.P, 2);
    assert_int_equal(a.published_day, ARTICLE_NO_DAY);
    a = article_of("{\"text\":\"x\"", keep, &made, &found);
    assert_false(made);
    assert_int_equal(found.at[0].line, 3);
    arena_free(keep);
}

static void long_texts_are_cut_at_a_character(void **state) {
    arena *keep = arena_new(1 << 22);
    char *accents = malloc(5000);
    source_options options = {.article_bytes = 2048};
    source_item item = {.kind = SOURCE_TEXT,
                        .bytes = {accents, 2048},
                        .name = SLICE("long.txt"),
                        .over = true};
    article a = {0};
    problems found = {0};
    bool made = false;
    (void)state;
    for (size_t i = 0; i < 2500; i++) {
        memcpy(accents + 2 * i, "\xC3\xA9", 2);
    }
    item.bytes.bytes = 2047;
    assert_int_equal(
        source_article(&item, &options, keep, &a, &made, &found, NULL),
        ACTA_OK);
    assert_true(made);
    assert_int_equal(found.P, 1);
    check_slice(found.at[0].action, "cut");
    assert_true(a.body.bytes % 2 == 0 && a.body.bytes > 2000);
    free(accents);
    arena_free(keep);
}

/* Files of this test's own folder. */
static void put_file(const char *name, const char *bytes, size_t count) {
    char path[512];
    snprintf(path, sizeof path, "%s/source_test/%s", TEST_SCRATCH, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, count, f), count);
    fclose(f);
}

#define PUT(name, literal) put_file((name), (literal), sizeof(literal) - 1)

static int make_folder(void **state) {
    char path[512];
    (void)state;
    snprintf(path, sizeof path, "%s/source_test", TEST_SCRATCH);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/source_test/b", TEST_SCRATCH);
    mkdir(path, 0777);
    PUT("b/2.txt", "two");
    PUT("b/10.txt", "ten");
    PUT("a.jsonl", "{\"text\":\"x\"}\r\n\n \n{\"text\":\"y\"}");
    PUT("c", "# newdoc id = 1\n1\tA\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
             "# newdoc id = 2\n1\tB\t_\t_\t_\t_\t_\t_\t_\t_\n\n");
    PUT("u.txt", "\xFE\xFF\0h\0i\xD8\x34\xDD\x1E\0\n\0x");
    return 0;
}

/* walk: what the items are, one line each, as text. */
static bool list_items(const char *below, text *out) {
    char path[512];
    char *paths[] = {path};
    source_options options = {0};
    source *s = NULL;
    bool more = true;
    snprintf(path, sizeof path, "%s/source_test%s", TEST_SCRATCH, below);
    if (source_open(&options, paths, 1, &s, NULL) != ACTA_OK) {
        return false;
    }
    while (more) {
        source_item item = {0};
        if (source_next(s, out->keep, &item, &more, NULL) != ACTA_OK) {
            source_close(s);
            return false;
        }
        if (more) {
            text_add(out, item.name);
            text_add_format(out, ":%d:%d:", (int)item.line, (int)item.kind);
            text_add(out, item.kind == SOURCE_CONLLU
                              ? slice_part(item.bytes, 0, 15)
                              : item.bytes);
            text_add_char(out, '|');
        }
    }
    source_close(s);
    return !out->failed;
}

static void inputs_are_cut_into_records(void **state) {
    arena *keep = arena_new(1 << 20);
    text items = text_on(keep);
    (void)state;
    assert_true(list_items("", &items));
    check_slice(text_slice(&items),
                "a.jsonl:1:2:{\"text\":\"x\"}|a.jsonl:4:2:{\"text\":\"y\"}|"
                "b/10.txt:1:1:ten|b/2.txt:1:1:two|"
                "c:1:3:# newdoc id = 1|c:4:3:# newdoc id = 2|"
                "u.txt:1:1:hi\xF0\x9D\x84\x9E\nx|");
    items.bytes = 0;
    assert_true(list_items("/nothing", &items));
    check_slice(text_slice(&items), "nothing:0:1:|");
    arena_free(keep);
}

static bool walk_all(void *data) {
    arena *keep = arena_new(1 << 20);
    (void)data;
    if (keep == NULL) {
        return false;
    }
    text items = text_on(keep);
    bool good = list_items("", &items);
    arena_free(keep);
    return good;
}

static bool read_one(void *data) {
    arena *keep = arena_new(1 << 20);
    source_item item = {.kind = SOURCE_JSONL,
                        .bytes =
                            SLICE("{\"id\":3,\"date\":\"x\",\"title\":\"t\","
                                  "\"text\":\"a\\u0000b \xE9\"}"),
                        .name = SLICE("n"),
                        .line = 1};
    source_options options = {0};
    article a;
    problems found = {0};
    bool made = false;
    acta_error error = {0};
    (void)data;
    if (keep == NULL) {
        return false;
    }
    acta_status status =
        source_article(&item, &options, keep, &a, &made, &found, &error);
    assert_true(status == ACTA_OK || status == ACTA_NO_MEMORY);
    bool good = status == ACTA_OK && made && found.P == 3;
    arena_free(keep);
    return good;
}

static void want_of_memory_is_told(void **state) {
    (void)state;
    failing_each(walk_all, NULL, 4000);
    failing_each(read_one, NULL, 4000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_feeds_are_read),
        cmocka_unit_test(bytes_are_decoded),
        cmocka_unit_test(a_title_that_the_text_repeats_stays_out),
        cmocka_unit_test(json_fields_are_read),
        cmocka_unit_test(long_texts_are_cut_at_a_character),
        cmocka_unit_test_setup(inputs_are_cut_into_records, make_folder),
        cmocka_unit_test_setup(want_of_memory_is_told, make_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
