/* status.h: filling an acta_error. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include <stdarg.h>
#include <stddef.h>

#include "acta/status.h"

/* fail: fill *error (if not NULL; path and position cleared) with a
 * printf-like message and return `status`, so that one can write
 *     return fail(error, ACTA_BAD_INPUT, "expected %s", what);
 */
acta_status fail(acta_error *error, acta_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* fail_at: the same, with a path (may be NULL), line and column (0 = unknown).
 */
acta_status fail_at(acta_error *error, acta_status status, const char *path,
                    size_t line, size_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* fail_memory: ACTA_NO_MEMORY with the standard message. */
acta_status fail_memory(acta_error *error);

#endif
