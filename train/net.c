/* net.c: layout and starting values of the weights.
 *
 * Uniform starting values within 1/sqrt(inputs) (Glorot and Bengio 2010 up to
 * a constant); recurrent ones likewise; the forget gates begin open (bias 1,
 * Jozefowicz et al. 2015), and given word vectors come in as they are. The
 * biaffine form and the word tables begin at zero (Dozat and Manning 2017), so
 * that a table row never trained adds nothing.
 */
#include "net.h"

#include <math.h>

double chance(uint64_t *state) {
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (double)(z >> 11) * 0x1p-53;
}

/* place: the next `count` floats of the flat array. */
static float *place(float *flat, size_t *used, size_t count) {
    float *at = flat == NULL ? NULL : flat + *used;
    *used += count;
    return at;
}

size_t net_lay(const net_shape *shape, float *flat, net_dense *out) {
    const size_t H = shape->H;
    const size_t A = shape->A;
    size_t n = 0;
    out->given = place(flat, &n, (size_t)shape->G * shape->D);
    for (int l = 0; l < NET_LAYERS; l++) {
        out->input[l] = place(flat, &n, net_input_width(shape, l) * 8 * H);
        out->input_bias[l] = place(flat, &n, 8 * H);
        out->recurrent[l][0] = place(flat, &n, 4 * H * H);
        out->recurrent[l][1] = place(flat, &n, 4 * H * H);
    }
    out->tag = place(flat, &n, 2 * H * net_tags(shape));
    out->tag_bias = place(flat, &n, net_tags(shape));
    out->arc = place(flat, &n, 2 * H * 4 * A);
    out->arc_bias = place(flat, &n, 4 * A);
    out->biaffine = place(flat, &n, A * A);
    out->head_bias = place(flat, &n, A);
    out->root_arc = place(flat, &n, A);
    out->root_relation = place(flat, &n, A);
    out->relation = place(flat, &n, A * shape->relations);
    out->relation_bias = place(flat, &n, shape->relations);
    return n;
}

static void spread(float *at, size_t count, size_t inputs, uint64_t *state) {
    double most = 1.0 / sqrt((double)inputs);
    for (size_t i = 0; i < count; i++) {
        at[i] = (float)((2.0 * chance(state) - 1.0) * most);
    }
}

void net_start(const net_shape *shape, uint64_t seed, float *flat) {
    const size_t H = shape->H;
    const size_t A = shape->A;
    net_dense d;
    size_t all = net_lay(shape, flat, &d);
    uint64_t state = seed;
    for (size_t i = 0; i < all; i++) {
        flat[i] = 0.0f;
    }
    for (uint32_t g = 0; g < shape->G && g < shape->D; g++) {
        d.given[(size_t)g * shape->D + g] = 1.0f;
    }
    for (int l = 0; l < NET_LAYERS; l++) {
        size_t K = net_input_width(shape, l);
        spread(d.input[l], K * 8 * H, K, &state);
        spread(d.recurrent[l][0], 4 * H * H, H, &state);
        spread(d.recurrent[l][1], 4 * H * H, H, &state);
        for (size_t j = 0; j < H; j++) {
            d.input_bias[l][H + j] = 1.0f;
            d.input_bias[l][5 * H + j] = 1.0f;
        }
    }
    spread(d.arc, 2 * H * 4 * A, 2 * H, &state);
    spread(d.root_arc, A, A, &state);
    spread(d.root_relation, A, A, &state);
    spread(d.relation, A * shape->relations, A, &state);
    spread(d.tag, 2 * H * net_tags(shape), 2 * H, &state);
}
