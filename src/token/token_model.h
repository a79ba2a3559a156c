/* token_model.h: what the tokeniser knows of English, inside src/token. */
#ifndef TOKEN_MODEL_H
#define TOKEN_MODEL_H

#include <stdint.h>

#include "base/map.h"
#include "token/token.h"

/* What a form with its full stop is, and so what tends to follow it. */
typedef enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* "Mr.": a name follows */
    ABBREVIATION_WORD,   /* "etc.", "Inc.": anything follows */
    ABBREVIATION_NUMBER, /* "No.": one only before a number */
    ABBREVIATION_DOTTED, /* "U.S.": letters, each with its full stop */
    ABBREVIATION_INITIAL /* "J." */
} abbreviation;

struct token_model {
    map *abbreviations; /* "Mr." -> enum abbreviation */
    map *contractions;  /* "cannot" -> bytes of its first word */
    map *affixes;       /* "non": keeps the hyphen that follows it */
    map *units;         /* "km": split off a number */
    map *web_endings;   /* "com", "pdf" */
    map *elisions;      /* "em" of 'em: keeps the apostrophe before it */
    map *wholes;        /* "w/o": never split */
    map *speech;        /* "asked": verbs of saying after a quotation */
    map *features;      /* feature of a sentence end -> index of weight */
    int32_t *weight;    /* thousandths */
    uint32_t weight_count;
};

/* token_model_words: a model without weights, for the trainer.
 * errors  as token_model_open */
acta_status token_model_words(const char *data_folder, arena *keep,
                              token_model **out, acta_error *error);

#endif
