/* average.c: a running mean of the weights (Polyak and Juditsky 1992).
 *
 * The problem: the last steps of a training wander around the place they seek.
 * Method: an exponential mean over the last steps, taken every few steps, since
 * a pass over ten million numbers at each would cost a tenth of the training.
 * The training itself goes on from its own weights.
 */
#include "average.h"

bool average_new(const net *n, arena *keep, average *out) {
    size_t words = (size_t)n->words.rows * n->words.D;
    size_t rows = (size_t)n->rows.rows * n->rows.D;
    *out = (average){arena_take(keep, n->floats, sizeof(float)),
                     arena_take(keep, words, sizeof(float)),
                     arena_take(keep, rows, sizeof(float))};
    return out->flat && out->words && out->rows;
}

static void towards(float *mean, const float *x, size_t n, float part) {
    for (size_t i = 0; i < n; i++) {
        mean[i] += part * (x[i] - mean[i]);
    }
}

void average_step(average *a, const net *n, float part) {
    size_t words = (size_t)n->words.rows * n->words.D;
    size_t rows = (size_t)n->rows.rows * n->rows.D;
    if (part >= 1.0f) {
        memcpy(a->flat, n->flat, n->floats * sizeof(float));
        memcpy(a->words, n->words.value, words * sizeof(float));
        memcpy(a->rows, n->rows.value, rows * sizeof(float));
        return;
    }
    towards(a->flat, n->flat, n->floats, part);
    towards(a->words, n->words.value, words, part);
    towards(a->rows, n->rows.value, rows, part);
}

net average_net(const average *a, const net *n) {
    net mean = *n;
    mean.flat = a->flat;
    mean.flat_gradient = NULL;
    (void)net_lay(&n->shape, a->flat, &mean.dense);
    mean.words.value = a->words;
    mean.rows.value = a->rows;
    return mean;
}
