/* net_forward.c: from words to losses.
 *
 * The model (after Dozat and Manning 2017, Kiperwasser and Goldberg 2016):
 * the sum of a word's vectors goes through three bidirectional recurrent
 * layers; parts of speech and features are read off the second, heads and
 * relations off the third. A head's score is biaffine in hidden vectors of
 * dependent and head; its relation comes from a hidden layer over both.
 * Dropout hides the same columns of every word of a sentence (Gal and
 * Ghahramani 2016).
 *
 * Everything that the way back needs is kept in net_pass. The recurrence
 * itself is src/encode's, so that training and use cannot drift apart.
 */
#include <math.h>

#include "net_run.h"

static bool table_new(uint32_t rows, uint32_t D, arena *keep, net_table *out) {
    size_t cells = (size_t)rows * D;
    *out = (net_table){rows,
                       D,
                       arena_take(keep, cells, sizeof(float)),
                       arena_take(keep, cells, sizeof(float)),
                       arena_take(keep, rows, sizeof(uint32_t)),
                       0,
                       arena_take(keep, rows, 1)};
    return out->value && out->gradient && out->touched && out->is_touched;
}

bool net_new(const net_shape *shape, uint64_t seed, arena *keep, net *out) {
    *out = (net){.shape = *shape, .kernels = matrix_kernels_best()};
    net_dense none;
    out->floats = net_lay(shape, NULL, &none);
    out->flat = arena_take(keep, out->floats, sizeof(float));
    out->flat_gradient = arena_take(keep, out->floats, sizeof(float));
    if (out->flat == NULL || out->flat_gradient == NULL ||
        !table_new(shape->words, shape->D, keep, &out->words) ||
        !table_new(shape->rows, shape->D, keep, &out->rows)) {
        return false;
    }
    (void)net_lay(shape, out->flat, &out->dense);
    (void)net_lay(shape, out->flat_gradient, &out->gradient);
    net_start(shape, seed, out->flat);
    return true;
}

bool net_product(const net *n, matrix_view a, matrix_view b, float *c, bool add,
                 arena *tmp) {
    arena_mark_t mark = arena_mark(tmp);
    float *packed =
        arena_take(tmp, matrix_packed_floats(b.rows, b.columns), sizeof(float));
    if (packed == NULL) {
        return false;
    }
    n->kernels->multiply(a, matrix_pack(b, packed), c, b.columns, add);
    arena_back(tmp, mark);
    return true;
}

/* draw_mask: [S, K] of 0 or 1/(1-rate); NULL without dropout. */
static bool draw_mask(const net_dropout *dropout, uint32_t S, size_t K,
                      arena *tmp, float **out) {
    *out = NULL;
    if (dropout == NULL || dropout->state == NULL) {
        return true;
    }
    float *mask = arena_take(tmp, S * K, sizeof(float));
    if (mask == NULL) {
        return false;
    }
    float scale = (float)(1.0 / (1.0 - dropout->rate));
    for (size_t i = 0; i < S * K; i++) {
        mask[i] = chance(dropout->state) < dropout->rate ? 0.0f : scale;
    }
    *out = mask;
    return true;
}

static void add_row(float *to, const float *from, float scale, uint32_t D) {
    for (uint32_t j = 0; j < D; j++) {
        to[j] += scale * from[j];
    }
}

/* word_input: the sum of a word's vectors. */
static void word_input(const net *n, const stored *w, bool dropped, float *to) {
    const uint32_t D = n->shape.D;
    add_row(to, n->words.value + (size_t)(dropped ? 0 : w->word) * D, 1.0f, D);
    for (uint32_t i = dropped; i < w->singles; i++) {
        add_row(to, n->rows.value + (size_t)w->rows[i] * D, 1.0f, D);
    }
    for (uint32_t i = w->singles; i < w->singles + w->grams; i++) {
        add_row(to, n->rows.value + (size_t)w->rows[i] * D, w->gram_scale, D);
    }
}

