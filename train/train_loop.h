/* train_loop.h: a training from start to end, in memory.
 */
#ifndef TRAIN_LOOP_H
#define TRAIN_LOOP_H

#include "acta/train.h"
#include "average.h"
#include "checkpoint.h"
#include "score.h"

typedef struct training {
    const acta_train_options *options;
    arena *keep;
    arena *tmp;
    treebank *banks; /* [options->train_count] */
    vocabulary vocabulary;
    corpus corpus;
    corpus *dev;        /* [options->dev_count] */
    word_vectors given; /* V 0: none */
    feature_store store;
    net net;
    adam adam;
    average mean; /* what is scored and shipped */
    train_place place;
} training;

/* training_open: reads the data, makes the net; the checkpoint when there is
 * one. training_done accepts a half-made one. */
acta_status training_open(const acta_train_options *options, training *out,
                          acta_error *error);
acta_status training_run(training *t, acta_error *error);
void training_done(training *t);

#endif
