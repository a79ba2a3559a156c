/* acta/store.h: coded articles in an SQLite file, and questions to it.
 *
 * A store takes the records of JSON Lines (docs/formats/jsonl.md) and gives
 * back rows of acta/rows.h, or the records as they came. Its tables are
 * documented (docs/formats/store.md) and may be read by any SQLite tool. One
 * acta_store belongs to one thread at a time; several programs may have the
 * same file open.
 */
#ifndef ACTA_STORE_H
#define ACTA_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "acta/acta.h"

typedef struct acta_store acta_store;

/* acta_store_open: an SQLite file; `create` makes it when it is missing.
 * errors  ACTA_NOT_FOUND, ACTA_LOCKED, ACTA_DAMAGED (also: a database of
 *         another program, or of a newer acta, or, when not `create`, of an
 *         older one, which `create` brings up to date), ACTA_IO, ACTA_NO_MEMORY
 */
acta_status acta_store_open(const char *path, bool create, acta_store **out,
                            acta_error *error);
void acta_store_close(acta_store *store); /* accepts NULL */

typedef struct acta_put_counts {
    uint64_t articles, statements, events, problems; /* records taken */
    uint64_t added;   /* of these, rows the store did not have */
    uint64_t refused; /* lines that are no records */
} acta_put_counts;

/* acta_store_put: records, a line each, in one transaction: all or none.
 * A record that is there already changes nothing; an article coded anew by
 * another version replaces its old statements and events.
 * in      whole lines; `note` (may be NULL) hears of lines that are no records
 * out     *counts is added to
 * errors  ACTA_LOCKED, ACTA_DAMAGED, ACTA_IO (disk full), ACTA_NO_MEMORY
 */
acta_status
acta_store_put(acta_store *store, const char *records, size_t bytes,
               void (*note)(void *to, size_t line, const char *what), void *to,
               acta_put_counts *counts, acta_error *error);

/* What to find; NULL is no condition. A party is a code or its beginning
 * ("ISR", "ISRGOV") when it is all capitals, else a part of a name. */
typedef struct acta_question {
    bool statements;     /* statements, else events */
    const char *actor;   /* either side; of statements: speaker or addressee */
    const char *other;   /* the same, beside actor: both must be there */
    const char *source;  /* events: who did it */
    const char *target;  /* events: to whom */
    const char *speaker; /* statements */
    const char *type;    /* events: PLOVER type, "REQUEST" */
    const char *code;    /* events: CAMEO code or its beginning, "19" */
    const char *from;    /* first day, "2017-02-15", "2017-02" or "2017" */
    const char *to;      /* last day, month or year */
    const char *text;    /* events: a part of the sentence; statements: words
                            that all occur, "in marks" side by side, begin* */
    const char *about;   /* statements: who or what their content names */
    uint64_t limit;      /* most rows; 0: all */
    uint64_t skip;       /* rows to pass over first */
} acta_question;

/* One row: ACTA_EVENT_COLUMNS or ACTA_STATEMENT_COLUMNS texts, valid during
 * the call, and the record as it was loaded. Not ACTA_OK stops the query. */
typedef acta_status (*acta_row_sink)(void *to, const acta_text *row,
                                     acta_text record, acta_error *error);

/* acta_store_ask: the rows, by date, article and place in it.
 * out     *found rows
 * errors  ACTA_BAD_ARGUMENT (a condition that does not fit the kind of row, a
 *         date that is none), ACTA_LOCKED, ACTA_DAMAGED, ACTA_IO,
 *         ACTA_NO_MEMORY, what the sink gave
 */
acta_status acta_store_ask(acta_store *store, const acta_question *question,
                           acta_row_sink sink, void *to, uint64_t *found,
                           acta_error *error);

/* acta_store_timeline: how many statements by speaker and month: rows of
 * ACTA_TIMELINE_COLUMNS texts, in that order, without a record. The conditions
 * of statements apply. errors  as acta_store_ask's */
acta_status acta_store_timeline(acta_store *store,
                                const acta_question *question,
                                acta_row_sink sink, void *to, uint64_t *found,
                                acta_error *error);

/* Rows of a store in a layout of acta.h: the heading lines, then row by row.
 * JSONL rows are their records; EXPLAIN and CONLLU are no layouts of rows
 * (ACTA_BAD_ARGUMENT). */
acta_status acta_rows_header(const acta_layout *layout, acta_sink sink,
                             void *to, acta_error *error);
acta_status acta_rows_write(const acta_layout *layout, const acta_text *row,
                            acta_text record, acta_sink sink, void *to,
                            acta_error *error);

#endif
