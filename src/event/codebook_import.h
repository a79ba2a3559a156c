/* codebook_import.h: verb dictionaries of TABARI and PETRARCH as a codebook. */
#ifndef EVENT_CODEBOOK_IMPORT_H
#define EVENT_CODEBOOK_IMPORT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/text.h"

typedef struct codebook_import {
    arena *keep;
    slice file; /* name of the dictionary, for the report and the rules */
    /* The lemma of an English word, as a verb or as another word; lower case.
     * Empty: no memory. */
    slice (*lemma)(void *user, slice word, bool verb);
    /* One file of the new codebook: "rules/imported.rules". */
    acta_status (*put)(void *user, const char *name, slice bytes,
                       acta_error *error);
    void *user;
    /* out */
    text report; /* "verbs.txt:12: - SAID * [023]: why it was not taken" */
    uint32_t taken, left;
} codebook_import;

/* codebook_import_verbs: a whole verb dictionary.
 * in      bytes of the file; import with all but the outputs set
 * out     codes.tsv (the codes seen, without scores), compose.tsv (empty),
 *         classes/NAME.txt for each synonym set, rules/imported.rules
 * memory  everything in keep
 * errors  ACTA_NO_MEMORY, what put gave; a line that cannot be taken is in the
 *         report
 * source  P. Schrodt, TABARI manual 0.8, ch. 5; PETRARCH and PETRARCH2 manuals;
 *         docs/formats/rules.md
 */
acta_status codebook_import_verbs(codebook_import *import, slice bytes,
                                  acta_error *error);

#endif
