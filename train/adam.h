/* adam.h: steps down the gradient. */
#ifndef TRAIN_ADAM_H
#define TRAIN_ADAM_H

#include "net_run.h"

typedef struct adam {
    float *mean;       /* [floats] */
    float *square;     /* [floats] */
    float *words_mean; /* as the tables */
    float *words_square;
    float *rows_mean;
    float *rows_square;
    uint64_t steps;
} adam;

bool adam_new(const net *n, arena *keep, adam *out);

/* adam_step: clips the gradient's length to `clip`, then one step.
 * returns the length before clipping (NaN when anything is). */
double adam_step(adam *a, net *n, double rate, double clip);

#endif
