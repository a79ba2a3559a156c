/* folder.h: the files of a folder, in an order that does not depend on the
 * file system. */
#ifndef LOAD_FOLDER_H
#define LOAD_FOLDER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct folder {
    uint32_t count;
    const slice *name; /* [count] "france.txt", sorted by bytes, NUL-ended */
    const slice *path; /* [count] "data/actors/france.txt", NUL-ended */
} folder;

/* folder_list: the regular files directly in a folder whose names end in
 * `suffix` (empty: all); names that begin with a dot are passed over.
 * memory  out's arrays in keep
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY
 */
acta_status folder_list(const char *path, slice suffix, arena *keep,
                        folder *out, acta_error *error);

#endif
