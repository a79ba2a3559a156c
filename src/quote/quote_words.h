/* quote_words.h: the words of speech and what each takes. */
#ifndef QUOTE_QUOTE_WORDS_H
#define QUOTE_QUOTE_WORDS_H

#include "base/map.h"
#include "quote/quote.h"

/* What a word of speech takes: bits of speech_word.takes. The names after
 * them are those of the file. */
enum {
    TAKES_THAT = 1 << 0,      /* that: a finite clause, also whether, how */
    TAKES_QUOTE = 1 << 1,     /* quote: a quotation, before or after it */
    TAKES_TO = 1 << 2,        /* to: an infinitive */
    TAKES_ING = 1 << 3,       /* ing: a gerund ("denied taking") */
    TAKES_NOUN = 1 << 4,      /* noun: an object that tells what was said */
    TAKES_MARKED = 1 << 5,    /* marked: an object or prepositional phrase with
                                 quotation marks in it, else not speech */
    TAKES_AS = 1 << 6,        /* as: "described it as a plot" */
    TAKES_SMALL = 1 << 7,     /* small: object and predicate, "call it a plot"
                               */
    TAKES_HEARER = 1 << 8,    /* hearer: its object is who is spoken to */
    TAKES_HEARER_ON = 1 << 9, /* hearer:on: "call on them to stop" */
    TAKES_OF = 1 << 10,       /* of for on about to: content after it */
    TAKES_FOR = 1 << 11,
    TAKES_ON = 1 << 12,
    TAKES_ABOUT = 1 << 13,
    TAKES_PREP_TO = 1 << 14, /* at: "pointed to the success" */
    TAKES_AGAINST = 1 << 15,
    TAKES_HEARER_MUST = 1 << 17, /* hearer:must: no clause without hearer */
    TAKES_LIGHT = 1 << 16 /* light: a verb that lends its subject to a noun of
                             speech, "issued a statement" */
};

typedef enum speech_part {
    SPEECH_VERB,
    SPEECH_NOUN,
    SPEECH_DOCUMENT, /* a noun that speaks for its owner: letter, statement */
    SPEECH_EMPTY     /* a noun that, as object, tells nothing: anonymity */
} speech_part;

typedef struct speech_word {
    slice lemma;
    uint8_t kind; /* enum quote_kind */
    uint8_t part; /* enum speech_part */
    uint32_t takes;
} speech_word;

struct quote_words {
    const speech_word *at; /* [W] */
    uint32_t W;
    const map *verbs; /* lemma, or lemma and particle, to index */
    const map *nouns;
    const map *documents;
    const map *empty;
};

/* quote_words_read: add one opened file's words; for tests and the loader. */
acta_status quote_words_read(slice bytes, const char *path, arena *keep,
                             const quote_words **out, acta_error *error);

/* speech_verb etc.: the entry, or NULL. */
const speech_word *speech_verb(const quote_words *w, slice lemma);
const speech_word *speech_noun(const quote_words *w, slice lemma);
const speech_word *speech_document(const quote_words *w, slice lemma);
bool speech_empty(const quote_words *w, slice lemma);

#endif