/* add_given: the words' vectors from outside, through their matrix. */
static bool add_given(const net *n, net_pass *p, arena *tmp) {
    const net_batch *b = p->batch;
    const size_t G = n->shape.G;
    if (G == 0) {
        return true;
    }
    p->given = arena_take(tmp, b->steps.R * G, sizeof(float));
    if (p->given == NULL) {
        return false;
    }
    for (uint32_t r = 0; r < b->steps.R; r++) {
        uint32_t row = (b->dropped[r] & BATCH_NO_GIVEN) ? 0 : b->word[r]->given;
        memcpy(p->given + r * G, n->given + row * G, G * sizeof(float));
    }
    return net_product(n, matrix_rows(p->given, b->steps.R, G),
                       matrix_rows(n->dense.given, G, n->shape.D), p->input[0],
                       true, tmp);
}

/* masked: out = in times its sentence's mask, row by row. */
static void masked(const net_batch *b, const float *in, const float *mask,
                   size_t K, float *out) {
    for (uint32_t p = 0; p < b->steps.P; p++) {
        for (uint32_t s = 0; s < b->steps.active[p]; s++) {
            size_t at = batch_row(b, s, p) * K;
            for (size_t j = 0; j < K; j++) {
                out[at + j] =
                    mask == NULL ? in[at + j] : in[at + j] * mask[s * K + j];
            }
        }
    }
}

static void fill_bias(float *rows, const float *bias, uint32_t R, size_t K) {
    for (uint32_t r = 0; r < R; r++) {
        memcpy(rows + r * K, bias, K * sizeof *bias);
    }
}

static bool run_layer(const net *n, int l, net_pass *p, arena *tmp) {
    const size_t H = n->shape.H;
    const size_t K = net_input_width(&n->shape, l);
    const uint32_t R = p->batch->steps.R;
    encode_cells *c = &p->cells[l];
    *c = (encode_cells){arena_take(tmp, R * 8 * H, sizeof(float)),
                        arena_take(tmp, R * 2 * H, sizeof(float)),
                        arena_take(tmp, R * 2 * H, sizeof(float)),
                        arena_take(tmp, R * 2 * H, sizeof(float))};
    float *space =
        arena_take(tmp, 2 * matrix_packed_floats(H, 4 * H), sizeof(float));
    if (!c->gates || !c->cell || !c->squashed || !c->output || !space) {
        return false;
    }
    fill_bias(c->gates, n->dense.input_bias[l], R, 8 * H);
    if (!net_product(n, matrix_rows(p->input[l], R, K),
                     matrix_rows(n->dense.input[l], K, 8 * H), c->gates, true,
                     tmp)) {
        return false;
    }
    matrix_packed packed[2];
    encode_recurrent recurrent[2];
    for (int d = 0; d < 2; d++) {
        matrix_view u = matrix_rows(n->dense.recurrent[l][d], H, 4 * H);
        packed[d] =
            matrix_pack(u, space + (size_t)d * matrix_packed_floats(H, 4 * H));
        recurrent[d] = (encode_recurrent){H, &packed[d], NULL};
    }
    layer_run(n->kernels, recurrent, &p->batch->steps, c);
    masked(p->batch, c->output, p->mask[l + 1], 2 * H, p->input[l + 1]);
    return true;
}

/* class_loss: -ln of the right label's probability; 0 when it has none. */
static double class_loss(const float *x, uint32_t label, uint32_t labels) {
    return label < labels ? -log((double)x[label] + 1e-30) : 0.0;
}

