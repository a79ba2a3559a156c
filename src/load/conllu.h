/* conllu.h: reader of CoNLL-U (universaldependencies.org/format.html), sentence
 * by sentence.
 *
 * Words with their ten columns, multiword ranges, comments; empty nodes (8.1)
 * are passed over. All texts are slices of the file. After an error the reader
 * stands behind the bad sentence, so that the next call goes on with the rest.
 */
#ifndef LOAD_CONLLU_H
#define LOAD_CONLLU_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/status.h"

enum {
    CONLLU_ID,
    CONLLU_FORM,
    CONLLU_LEMMA,
    CONLLU_UPOS,
    CONLLU_XPOS,
    CONLLU_FEATS,
    CONLLU_HEAD,
    CONLLU_DEPREL,
    CONLLU_DEPS,
    CONLLU_MISC,
    CONLLU_COLUMNS
};

#define CONLLU_ROOT UINT32_MAX /* head of the root */

typedef struct conllu_word {
    slice column[CONLLU_COLUMNS]; /* as the file has them, "_" too */
    uint32_t head; /* word of this sentence from 0, or CONLLU_ROOT */
    uint32_t line;
    bool joined; /* in the same multiword range as the word before */
    bool spaced; /* a blank follows the surface token that ends here: no
                    SpaceAfter=No on it; false inside a range */
} conllu_word;

typedef struct conllu_range { /* surface token of several words: "don't" */
    uint32_t first;           /* words from 0 */
    uint32_t last;            /* inclusive */
    slice form;
    slice misc;
} conllu_range;

typedef struct conllu_comment { /* # key = value; value empty when no "=" */
    slice key;
    slice value;
} conllu_comment;

typedef struct conllu_sentence {
    uint32_t W;
    uint32_t R;
    uint32_t K;
    const conllu_word *word;       /* [W] W >= 1 */
    const conllu_range *range;     /* [R] in text order */
    const conllu_comment *comment; /* [K] */
    bool tree;          /* heads are given: one root, no cycle; else all
                           heads are CONLLU_ROOT and mean nothing */
    uint32_t line;      /* its first line */
    bool new_document;  /* # newdoc */
    bool new_paragraph; /* # newpar */
} conllu_sentence;

typedef struct conllu {
    const char *path; /* as given; must outlive the reader */
    slice rest;       /* what has not been read */
    uint32_t line;    /* lines read */
    bool need_tree;   /* refuse sentences without heads */
    file_map file;
} conllu;

/* conllu_open: map a file; slices live until conllu_close.
 * errors  ACTA_NOT_FOUND, ACTA_IO */
acta_status conllu_open(const char *path, bool need_tree, conllu *out,
                        acta_error *error);
conllu conllu_of(slice bytes, const char *path, bool need_tree);
void conllu_close(conllu *c);

/* conllu_next: the next sentence; *found is false at the end of the file.
 * memory  out's arrays in keep
 * errors  ACTA_BAD_INPUT with line, column and what was expected: bad UTF-8,
 *         number of columns, ids out of order, head out of range, cycle, no
 *         root or two, overlapping ranges; ACTA_NO_MEMORY
 */
acta_status conllu_next(conllu *c, arena *keep, bool *found,
                        conllu_sentence *out, acta_error *error);

/* conllu_value: the value of the first comment with this key; empty if none. */
slice conllu_value(const conllu_sentence *s, const char *key);
/* conllu_feature: value of KEY in a `A=x|B=y` column; empty if none. */
slice conllu_feature(slice column, const char *key);

#endif
