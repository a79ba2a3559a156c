/* train_names_learn.c: the weights of the name recogniser.
 *
 * Problem: learn a linear chain from a few hundred thousand words whose labels
 * are not all known: some annotators marked no nationalities.
 *
 * Method: conditional random field (Lafferty, McCallum and Pereira 2001), by
 * stochastic steps, one sentence each, with the step sizes of Duchi, Hazan and
 * Singer 2011 and a small L2 term on the features met. Where several labels are
 * allowed, the likelihood is that of all of them together (Bellare and McCallum
 * 2007; Täckström et al. 2013): the slope is the difference of two
 * expectations, both by forward and backward sums. In each step the word's own
 * features are hidden in a share of the words and most others at random (Wang
 * and Manning 2013), drawn by a fixed generator, so that no feature can lean on
 * another: the sets are small, and without this they are learned by heart.
 *
 * Why not a structured perceptron: it has no answer to partly known labels.
 *
 * Limits: one thread, single floats.
 */
#include <math.h>
#include <stdlib.h>

#include "train_names.h"

enum { L = NAME_LABELS, SENTENCE_MOST = 1024 };

typedef struct chain_sums {
    double forward[SENTENCE_MOST][L];
    double backward[SENTENCE_MOST][L];
    double scale[SENTENCE_MOST];
} chain_sums;

typedef struct learner {
    const name_corpus *c;
    const uint32_t *seen;
    const name_learning *how;
    name_weights *w;
    float *squares; /* [features, L] */
    float step_squares[L + 1][L + 1];
    double step[L + 1][L + 1];            /* exp of the steps' weights */
    double score[SENTENCE_MOST][L];       /* exp of the words' sums */
    double expected[2][SENTENCE_MOST][L]; /* all paths, the allowed ones */
    double stepped[2][L + 1][L + 1];
    bool hidden[SENTENCE_MOST];
    uint64_t dropped[SENTENCE_MOST]; /* features left out, a bit each */
    chain_sums sums;
    uint64_t state;
} learner;

static uint32_t draw(learner *n) {
    n->state = n->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(n->state >> 33);
}

/* Features of word t that count this time. */
static bool counts(const learner *n, uint32_t i, uint32_t k, uint32_t feature) {
    return n->seen[feature] >= n->how->least_seen &&
           (n->dropped[i] >> (k % 64) & 1) == 0;
}

static const uint32_t *features_of(const learner *n, uint32_t t, bool hidden,
                                   uint32_t *count) {
    const name_word *w = &n->c->word[t];
    uint32_t from = hidden ? w->lexical : 0;
    *count = w->count - from;
    return n->c->feature + w->from + from;
}

/* A number each of whose bits is 1 with the chance asked for. */
static uint64_t draw_bits(learner *n, float chance) {
    uint64_t bits = 0;
    for (int b = 0; b < 64 && chance > 0; b++) {
        bits |= (uint64_t)((float)(draw(n) % 1024) < chance * 1024) << b;
    }
    return bits;
}

static void score_words(learner *n, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        float sum[L] = {0};
        uint32_t features = 0;
        const uint32_t *f = features_of(n, first + i, n->hidden[i], &features);
        for (uint32_t k = 0; k < features; k++) {
            if (counts(n, i, k, f[k])) {
                const float *at = n->w->at + (size_t)f[k] * L;
                for (int l = 0; l < L; l++) {
                    sum[l] += at[l];
                }
            }
        }
        float top = sum[0];
        for (int l = 1; l < L; l++) {
            top = sum[l] > top ? sum[l] : top;
        }
        for (int l = 0; l < L; l++) {
            n->score[i][l] = exp((double)(sum[l] - top));
        }
    }
}

static double allowed(const learner *n, uint32_t t, int l, bool all) {
    bool open = n->c->word[t].count > 0;
    unsigned labels = all ? (open ? 0xFFFFu : 1u) : n->c->word[t].allowed;
    return (labels >> l & 1) != 0 ? 1.0 : 0.0;
}

static void normalize(double *at, double *scale) {
    double sum = 0;
    for (int l = 0; l < L; l++) {
        sum += at[l];
    }
    *scale = sum > 0 ? sum : 1;
    for (int l = 0; l < L; l++) {
        at[l] /= *scale;
    }
}

/* Forward and backward sums over the labels allowed (or all). */
static void sum_paths(learner *n, uint32_t first, uint32_t count, bool all) {
    chain_sums *s = &n->sums;
    for (uint32_t i = 0; i < count; i++) {
        for (int l = 0; l < L; l++) {
            double sum = i == 0 ? n->step[L][l] : 0;
            for (int b = 0; i > 0 && b < L; b++) {
                sum += s->forward[i - 1][b] * n->step[b][l];
            }
            s->forward[i][l] =
                sum * n->score[i][l] * allowed(n, first + i, l, all);
        }
        normalize(s->forward[i], &s->scale[i]);
    }
    for (uint32_t i = count; i-- > 0;) {
        for (int l = 0; l < L; l++) {
            double sum = i + 1 == count ? 1 : 0;
            for (int b = 0; i + 1 < count && b < L; b++) {
                sum += s->backward[i + 1][b] * n->step[l][b] *
                       n->score[i + 1][b] * allowed(n, first + i + 1, b, all);
            }
            s->backward[i][l] = i + 1 == count ? 1 : sum / s->scale[i + 1];
        }
    }
}

