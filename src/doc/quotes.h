/* quotes.h: layer 7, attributed statements: who said what. */
#ifndef DOC_QUOTES_H
#define DOC_QUOTES_H

#include "doc/mentions.h"

typedef enum quote_kind {
    QUOTE_SPEECH,    /* words said or written */
    QUOTE_BELIEF,    /* thought, felt, seen */
    QUOTE_INTENTION, /* wanted, planned */
    QUOTE_TALK,      /* what was talked about or judged; the words are not
                        told ("discussed ties"), or nobody's ("claims that") */
    QUOTE_UNSAID     /* refused, denied to be said, or yet to say */
} quote_kind;
typedef enum quote_form {
    QUOTE_DIRECT,
    QUOTE_INDIRECT,
    QUOTE_MIXED
} quote_form;

typedef struct quote {
    uint32_t sentence;
    uint8_t kind; /* enum quote_kind */
    uint8_t form; /* enum quote_form */
    span content; /* bytes of body: the quoted words with their marks, or the
                     complement clause without "that"; empty: none is told
                     ("declined to comment") */
    span more;    /* second part of a split quotation; empty when whole */
    span content_words; /* words; both empty where there is none */
    span more_words;
    uint32_t cue;          /* word ("said"), or DOC_NONE */
    span cue_words;        /* words; empty when there is no cue */
    uint32_t speaker;      /* mention, or DOC_NONE */
    uint32_t speaker_word; /* head word of the speaker when in this sentence
                              (also when it is no mention), else DOC_NONE */
    uint32_t speaker_near; /* the word by which the cue's own clause names the
                              speaker: "who" in "Orr, who said"; DOC_NONE when
                              it is the speaker's mention itself */
    uint32_t addressee;    /* mention, or DOC_NONE */
    uint32_t opener;       /* byte where content begins with its "that" */
    uint32_t within;       /* quote whose content holds this cue, or DOC_NONE */
    uint32_t whole; /* quote that heads the quotation of several sentences of
                       which this is one; itself when it stands alone */
    slice rule;     /* what found it, for explain: "after-verb", ... */
} quote;

typedef struct quotes {
    uint32_t Q;
    const quote *at;         /* [Q] in text order, outer before inner */
    const uint32_t *of_word; /* [T] innermost quote whose content holds the
                                word, or DOC_NONE */
} quotes;

#endif
