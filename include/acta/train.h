/* acta/train.h: making a model of the text engine from treebanks.
 *
 * Not part of the library proper: a program that trains links the trainer too.
 */
#ifndef ACTA_TRAIN_H
#define ACTA_TRAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "acta/status.h"

/* One moment of a training. Scores are 0..1 and given at the end of an epoch;
 * else NAN. */
typedef struct acta_train_progress {
    uint32_t epoch; /* from 1 */
    uint32_t epochs;
    uint64_t step;
    uint64_t steps; /* of all epochs */
    double rate;
    double loss;     /* mean a word over the last steps */
    const char *dev; /* the dev file that the scores are of, or NULL */
    double upos;
    double uas;
    double las;
} acta_train_progress;

typedef struct acta_train_options {
    const char *const *train; /* CoNLL-U files */
    size_t train_count;
    const char *const *dev; /* CoNLL-U files, may be none */
    size_t dev_count;
    const char *vectors;    /* word vectors to start from, or NULL */
    const char *output;     /* the model file to write */
    const char *checkpoint; /* written after every epoch, gone on from when it
                               exists; NULL: none */
    uint32_t epochs;        /* 0: only write the model of the checkpoint */
    uint64_t seed;
    double rate;          /* 0: the default, 2e-3 */
    uint32_t batch_words; /* 0: the default, 800 */
    uint32_t cells;  /* a direction, a multiple of 16; 0: the default, 128 */
    uint32_t hidden; /* width of the parser's hidden layers; 0: 128 */
    /* Called every 50 steps and after every epoch; false stops the training
     * once a checkpoint is written (ACTA_INTERRUPTED). May be NULL. */
    bool (*progress)(void *who, const acta_train_progress *now);
    void *who;
} acta_train_options;

/* acta_train: trains and writes the model.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_INPUT (file and line of a
 *         treebank), ACTA_BAD_ARGUMENT (impossible sizes), ACTA_NO_MEMORY,
 * ACTA_INTERRUPTED, ACTA_BAD_MODEL (a checkpoint of other data or another
 * version; numbers that are no longer finite) */
acta_status acta_train(const acta_train_options *options, acta_error *error);

/* acta_train_vectors: vectors of words out of plain text, to start a training
 * from (acta_train_options.vectors). The file is text: docs/formats/model.md.
 * errors  as acta_train, and ACTA_BAD_TABLE for the word lists */
typedef struct acta_train_vectors_options {
    const char *data_folder;  /* whose words/ cut the text into words */
    const char *const *texts; /* UTF-8 text, or treebanks named *.conllu */
    size_t text_count;
    const char *output;
    uint32_t rarest; /* words seen less often are left out */
    uint32_t most;   /* of the others, so many of the commonest are kept */
    uint32_t epochs;
    uint64_t seed;
    /* Called often with the part done, 0 to 1; false stops it. May be NULL. */
    bool (*progress)(void *who, double done);
    void *who;
} acta_train_vectors_options;

acta_status acta_train_vectors(const acta_train_vectors_options *options,
                               acta_error *error);

/* What the training of the sentence classifier saw. */
typedef struct acta_train_ends {
    uint32_t places; /* where a sentence may end, in the treebanks */
    uint32_t ends;   /* of them, where one does */
    uint32_t right;  /* of all, decided as the treebanks do */
    uint32_t weights;
} acta_train_ends;

/* acta_train_sentences: trains the classifier of sentence ends and writes its
 * weights, the file models/sentences.txt of a data folder, whose words/ are
 * read.
 * errors  as acta_train, and ACTA_BAD_TABLE for the word lists */
acta_status acta_train_sentences(const char *data_folder,
                                 const char *const *treebanks, size_t count,
                                 const char *output, acta_train_ends *out,
                                 acta_error *error);

/* How right the recogniser of names is on one file: exact spans of PER, ORG,
 * LOC, NORP and other names. */
enum { ACTA_NAME_TYPES = 5 };
typedef struct acta_train_names_score {
    const char *path;
    uint32_t gold[ACTA_NAME_TYPES];
    uint32_t found[ACTA_NAME_TYPES];
    uint32_t right[ACTA_NAME_TYPES];
} acta_train_names_score;

typedef struct acta_train_names_options {
    const char *data_folder;  /* whose models and dictionaries are read */
    const char *lists_folder; /* given.txt, family.txt, places.txt */
    const char *const *train; /* CoNLL-U with Name=B-PER ... in MISC */
    size_t train_count;
    const char *const *dev;
    size_t dev_count;
    const char *output;
    uint32_t epochs;
    void (*report)(void *who, const acta_train_names_score *score);
    void *who;
} acta_train_names_options;

/* acta_train_names: trains the recogniser of names and writes its model, the
 * file models/names.acta of a data folder.
 * errors  as acta_train */
acta_status acta_train_names(const acta_train_names_options *options,
                             acta_error *error);

/* What the training of the antecedents' weights saw. */
typedef struct acta_train_links {
    uint32_t asked;  /* pronouns and nouns with a choice */
    uint32_t linked; /* of them, with an antecedent */
    uint32_t right;  /* decided as the treebanks do */
    uint32_t weights;
} acta_train_links;

/* acta_train_chains: learns what speaks for an antecedent from treebanks with
 * entity marks and writes the weights, the file models/chains.txt of a data
 * folder, whose actors/ are read.
 * errors  as acta_train, and ACTA_BAD_TABLE for the actor files */
acta_status acta_train_chains(const char *data_folder,
                              const char *const *treebanks, size_t count,
                              const char *output, acta_train_links *out,
                              acta_error *error);

#endif
