/* article.h: one clean article, as source hands it on.
 *
 * Title and text stand in one buffer so that every layer has one kind of
 * offset: body = title + "\n\n" + text when there is a title, else text.
 * Spans count bytes of `body`; writers turn them into characters of their part.
 */
#ifndef DOC_ARTICLE_H
#define DOC_ARTICLE_H

#include <stdint.h>

#include "base/slice.h"

#define DOC_NONE UINT32_MAX /* "no such index" in every layer */

typedef struct span {
    uint32_t start; /* first byte */
    uint32_t end;   /* one past the last */
} span;

typedef enum article_part { PART_TITLE, PART_TEXT } article_part;

typedef struct article {
    slice key;       /* the id the input carried, else URL, else file name */
    slice url;       /* empty: none (all of these) */
    slice source;    /* publisher */
    slice language;  /* "en" */
    slice published; /* ISO date YYYY-MM-DD, or empty */
    int32_t published_day; /* days since 1970-01-01, or ARTICLE_NO_DAY */
    slice body;            /* valid UTF-8, no NUL */
    span title;            /* empty span when there is none */
    span text;             /* always to the end of body */
    /* The title as the input gave it; it is not in `body` (title span empty)
     * when the text's first line repeats it. */
    slice title_given;
} article;

#define ARTICLE_NO_DAY INT32_MIN

#endif
