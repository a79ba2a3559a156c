/* verb_explain.c: `acta explain "sentence"`: every layer of it, and why.
 *
 * The words come from the command line, or from standard input when there are
 * none or "-".
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "output.h"

enum { EXPLAIN_DATE, EXPLAIN_SOURCES };
enum { MOST_BYTES = 1 << 18 };

static const cli_option explain_options[] = {
    {"date", 0, "YYYY-MM-DD", "the day it was published"},
    FROM_OPTION_LIST,
};

/* read_input: standard input up to a limit. NULL: said why. */
static char *read_input(size_t *bytes) {
    char *all = malloc(MOST_BYTES);
    *bytes = 0;
    while (all != NULL && *bytes < MOST_BYTES) {
        ssize_t got = read(STDIN_FILENO, all + *bytes, MOST_BYTES - *bytes);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            break;
        }
        *bytes += (size_t)got;
    }
    if (all == NULL) {
        cli_say("no memory");
    }
    return all;
}

/* join_words: the files of the call with blanks between. */
static char *join_words(const cli_call *call, size_t *bytes) {
    size_t sum = 1;
    for (size_t i = 0; i < call->file_count; i++) {
        sum += strlen(call->files[i]) + 1;
    }
    char *all = malloc(sum);
    *bytes = 0;
    if (all == NULL) {
        cli_say("no memory");
        return NULL;
    }
    for (size_t i = 0; i < call->file_count; i++) {
        size_t n = strlen(call->files[i]);
        if (i > 0) {
            all[(*bytes)++] = ' ';
        }
        memcpy(all + *bytes, call->files[i], n);
        *bytes += n;
    }
    return all;
}

static acta_status explain(const acta_sources *from, const acta_article *in,
                           acta_error *error) {
    acta_engine *engine = NULL;
    acta_reader *reader = NULL;
    const acta_analysis *found = NULL;
    output out;
    acta_layout layout = {.format = ACTA_EXPLAIN, .colour = cli_colour()};
    acta_status status = acta_engine_open_from(from, &engine, error);
    if (status == ACTA_OK) {
        status = acta_reader_new(engine, &reader, error);
    }
    if (status == ACTA_OK) {
        status = acta_reader_read(reader, in, &found, error);
    }
    if (status == ACTA_OK) {
        status = output_open(NULL, &out, error);
    }
    if (status == ACTA_OK) {
        status = acta_write(found, &layout, output_sink, &out, error);
    }
    acta_reader_free(reader);
    acta_engine_close(engine);
    return status;
}

static int run_explain(const cli_call *call) {
    cli_sources sources;
    acta_error error = {0};
    size_t bytes = 0;
    bool from_input =
        call->file_count == 0 ||
        (call->file_count == 1 && strcmp(call->files[0], "-") == 0);
    if (!cli_sources_of(call, EXPLAIN_SOURCES, &sources)) {
        return CLI_USAGE;
    }
    char *words = from_input ? read_input(&bytes) : join_words(call, &bytes);
    if (words == NULL) {
        return CLI_STORE;
    }
    acta_article in = {.key = acta_text_of("explain"),
                       .published = acta_text_of(call->value[EXPLAIN_DATE]),
                       .text = {words, bytes}};
    acta_status status = explain(&sources.from, &in, &error);
    free(words);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return status == ACTA_BAD_INPUT ? CLI_USAGE : cli_exit_of(status);
    }
    return CLI_DONE;
}

const cli_verb verb_explain = {
    .name = "explain",
    .summary = "every layer of a sentence, and which rule gave each row",
    .arguments = "[\"SENTENCE\"|-]",
    .text = "Words with tags, the tree, mentions with their codes, times, "
            "statements, events\nwith the rule behind each; for a verb that "
            "gave no event, why.",
    .options = explain_options,
    .option_count = sizeof explain_options / sizeof *explain_options,
    .run = run_explain,
    .examples = {"acta explain \"Egypt and Israel signed a peace treaty.\"",
                 "acta explain --date 1978-09-18 \"Carter met Sadat on "
                 "Sunday.\"",
                 "echo 'Police arrested two protesters.' | acta explain"}};
