/* eval_tables.h: counts by relation and by length of sentence. */
#ifndef TRAIN_EVAL_TABLES_H
#define TRAIN_EVAL_TABLES_H

#include "acta/eval.h"
#include "base/slice.h"

/* eval_row: the row of a relation without subtype, a new one when there is
 * none; relations beyond ACTA_EVAL_RELATIONS share the last row. */
acta_eval_row *eval_row(acta_eval_result *r, slice relation);

/* eval_band: the row of sentences of so many words. */
acta_eval_row *eval_band(acta_eval_result *r, uint32_t words);

/* eval_sort: relations by falling gold count, then by name. */
void eval_sort(acta_eval_result *r);

#endif
