/* dict_import.c: `acta dict import-verbs`: an old verb dictionary becomes a
 * codebook folder.
 *
 * The folder and its two folders are made here; the library writes the files.
 * Lines that could not be taken go to standard output, one each.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "acta/dict.h"
#include "dict_corpus.h"

static acta_status to_output(void *to, const char *bytes, size_t count,
                             acta_error *error) {
    return output_write(to, bytes, count, error);
}

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
        from, call->files[1], folder, to_output, out, &counts, &error);
    if (status != ACTA_OK) {
        cli_say_error(&error);
        return cli_exit_of(status);
    }
    cli_say("%s: %llu rules; %llu lines not taken", folder,
            (unsigned long long)counts.taken, (unsigned long long)counts.left);
    return counts.taken > 0 ? CLI_DONE : CLI_INPUT;
}
