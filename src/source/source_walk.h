/* source_walk.h: the files under a list of paths, folders in sorted order. */
#ifndef SOURCE_WALK_H
#define SOURCE_WALK_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct walk walk;

typedef struct walk_file {
    const char *path; /* to open */
    const char *name; /* below the path that was named: "2019/a.txt" */
    slice failure;    /* a folder that could not be read, and why */
} walk_file;

/* walk_new: paths [count] must outlive the walk. NULL: no memory. */
walk *walk_new(char *const *paths, size_t count);
void walk_free(walk *w);

/* walk_next: the next file. errors: ACTA_NO_MEMORY */
acta_status walk_next(walk *w, walk_file *out, bool *more, acta_error *error);

#endif
