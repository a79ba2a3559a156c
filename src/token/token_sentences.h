/* token_sentences.h: words to sentences, inside src/token. */
#ifndef TOKEN_SENTENCES_H
#define TOKEN_SENTENCES_H

#include "token/token_words.h"

typedef struct sentence_list {
    arena *tmp;
    uint32_t S;
    uint32_t room;
    uint32_t *first;     /* [S] */
    uint32_t *paragraph; /* [S] */
    uint8_t *part;       /* [S] */
    uint32_t cut;        /* sentences that were over the limit */
    bool failed;         /* an allocation failed; later calls do nothing */
} sentence_list;

/* sentences_read: add the sentences of words [first, words->T), one stretch.
 * errors  list->failed: no memory */
void sentences_read(const token_model *model, const token_list *words,
                    slice body, uint32_t first, sentence_list *list,
                    uint8_t part, uint32_t paragraph);

#endif
