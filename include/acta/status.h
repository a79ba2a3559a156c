/* acta/status.h: how every part of acta says that something went wrong.
 *
 * A function that can fail returns acta_status; its last argument is an
 * acta_error * (may be NULL) that the caller owns. On failure no output
 * argument has been touched.
 */
#ifndef ACTA_STATUS_H
#define ACTA_STATUS_H

#include <stddef.h>

typedef enum acta_status {
    ACTA_OK = 0,
    ACTA_NO_MEMORY, /* an allocation failed or an arena's limit is reached */
    ACTA_TOO_LONG,  /* input over a documented limit */
    ACTA_BAD_INPUT, /* bytes from outside are not what was expected */
    ACTA_BAD_MODEL, /* a model file is damaged, foreign or of another version */
    ACTA_BAD_TABLE, /* a dictionary or codebook file has an error */
    ACTA_BAD_ARGUMENT, /* a caller's argument is out of range */
    ACTA_NOT_FOUND,    /* no such file, entry or row */
    ACTA_IO,           /* reading or writing failed */
    ACTA_LOCKED,       /* the store is in use by another program */
    ACTA_DAMAGED,      /* the store is not a store, or is broken */
    ACTA_INTERRUPTED   /* stopped on request; can be resumed */
} acta_status;

enum { ACTA_PATH_BYTES = 256, ACTA_MESSAGE_BYTES = 256 };

/* Where and what: line and column count from 1; 0 = not known. Both texts
 * always end in NUL. */
typedef struct acta_error {
    acta_status status;
    size_t line;
    size_t column;
    char path[ACTA_PATH_BYTES];
    char message[ACTA_MESSAGE_BYTES];
} acta_error;

/* acta_status_name: a short English name of a status ("bad input"). */
const char *acta_status_name(acta_status status);

#endif
