/* quote_marks.h: what stands between quotation marks. */
#ifndef QUOTE_QUOTE_MARKS_H
#define QUOTE_QUOTE_MARKS_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/tokens.h"

/* A stretch of text between quotation marks, inside one paragraph. */
typedef struct region {
    span bytes;      /* of body, with the marks */
    span words;      /* with the marks' own words */
    uint32_t parent; /* region it stands in, or DOC_NONE */
    uint32_t group;  /* regions of one speech share it: a paragraph that opens
                        a quotation again goes on with the last one */
    bool closed;     /* a closing mark was found */
} region;

typedef struct regions {
    uint32_t R;
    const region *at;        /* [R] by first byte, outer before inner */
    const uint32_t *of_word; /* [T] innermost region, or DOC_NONE */
    uint32_t G;              /* groups */
} regions;

/* marks_pair: find and pair the quotation marks of an article.
 * in      body, words [T] with sentences [S] and paragraphs
 * out     regions
 * memory  regions in keep
 * errors  false: no memory
 * source  docs/methods/quote.md
 */
bool marks_pair(slice body, const tokens *words, arena *keep, regions *out);

/* regions_child: the region of word t that stands directly in `parent` (which
 * may be DOC_NONE: the outermost), or DOC_NONE. */
uint32_t regions_child(const regions *r, uint32_t t, uint32_t parent);

#endif
