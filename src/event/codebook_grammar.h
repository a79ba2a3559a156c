/* codebook_grammar.h: words that the engine knows without any rule. */
#ifndef EVENT_CODEBOOK_GRAMMAR_H
#define EVENT_CODEBOOK_GRAMMAR_H

#include "event/codebook.h"

typedef struct grammar_word {
    const char *lemma;
    uint32_t roles; /* enum lemma_role */
} grammar_word;

extern const grammar_word grammar_words[];
extern const uint32_t grammar_word_count;

/* grammar_is: whether the engine's own list gives a lemma one of these roles.
 */
bool grammar_is(slice lemma, uint32_t roles);
/* grammar_lemma: the form of a lemma that the codebook keeps. */
slice grammar_lemma(slice lemma);

#endif
