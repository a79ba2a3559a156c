/* quote.h: who said what: speaker, cue, content, addressee of every attributed
 * statement. The only header of this folder that others include.
 */
#ifndef QUOTE_QUOTE_H
#define QUOTE_QUOTE_H

#include "base/status.h"
#include "doc/article.h"
#include "doc/mentions.h"
#include "doc/quotes.h"
#include "doc/tags.h"
#include "doc/tokens.h"
#include "doc/tree.h"

/* The words of speech, belief and intention with what each takes. */
typedef struct quote_words quote_words;

/* quote_words_load: read every speech*.txt of a folder (docs/formats/words.md).
 * memory  out in keep
 * errors  ACTA_NOT_FOUND (no such folder or no such file in it), ACTA_IO,
 *         ACTA_BAD_TABLE with line and column, ACTA_NO_MEMORY
 */
acta_status quote_words_load(const char *folder, arena *keep,
                             const quote_words **out, acta_error *error);

/* The layers that the stage reads. */
typedef struct quote_input {
    const quote_words *lexicon;
    const article *article;
    const tokens *words;      /* [T] */
    const tags *tags;         /* [T] */
    const tree *tree;         /* [T] */
    const mentions *mentions; /* [M] */
    const chains *chains;     /* [C] */
} quote_input;

/* quote_run: find the statements of one article.
 * out     quotes: at [Q] in text order, outer before inner; of_word [T]
 * memory  quotes in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  docs/methods/quote.md
 */
acta_status quote_run(const quote_input *in, arena *keep, arena *tmp,
                      quotes *out, acta_error *error);

#endif
