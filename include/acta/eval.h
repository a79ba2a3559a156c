/* acta/eval.h: how right an analysis is, against a gold treebank.
 *
 * The measures of the CoNLL 2018 shared task (Zeman et al. 2018): words are
 * aligned by the characters they cover, so that gold and system may cut the
 * same text differently.
 */
#ifndef ACTA_EVAL_H
#define ACTA_EVAL_H

#include <stdint.h>

#include "acta/status.h"

typedef enum acta_eval_measure {
    ACTA_EVAL_TOKENS,
    ACTA_EVAL_SENTENCES,
    ACTA_EVAL_WORDS,
    ACTA_EVAL_UPOS,
    ACTA_EVAL_XPOS,
    ACTA_EVAL_UFEATS,
    ACTA_EVAL_LEMMAS,
    ACTA_EVAL_UAS,
    ACTA_EVAL_LAS,  /* relations without subtypes */
    ACTA_EVAL_CLAS, /* LAS over content words */
    ACTA_EVAL_COUNT
} acta_eval_measure;

typedef struct acta_eval_count {
    uint32_t gold;
    uint32_t system;
    uint32_t right;
} acta_eval_count;

/* Precision, recall and F1, 0..1; 0 when there is nothing. */
typedef struct acta_eval_score {
    double precision;
    double recall;
    double f1;
} acta_eval_score;

enum { ACTA_EVAL_RELATIONS = 64, ACTA_EVAL_BANDS = 6 };

/* Words of one relation (without subtype), or of gold sentences of about one
 * length. Right heads and labels are counted under the gold relation. */
typedef struct acta_eval_row {
    char name[32];   /* "nsubj"; "11-20" */
    uint32_t gold;   /* words */
    uint32_t system; /* relations only: words that the system calls so */
    uint32_t heads;  /* words with the right head */
    uint32_t labels; /* words with the right relation, whatever the head */
    uint32_t right;  /* words with both right */
} acta_eval_row;

typedef struct acta_eval_result {
    acta_eval_count count[ACTA_EVAL_COUNT];
    uint32_t aligned; /* words of the system that are words of gold */
    uint32_t relation_count;
    acta_eval_row relation[ACTA_EVAL_RELATIONS]; /* commonest first */
    acta_eval_row length[ACTA_EVAL_BANDS];       /* of 1-10 words, 11-20, ... */
} acta_eval_result;

/* acta_eval_files: compares two CoNLL-U files of the same text.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_INPUT: a file
 *         is not well formed (file and line), or the texts differ (where) */
acta_status acta_eval_files(const char *gold, const char *system,
                            acta_eval_result *out, acta_error *error);

const char *acta_eval_name(acta_eval_measure measure); /* "LAS" */
acta_eval_score acta_eval_score_of(acta_eval_count count);

#endif
