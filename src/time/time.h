/* time.h: time expressions and the dates they mean. */
#ifndef TIME_TIME_H
#define TIME_TIME_H

#include "base/status.h"
#include "doc/article.h"
#include "doc/tags.h"
#include "doc/times.h"

/* What time_run reads; tags and tree may be NULL: they only help. */
typedef struct time_input {
    const article *article;
    const tokens *words;
    const tags *tags;
    const tree *tree;
} time_input;

/* time_run: find time expressions and resolve them against the article's date.
 * in      see above; without a publication date only dates with a year are
 *         resolved
 * out     times in text order, not overlapping; what is recognised but cannot
 *         be resolved has precision DATE_NONE
 * memory  times in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  Strötgen and Gertz 2010 (HeidelTime); docs/methods/time.md
 */
acta_status time_run(const time_input *in, arena *keep, arena *tmp, times *out,
                     acta_error *error);

#endif
