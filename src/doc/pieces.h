/* pieces.h: sentences cut to a length that square-time work can bear.
 *
 * Nearly every piece is a sentence. A sentence of more than PIECE_WORDS words
 * is cut behind the last mark of its last quarter, else at the limit.
 */
#ifndef DOC_PIECES_H
#define DOC_PIECES_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/tokens.h"

enum { PIECE_WORDS = 400 };

typedef struct pieces {
    uint32_t N;
    const uint32_t *first; /* [N+1] first word of each; [N] = T */
} pieces;

/* pieces_cut: the pieces of all sentences, in order.
 * memory  first in keep
 * errors  false: no memory */
bool pieces_cut(const tokens *words, arena *keep, pieces *out);

#endif
