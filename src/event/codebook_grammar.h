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

#endif
