/* dict_import.c: `acta dict import-verbs`, `import`, `export`: old verb
 * dictionaries become a codebook folder; old actor and agent files become
 * acta's, and acta's become such files.
 *
 * The folder and those in it are made here; the library writes the files.
 * Lines that could not be taken go to standard output, one each.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "acta/dict.h"
#include "dict_corpus.h"

static bool make_folder(const char *folder, const char *below) {
    char path[ACTA_PATH_BYTES];
    int bytes = snprintf(path, sizeof path, "%s%s", folder, below);
    if (bytes < 0 || (size_t)bytes >= sizeof path ||
        (mkdir(path, 0777) != 0 && errno != EEXIST)) {
        cli_say("%s%s: %s", folder, below, strerror(errno));
        return false;
    }
    return true;
}

int dict_import_verbs(const cli_call *call, const acta_sources *from,
                      output *out) {
    acta_import_counts counts = {0};
    acta_error error = {0};
    const char *folder = call->files[2];
    if (!make_folder(folder, "") || !make_folder(folder, "/classes") ||
        !make_folder(folder, "/rules")) {
        return CLI_STORE;
    }
    acta_status status = acta_dict_import_verbs(
        from, call->files[1], folder, output_sink, out, &counts, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    cli_say("%s: %llu rules; %llu lines not taken", folder,
            (unsigned long long)counts.taken, (unsigned long long)counts.left);
    return counts.taken > 0 ? CLI_DONE : CLI_INPUT;
}

int dict_import(const cli_call *call, const acta_sources *from, output *out) {
    acta_import_counts counts = {0};
    acta_error error = {0};
    (void)from;
    if (!make_folder(call->files[2], "")) {
        return CLI_STORE;
    }
    acta_status status = acta_dict_import_actors(
        call->files[1], call->files[2], output_sink, out, &counts, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    cli_say("%s: %llu actors or roles; %llu lines not taken", call->files[2],
            (unsigned long long)counts.taken, (unsigned long long)counts.left);
    return counts.taken > 0 ? CLI_DONE : CLI_INPUT;
}

int dict_export(const cli_call *call, const acta_sources *from, output *out) {
    acta_error error = {0};
    uint64_t left = 0;
    (void)out;
    if (!make_folder(call->files[1], "")) {
        return CLI_STORE;
    }
    acta_status status =
        acta_dict_export_actors(from->data, call->files[1], &left, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    cli_say("%s: actors.txt, agents.txt; %llu names have no form there",
            call->files[1], (unsigned long long)left);
    return CLI_DONE;
}
