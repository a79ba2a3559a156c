/* main.c: `acta VERB ...`: find the verb, parse its options, run it.
 *
 * The problem: a command with a dozen verbs must answer a wrong one with the
 * nearest right one, and every help text must match what is parsed. Method:
 * tables; a verb is a struct (cli.h), this file walks them.
 */
#include <stdio.h>
#include <string.h>

#include "cli.h"

static const cli_verb *const verbs[] = {
    &verb_code, &verb_parse, &verb_explain, &verb_load, &verb_query,
    &verb_dict, &verb_train, &verb_eval,    &verb_help, &verb_version};
enum { VERBS = sizeof verbs / sizeof *verbs };

static const cli_verb *find_verb(const char *name) {
    for (size_t i = 0; i < VERBS; i++) {
        if (strcmp(verbs[i]->name, name) == 0) {
            return verbs[i];
        }
    }
    const char *names[VERBS];
    for (size_t i = 0; i < VERBS; i++) {
        names[i] = verbs[i]->name;
    }
    const char *near = cli_nearest(name, names, VERBS);
    if (near != NULL) {
        cli_say("no verb \"%s\"; did you mean \"%s\"?", name, near);
    } else {
        cli_say("no verb \"%s\"; see acta help", name);
    }
    return NULL;
}

static void print_overview(FILE *to) {
    fputs("acta reads news and writes who said and did what to whom.\n\n"
          "usage: acta VERB [options] [FILE|DIR|-]...\n\n",
          to);
    for (size_t i = 0; i < VERBS; i++) {
        fprintf(to, "  %-8s %s\n", verbs[i]->name, verbs[i]->summary);
    }
    fputs("\nRows go to standard output, everything else to standard error.\n"
          "Exit code: 0 done; 1 nothing found; 2 wrong command line, "
          "dictionary or model;\n3 bad input beyond --max-errors; 4 store or "
          "output cannot be used; 5 interrupted.\n\n"
          "  acta code samples\n"
          "  acta explain \"Egypt and Israel signed a peace treaty.\"\n"
          "  acta help code\n",
          to);
}

static void print_option(const cli_option *o) {
    char left[64];
    char letter[8] = "    ";
    if (o->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    }
    snprintf(left, sizeof left, "%s--%s%s%s", letter, o->name,
             o->argument != NULL ? " " : "",
             o->argument != NULL ? o->argument : "");
    printf("  %-36s %s\n", left, o->help);
}

static void print_verb(const cli_verb *v) {
    printf("acta %s: %s\n\nusage: acta %s %s%s\n", v->name, v->summary, v->name,
           v->option_count > 0 ? "[options] " : "", v->arguments);
    if (v->text != NULL) {
        printf("\n%s\n", v->text);
    }
    if (v->option_count > 0) {
        putchar('\n');
    }
    for (size_t i = 0; i < v->option_count; i++) {
        print_option(&v->options[i]);
    }
    printf("\nexamples:\n");
    for (size_t i = 0; i < 3; i++) {
        printf("  %s\n", v->examples[i]);
    }
}

static int run_help(const cli_call *call) {
    if (call->file_count == 0) {
        print_overview(stdout);
        return CLI_DONE;
    }
    const cli_verb *v = find_verb(call->files[0]);
    if (v == NULL) {
        return CLI_USAGE;
    }
    print_verb(v);
    return CLI_DONE;
}

const cli_verb verb_help = {
    .name = "help",
    .summary = "what a verb does, its options, examples",
    .arguments = "[VERB]",
    .run = run_help,
    .examples = {"acta help", "acta help code", "acta code --help"}};

static int run_version(const cli_call *call) {
    (void)call;
    printf("acta %s\n", acta_version());
    return CLI_DONE;
}

const cli_verb verb_version = {
    .name = "version",
    .summary = "the version of the program",
    .arguments = "",
    .run = run_version,
    .examples = {"acta version", "acta --version", "acta help version"}};

static bool asks_help(int argc, char **argv) {
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            return true;
        }
    }
    return false;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        print_overview(stderr);
        return CLI_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        name = "help";
    } else if (strcmp(name, "--version") == 0) {
        name = "version";
    }
    const cli_verb *verb = find_verb(name);
    if (verb == NULL) {
        return CLI_USAGE;
    }
    if (asks_help(argc - 2, argv + 2)) {
        print_verb(verb);
        return CLI_DONE;
    }
    cli_call call = {0};
    if (!cli_parse(verb, argc - 2, argv + 2, &call)) {
        return CLI_USAGE;
    }
    return verb->run(&call);
}
