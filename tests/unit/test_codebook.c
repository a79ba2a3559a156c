/* needs: event */
/* What the reader of rules refuses, and where it points. */
#include "check.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "event/codebook.h"

#define FOLDER TEST_SCRATCH "/codebook_test"

static void write_file(const char *name, const char *content) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", FOLDER, name);
    assert_int_equal(file_write_whole(path, slice_of(content), NULL), ACTA_OK);
}

static int make_folder(void **state) {
    (void)state;
    mkdir(FOLDER, 0777);
    mkdir(FOLDER "/rules", 0777);
    mkdir(FOLDER "/classes", 0777);
    write_file("codes.tsv",
               "# acta codes 1\n020\tAppeal\t3.0\t1\tREQUEST\t\t\n");
    write_file("compose.tsv", "# acta compose 1\nask\t-\t020\n");
    write_file("classes/arms.txt", "# acta class 1\ntank\nfighter jet\n");
    return 0;
}

static void check_refused(const char *rules, size_t line, size_t column,
                          const char *message) {
    acta_error error = {0};
    const codebook *book = NULL;
    arena *keep = arena_new(1 << 24);
    write_file("rules/a.rules", rules);
    acta_status status = codebook_open(FOLDER, keep, &book, &error);
    if (status != ACTA_BAD_TABLE || error.line != line ||
        error.column != column || strstr(error.message, message) == NULL) {
        fail_msg("status %d at %zu:%zu: %s", (int)status, error.line,
                 error.column, error.message);
    }
    assert_null(book);
    arena_free(keep);
}

static void reads_what_is_right(void **state) {
    (void)state;
    acta_error error = {0};
    const codebook *book = NULL;
    arena *keep = arena_new(1 << 24);
    write_file("rules/a.rules", "# acta rules 1\nrule 020.ask\n  code 020\n"
                                "  verb ask; call on\n  speech ask\n"
                                "  need for [@arms; @GOV; peace plan]\n"
                                "  yes A asked B. :: AAA > BBB = future\n"
                                "  no C.\n");
    assert_int_equal(codebook_open(FOLDER, keep, &book, &error), ACTA_OK);
    assert_int_equal(book->R, 1);
    check_slice(book->rules[0].id, "020.ask");
    assert_int_equal(book->rules[0].examples.count, 2);
    assert_int_equal(book->examples[0].status, 1);
    uint32_t ask = codebook_lemma(book, SLICE("ask"));
    assert_int_equal(
        book->at[PREDICATE_VERB][ask + 1] - book->at[PREDICATE_VERB][ask], 1);
    check_slice(codebook_compose(book, book->rules[0].speech, SLICE("")),
                "020");
    assert_null(codebook_code(book, SLICE("999")));
    arena_free(keep);
}

static void names_every_mistake(void **state) {
    (void)state;
    static const struct {
        const char *rules;
        size_t line;
        size_t column;
        const char *message;
    } all[] = {
        {"# acta rules 1\nverb ask\n", 2, 1, "a rule line first"},
        {"# acta rules 1\nrule a\n code 999\n", 3, 7, "a code of codes.tsv"},
        {"# acta rules 1\nrule a\n code 020\n", 2, 6, "no verb, noun"},
        {"# acta rules 1\nrule a\n verb ask\n", 2, 6, "no code"},
        {"# acta rules 1\nrule a\n verbs ask\n", 3, 2, "a keyword of a rule"},
        {"# acta rules 1\nrule a\n need for [@arm]\n", 3, 12,
         "no file classes/arm.txt"},
        {"# acta rules 1\nrule a\n need for [tank\n", 3, 12, "expected ]"},
        {"# acta rules 1\nrule a\n need verb [tank]\n", 3, 7,
         "expected a slot"},
        {"# acta rules 1\nrule a\n speech beg\n", 3, 9, "a speech word"},
        {"# acta rules 1\nrule a\n code 020\n code 020\n", 4, 7, "twice"},
        {"# acta rules 1\nrule a\n yes A :: B\n", 3, 11, "SRC > TGT"},
        {"# acta rules 1\nrule a\n status done\n", 3, 9, "actual, future"},
        {"# acta rules 1\nrule a\n code 020\n verb b\nrule a\n", 5, 6,
         "is taken"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        check_refused(all[i].rules, all[i].line, all[i].column, all[i].message);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_is_right),
        cmocka_unit_test(names_every_mistake),
    };
    return cmocka_run_group_tests(tests, make_folder, NULL);
}
