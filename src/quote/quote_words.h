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
    TAKES_NOUN = 1 << 4,      /* noun: an object that tells what was said, or,
                                 of talk, what it was about */
    TAKES_MARKED = 1 << 5,    /* marked: an object or prepositional phrase with
                                 quotation marks in it, else not speech */
    TAKES_AS = 1 << 6,        /* as: "described it as a plot" */
    TAKES_SMALL = 1 << 7,     /* small: object and predicate, "call it a plot"
                               */
    TAKES_HEARER = 1 << 8,    /* hearer: its object is who is spoken to */
    TAKES_HEARER_ON = 1 << 9, /* hearer:on: "call on them to stop" */
    TAKES_HEARER_MUST = 1 << 10, /* hearer:must: no clause without hearer */
    TAKES_LIGHT = 1 << 11, /* light: a verb that lends its subject to a noun of
                              speech, "issued a statement" */
    TAKES_RAISE = 1 << 12, /* raise: "seems to win": its subject is part of what
                              is held true, and nobody holds it */
    TAKES_FELT = 1 << 13,  /* felt: its object feels what its subject brings
                              about, "the raid angered them" */
    TAKES_THAT_MUST = 1 << 14, /* that:must: no clause without "that", "if",
                                  "whether" or a question word */
    TAKES_PAPER = 1 << 15,     /* paper: only of a document or a finding */
    TAKES_AFTER = 1 << 16      /* any preposition of speech_word.after */
};

/* Prepositions that content may follow: bits of speech_word.after. */
extern const char *const speech_prepositions[];
enum { SPEECH_PREPOSITIONS = 20, SPEECH_TO_NOUN = 5, SPEECH_BY = 11 };

typedef enum speech_part {
    SPEECH_VERB,
    SPEECH_NOUN,
    SPEECH_DOCUMENT,  /* a noun that speaks for its owner: letter, statement */
    SPEECH_EMPTY,     /* a noun that, as object, tells nothing: anonymity */
    SPEECH_ADJECTIVE, /* by its form, also a participle: worried, confident */
    SPEECH_REFUSED,   /* a verb of saying that, refused, is a statement without
                         content: "declined to comment" */
    SPEECH_ADVERB,    /* allegedly: reports the clause it stands in */
    SPEECH_PARTS
} speech_part;

typedef struct speech_word {
    slice lemma;
    uint8_t kind; /* enum quote_kind */
    uint8_t part; /* enum speech_part */
    uint32_t takes;
    uint32_t after; /* prepositions content follows */
    uint32_t next;  /* entry of the same word with a later kind, or MAP_NONE */
} speech_word;

struct quote_words {
    const speech_word *at; /* [W] */
    uint32_t W;
    /* Lemma (adjectives: form), or verb and particle, to the entry of its
     * first kind. */
    const map *by_part[SPEECH_PARTS];
};

/* quote_words_read: add one opened file's words; for tests and the loader. */
acta_status quote_words_read(slice bytes, const char *path, arena *keep,
                             const quote_words **out, acta_error *error);

/* speech_find: the word's entry with the first of its kinds, or NULL. */
const speech_word *speech_find(const quote_words *w, speech_part part,
                               slice lemma);
/* speech_next: its entry with the next kind, or NULL. */
const speech_word *speech_next(const quote_words *w, const speech_word *of);
/* speech_verb: of kind speech, belief or intention; NULL for mere talk. */
const speech_word *speech_verb(const quote_words *w, slice lemma);
bool speech_is(const quote_words *w, speech_part part, slice lemma);

#endif
