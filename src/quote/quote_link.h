/* quote_link.h: the records of an article, in order and linked. */
#ifndef QUOTE_QUOTE_LINK_H
#define QUOTE_QUOTE_LINK_H

#include "quote/quote_records.h"

/* quotes_link: sort the records, leave out thoughts inside statements, fill
 * `within`, `whole` and of_word.
 * memory  out in keep; passing work in read->tmp
 * errors  false: no memory; out untouched
 */
bool quotes_link(const reading *read, const records *found, arena *keep,
                 quotes *out);

#endif
