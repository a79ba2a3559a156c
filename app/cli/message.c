/* message.c: words on standard error, exit codes, the data folder.
 *
 * Everything a person reads about a run goes to standard error, so that
 * standard output is rows only. The program, unlike the library, may read the
 * environment; it looks at NO_COLOR and TERM and nothing else.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

void cli_say(const char *format, ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    fprintf(stderr, "acta: %s\n", line);
}

void cli_say_error(const acta_error *error) {
    char where[ACTA_PATH_BYTES + 48] = "";
    if (error->path[0] != '\0' && error->line > 0 && error->column > 0) {
        snprintf(where, sizeof where, "%s:%zu:%zu: ", error->path, error->line,
                 error->column);
    } else if (error->path[0] != '\0' && error->line > 0) {
        snprintf(where, sizeof where, "%s:%zu: ", error->path, error->line);
    } else if (error->path[0] != '\0') {
        snprintf(where, sizeof where, "%s: ", error->path);
    }
    cli_say("%s%s", where, error->message);
}

int cli_exit_of(acta_status status) {
    switch (status) {
    case ACTA_OK:
        return CLI_DONE;
    case ACTA_LOCKED:
    case ACTA_DAMAGED:
    case ACTA_IO:
    case ACTA_NO_MEMORY:
        return CLI_STORE;
    case ACTA_INTERRUPTED:
        return CLI_INTERRUPTED;
    case ACTA_TOO_LONG:
    case ACTA_BAD_INPUT:
        return CLI_INPUT;
    case ACTA_BAD_MODEL:
    case ACTA_BAD_TABLE:
    case ACTA_BAD_ARGUMENT:
    case ACTA_NOT_FOUND:
        return CLI_USAGE;
    }
    return CLI_USAGE;
}

static bool is_data_folder(const char *path) {
    char inside[ACTA_PATH_BYTES + 16];
    struct stat about;
    snprintf(inside, sizeof inside, "%s/words", path);
    return stat(inside, &about) == 0 && S_ISDIR(about.st_mode);
}

/* beside_program: `below` of the folder above the program's own. */
static bool beside_program(const char *below, char *out) {
    char program[ACTA_PATH_BYTES];
    ssize_t bytes = readlink("/proc/self/exe", program, sizeof program - 1);
    if (bytes <= 0) {
        return false;
    }
    program[bytes] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (slash == NULL) {
            return false;
        }
        *slash = '\0';
    }
    int written = snprintf(out, ACTA_PATH_BYTES, "%s/%s", program, below);
    return written > 0 && written < ACTA_PATH_BYTES && is_data_folder(out);
}

bool cli_data_folder(const char *given, char *out) {
    static const char *const fixed[] = {ACTA_DATA_FOLDER, ACTA_DATA_INSTALLED};
    if (given != NULL) {
        snprintf(out, ACTA_PATH_BYTES, "%s", given);
        if (strlen(given) < ACTA_PATH_BYTES && is_data_folder(given)) {
            return true;
        }
        cli_say("%s is not a data folder: expected words/, actors/, codebook/ "
                "and models/ in it",
                given);
        return false;
    }
    if (beside_program("data", out) || beside_program("share/acta", out)) {
        return true;
    }
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        snprintf(out, ACTA_PATH_BYTES, "%s", fixed[i]);
        if (is_data_folder(out)) {
            return true;
        }
    }
    cli_say("the folder of models and dictionaries was not found; name it with "
            "--data DIR");
    return false;
}

bool cli_sources_of(const cli_call *call, size_t first, cli_sources *out) {
    if (!cli_data_folder(call->value[first + FROM_DATA], out->data)) {
        return false;
    }
    out->from = (acta_sources){.data = out->data,
                               .model = call->value[first + FROM_MODEL],
                               .codebook = call->value[first + FROM_CODEBOOK],
                               .add = out->add};
    for (size_t i = 0; i < call->given_count; i++) {
        if (call->given[i].option == first + FROM_ADD) {
            out->add[out->from.add_count++] = call->given[i].value;
        }
    }
    return true;
}

bool cli_colour(void) {
    const char *none = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return (none == NULL || none[0] == '\0') && term != NULL &&
           strcmp(term, "dumb") != 0 && isatty(STDOUT_FILENO);
}
