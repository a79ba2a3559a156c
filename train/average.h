/* average.h: a running mean of the weights, which is what gets scored and
 * shipped. */
#ifndef TRAIN_AVERAGE_H
#define TRAIN_AVERAGE_H

#include "net_run.h"

typedef struct average {
    float *flat; /* as in net */
    float *words;
    float *rows;
} average;

bool average_new(const net *n, arena *keep, average *out);

/* average_step: moves the mean towards the weights by `part` of the way;
 * 1 copies them. */
void average_step(average *a, const net *n, float part);

/* average_net: a net that has the mean for weights; no gradients. */
net average_net(const average *a, const net *n);

#endif
