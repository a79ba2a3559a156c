/* verb_eval.c: `acta eval GOLD SYSTEM`: how right a parse is.
 *
 * The library aligns the two files and counts; here the counts become a table
 * for people. With --tables also by relation and by length of sentence, which
 * shows what a parser is bad at where one figure hides it.
 */
#include <stdio.h>
#include <string.h>

#include "acta/eval.h"
#include "cli.h"

enum { EVAL_TABLES };

static const cli_option eval_options[] = {
    {"tables", 0, NULL, "also by relation and by length of sentence"},
};

static double part(uint32_t right, uint32_t all) {
    return all > 0 ? 100.0 * right / all : 0.0;
}

/* print_tables: what the parser is bad at. */
static void print_tables(const acta_eval_result *r) {
    printf("\n%-12s %7s %7s %9s %9s %9s\n", "relation", "gold", "system",
           "head", "label", "both");
    for (uint32_t i = 0; i < r->relation_count; i++) {
        const acta_eval_row *x = &r->relation[i];
        printf("%-12s %7u %7u %9.2f %9.2f %9.2f\n", x->name, x->gold, x->system,
               part(x->heads, x->gold), part(x->labels, x->gold),
               part(x->right, x->gold));
    }
    printf("\n%-12s %7s %7s %9s %9s %9s\n", "words", "gold", "", "head",
           "label", "both");
    for (int i = 0; i < ACTA_EVAL_BANDS; i++) {
        const acta_eval_row *x = &r->length[i];
        if (x->gold > 0) {
            printf("%-12s %7u %7s %9.2f %9.2f %9.2f\n", x->name, x->gold, "",
                   part(x->heads, x->gold), part(x->labels, x->gold),
                   part(x->right, x->gold));
        }
    }
}

static int run_eval(const cli_call *call) {
    acta_eval_result result;
    acta_error error = {0};
    if (call->file_count != 2) {
        cli_say("eval needs two files: acta eval GOLD.conllu SYSTEM.conllu");
        return CLI_USAGE;
    }
    memset(&result, 0, sizeof result);
    acta_status status =
        acta_eval_files(call->files[0], call->files[1], &result, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status == ACTA_IO ? ACTA_NOT_FOUND : status);
    }
    printf("%-10s %9s %9s %9s %9s\n", "measure", "precision", "recall", "F1",
           "gold");
    for (int m = 0; m < ACTA_EVAL_COUNT; m++) {
        acta_eval_score s = acta_eval_score_of(result.count[m]);
        printf("%-10s %9.2f %9.2f %9.2f %9u\n",
               acta_eval_name((acta_eval_measure)m), 100.0 * s.precision,
               100.0 * s.recall, 100.0 * s.f1, result.count[m].gold);
    }
    if (call->value[EVAL_TABLES] != NULL) {
        print_tables(&result);
    }
    return CLI_DONE;
}

const cli_verb verb_eval = {
    .name = "eval",
    .summary = "score words, tags and trees against a gold treebank",
    .arguments = "GOLD.conllu SYSTEM.conllu",
    .text = "Words are aligned by the characters they cover, as in the CoNLL "
            "2018 shared task.",
    .options = eval_options,
    .option_count = sizeof eval_options / sizeof *eval_options,
    .run = run_eval,
    .examples = {"acta parse --from conllu gold.conllu -o ours.conllu",
                 "acta eval gold.conllu ours.conllu", "acta help parse"}};
