/* cli.h: what the verbs of the command line share. */
#ifndef CLI_H
#define CLI_H

#include "acta/acta.h"

/* Exit codes; docs: `acta help`. */
enum {
    CLI_DONE = 0,
    CLI_NOTHING = 1,    /* a query found nothing */
    CLI_USAGE = 2,      /* wrong command line, dictionary or model */
    CLI_INPUT = 3,      /* bad input beyond --max-errors */
    CLI_STORE = 4,      /* store damaged or locked, output not writable */
    CLI_INTERRUPTED = 5 /* stopped; can be resumed */
};

/* An option of a verb: --name ARGUMENT, or a flag without one. */
typedef struct cli_option {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* as help shows it; NULL: a flag */
    const char *help;
} cli_option;

enum { CLI_MAX_OPTIONS = 24, CLI_MAX_GIVEN = 64 };

/* A command line as a verb sees it. value[i] belongs to options[i]: its
 * argument, "" for a flag that is set, NULL when not given. */
typedef struct cli_call {
    const char *value[CLI_MAX_OPTIONS];
    const char *again[CLI_MAX_OPTIONS]; /* when given twice, the first one */
    struct {
        size_t option;
        const char *value;
    } given[CLI_MAX_GIVEN]; /* [given_count] each option as often as given */
    size_t given_count;
    char **files; /* [file_count] what is no option */
    size_t file_count;
} cli_call;

typedef struct cli_verb {
    const char *name;
    const char *summary;   /* one line */
    const char *arguments; /* "[FILE|DIR|-]..." */
    const char *text;      /* what it does, may be NULL */
    const cli_option *options;
    size_t option_count;
    int (*run)(const cli_call *call);
    const char *examples[3];
} cli_verb;

/* The verbs, in the order of `acta help`. */
extern const cli_verb verb_code, verb_parse, verb_explain, verb_load,
    verb_query, verb_dict, verb_train, verb_eval, verb_help, verb_version;

/* cli_parse: argv [argc] behind the verb into a call. false: said what is
 * wrong, with the nearest option. `files` is argv, reordered. */
bool cli_parse(const cli_verb *verb, int argc, char **argv, cli_call *out);

/* cli_nearest: the name among `names` [count] that is nearest to `word`, or
 * NULL when none is near. */
const char *cli_nearest(const char *word, const char *const *names,
                        size_t count);

/* cli_number: a whole number from an option, in [low, high]. false: said so. */
bool cli_number(const char *option, const char *value, unsigned long low,
                unsigned long high, unsigned long *out);
/* cli_choice: the index of value in names [count]; false: said so. */
bool cli_choice(const char *option, const char *value, const char *const *names,
                size_t count, size_t *out);

/* Messages on standard error: "acta: ...". */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* cli_say_error: "acta: file:line:column: message". */
void cli_say_error(const acta_error *error);
/* cli_exit_of: the exit code of a status. */
int cli_exit_of(acta_status status);

/* cli_data_folder: --data, else beside the program, else where it was built or
 * installed. out has room for ACTA_PATH_BYTES. false: said so. */
bool cli_data_folder(const char *given, char *out);

/* The options that say where an engine reads from, in this order. */
enum { FROM_DATA, FROM_MODEL, FROM_CODEBOOK, FROM_ADD, FROM_OPTIONS };
#define FROM_OPTION_LIST                                                       \
    {"data", 0, "DIR", "models and dictionaries"},                             \
        {"model", 0, "FILE", "another model of the text engine"},              \
        {"codebook", 0, "DIR", "another codebook"}, {                          \
        "add", 0, "FILE",                                                      \
            "rules or a word class laid over the codebook; "                   \
            "may be repeated"                                                  \
    }
typedef struct cli_sources {
    acta_sources from;
    char data[ACTA_PATH_BYTES];
    const char *add[CLI_MAX_GIVEN];
} cli_sources;
/* cli_sources_of: the values of these options, the first of which is option
 * `first` of the verb. false: said what is wrong. */
bool cli_sources_of(const cli_call *call, size_t first, cli_sources *out);

bool cli_colour(void); /* standard output is a terminal without NO_COLOR */

#endif
