/* store.h: coded articles in SQLite, by the records of JSON Lines.
 *
 * The functions are those of acta/store.h; api checks the arguments. Another
 * database would be a second set of files behind this header.
 */
#ifndef STORE_H
#define STORE_H

#include "acta/store.h"
#include "base/slice.h"
#include "base/status.h"

typedef struct store store;

acta_status store_open(const char *path, bool create, store **out,
                       acta_error *error);
void store_close(store *s);

acta_status store_put(store *s, slice records,
                      void (*note)(void *to, size_t line, const char *what),
                      void *to, acta_put_counts *counts, acta_error *error);

acta_status store_ask(store *s, const acta_question *question,
                      acta_row_sink sink, void *to, uint64_t *found,
                      acta_error *error);

acta_status store_timeline(store *s, const acta_question *question,
                           acta_row_sink sink, void *to, uint64_t *found,
                           acta_error *error);

#endif
