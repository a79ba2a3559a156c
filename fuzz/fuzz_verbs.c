/* needs: event */
/* fuzz_verbs.c: a verb dictionary of an older coder from anybody: whatever it
 * holds, what is written is a codebook that can be opened. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "event/codebook.h"
#include "event/codebook_import.h"
#include "scratch.h"
#include "target.h"

enum { PATH_BYTES = 600 };

typedef struct written {
    const char *folder;
    arena *keep;
    text names; /* of the files, NUL-ended, for taking them away */
    bool too_long;
} written;

static slice same(void *user, slice word, bool verb) {
    (void)user;
    (void)verb;
    return word;
}

static acta_status put(void *user, const char *name, slice bytes,
                       acta_error *error) {
    written *w = user;
    char path[PATH_BYTES];
    (void)error;
    int n = snprintf(path, sizeof path, "%s/%s", w->folder, name);
    if (n >= PATH_BYTES ||
        !scratch_write(path, (const uint8_t *)bytes.at, bytes.bytes)) {
        w->too_long = true; /* a name that no file system takes */
        return ACTA_OK;
    }
    text_add(&w->names, (slice){path, (size_t)n + 1});
    return ACTA_OK;
}

static void make_folder(const char *folder, const char *below, bool take) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s%s", folder, below);
    (void)(take ? rmdir(path) : mkdir(path, 0700));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    char folder[] = "/tmp/acta-fuzz-verbs.XXXXXX";
    arena *keep = arena_new(1 << 26);
    assert(keep != NULL && mkdtemp(folder) != NULL);
    make_folder(folder, "/classes", false);
    make_folder(folder, "/rules", false);
    written w = {.folder = folder, .names = text_on(keep)};
    codebook_import import = {.keep = keep,
                              .file = SLICE("fuzz"),
                              .lemma = same,
                              .put = put,
                              .user = &w};
    acta_error error = {0};
    const codebook *book = NULL;
    acta_status status = codebook_import_verbs(
        &import, (slice){(const char *)data, bytes}, &error);
    assert(status == ACTA_OK);
    if (!w.too_long) {
        status = codebook_open(folder, keep, &book, &error);
        if (status != ACTA_OK) {
            fprintf(stderr, "%s:%zu: %s\n", error.path, error.line,
                    error.message);
        }
        assert(status == ACTA_OK && book->R == import.taken);
    }
    for (size_t i = 0; i < w.names.bytes;) {
        unlink(w.names.at + i);
        i += strlen(w.names.at + i) + 1;
    }
    make_folder(folder, "/classes", true);
    make_folder(folder, "/rules", true);
    rmdir(folder);
    arena_free(keep);
    return 0;
}
