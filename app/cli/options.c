/* options.c: command lines by table.
 *
 * The problem: each verb has its own options, and a wrong one must be named
 * together with the nearest right one. Method: a verb is a table of options;
 * this file knows how they are written (--name value, --name=value, -n value,
 * -nvalue, -- ends them, "-" is a file) and nothing of what they mean.
 * Nearness is Levenshtein's distance, at most a third of the word.
 *
 * Why not getopt_long: its tables carry no help text, so help and parsing would
 * drift apart, and it prints its own words.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum { NAME_BYTES = 40 };

static size_t least(size_t a, size_t b, size_t c) {
    size_t m = a < b ? a : b;
    return m < c ? m : c;
}

static size_t distance(const char *a, const char *b) {
    size_t row[NAME_BYTES + 1];
    size_t a_bytes = strlen(a), b_bytes = strlen(b);
    if (a_bytes > NAME_BYTES || b_bytes > NAME_BYTES) {
        return NAME_BYTES;
    }
    for (size_t j = 0; j <= b_bytes; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_bytes; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_bytes; j++) {
            size_t above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1,
                           corner + (a[i - 1] == b[j - 1] ? 0 : 1));
            corner = above;
        }
    }
    return row[b_bytes];
}

const char *cli_nearest(const char *word, const char *const *names,
                        size_t count) {
    const char *best = NULL;
    size_t best_distance = strlen(word) / 3 + 2;
    for (size_t i = 0; i < count; i++) {
        size_t d = distance(word, names[i]);
        bool begins =
            strlen(word) >= 2 && strncmp(word, names[i], strlen(word)) == 0;
        d = begins && d > 1 ? 1 : d;
        if (d < best_distance) {
            best_distance = d;
            best = names[i];
        }
    }
    return best;
}

static bool unknown(const cli_verb *verb, const char *name) {
    const char *names[CLI_MAX_OPTIONS];
    for (size_t i = 0; i < verb->option_count; i++) {
        names[i] = verb->options[i].name;
    }
    const char *near = cli_nearest(name, names, verb->option_count);
    if (near != NULL) {
        cli_say("%s has no option --%s; did you mean --%s?", verb->name, name,
                near);
    } else {
        cli_say("%s has no option --%s; see acta help %s", verb->name, name,
                verb->name);
    }
    return false;
}

static size_t find_long(const cli_verb *verb, const char *name, size_t bytes) {
    for (size_t i = 0; i < verb->option_count; i++) {
        const char *known = verb->options[i].name;
        if (strlen(known) == bytes && strncmp(known, name, bytes) == 0) {
            return i;
        }
    }
    return verb->option_count;
}

/* take_value: the argument of option i: given in the same word, or the next
 * word. */
static bool take_value(const cli_verb *verb, size_t i, const char *given,
                       char **argv, int argc, int *at, cli_call *out) {
    const cli_option *o = &verb->options[i];
    if (o->argument == NULL) {
        if (given != NULL) {
            cli_say("--%s takes no value", o->name);
            return false;
        }
        out->value[i] = "";
        return true;
    }
    if (given == NULL) {
        if (*at + 1 >= argc) {
            cli_say("--%s needs a value: %s", o->name, o->argument);
            return false;
        }
        given = argv[++*at];
    }
    if (out->given_count == CLI_MAX_GIVEN) {
        cli_say("more than %d options", CLI_MAX_GIVEN);
        return false;
    }
    out->again[i] = out->value[i];
    out->value[i] = given;
    out->given[out->given_count].option = i;
    out->given[out->given_count++].value = given;
    return true;
}

static bool parse_long(const cli_verb *verb, char **argv, int argc, int *at,
                       cli_call *out) {
    const char *name = argv[*at] + 2;
    const char *equals = strchr(name, '=');
    size_t bytes = equals != NULL ? (size_t)(equals - name) : strlen(name);
    size_t i = find_long(verb, name, bytes);
    if (i == verb->option_count) {
        char shown[NAME_BYTES];
        size_t n = bytes < sizeof shown - 1 ? bytes : sizeof shown - 1;
        memcpy(shown, name, n);
        shown[n] = '\0';
        return unknown(verb, shown);
    }
    return take_value(verb, i, equals != NULL ? equals + 1 : NULL, argv, argc,
                      at, out);
}

static bool parse_short(const cli_verb *verb, char **argv, int argc, int *at,
                        cli_call *out) {
    const char *word = argv[*at];
    for (size_t i = 0; i < verb->option_count; i++) {
        if (verb->options[i].letter == word[1]) {
            return take_value(verb, i, word[2] != '\0' ? word + 2 : NULL, argv,
                              argc, at, out);
        }
    }
    cli_say("%s has no option %s; see acta help %s", verb->name, word,
            verb->name);
    return false;
}

bool cli_parse(const cli_verb *verb, int argc, char **argv, cli_call *out) {
    bool only_files = false;
    out->files = argv;
    out->file_count = 0;
    for (int at = 0; at < argc; at++) {
        const char *word = argv[at];
        if (only_files || word[0] != '-' || word[1] == '\0') {
            out->files[out->file_count++] = argv[at];
        } else if (strcmp(word, "--") == 0) {
            only_files = true;
        } else if (!(word[1] == '-'
                         ? parse_long(verb, argv, argc, &at, out)
                         : parse_short(verb, argv, argc, &at, out))) {
            return false;
        }
    }
    return true;
}

bool cli_number(const char *option, const char *value, unsigned long low,
                unsigned long high, unsigned long *out) {
    char *end = NULL;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    if (errno != 0 || end == value || *end != '\0' || value[0] == '-' ||
        n < low || n > high) {
        cli_say("--%s %s: expected a number from %lu to %lu", option, value,
                low, high);
        return false;
    }
    *out = n;
    return true;
}

bool cli_choice(const char *option, const char *value, const char *const *names,
                size_t count, size_t *out) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(value, names[i]) == 0) {
            *out = i;
            return true;
        }
    }
    char all[160] = "";
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(all);
        if (used + strlen(names[i]) + 3 < sizeof all) {
            strcat(all, i > 0 ? ", " : "");
            strcat(all, names[i]);
        }
    }
    cli_say("--%s %s: expected one of %s", option, value, all);
    return false;
}
