/* file.h: whole files as slices. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/slice.h"
#include "base/status.h"

typedef struct file_map {
    slice bytes;
    void *mapping;        /* NULL for an empty file */
    size_t mapping_bytes; /* 0: read into memory of its own */
} file_map;

/* file_map_open: maps a regular file for reading.
 * errors  ACTA_NOT_FOUND, ACTA_IO (also: not a regular file) */
acta_status file_map_open(const char *path, file_map *out, acta_error *error);
/* file_read_open: the same for a file that may be one of many: small ones are
 * read into memory of their own (not aligned as pages are). */
acta_status file_read_open(const char *path, file_map *out, acta_error *error);
void file_map_close(file_map *map); /* accepts a zeroed one */

/* file_write_whole: writes to path.part, syncs, renames. */
acta_status file_write_whole(const char *path, slice bytes, acta_error *error);

#endif
