/* tokens.h: layer 1, sentences and syntactic words (UD conventions).
 *
 * T words, S sentences. A contraction ("don't") is two words that share one
 * surface token: the second has joined = 1.
 */
#ifndef DOC_TOKENS_H
#define DOC_TOKENS_H

#include "doc/article.h"

typedef struct tokens {
    uint32_t T;
    uint32_t S;
    const slice *form;         /* [T] usually body[at[t]] */
    const span *at;            /* [T] bytes of body */
    const uint8_t *spaced;     /* [T] 1: blank or line end follows the word */
    const uint8_t *joined;     /* [T] 1: same surface token as word t-1 */
    const uint32_t *first;     /* [S+1] first word of each sentence; [S] = T */
    const span *sentence;      /* [S] bytes of body, blanks trimmed */
    const uint8_t *part;       /* [S] article_part */
    const uint32_t *paragraph; /* [S] counts from 0 over title and text */
    const uint32_t *sentence_of; /* [T] */
} tokens;

#endif
