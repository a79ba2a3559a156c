/* folder.c: the files of a folder, in an order that does not depend on the
 * file system.
 *
 * Problem: dictionaries are folders of files; readdir gives them in the order
 * of the disk, and the first entry of two equal ones would win on one machine
 * and lose on another.
 *
 * Method: names are gathered and sorted by their bytes, without locale. Files
 * directly in the folder only: what stands deeper has another kind and is asked
 * for by its own name. Links to files count as files.
 */
#include "load/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct found {
    slice name;
    slice path;
} found;

typedef struct gathering {
    arena *keep;
    found *at; /* [room], the first `count` in use */
    size_t count;
    size_t room;
} gathering;

static int by_name(const void *a, const void *b) {
    return slice_compare(((const found *)a)->name, ((const found *)b)->name);
}

/* Adds a name with its path; false: no memory. */
static bool gather(gathering *g, const char *folder_path, slice name) {
    if (g->count == g->room) {
        size_t room = g->room * 2 + 16;
        found *at = arena_grow(g->keep, g->at, g->room, room, sizeof *at);
        if (at == NULL) {
            return false;
        }
        g->at = at;
        g->room = room;
    }
    slice parent = slice_of(folder_path);
    size_t bytes = parent.bytes + 1 + name.bytes;
    char *path = arena_take(g->keep, bytes + 1, 1);
    if (path == NULL) {
        return false;
    }
    memcpy(path, parent.at, parent.bytes);
    path[parent.bytes] = '/';
    memcpy(path + parent.bytes + 1, name.at, name.bytes);
    struct stat facts;
    if (stat(path, &facts) == 0 && S_ISREG(facts.st_mode)) {
        slice whole = {path, bytes};
        g->at[g->count++] =
            (found){slice_part(whole, parent.bytes + 1, bytes), whole};
    }
    return true;
}

static acta_status gather_all(DIR *stream, const char *path, slice suffix,
                              gathering *g, acta_error *error) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (entry == NULL) {
            return errno == 0 ? ACTA_OK
                              : fail_at(error, ACTA_IO, path, 0, 0,
                                        "cannot read the folder");
        }
        slice name = slice_of(entry->d_name);
        if (entry->d_name[0] != '.' && slice_ends(name, suffix) &&
            !gather(g, path, name)) {
            return fail_memory(error);
        }
    }
}

/* The arrays of the sorted names. */
static acta_status lay_out(gathering *g, folder *out, acta_error *error) {
    slice *name = arena_take(g->keep, g->count, sizeof *name);
    slice *path = arena_take(g->keep, g->count, sizeof *path);
    if (name == NULL || path == NULL) {
        return fail_memory(error);
    }
    if (g->count > 0) {
        qsort(g->at, g->count, sizeof *g->at, by_name);
    }
    for (size_t i = 0; i < g->count; i++) {
        name[i] = g->at[i].name;
        path[i] = g->at[i].path;
    }
    *out = (folder){(uint32_t)g->count, name, path};
    return ACTA_OK;
}

acta_status folder_list(const char *path, slice suffix, arena *keep,
                        folder *out, acta_error *error) {
    DIR *stream = opendir(path);
    if (stream == NULL) {
        if (errno == ENOMEM) {
            return fail_memory(error);
        }
        bool absent = errno == ENOENT || errno == ENOTDIR;
        return fail_at(error, absent ? ACTA_NOT_FOUND : ACTA_IO, path, 0, 0,
                       absent ? "no such folder" : "cannot open the folder");
    }
    gathering g = {.keep = keep};
    acta_status status = gather_all(stream, path, suffix, &g, error);
    closedir(stream);
    return status == ACTA_OK ? lay_out(&g, out, error) : status;
}
