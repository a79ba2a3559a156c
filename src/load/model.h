/* model.h: container of a model file: named sections of numbers and names.
 *
 * Knows nothing of what the sections mean. docs/formats/model.md has the
 * layout. A section begins at a multiple of 64 bytes, so that an array of any
 * number type can be used where it lies; an opened model is immutable and
 * shared by all threads.
 */
#ifndef LOAD_MODEL_H
#define LOAD_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/status.h"

enum {
    MODEL_VERSION = 1,
    MODEL_NAME_BYTES = 16, /* of a section's name, NUL included */
    MODEL_MAX_SECTIONS = 1024,
    MODEL_ALIGN = 64
};

typedef struct model {
    const char *path; /* as given; must outlive the model */
    slice bytes;      /* the whole file */
    uint32_t section_count;
    uint64_t checksum; /* XXH3-64: names this very model in "coder" */
    file_map file;
} model;

/* model_open: map and check a model file.
 * errors  ACTA_NOT_FOUND, ACTA_IO; ACTA_BAD_MODEL: foreign, another version or
 *         byte order, truncated, damaged (checksum), or sections that do not
 *         lie in order inside the file
 */
acta_status model_open(const char *path, model *out, acta_error *error);
/* model_of: the same for bytes in memory, which must lie at a multiple of
 * MODEL_ALIGN (ACTA_BAD_ARGUMENT) and outlive the model. */
acta_status model_of(slice bytes, const char *path, model *out,
                     acta_error *error);
void model_close(model *m); /* accepts a zeroed one */

/* model_section: the bytes of a section; false when there is none. */
bool model_section(const model *m, const char *name, slice *out);

/* model_array: a section that must be exactly `count` elements of `size` bytes.
 * errors  ACTA_BAD_MODEL: no such section, or another length
 */
acta_status model_array(const model *m, const char *name, size_t count,
                        size_t size, const void **out, acta_error *error);

/* model_names: a section that holds a list of names (model_add_names).
 * out     names [count], slices of the file
 * memory  the list in keep
 * errors  ACTA_BAD_MODEL (also: a name is not UTF-8), ACTA_NO_MEMORY
 */
acta_status model_names(const model *m, const char *name, arena *keep,
                        const slice **names, uint32_t *count,
                        acta_error *error);

/* model_fail: ACTA_BAD_MODEL with the model's path, for what a stage finds
 * wrong inside a section. */
acta_status model_fail(const model *m, acta_error *error, const char *format,
                       ...) __attribute__((format(printf, 3, 4)));

/* Writing: sections are gathered, then written as one file. The same sections
 * in the same order give the same bytes. Names: 1 to 15 of a-z 0-9 . _ - */
typedef struct model_writer model_writer;

model_writer *model_writer_new(arena *keep); /* NULL: no memory */
/* model_add: the bytes are not copied and must live until the end.
 * errors  ACTA_BAD_ARGUMENT: bad or repeated name, too many sections */
acta_status model_add(model_writer *w, const char *name, slice bytes,
                      acta_error *error);
acta_status model_add_names(model_writer *w, const char *name,
                            const slice *names, uint32_t count,
                            acta_error *error);
/* model_writer_bytes: the whole file in the writer's arena. */
acta_status model_writer_bytes(model_writer *w, slice *out, acta_error *error);
/* model_writer_finish: to path.part, then renamed. */
acta_status model_writer_finish(model_writer *w, const char *path,
                                acta_error *error);

#endif
