/* verb_dict.c: `acta dict TASK`: what a linguist asks of the dictionaries.
 *
 * The problem: checking, testing and asking are a family of small tasks with
 * the same options. Method: a table of tasks; each gets the call, the data
 * folder and standard output, and gives the exit code.
 */
#include <stdio.h>
#include <string.h>

#include "acta/dict.h"
#include "dict_corpus.h"
#include "job.h"
#include "output.h"

enum { DICT_ONLY = JOB_OPTIONS, DICT_ON, DICT_LIMIT };

static const cli_option dict_options[] = {
    JOB_OPTION_LIST,
    {"only", 0, "ID", "test: rules whose id begins so"},
    {"on", 0, "DATE", "find: the day (YYYY, YYYY-MM or YYYY-MM-DD)"},
    {"limit", 'n', "N", "coverage, unknown: that many lines (100, 200)"},
};

static int say(acta_status status, const acta_error *error) {
    if (status != ACTA_OK) {
        cli_say_error(error);
    }
    return cli_exit_of(status);
}

static int check(const cli_call *call, const acta_sources *from, output *out) {
    acta_error error = {0};
    (void)call;
    return say(acta_dict_check(from, output_sink, out, &error), &error);
}

static int test(const cli_call *call, const acta_sources *from, output *out) {
    acta_dict_counts counts = {0};
    acta_error error = {0};
    acta_status status = acta_dict_test(from, call->value[DICT_ONLY],
                                        output_sink, out, &counts, &error);
    if (status != ACTA_OK) {
        return say(status, &error);
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

/* find NAME...: several words are one name. */
static int find(const cli_call *call, const acta_sources *from, output *out) {
    char name[512];
    size_t bytes = 0;
    size_t found = 0;
    acta_error error = {0};
    for (size_t i = 1; i < call->file_count; i++) {
        int n = snprintf(name + bytes, sizeof name - bytes, "%s%s",
                         i > 1 ? " " : "", call->files[i]);
        if (n < 0 || (size_t)n >= sizeof name - bytes) {
            cli_say("this name is longer than %zu bytes", sizeof name);
            return CLI_USAGE;
        }
        bytes += (size_t)n;
    }
    acta_status status = acta_dict_find(from->data, (acta_text){name, bytes},
                                        acta_text_of(call->value[DICT_ON]),
                                        output_sink, out, &found, &error);
    if (status != ACTA_OK) {
        int code = say(status, &error);
        return status == ACTA_BAD_ARGUMENT ? CLI_USAGE : code;
    }
    return found > 0 ? CLI_DONE : CLI_NOTHING;
}

static int coverage(const cli_call *call, const acta_sources *from,
                    output *out) {
    return dict_coverage(call, from, call->value[DICT_LIMIT], out);
}

static int unknown(const cli_call *call, const acta_sources *from,
                   output *out) {
    return dict_unknown(call, from, call->value[DICT_LIMIT], out);
}

typedef struct dict_task {
    const char *name;
    size_t least, most; /* words behind the task */
    int (*run)(const cli_call *call, const acta_sources *from, output *out);
} dict_task;

static const dict_task tasks[] = {{"check", 0, 0, check},
                                  {"test", 0, 0, test},
                                  {"find", 1, 64, find},
                                  {"diff", 3, SIZE_MAX, dict_diff},
                                  {"coverage", 1, SIZE_MAX, coverage},
                                  {"unknown", 1, SIZE_MAX, unknown},
                                  {"import-verbs", 2, 2, dict_import_verbs},
                                  {"import", 2, 2, dict_import},
                                  {"export", 1, 1, dict_export}};
enum { TASKS = sizeof tasks / sizeof *tasks };

/* The task that the first word names; NULL: said what is wrong. */
static const dict_task *task_of(const cli_call *call) {
    const char *names[TASKS];
    if (call->file_count == 0) {
        cli_say("dict needs a task; see acta help dict");
        return NULL;
    }
    for (size_t i = 0; i < TASKS; i++) {
        names[i] = tasks[i].name;
        if (strcmp(call->files[0], tasks[i].name) != 0) {
            continue;
        }
        if (call->file_count - 1 < tasks[i].least ||
            call->file_count - 1 > tasks[i].most) {
            cli_say("dict %s: too %s words; see acta help dict", tasks[i].name,
                    call->file_count - 1 < tasks[i].least ? "few" : "many");
            return NULL;
        }
        return &tasks[i];
    }
    const char *near = cli_nearest(call->files[0], names, TASKS);
    cli_say("dict has no task \"%s\"; did you mean \"%s\"?", call->files[0],
            near != NULL ? near : names[0]);
    return NULL;
}

static int run_dict(const cli_call *call) {
    cli_sources sources;
    output out;
    acta_error error = {0};
    const dict_task *task = task_of(call);
    if (task == NULL || !cli_sources_of(call, JOB_SOURCES, &sources)) {
        return CLI_USAGE;
    }
    acta_status status = output_open(NULL, &out, &error);
    return status == ACTA_OK ? task->run(call, &sources.from, &out)
                             : say(status, &error);
}

const cli_verb verb_dict = {
    .name = "dict",
    .summary = "check, test and ask the dictionaries",
    .arguments =
        "check|test|find NAME|diff OLD NEW PATH...|coverage PATH...|unknown "
        "PATH...|import FILE FOLDER|export FOLDER|import-verbs FILE FOLDER",
    .text =
        "check lists the mistakes of the dictionaries: file, line, column, "
        "what "
        "was\nexpected (exit code 2).\ntest runs each rule's examples through "
        "the whole "
        "pipeline (exit code 3 when\none fails).\nfind says who a name is on a "
        "day and why: every sense with its code and the\nline it stands on; "
        "near names when there is none (exit code 1). An office with\na "
        "country is its holder on the day.\n"
        "diff codes PATHs by the codebooks OLD and NEW (with --add laid over "
        "it) and writes\nwhich rows appear, vanish and change, then the sums "
        "by rule.\ncoverage writes the commonest predicates between two "
        "actors that no rule takes,\nwith sentences.\nunknown writes the "
        "commonest names that no actor file knows, as an actor file\nto "
        "correct, with sentences.\nimport writes an actor or agent file of "
        "TABARI or PETRARCH as acta's own "
        "into\nFOLDER and names each line it could not take; export writes the "
        "actor files\nas such files. import-verbs makes a codebook folder "
        "of such a project's verb patterns.",
    .options = dict_options,
    .option_count = sizeof dict_options / sizeof *dict_options,
    .run = run_dict,
    .examples = {"acta dict test --only 057",
                 "acta dict diff data/codebook mine/codebook news.jsonl",
                 "acta dict find \"German chancellor\" --on 1982-11-01"}};
