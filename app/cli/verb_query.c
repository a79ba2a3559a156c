/* verb_query.c: `acta query STORE`: rows of a store that fit conditions.
 *
 * The options become one acta_query; the store answers row by row, so that
 * memory does not grow with the answer. The header of a layout is written with
 * the first row: an empty answer writes nothing (exit code 1).
 */
#include <stdio.h>
#include <unistd.h>

#include "acta/store.h"
#include "cli.h"
#include "output.h"

enum {
    QUERY_ACTOR,
    QUERY_SOURCE,
    QUERY_TARGET,
    QUERY_TYPE,
    QUERY_CODE,
    QUERY_FROM,
    QUERY_TO_DATE,
    QUERY_SPEAKER,
    QUERY_TEXT,
    QUERY_ABOUT,
    QUERY_STATEMENTS,
    QUERY_TIMELINE,
    QUERY_LIMIT,
    QUERY_SKIP,
    QUERY_LAYOUT,
    QUERY_OUTPUT
};

static const cli_option query_options[] = {
    {"actor", 'a', "WHO",
     "on either side: a code (ISR, ISRGOV) or a name; twice: both"},
    {"source", 's', "WHO", "who did it"},
    {"target", 'g', "WHO", "to whom it was done"},
    {"type", 't', "TYPE", "PLOVER type: CONSULT, ACCUSE, ASSAULT ..."},
    {"code", 'c', "CODE", "CAMEO code or its beginning: 19, 0242"},
    {"from", 0, "DATE", "first day: 1978-09-17, 1978-09 or 1978"},
    {"to", 0, "DATE", "last day, month or year"},
    {"speaker", 'p', "WHO", "who said it (implies --statements)"},
    {"text", 'x', "WORDS",
     "of a statement: all of these words, \"in marks\" side by side, begin*"},
    {"about", 'b', "WHO",
     "statements that name this actor or thing (implies --statements)"},
    {"statements", 0, NULL, "statements, not events"},
    {"timeline", 0, NULL,
     "how many statements by speaker and month (implies --statements)"},
    {"limit", 'n', "N", "at most N rows"},
    {"skip", 0, "N", "pass over the first N rows"},
    {"layout", 'l', "table|csv|jsonl",
     "default: table on a terminal, else csv"},
    {"output", 'o', "FILE", "write to FILE, which appears when it is whole"},
};

typedef struct asking {
    acta_layout layout;
    output out;
    bool headed;
} asking;

static acta_status to_output(void *to, const char *bytes, size_t count,
                             acta_error *error) {
    asking *a = to;
    return output_write(&a->out, bytes, count, error);
}

static acta_status show(void *to, const acta_text *row, acta_text record,
                        acta_error *error) {
    asking *a = to;
    if (!a->headed) {
        a->headed = true;
        acta_status status = acta_rows_header(&a->layout, to_output, a, error);
        if (status != ACTA_OK) {
            return status;
        }
    }
    return acta_rows_write(&a->layout, row, record, to_output, a, error);
}

static bool read_question(const cli_call *call, acta_question *q,
                          acta_layout *layout) {
    static const char *const layouts[] = {"table", "csv", "jsonl"};
    static const acta_format formats[] = {ACTA_TABLE, ACTA_CSV, ACTA_JSONL};
    const char *const *v = call->value;
    unsigned long limit = 0;
    unsigned long skip = 0;
    bool terminal = v[QUERY_OUTPUT] == NULL && isatty(STDOUT_FILENO);
    size_t chosen = terminal ? 0 : 1;
    if ((v[QUERY_LIMIT] != NULL &&
         !cli_number("limit", v[QUERY_LIMIT], 1, 1ul << 40, &limit)) ||
        (v[QUERY_SKIP] != NULL &&
         !cli_number("skip", v[QUERY_SKIP], 0, 1ul << 40, &skip)) ||
        (v[QUERY_LAYOUT] != NULL &&
         !cli_choice("layout", v[QUERY_LAYOUT], layouts, 3, &chosen))) {
        return false;
    }
    bool timeline = v[QUERY_TIMELINE] != NULL;
    bool statements = v[QUERY_STATEMENTS] != NULL || v[QUERY_SPEAKER] != NULL ||
                      v[QUERY_ABOUT] != NULL || timeline;
    *q = (acta_question){.statements = statements,
                         .actor = v[QUERY_ACTOR],
                         .other = call->again[QUERY_ACTOR],
                         .source = v[QUERY_SOURCE],
                         .target = v[QUERY_TARGET],
                         .speaker = v[QUERY_SPEAKER],
                         .type = v[QUERY_TYPE],
                         .code = v[QUERY_CODE],
                         .from = v[QUERY_FROM],
                         .to = v[QUERY_TO_DATE],
                         .text = v[QUERY_TEXT],
                         .about = v[QUERY_ABOUT],
                         .limit = limit,
                         .skip = skip};
    *layout = (acta_layout){.format = formats[chosen],
                            .statements = statements,
                            .timeline = timeline,
                            .colour = terminal && cli_colour()};
    return true;
}

static acta_status ask(const cli_call *call, const acta_question *q, asking *a,
                       uint64_t *found, acta_error *error) {
    acta_store *store = NULL;
    acta_status status = acta_store_open(call->files[0], false, &store, error);
    if (status == ACTA_OK) {
        status = output_open(call->value[QUERY_OUTPUT], &a->out, error);
        if (status == ACTA_OK) {
            status = a->layout.timeline
                         ? acta_store_timeline(store, q, show, a, found, error)
                         : acta_store_ask(store, q, show, a, found, error);
            acta_error closing = {0};
            acta_status closed =
                output_close(&a->out, status == ACTA_OK, &closing);
            if (status == ACTA_OK && closed != ACTA_OK) {
                *error = closing;
                status = closed;
            }
        }
    }
    acta_store_close(store);
    return status;
}

static int run_query(const cli_call *call) {
    acta_question question;
    asking a = {0};
    uint64_t found = 0;
    acta_error error = {0};
    if (call->file_count != 1) {
        cli_say("query needs one store: acta query STORE [options]");
        return CLI_USAGE;
    }
    if (!read_question(call, &question, &a.layout)) {
        return CLI_USAGE;
    }
    acta_status status = ask(call, &question, &a, &found, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return status == ACTA_NOT_FOUND ? CLI_STORE : cli_exit_of(status);
    }
    if (found == 0) {
        cli_say("nothing found");
    }
    return found == 0 ? CLI_NOTHING : CLI_DONE;
}

const cli_verb verb_query = {
    .name = "query",
    .summary = "events or statements of a store that fit conditions",
    .arguments = "STORE",
    .text = "Conditions add up. A person is named by a code or its beginning, "
            "all capitals, or\nby a part of the name.",
    .options = query_options,
    .option_count = sizeof query_options / sizeof *query_options,
    .run = run_query,
    .examples = {
        "acta query news.db --source ISR --target EGY --from 1978",
        "acta query news.db --type ASSAULT --layout jsonl",
        "acta query news.db --speaker Carter --text peace --timeline"}};
