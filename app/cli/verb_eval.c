/* verb_eval.c: `acta eval GOLD SYSTEM`: how right a parse is. */
#include <stdio.h>
#include <string.h>

#include "acta/eval.h"
#include "cli.h"

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
    return CLI_DONE;
}

const cli_verb verb_eval = {
    .name = "eval",
    .summary = "score words, tags and trees against a gold treebank",
    .arguments = "GOLD.conllu SYSTEM.conllu",
    .text = "Words are aligned by the characters they cover, as in the CoNLL "
            "2018 shared task.",
    .run = run_eval,
    .examples = {"acta parse --from conllu gold.conllu -o ours.conllu",
                 "acta eval gold.conllu ours.conllu", "acta help parse"}};
