/* needs: load */
#include <sys/stat.h>
#include <unistd.h>

#include "load/folder.h"
#include "load/table.h"

static acta_status open_text(const char *text, table *t, acta_error *e) {
    return table_of(slice_of(text), "x.txt", "actors", 1, t, e);
}

static void first_line_is_checked(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t line;
        size_t column;
        const char *message;
    } bad[] = {
        {"", 1, 1, "expected the first line \"# acta actors 1\""},
        {"country FRA France\n", 1, 1,
         "expected the first line \"# acta actors 1\""},
        {"# acta actors one\n", 1, 1,
         "expected the first line \"# acta actors 1\""},
        {"# acta actors 1 more\n", 1, 1,
         "expected the first line \"# acta actors 1\""},
        {"# acta rules 1\n", 1, 8,
         "expected a file of kind \"actors\", found \"rules\""},
        {"# acta actors 2\n", 1, 15,
         "expected version 1 of the \"actors\" format, found 2"},
        {"# acta actors 1\n\n  né \xFF\n", 3, 6,
         "expected UTF-8 text, found byte 0xFF"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        table t = {.line = 77};
        acta_error e;
        assert_int_equal(open_text(bad[i].text, &t, &e), ACTA_BAD_TABLE);
        assert_string_equal(e.path, "x.txt");
        assert_string_equal(e.message, bad[i].message);
        assert_int_equal(e.line, bad[i].line);
        assert_int_equal(e.column, bad[i].column);
        assert_int_equal(t.line, 77);
    }
}

static void blocks_are_read(void **state) {
    (void)state;
    table t;
    acta_error e;
    assert_int_equal(open_text("\xEF\xBB\xBF# acta actors 1\r\n"
                               "\r\n"
                               "country ARL Arland # the first\r\n"
                               "  name\tKingdom of Arland;; Old C#land ;\r\n"
                               "# name Nobody\r\n"
                               "end",
                               &t, &e),
                     ACTA_OK);
    slice keyword;
    slice rest;
    slice item;
    assert_true(table_next(&t));
    assert_int_equal(t.line, 3);
    table_keyword(&t, &keyword, &rest);
    check_slice(keyword, "country");
    check_slice(rest, "ARL Arland");
    assert_true(table_word(&rest, &item));
    check_slice(item, "ARL");
    assert_true(table_word(&rest, &item));
    check_slice(item, "Arland");
    assert_false(table_word(&rest, &item));
    assert_true(table_next(&t));
    table_keyword(&t, &keyword, &rest);
    check_slice(keyword, "name");
    assert_true(table_item(&rest, ';', &item));
    check_slice(item, "Kingdom of Arland");
    assert_true(table_item(&rest, ';', &item));
    check_slice(item, "Old C#land");
    slice second = item;
    assert_false(table_item(&rest, ';', &item));
    assert_true(table_next(&t));
    assert_int_equal(t.line, 6);
    table_keyword(&t, &keyword, &rest);
    check_slice(keyword, "end");
    check_slice(rest, "");
    assert_false(table_next(&t));
    assert_false(table_next(&t));
    /* A slice that has passed still knows its place. */
    assert_int_equal(table_fail(&t, second, &e, "expected %s", "a name"),
                     ACTA_BAD_TABLE);
    assert_int_equal(e.line, 4);
    assert_int_equal(e.column, 28);
    table_fail(&t, SLICE("elsewhere"), &e, "expected more");
    assert_int_equal(e.line, 6);
    assert_int_equal(e.column, 0);
    table_close(&t);
}

static void fields_are_read(void **state) {
    (void)state;
    table t;
    acta_error e;
    slice f[3];
    assert_int_equal(open_text("# acta actors 1\n"
                               "\tb\t c \n"
                               "a\n"
                               "a\tb\tc\t\t\n"
                               "é\tb\tc\td\n",
                               &t, &e),
                     ACTA_OK);
    assert_true(table_next(&t));
    assert_int_equal(table_fields(&t, 3, 3, f, &e), ACTA_OK);
    check_slice(f[0], "");
    check_slice(f[1], "b");
    check_slice(f[2], "c");
    assert_true(table_next(&t));
    assert_int_equal(table_fields(&t, 1, 3, f, &e), ACTA_OK);
    check_slice(f[0], "a");
    check_slice(f[2], "");
    assert_int_equal(table_fields(&t, 2, 3, f, &e), ACTA_BAD_TABLE);
    assert_string_equal(e.message, "expected 2 fields between tabs, found 1");
    assert_int_equal(e.line, 3);
    assert_int_equal(e.column, 2);
    assert_true(table_next(&t));
    assert_int_equal(table_fields(&t, 3, 3, f, &e), ACTA_OK);
    check_slice(f[2], "c");
    assert_true(table_next(&t));
    assert_int_equal(table_fields(&t, 3, 3, f, &e), ACTA_BAD_TABLE);
    assert_int_equal(e.line, 5);
    assert_int_equal(e.column, 7);
}

static void folder_is_sorted(void **state) {
    (void)state;
    static const char dir[] = TEST_SCRATCH "/test_load_folder";
    acta_error e;
    arena *a = arena_new(1 << 20);
    mkdir(dir, 0777);
    mkdir(TEST_SCRATCH "/test_load_folder/deep.txt", 0777);
    static const char *const names[] = {"b.txt", "B.txt", "a.tsv", ".c.txt",
                                        "a.txt"};
    for (size_t i = 0; i < 5; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        assert_int_equal(
            file_write_whole(path, SLICE("# acta actors 1\nx\n"), &e), ACTA_OK);
    }
    folder f;
    assert_int_equal(folder_list(dir, SLICE(".txt"), a, &f, &e), ACTA_OK);
    assert_int_equal(f.count, 3);
    check_slice(f.name[0], "B.txt");
    check_slice(f.name[1], "a.txt");
    check_slice(f.name[2], "b.txt");
    assert_int_equal(f.path[0].at[f.path[0].bytes], '\0');
    table t;
    assert_int_equal(table_open(f.path[2].at, "actors", 1, &t, &e), ACTA_OK);
    assert_true(table_next(&t));
    check_slice(t.text, "x");
    table_close(&t);
    assert_int_equal(table_open(f.path[2].at, "rules", 1, &t, &e),
                     ACTA_BAD_TABLE);
    assert_int_equal(folder_list("/no/such", (slice){0}, a, &f, &e),
                     ACTA_NOT_FOUND);
    assert_int_equal(f.count, 3);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_line_is_checked),
        cmocka_unit_test(blocks_are_read),
        cmocka_unit_test(fields_are_read),
        cmocka_unit_test(folder_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
