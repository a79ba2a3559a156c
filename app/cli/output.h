/* output.h: rows to standard output or to a file that appears when whole. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "acta/acta.h"

typedef struct output {
    int file;
    const char *path; /* NULL: standard output */
    bool begun;       /* something was written */
    char part[ACTA_PATH_BYTES + 8];
} output;

/* output_open: `path` NULL or "-" is standard output; else path.part. */
acta_status output_open(const char *path, output *out, acta_error *error);
acta_status output_write(output *out, const char *bytes, size_t count,
                         acta_error *error);
/* output_sink: output_write as an acta_sink; `to` is an output. */
acta_status output_sink(void *to, const char *bytes, size_t count,
                        acta_error *error);
/* output_close: when `whole`, the part file gets its name; else it is left and
 * named in a message, or removed when nothing was written. */
acta_status output_close(output *out, bool whole, acta_error *error);

#endif
