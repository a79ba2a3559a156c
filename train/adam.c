/* adam.c: Adam (Kingma and Ba 2015), lazy over the tables.
 *
 * beta 0.9 and 0.95 as Dozat and Manning (2017): short memories for a short
 * training. Rows of the tables that a batch does not touch keep their moments,
 * because going over ten million numbers to move a few thousand would be most
 * of the time.
 */
#include "adam.h"

#include <math.h>

#define BETA_MEAN 0.9f
#define BETA_SQUARE 0.95f

bool adam_new(const net *n, arena *keep, adam *out) {
    size_t words = (size_t)n->words.rows * n->words.D;
    size_t rows = (size_t)n->rows.rows * n->rows.D;
    *out = (adam){arena_take(keep, n->floats, sizeof(float)),
                  arena_take(keep, n->floats, sizeof(float)),
                  arena_take(keep, words, sizeof(float)),
                  arena_take(keep, words, sizeof(float)),
                  arena_take(keep, rows, sizeof(float)),
                  arena_take(keep, rows, sizeof(float)),
                  0};
    return out->mean && out->square && out->words_mean && out->words_square &&
           out->rows_mean && out->rows_square;
}

static double squares(const float *x, size_t n) {
    double sum = 0.0;
    for (size_t i = 0; i < n; i++) {
        sum += (double)x[i] * (double)x[i];
    }
    return sum;
}

static double table_squares(const net_table *t) {
    double sum = 0.0;
    for (uint32_t i = 0; i < t->touched_count; i++) {
        sum += squares(t->gradient + (size_t)t->touched[i] * t->D, t->D);
    }
    return sum;
}

/* One stretch of weights with its gradient and moments. */
typedef struct stretch {
    float *value;
    const float *gradient;
    float *mean;
    float *square;
    size_t n;
} stretch;

static void move(stretch s, float scale, float rate, float root) {
    for (size_t i = 0; i < s.n; i++) {
        float g = s.gradient[i] * scale;
        s.mean[i] = BETA_MEAN * s.mean[i] + (1.0f - BETA_MEAN) * g;
        s.square[i] = BETA_SQUARE * s.square[i] + (1.0f - BETA_SQUARE) * g * g;
        s.value[i] -= rate * s.mean[i] / (sqrtf(s.square[i]) * root + 1e-8f);
    }
}

static void move_table(net_table *t, float *mean, float *square, float scale,
                       float rate, float root) {
    for (uint32_t i = 0; i < t->touched_count; i++) {
        size_t at = (size_t)t->touched[i] * t->D;
        move((stretch){t->value + at, t->gradient + at, mean + at, square + at,
                       t->D},
             scale, rate, root);
    }
}

double adam_step(adam *a, net *n, double rate, double clip) {
    double length = sqrt(squares(n->flat_gradient, n->floats) +
                         table_squares(&n->words) + table_squares(&n->rows));
    float scale = length > clip ? (float)(clip / length) : 1.0f;
    if (!(length < 1e30)) {
        return length;
    }
    a->steps++;
    double mean_left = 1.0 - pow(BETA_MEAN, (double)a->steps);
    double square_left = 1.0 - pow(BETA_SQUARE, (double)a->steps);
    float step = (float)(rate / mean_left);
    float root = (float)(1.0 / sqrt(square_left));
    move((stretch){n->flat, n->flat_gradient, a->mean, a->square, n->floats},
         scale, step, root);
    move_table(&n->words, a->words_mean, a->words_square, scale, step, root);
    move_table(&n->rows, a->rows_mean, a->rows_square, scale, step, root);
    return length;
}
