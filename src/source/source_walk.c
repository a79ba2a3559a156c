/* source_walk.c: from the paths on a command line to the files under them.
 *
 * The problem: the same folder must give the same rows everywhere, but a file
 * system lists names in any order. Method: a stack of paths still to visit; a
 * folder is replaced by its entries, sorted by bytes. Hidden names are left
 * out. Links to folders are not followed inside a folder, so that a link to a
 * parent cannot make the walk endless; a link named by the user is.
 *
 * Why not nftw: its order is the file system's, and it calls back, while the
 * reader wants to ask for one file at a time.
 *
 * Limits: WALK_BYTES of names over the whole walk (about a million files),
 * WALK_DEPTH folders deep.
 */
#include "source/source_walk.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { WALK_BYTES = 256 << 20, WALK_DEPTH = 64 };

typedef struct entry {
    const char *path;
    size_t name_at; /* where the name below the named path begins */
    unsigned depth;
} entry;

struct walk {
    arena *keep;
    entry *stack; /* [count], the top is visited next */
    size_t count, room;
};

static bool push(walk *w, entry e) {
    if (w->count == w->room) {
        size_t room = w->room * 2 + 16;
        entry *grown =
            arena_grow(w->keep, w->stack, w->count, room, sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        w->stack = grown;
        w->room = room;
    }
    w->stack[w->count++] = e;
    return true;
}

static size_t base_name_at(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL && slash[1] != '\0' ? (size_t)(slash + 1 - path) : 0;
}

walk *walk_new(char *const *paths, size_t count) {
    walk *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return NULL;
    }
    w->keep = arena_new(WALK_BYTES);
    bool good = w->keep != NULL;
    for (size_t i = count; good && i-- > 0;) {
        good = push(w, (entry){paths[i], base_name_at(paths[i]), 0});
    }
    if (!good) {
        walk_free(w);
        return NULL;
    }
    return w;
}

void walk_free(walk *w) {
    if (w != NULL) {
        arena_free(w->keep);
        free(w);
    }
}

static int by_path(const void *a, const void *b) {
    return strcmp(((const entry *)b)->path, ((const entry *)a)->path);
}

static const char *join(arena *keep, const char *folder, const char *name) {
    size_t folder_bytes = strlen(folder), name_bytes = strlen(name);
    bool slash = folder_bytes > 0 && folder[folder_bytes - 1] != '/';
    char *path = arena_take(keep, folder_bytes + name_bytes + 2, 1);
    if (path != NULL) {
        memcpy(path, folder, folder_bytes);
        path[folder_bytes] = '/';
        memcpy(path + folder_bytes + (slash ? 1 : 0), name, name_bytes);
    }
    return path;
}

/* expand: push the entries of a folder, last first. */
static acta_status expand(walk *w, entry folder, DIR *open, acta_error *error) {
    size_t before = w->count;
    size_t below = strlen(folder.path) + 1;
    if (folder.depth > 0) {
        below = folder.name_at;
    } else if (below > 1 && folder.path[below - 2] == '/') {
        below--;
    }
    for (const struct dirent *d; (d = readdir(open)) != NULL;) {
        if (d->d_name[0] == '.') {
            continue;
        }
        const char *path = join(w->keep, folder.path, d->d_name);
        if (path == NULL || !push(w, (entry){path, below, folder.depth + 1})) {
            return fail_memory(error);
        }
    }
    if (w->count > before) {
        qsort(w->stack + before, w->count - before, sizeof(entry), by_path);
    }
    return ACTA_OK;
}

static bool is_folder(const entry *e, bool *skip) {
    struct stat about;
    *skip = false;
    if (strcmp(e->path, "-") == 0) {
        return false;
    }
    if (e->depth > 0 && lstat(e->path, &about) == 0 && S_ISLNK(about.st_mode)) {
        *skip = stat(e->path, &about) == 0 && S_ISDIR(about.st_mode);
        return false;
    }
    if (stat(e->path, &about) != 0) {
        return false; /* opening it will say why */
    }
    *skip = e->depth > 0 && !S_ISDIR(about.st_mode) && !S_ISREG(about.st_mode);
    return S_ISDIR(about.st_mode);
}

acta_status walk_next(walk *w, walk_file *out, bool *more, acta_error *error) {
    while (w->count > 0) {
        entry e = w->stack[--w->count];
        bool skip = false;
        if (!is_folder(&e, &skip)) {
            if (skip) {
                continue;
            }
            *out = (walk_file){e.path, e.path + e.name_at, {0}};
            *more = true;
            return ACTA_OK;
        }
        DIR *folder = e.depth < WALK_DEPTH ? opendir(e.path) : NULL;
        if (folder == NULL) {
            *out = (walk_file){e.path, e.path + e.name_at,
                               e.depth < WALK_DEPTH
                                   ? SLICE("folder may not be read")
                                   : SLICE("folders nested too deep")};
            *more = true;
            return ACTA_OK;
        }
        acta_status status = expand(w, e, folder, error);
        closedir(folder);
        if (status != ACTA_OK) {
            return status;
        }
    }
    *more = false;
    return ACTA_OK;
}
