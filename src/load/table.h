/* table.h: reader of acta's text files: codebook, actors, word lists.
 *
 * Such a file begins with `# acta KIND VERSION`; it is UTF-8; `#` at the start
 * of a line or after a blank begins a comment; blank lines and indentation mean
 * nothing. A line is read either as fields between tabs or as a keyword and the
 * rest of the line.
 *
 * What is read are slices of the file's own bytes, so that any of them, also
 * long after its line has passed, can be named in an error with its line and
 * column. They live until table_close: copy what must stay.
 */
#ifndef LOAD_TABLE_H
#define LOAD_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct table {
    const char *path; /* as given; must outlive the table */
    slice bytes;      /* the whole file */
    slice rest;       /* what has not been read */
    uint32_t line;    /* of `text`, counted from 1 */
    slice text;       /* this line, comment and blanks at its ends taken off */
    slice whole;      /* this line, comment taken off, tabs at its ends kept */
    file_map file;
} table;

/* Files laid over a folder of tables, in this order. */
typedef struct table_list {
    const char *const *path; /* [count] NUL-ended */
    size_t count;
} table_list;

/* table_kind: the KIND of a file's first line, to choose its reader.
 * errors  ACTA_NOT_FOUND, ACTA_IO; ACTA_BAD_TABLE: no `# acta KIND VERSION`, or
 *         a kind too long for `kind`
 */
enum { TABLE_KIND_BYTES = 16 };
acta_status table_kind(const char *path, char kind[TABLE_KIND_BYTES],
                       acta_error *error);

/* table_open: map a file and check its first line and its UTF-8.
 * errors  ACTA_NOT_FOUND, ACTA_IO; ACTA_BAD_TABLE with line and column: no
 *         `# acta KIND VERSION`, another kind, another version, bad UTF-8, NUL
 */
acta_status table_open(const char *path, const char *kind, uint32_t version,
                       table *out, acta_error *error);
/* table_of: the same for bytes in memory; `path` is used in messages. */
acta_status table_of(slice bytes, const char *path, const char *kind,
                     uint32_t version, table *out, acta_error *error);
void table_close(table *t); /* accepts a zeroed one */

/* table_next: step to the next line that holds anything; false at the end. */
bool table_next(table *t);

/* table_fields: this line as `least` to `most` tab-separated fields, blanks
 * around each taken off; fields that are missing are empty.
 * out     fields [most]
 * errors  ACTA_BAD_TABLE: fewer or more
 */
acta_status table_fields(const table *t, size_t least, size_t most,
                         slice *fields, acta_error *error);

/* table_keyword: this line's first word and what follows it. */
void table_keyword(const table *t, slice *keyword, slice *rest);

/* table_item: the next item of a list (`A; B; C` with sep ';'), blanks around
 * it taken off; empty items are passed over. false: no more. */
bool table_item(slice *rest, char sep, slice *item);
/* table_word: the next blank-separated word. false: no more. */
bool table_word(slice *rest, slice *word);

/* table_place: line and column (in characters) of a slice of the file. A slice
 * of other memory gives the current line and column 0. */
void table_place(const table *t, slice where, size_t *line, size_t *column);

/* table_fail: ACTA_BAD_TABLE at the place of a slice of the file; say what was
 * expected and what was found. */
acta_status table_fail(const table *t, slice where, acta_error *error,
                       const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
