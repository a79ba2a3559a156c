/* tags.h: layer 2, part of speech, features and lemma of every word. */
#ifndef DOC_TAGS_H
#define DOC_TAGS_H

#include "doc/article.h"

typedef enum upos {
    UPOS_ADJ,
    UPOS_ADP,
    UPOS_ADV,
    UPOS_AUX,
    UPOS_CCONJ,
    UPOS_DET,
    UPOS_INTJ,
    UPOS_NOUN,
    UPOS_NUM,
    UPOS_PART,
    UPOS_PRON,
    UPOS_PROPN,
    UPOS_PUNCT,
    UPOS_SCONJ,
    UPOS_SYM,
    UPOS_VERB,
    UPOS_X,
    UPOS_COUNT
} upos;

typedef struct tags {
    const uint8_t *upos;   /* [T] enum upos */
    const slice *xpos;     /* [T] treebank tag ("VBD"), may be empty */
    const slice *features; /* [T] "Number=Sing|Person=3", may be empty */
    const slice *lemma;    /* [T] */
} tags;

const char *upos_name(upos u); /* "NOUN" */
upos upos_of(slice name);      /* UPOS_X when unknown */
/* tags_feature: value of one feature of word t ("Past"), empty if absent. */
slice tags_feature(const tags *g, uint32_t t, slice name);

#endif