static bool run_tags(const net *n, net_pass *p, arena *tmp, net_loss *loss) {
    const net_shape *s = &n->shape;
    const net_batch *b = p->batch;
    const uint32_t R = b->steps.R;
    const size_t tags = net_tags(s);
    p->tag = arena_take(tmp, R * tags, sizeof(float));
    if (p->tag == NULL) {
        return false;
    }
    fill_bias(p->tag, n->dense.tag_bias, R, tags);
    if (!net_product(n, matrix_rows(p->input[NET_TAG_LAYER + 1], R, 2 * s->H),
                     matrix_rows(n->dense.tag, 2 * s->H, tags), p->tag, true,
                     tmp)) {
        return false;
    }
    for (uint32_t r = 0; r < R; r++) {
        float *upos = p->tag + r * tags;
        float *xpos = upos + s->upos;
        float *features = xpos + s->xpos;
        (void)n->kernels->softmax(upos, s->upos);
        (void)n->kernels->softmax(xpos, s->xpos);
        (void)n->kernels->softmax(features, s->features);
        loss->upos += class_loss(upos, b->upos[r], s->upos);
        loss->xpos += class_loss(xpos, b->xpos[r], s->xpos);
        loss->features += class_loss(features, b->features[r], s->features);
    }
    return true;
}

static float leaky(float x) {
    return x > 0.0f ? x : NET_LEAK * x;
}

/* run_hidden: the four hidden parts; the two arc parts squashed and masked.
 */
static bool run_hidden(const net *n, net_pass *p, arena *tmp) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    const uint32_t R = b->steps.R;
    p->arc = arena_take(tmp, R * 4 * A, sizeof(float));
    p->query = arena_take(tmp, R * A, sizeof(float));
    if (p->arc == NULL || p->query == NULL) {
        return false;
    }
    fill_bias(p->arc, n->dense.arc_bias, R, 4 * A);
    if (!net_product(n, matrix_rows(p->input[NET_LAYERS], R, 2 * n->shape.H),
                     matrix_rows(n->dense.arc, 2 * n->shape.H, 4 * A), p->arc,
                     true, tmp)) {
        return false;
    }
    for (uint32_t at = 0; at < b->steps.P; at++) {
        for (uint32_t s = 0; s < b->steps.active[at]; s++) {
            float *x = p->arc + batch_row(b, s, at) * 4 * A;
            for (size_t j = 0; j < 2 * A; j++) {
                x[j] = leaky(x[j]);
                x[j] *= p->arc_mask ? p->arc_mask[s * 2 * A + j] : 1.0f;
            }
        }
    }
    fill_bias(p->query, n->dense.head_bias, R, A);
    matrix_view dependent = {p->arc, R, A, 4 * A, 1};
    return net_product(n, dependent, matrix_rows(n->dense.biaffine, A, A),
                       p->query, true, tmp);
}

/* run_heads: probabilities of the heads of one sentence's words. */
static bool run_heads(const net *n, net_pass *p, uint32_t s, arena *tmp,
                      net_loss *loss) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    const uint32_t N = b->length[s];
    float *scores = arena_take(tmp, (size_t)N * (N + 1), sizeof(float));
    arena_mark_t mark = arena_mark(tmp);
    float *query = arena_take(tmp, N * A, sizeof(float));
    float *head = arena_take(tmp, (N + 1) * A, sizeof(float));
    if (scores == NULL || query == NULL || head == NULL) {
        return false;
    }
    memcpy(head, n->dense.root_arc, A * sizeof *head);
    for (uint32_t i = 0; i < N; i++) {
        size_t r = batch_row(b, s, i);
        memcpy(query + i * A, p->query + r * A, A * sizeof *query);
        memcpy(head + (i + 1) * A, p->arc + r * 4 * A + A, A * sizeof *head);
    }
    if (!net_product(n, matrix_rows(query, N, A), matrix_turned(head, N + 1, A),
                     scores, false, tmp)) {
        return false;
    }
    for (uint32_t i = 0; i < N; i++) {
        float *row = scores + (size_t)i * (N + 1);
        row[i + 1] = -1e9f;
        (void)n->kernels->softmax(row, N + 1);
        loss->arc += class_loss(row, b->head[batch_row(b, s, i)], N + 1);
    }
    arena_back(tmp, mark);
    p->scores[s] = scores;
    return true;
}

