/* net_run.h: the joint model forwards and backwards over one batch.
 */
#ifndef TRAIN_NET_RUN_H
#define TRAIN_NET_RUN_H

#include "base/matrix.h"
#include "batch.h"
#include "net.h"

/* A table of vectors that a batch touches in few rows: the gradient of those
 * rows, and which they are. */
typedef struct net_table {
    uint32_t rows;
    uint32_t D;
    float *value;      /* [rows, D] */
    float *gradient;   /* [rows, D] zero but for touched rows */
    uint32_t *touched; /* [rows] the first touched_count of it */
    uint32_t touched_count;
    uint8_t *is_touched; /* [rows] */
} net_table;

typedef struct net {
    net_shape shape;
    const matrix_kernels *kernels;
    size_t floats; /* of dense */
    float *flat;   /* [floats] */
    float *flat_gradient;
    net_dense dense;
    net_dense gradient;
    net_table words;
    net_table rows;
    const float *given; /* [1 + given words, G] row 0 zeros; NULL: none */
} net;

/* What went wrong (sums of -ln p) and right on a batch. */
typedef struct net_loss {
    double upos, xpos, features, arc, relation;
    uint32_t words;
} net_loss;

/* Dropout of whole columns a sentence; NULL state: none, as in use. */
typedef struct net_dropout {
    double rate;
    uint64_t *state;
} net_dropout;

/* What a batch leaves behind, for the way back and for scoring. */
typedef struct net_pass {
    const net_batch *batch;
    float *given;                 /* [R, G] vectors from outside, or NULL */
    float *input[NET_LAYERS + 1]; /* [R, K] inputs as masked; last: 2H */
    float *mask[NET_LAYERS + 1];  /* [S, K] or NULL */
    encode_cells cells[NET_LAYERS];
    float *tag;           /* [R, tags] probabilities */
    float *arc;           /* [R, 4A] hidden; arc parts squashed and masked */
    float *arc_mask;      /* [S, 2A] or NULL */
    float *query;         /* [R, A] dependent times biaffine plus bias */
    float *hidden;        /* [R, A] of the relation, at the gold head */
    float *relation_mask; /* [S, A] or NULL */
    float *relation;      /* [R, L] probabilities at the gold head */
    float **scores;       /* [S] each [n, n+1] probabilities of heads */
} net_pass;

bool net_new(const net_shape *shape, uint64_t seed, arena *keep, net *out);

/* net_forward: runs the batch; memory in tmp until the caller's mark.
 * returns false: no memory */
bool net_forward(const net *n, const net_batch *batch,
                 const net_dropout *dropout, arena *tmp, net_pass *out,
                 net_loss *loss);

/* net_backward: adds the gradient of the mean loss a word to n's gradients;
 * pass is used up. */
bool net_backward(net *n, net_pass *pass, arena *tmp);

/* net_zero: gradients to zero. */
void net_zero(net *n);

/* leaky: what the parser's hidden layers apply; keeps the sign. */
#define NET_LEAK 0.1f

/* net_product: c [M, N] (+)= a b with b packed in tmp; false: no memory. */
bool net_product(const net *n, matrix_view a, matrix_view b, float *c, bool add,
                 arena *tmp);

#endif
