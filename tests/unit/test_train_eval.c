/* needs: train encode */
/* test_train_eval: the shared task's measures on texts small enough to count
 * by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "acta/eval.h"

#include <cmocka.h>

static const char gold_text[] =
    "1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdoes\tdo\tAUX\tVBZ\tTense=Pres\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tfall\tfall\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "1\tGood\tgood\tADJ\tJJ\tDegree=Pos\t0\troot\t_\tSpaceAfter=No\n"
    "2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n";

/* One token instead of "fall" "."; no multiword token; one sentence; a wrong
 * tag, lemma and relation. */
static const char system_text[] =
    "1\tRain\train\tPROPN\tNNP\tNumber=Sing|Typo=Yes\t3\tobj\t_\t_\n"
    "2\tdoesn't\tdoesn't\tAUX\tVBZ\t_\t3\taux\t_\t_\n"
    "3\tfall.\tfall.\tVERB\tVB\t_\t0\troot\t_\t_\n"
    "4\tGood\twell\tADJ\tJJ\tDegree=Pos\t3\tconj\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n";

static const char *write_text(const char *path, const char *text) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fwrite(text, 1, strlen(text), f);
    fclose(f);
    return path;
}

#define GOLD TEST_SCRATCH "/eval_gold.conllu"
#define SYSTEM TEST_SCRATCH "/eval_system.conllu"

static acta_eval_result eval(const char *gold, const char *system) {
    acta_eval_result result;
    acta_error error;
    write_text(GOLD, gold);
    write_text(SYSTEM, system);
    assert_int_equal(acta_eval_files(GOLD, SYSTEM, &result, &error), ACTA_OK);
    return result;
}

static void check(acta_eval_result r, acta_eval_measure m, uint32_t gold,
                  uint32_t system, uint32_t right) {
    assert_int_equal(r.count[m].gold, gold);
    assert_int_equal(r.count[m].system, system);
    assert_int_equal(r.count[m].right, right);
}

static void gold_against_itself_is_all_right(void **state) {
    (void)state;
    acta_eval_result r = eval(gold_text, gold_text);
    check(r, ACTA_EVAL_TOKENS, 6, 6, 6);
    check(r, ACTA_EVAL_SENTENCES, 2, 2, 2);
    for (int m = ACTA_EVAL_WORDS; m < ACTA_EVAL_CLAS; m++) {
        check(r, (acta_eval_measure)m, 7, 7, 7);
    }
    check(r, ACTA_EVAL_CLAS, 4, 4, 4);
    assert_true(acta_eval_score_of(r.count[ACTA_EVAL_LAS]).f1 == 1.0);
}

static void other_words_are_aligned_by_characters(void **state) {
    (void)state;
    acta_eval_result r = eval(gold_text, system_text);
    /* tokens alike: Rain, doesn't, Good and the last full stop */
    check(r, ACTA_EVAL_TOKENS, 6, 5, 4);
    check(r, ACTA_EVAL_SENTENCES, 2, 1, 0);
    /* words alike: Rain, Good, the last full stop */
    check(r, ACTA_EVAL_WORDS, 7, 5, 3);
    check(r, ACTA_EVAL_UPOS, 7, 5, 2);
    check(r, ACTA_EVAL_UFEATS, 7, 5, 3); /* Typo is not counted */
    check(r, ACTA_EVAL_LEMMAS, 7, 5, 2);
    check(r, ACTA_EVAL_UAS, 7, 5, 1);
    check(r, ACTA_EVAL_LAS, 7, 5, 1);
    check(r, ACTA_EVAL_CLAS, 4, 3, 0);
}

static const acta_eval_row *row_of(const acta_eval_result *r,
                                   const char *name) {
    for (uint32_t i = 0; i < r->relation_count; i++) {
        if (strcmp(r->relation[i].name, name) == 0) {
            return &r->relation[i];
        }
    }
    fail_msg("no row %s", name);
    return NULL;
}

static void tables_count_by_relation_and_length(void **state) {
    (void)state;
    acta_eval_result r = eval(gold_text, system_text);
    /* commonest first, equal ones by name */
    assert_string_equal(r.relation[0].name, "punct");
    assert_string_equal(r.relation[1].name, "root");
    assert_string_equal(r.relation[2].name, "advmod");
    const acta_eval_row *punct = row_of(&r, "punct");
    assert_int_equal(punct->gold, 2);
    assert_int_equal(punct->system, 1);
    assert_int_equal(punct->right, 1);
    assert_int_equal(punct->labels, 1);
    assert_int_equal(row_of(&r, "nsubj")->gold, 1);
    assert_int_equal(row_of(&r, "nsubj")->right, 0);
    assert_int_equal(row_of(&r, "obj")->gold, 0);
    assert_int_equal(row_of(&r, "obj")->system, 1);
    assert_string_equal(r.length[0].name, "1-10");
    assert_int_equal(r.length[0].gold, 7);
    assert_int_equal(r.length[0].right, 1);
    assert_int_equal(r.length[1].gold, 0);
}

static void other_text_is_refused_with_the_place(void **state) {
    static const char other[] = "1\tRail\train\tNOUN\tNN\t_\t0\troot\t_\t_\n\n";
    acta_eval_result result;
    acta_error error;
    (void)state;
    write_text(GOLD, gold_text);
    write_text(SYSTEM, other);
    assert_int_equal(acta_eval_files(GOLD, SYSTEM, &result, &error),
                     ACTA_BAD_INPUT);
    assert_non_null(strstr(error.message, "after 3 characters"));
}

static void broken_file_is_refused_with_the_line(void **state) {
    acta_eval_result result;
    acta_error error;
    (void)state;
    write_text(GOLD, gold_text);
    write_text(SYSTEM, "1\tRain\train\tNOUN\tNN\t_\t1\tnsubj\t_\t_\n\n");
    assert_int_equal(acta_eval_files(GOLD, SYSTEM, &result, &error),
                     ACTA_BAD_INPUT);
    assert_true(error.line > 0);
    assert_int_equal(
        acta_eval_files(TEST_SCRATCH "/absent", SYSTEM, &result, &error),
        ACTA_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gold_against_itself_is_all_right),
        cmocka_unit_test(other_words_are_aligned_by_characters),
        cmocka_unit_test(tables_count_by_relation_and_length),
        cmocka_unit_test(other_text_is_refused_with_the_place),
        cmocka_unit_test(broken_file_is_refused_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
