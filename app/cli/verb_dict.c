/* verb_dict.c: `acta dict check` and `acta dict test`: is what a linguist wrote
 * well-formed, and does every rule do what its examples say. */
#include <stdio.h>
#include <string.h>

#include "acta/dict.h"
#include "cli.h"
#include "output.h"

enum { DICT_ONLY, DICT_SOURCES };

static const cli_option dict_options[] = {
    {"only", 0, "ID", "test: rules whose id begins so"},
    FROM_OPTION_LIST,
};

static acta_status to_output(void *to, const char *bytes, size_t count,
                             acta_error *error) {
    return output_write(to, bytes, count, error);
}

static int test(const acta_sources *from, const char *only, output *out) {
    acta_dict_counts counts = {0};
    acta_error error = {0};
    acta_status status =
        acta_dict_test(from, only, to_output, out, &counts, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    printf("%llu rules, %llu examples, %llu failed; %llu rules without a yes "
           "or without a no\n",
           (unsigned long long)counts.rules,
           (unsigned long long)counts.examples,
           (unsigned long long)counts.failed, (unsigned long long)counts.bare);
    if (counts.rules == 0) {
        return CLI_NOTHING;
    }
    return counts.failed > 0 ? CLI_INPUT : CLI_DONE;
}

static int run_dict(const cli_call *call) {
    static const char *const tasks[] = {"check", "test"};
    cli_sources sources;
    output out;
    size_t task = 0;
    acta_error error = {0};
    if (call->file_count != 1) {
        cli_say("dict needs a task: acta dict check, acta dict test");
        return CLI_USAGE;
    }
    if (strcmp(call->files[0], tasks[1]) == 0) {
        task = 1;
    } else if (strcmp(call->files[0], tasks[0]) != 0) {
        const char *near = cli_nearest(call->files[0], tasks, 2);
        cli_say("dict has no task \"%s\"; did you mean \"%s\"?", call->files[0],
                near != NULL ? near : tasks[0]);
        return CLI_USAGE;
    }
    if (!cli_sources_of(call, DICT_SOURCES, &sources) ||
        output_open(NULL, &out, &error) != ACTA_OK) {
        return CLI_USAGE;
    }
    if (task == 1) {
        return test(&sources.from, call->value[DICT_ONLY], &out);
    }
    acta_status status =
        acta_dict_check(&sources.from, to_output, &out, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
    }
    return cli_exit_of(status);
}

const cli_verb verb_dict = {
    .name = "dict",
    .summary = "check the dictionaries, test every rule's own examples",
    .arguments = "check|test",
    .text = "check names the file, line and column of the first error (exit "
            "code 2).\ntest runs each rule's examples through the whole "
            "pipeline (exit code 3 when\none fails).",
    .options = dict_options,
    .option_count = sizeof dict_options / sizeof *dict_options,
    .run = run_dict,
    .examples = {"acta dict check", "acta dict test",
                 "acta dict test --only 057"}};
