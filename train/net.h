/* net.h: the weights of the joint model while it is trained.
 *
 * D input width, G width of the word vectors given from outside (they do not
 * move; a matrix brings them to the input), H cells a direction, L relations,
 * A width of the parser's hidden layers. One flat array holds all dense
 * weights; gradients and moments have the same layout, so that an optimiser
 * needs one loop.
 */
#ifndef TRAIN_NET_H
#define TRAIN_NET_H

#include <stddef.h>
#include <stdint.h>

enum { NET_LAYERS = 3, NET_TAG_LAYER = 1 };

typedef struct net_shape {
    uint32_t words; /* rows of the word table; 0 is the unknown word */
    uint32_t rows;  /* rows of the feature table */
    uint32_t D;
    uint32_t G; /* width of the given word vectors; 0: none */
    uint32_t H;
    uint32_t A;
    uint32_t upos;
    uint32_t xpos;
    uint32_t features;
    uint32_t relations;
} net_shape;

/* Pointers into one flat array. tag columns: upos, then xpos, then features.
 * arc columns: dependent arc, head arc, dependent relation, head relation. */
typedef struct net_dense {
    float *given;                    /* [G, D] */
    float *input[NET_LAYERS];        /* [K, 8H]; K = D, then 2H */
    float *input_bias[NET_LAYERS];   /* [8H] */
    float *recurrent[NET_LAYERS][2]; /* [H, 4H] */
    float *tag;                      /* [2H, upos+xpos+features] */
    float *tag_bias;
    float *arc;           /* [2H, 4A] */
    float *arc_bias;      /* [4A] */
    float *biaffine;      /* [A, A] dependent to head */
    float *head_bias;     /* [A] */
    float *root_arc;      /* [A] the root as a head */
    float *root_relation; /* [A] */
    float *relation;      /* [A, L] */
    float *relation_bias; /* [L] */
} net_dense;

/* net_lay: the pointers for `flat`; returns the floats needed (flat may be
 * NULL to ask). */
size_t net_lay(const net_shape *shape, float *flat, net_dense *out);

/* net_start: seeded starting weights. */
void net_start(const net_shape *shape, uint64_t seed, float *flat);

static inline uint32_t net_tags(const net_shape *shape) {
    return shape->upos + shape->xpos + shape->features;
}

static inline uint32_t net_input_width(const net_shape *shape, int layer) {
    return layer == 0 ? shape->D : 2 * shape->H;
}

/* chance: the next number of a seeded sequence, evenly in [0, 1).
 * splitmix64 (Steele, Lea and Flood 2014). */
double chance(uint64_t *state);

#endif
