/* verb_code.c: `acta code` and `acta parse`: articles in, rows out.
 *
 * Pure filters: they read inputs and write rows, and know no store. Both are
 * one job with another layout; job.c has the options, progress and Ctrl-C that
 * they share with `load` and `dict`.
 */
#include <stdio.h>
#include <unistd.h>

#include "job.h"
#include "output.h"

enum { CODE_TO = JOB_OPTIONS, CODE_OUTPUT, CODE_STATEMENTS, CODE_TEXT };

static const cli_option code_options[] = {
    JOB_OPTION_LIST,
    {"to", 't', "jsonl|table|csv|explain|mentions|attributions",
     "layout (default: table on a terminal, else jsonl)"},
    {"output", 'o', "FILE", "write to FILE, which appears when it is whole"},
    {"statements", 0, NULL, "csv: the statements, not the events"},
    {"with-text", 0, NULL, "jsonl: article records carry their text"},
};

/* run_to_output: a job whose rows go to -o FILE or standard output. */
static int run_to_output(const cli_call *call, acta_job *job,
                         job_watch *watch) {
    cli_sources sources;
    output out;
    acta_error error = {0};
    if (!cli_sources_of(call, JOB_SOURCES, &sources)) {
        return CLI_USAGE;
    }
    acta_status status = output_open(call->value[CODE_OUTPUT], &out, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    watch->sink = output_sink;
    watch->to = &out;
    watch->progress = out.path != NULL || !isatty(STDOUT_FILENO);
    int code = job_run(&sources.from, job, watch);
    bool whole = code == CLI_DONE || code == CLI_INPUT;
    status = output_close(&out, whole, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    return code;
}

static int run_code(const cli_call *call) {
    static const char *const layouts[] = {
        "jsonl", "table", "csv", "explain", "mentions", "attributions"};
    static const acta_format formats[] = {ACTA_JSONL,    ACTA_TABLE,
                                          ACTA_CSV,      ACTA_EXPLAIN,
                                          ACTA_MENTIONS, ACTA_ATTRIBUTIONS};
    acta_job job = {0};
    job_watch watch = {0};
    bool terminal = call->value[CODE_OUTPUT] == NULL && isatty(STDOUT_FILENO);
    size_t layout = terminal ? 1 : 0;
    if (!job_options(call, &job, &watch) ||
        (call->value[CODE_TO] != NULL &&
         !cli_choice("to", call->value[CODE_TO], layouts, 6, &layout))) {
        return CLI_USAGE;
    }
    job.layout =
        (acta_layout){.format = formats[layout],
                      .with_text = call->value[CODE_TEXT] != NULL,
                      .statements = call->value[CODE_STATEMENTS] != NULL,
                      .colour = terminal && cli_colour()};
    return run_to_output(call, &job, &watch);
}

const cli_verb verb_code = {
    .name = "code",
    .summary = "read articles, write who said and did what to whom",
    .arguments = "[FILE|DIR|-]...",
    .text = "Articles are plain text (a file each) or JSON Lines with id, url, "
            "date, title,\nsource and text. What could not be read is a "
            "problem row; the rest is coded.",
    .options = code_options,
    .option_count = sizeof code_options / sizeof *code_options,
    .run = run_code,
    .examples = {"acta code samples",
                 "acta code --to csv --statements news.jsonl > said.csv",
                 "zcat news.jsonl.gz | acta code -j 4 -o events.jsonl -"}};

static const cli_option parse_options[] = {
    JOB_OPTION_LIST,
    {"to", 't', "conllu", "layout"},
    {"output", 'o', "FILE", "write to FILE, which appears when it is whole"},
};

static int run_parse(const cli_call *call) {
    static const char *const layouts[] = {"conllu"};
    acta_job job = {.only_trees = true, .layout = {.format = ACTA_CONLLU}};
    job_watch watch = {0};
    size_t layout = 0;
    if (!job_options(call, &job, &watch) ||
        (call->value[CODE_TO] != NULL &&
         !cli_choice("to", call->value[CODE_TO], layouts, 1, &layout))) {
        return CLI_USAGE;
    }
    return run_to_output(call, &job, &watch);
}

const cli_verb verb_parse = {
    .name = "parse",
    .summary = "words, tags and dependency trees as CoNLL-U",
    .arguments = "[FILE|DIR|-]...",
    .text = "With --from conllu the given sentences and words are kept and the "
            "rest is\npredicted.",
    .options = parse_options,
    .option_count = sizeof parse_options / sizeof *parse_options,
    .run = run_parse,
    .examples = {"acta parse samples/summit.txt",
                 "acta parse --from conllu gold.conllu -o predicted.conllu",
                 "echo 'Egypt thanked Carter.' | acta parse -"}};
