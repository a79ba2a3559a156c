/* output.c: rows to standard output or to a file that appears when whole.
 *
 * The problem: a run of hours that is killed must not leave half a file under
 * the name of a whole one. Method: rows go to FILE.part, which is synced and
 * renamed at the end. Rows come in batches of whole articles, so plain write(2)
 * without a buffer is one call an article.
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static acta_status failed(acta_error *error, const char *path) {
    int cause = errno;
    acta_error e = {.status = ACTA_IO};
    snprintf(e.path, sizeof e.path, "%s",
             path != NULL ? path : "standard output");
    snprintf(e.message, sizeof e.message, "cannot be written: %s",
             strerror(cause));
    if (error != NULL) {
        *error = e;
    }
    return ACTA_IO;
}

acta_status output_open(const char *path, output *out, acta_error *error) {
    *out = (output){.file = STDOUT_FILENO};
    if (path == NULL || strcmp(path, "-") == 0) {
        return ACTA_OK;
    }
    if (strlen(path) >= ACTA_PATH_BYTES) {
        errno = ENAMETOOLONG;
        return failed(error, path);
    }
    snprintf(out->part, sizeof out->part, "%s.part", path);
    out->file = open(out->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (out->file < 0) {
        return failed(error, out->part);
    }
    out->path = path;
    return ACTA_OK;
}

acta_status output_write(output *out, const char *bytes, size_t count,
                         acta_error *error) {
    while (count > 0) {
        ssize_t written = write(out->file, bytes, count);
        if (written < 0 && errno != EINTR) {
            return failed(error, out->path);
        }
        if (written > 0) {
            out->begun = true;
            bytes += written;
            count -= (size_t)written;
        }
    }
    return ACTA_OK;
}

acta_status output_sink(void *to, const char *bytes, size_t count,
                        acta_error *error) {
    return output_write(to, bytes, count, error);
}

acta_status output_close(output *out, bool whole, acta_error *error) {
    if (out->path == NULL) {
        return ACTA_OK;
    }
    bool good = fsync(out->file) == 0;
    good = close(out->file) == 0 && good;
    if (!whole && !out->begun) {
        unlink(out->part);
        return ACTA_OK;
    }
    if (!whole) {
        cli_say("the rows so far are in %s", out->part);
        return ACTA_OK;
    }
    if (!good || rename(out->part, out->path) != 0) {
        return failed(error, out->path);
    }
    return ACTA_OK;
}