/* run_relations: at the gold heads. */
static bool run_relations(const net *n, net_pass *p, arena *tmp,
                          net_loss *loss) {
    const size_t A = n->shape.A;
    const size_t L = n->shape.relations;
    const net_batch *b = p->batch;
    const uint32_t R = b->steps.R;
    p->hidden = arena_take(tmp, R * A, sizeof(float));
    p->relation = arena_take(tmp, R * L, sizeof(float));
    if (p->hidden == NULL || p->relation == NULL) {
        return false;
    }
    for (uint32_t at = 0; at < b->steps.P; at++) {
        for (uint32_t s = 0; s < b->steps.active[at]; s++) {
            size_t r = batch_row(b, s, at);
            uint32_t h = b->head[r];
            const float *below = p->arc + r * 4 * A + 2 * A;
            const float *above =
                h == 0 ? n->dense.root_relation
                       : p->arc + batch_row(b, s, h - 1) * 4 * A + 3 * A;
            for (size_t j = 0; j < A; j++) {
                float x = leaky(below[j] + above[j]);
                p->hidden[r * A + j] =
                    p->relation_mask ? x * p->relation_mask[s * A + j] : x;
            }
        }
    }
    fill_bias(p->relation, n->dense.relation_bias, R, L);
    if (!net_product(n, matrix_rows(p->hidden, R, A),
                     matrix_rows(n->dense.relation, A, L), p->relation, true,
                     tmp)) {
        return false;
    }
    for (uint32_t r = 0; r < R; r++) {
        (void)n->kernels->softmax(p->relation + r * L, L);
        loss->relation +=
            class_loss(p->relation + r * L, b->relation[r], (uint32_t)L);
    }
    return true;
}

/* prepare: room for inputs and masks; the words' vectors, masked. */
static bool prepare(const net *n, const net_dropout *dropout, net_pass *p,
                    arena *tmp) {
    const net_batch *b = p->batch;
    const uint32_t S = b->steps.S;
    const size_t A = n->shape.A;
    for (int l = 0; l <= NET_LAYERS; l++) {
        size_t K = net_input_width(&n->shape, l);
        p->input[l] = arena_take(tmp, b->steps.R * K, sizeof(float));
        if (p->input[l] == NULL ||
            !draw_mask(dropout, S, K, tmp, &p->mask[l])) {
            return false;
        }
    }
    if (!draw_mask(dropout, S, 2 * A, tmp, &p->arc_mask) ||
        !draw_mask(dropout, S, A, tmp, &p->relation_mask)) {
        return false;
    }
    for (uint32_t r = 0; r < b->steps.R; r++) {
        word_input(n, b->word[r], b->dropped[r] & BATCH_NO_FORM,
                   p->input[0] + (size_t)r * n->shape.D);
    }
    if (!add_given(n, p, tmp)) {
        return false;
    }
    masked(b, p->input[0], p->mask[0], n->shape.D, p->input[0]);
    p->scores = arena_take(tmp, S, sizeof *p->scores);
    return p->scores != NULL;
}

bool net_forward(const net *n, const net_batch *batch,
                 const net_dropout *dropout, arena *tmp, net_pass *out,
                 net_loss *loss) {
    *out = (net_pass){.batch = batch};
    if (!prepare(n, dropout, out, tmp)) {
        return false;
    }
    for (int l = 0; l < NET_LAYERS; l++) {
        if (!run_layer(n, l, out, tmp)) {
            return false;
        }
    }
    if (!run_tags(n, out, tmp, loss) || !run_hidden(n, out, tmp) ||
        !run_relations(n, out, tmp, loss)) {
        return false;
    }
    for (uint32_t s = 0; s < batch->steps.S; s++) {
        if (!run_heads(n, out, s, tmp, loss)) {
            return false;
        }
    }
    loss->words += batch->steps.R;
    return true;
}