static void expect(learner *n, uint32_t first, uint32_t count, bool all) {
    chain_sums *s = &n->sums;
    double(*stepped)[L + 1] = n->stepped[all ? 0 : 1];
    sum_paths(n, first, count, all);
    for (uint32_t i = 0; i < count; i++) {
        double *expected = n->expected[all ? 0 : 1][i];
        double sum = 0;
        for (int l = 0; l < L; l++) {
            expected[l] = s->forward[i][l] * s->backward[i][l];
            sum += expected[l];
        }
        for (int l = 0; l < L && sum > 0; l++) {
            expected[l] /= sum;
        }
        for (int l = 0; l < L; l++) {
            stepped[L][l] += i == 0 ? expected[l] : 0;
            for (int b = 0; i > 0 && b < L; b++) {
                stepped[b][l] += s->forward[i - 1][b] * n->step[b][l] *
                                 n->score[i][l] * s->backward[i][l] *
                                 allowed(n, first + i, l, all) / s->scale[i];
            }
        }
    }
}

static void climb(float *weight, float *square, double slope,
                  const name_learning *how) {
    float g = (float)slope - how->decay * *weight;
    *square += g * g;
    *weight += how->rate * g / (sqrtf(*square) + 1e-6f);
}

static void learn_words(learner *n, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        double slope[L];
        double size = 0;
        for (int l = 0; l < L; l++) {
            slope[l] = n->expected[1][i][l] - n->expected[0][i][l];
            size += fabs(slope[l]);
        }
        if (size < 1e-4) {
            continue;
        }
        uint32_t features = 0;
        const uint32_t *f = features_of(n, first + i, n->hidden[i], &features);
        for (uint32_t k = 0; k < features; k++) {
            if (!counts(n, i, k, f[k])) {
                continue;
            }
            size_t at = (size_t)f[k] * L;
            for (int l = 0; l < L; l++) {
                climb(n->w->at + at + l, n->squares + at + l, slope[l], n->how);
            }
        }
    }
}

static void learn_sentence(learner *n, uint32_t s) {
    uint32_t first = n->c->first[s];
    uint32_t count = n->c->first[s + 1] - first;
    count = count > SENTENCE_MOST ? SENTENCE_MOST : count;
    for (uint32_t i = 0; i < count; i++) {
        n->hidden[i] = (float)(draw(n) % 1000) < n->how->blank * 1000;
        n->dropped[i] = draw_bits(n, n->how->drop);
    }
    for (uint8_t a = 0; a <= L; a++) {
        for (uint8_t b = 0; b < L; b++) {
            n->step[a][b] =
                name_follows(a, b) ? exp((double)n->w->step[a][b]) : 0;
        }
    }
    memset(n->stepped, 0, sizeof n->stepped);
    score_words(n, first, count);
    expect(n, first, count, true);
    expect(n, first, count, false);
    learn_words(n, first, count);
    for (int a = 0; a <= L; a++) {
        for (int b = 0; b < L; b++) {
            climb(&n->w->step[a][b], &n->step_squares[a][b],
                  n->stepped[1][a][b] - n->stepped[0][a][b], n->how);
        }
    }
}

static void shuffle(learner *n, uint32_t *order, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = draw(n) % i;
        uint32_t swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

acta_status name_learn(const name_corpus *c, const uint32_t *seen,
                       uint32_t features, const name_learning *how,
                       name_weights *weights, acta_error *error) {
    learner *n = calloc(1, sizeof *n);
    uint32_t *order = calloc(c->S + 1u, sizeof *order);
    float *at = calloc((size_t)features * L + 1, sizeof *at);
    float *squares = calloc((size_t)features * L + 1, sizeof *squares);
    acta_status status = ACTA_OK;
    if (n == NULL || order == NULL || at == NULL || squares == NULL) {
        free(at);
        status = fail_memory(error);
    } else {
        *weights = (name_weights){.at = at, .features = features};
        n->c = c;
        n->seen = seen;
        n->how = how;
        n->w = weights;
        n->squares = squares;
        n->state = 20260229;
        for (uint32_t s = 0; s < c->S; s++) {
            order[s] = s;
        }
        for (uint32_t e = 0; e < how->epochs; e++) {
            shuffle(n, order, c->S);
            for (uint32_t s = 0; s < c->S; s++) {
                learn_sentence(n, order[s]);
            }
        }
        for (size_t i = 0; i < (size_t)features * L; i++) {
            at[i] *= 1 - how->drop;
        }
    }
    free(n);
    free(order);
    free(squares);
    return status;
}
