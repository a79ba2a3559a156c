/* net_backward.c: the gradient of every weight, by hand.
 *
 * The problem: the loss falls only if every weight knows which way is down.
 * Method: reverse accumulation through net_forward.c, step by step backwards
 * (Rumelhart et al. 1986; through time, Werbos 1990). Each function here
 * undoes one function there and is named alike. A wrong sign trains to
 * something plausible and bad, so tests/unit/test_train_net.c compares every
 * kind of weight with finite differences.
 *
 * Probabilities become their own gradient in place (p - 1 at the label), which
 * is why a pass can be run back once only.
 */
#include "net_run.h"

static void add_rows(float *sum, const float *rows, uint32_t R, size_t K) {
    for (uint32_t r = 0; r < R; r++) {
        for (size_t j = 0; j < K; j++) {
            sum[j] += rows[r * K + j];
        }
    }
}

/* class_back: probabilities to the gradient of the mean loss. */
static void class_back(float *x, uint32_t n, uint32_t label, float scale) {
    if (label >= n) {
        memset(x, 0, n * sizeof *x);
        return;
    }
    x[label] -= 1.0f;
    for (uint32_t j = 0; j < n; j++) {
        x[j] *= scale;
    }
}

/* weights_back: dW += in^T d, db += sum of d, din (+)= d W^T. */
typedef struct linear_back {
    matrix_view in;       /* [R, K] */
    const float *weights; /* [K, N] */
    const float *d;       /* [R, N] */
    size_t N;
    float *d_weights;
    float *d_bias;
    float *d_in; /* [R, K] or NULL */
    bool add;
} linear_back;

static bool weights_back(const net *n, const linear_back *b, arena *tmp) {
    size_t R = b->in.rows;
    size_t K = b->in.columns;
    matrix_view turned = {b->in.at, K, R, b->in.step, b->in.row};
    if (!net_product(n, turned, matrix_rows(b->d, R, b->N), b->d_weights, true,
                     tmp)) {
        return false;
    }
    if (b->d_bias != NULL) {
        add_rows(b->d_bias, b->d, (uint32_t)R, b->N);
    }
    return b->d_in == NULL || net_product(n, matrix_rows(b->d, R, b->N),
                                          matrix_turned(b->weights, K, b->N),
                                          b->d_in, b->add, tmp);
}

static bool tags_back(net *n, net_pass *p, float *d_in, arena *tmp) {
    const net_shape *s = &n->shape;
    const net_batch *b = p->batch;
    const uint32_t R = b->steps.R;
    const size_t tags = net_tags(s);
    const float scale = 1.0f / (float)R;
    for (uint32_t r = 0; r < R; r++) {
        float *x = p->tag + r * tags;
        class_back(x, s->upos, b->upos[r], scale);
        class_back(x + s->upos, s->xpos, b->xpos[r], scale);
        class_back(x + s->upos + s->xpos, s->features, b->features[r], scale);
    }
    linear_back back = {matrix_rows(p->input[NET_TAG_LAYER + 1], R, 2 * s->H),
                        n->dense.tag,
                        p->tag,
                        tags,
                        n->gradient.tag,
                        n->gradient.tag_bias,
                        d_in,
                        true};
    return weights_back(n, &back, tmp);
}

static float leak_of(float x) {
    return x > 0.0f ? 1.0f : NET_LEAK;
}

/* hidden_back: from the relation's hidden layer to both words' parts. */
static void hidden_back(net *n, const net_pass *p, const float *d_hidden,
                        float *d_arc) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    for (uint32_t at = 0; at < b->steps.P; at++) {
        for (uint32_t s = 0; s < b->steps.active[at]; s++) {
            size_t r = batch_row(b, s, at);
            uint32_t h = b->head[r];
            float *below = d_arc + r * 4 * A + 2 * A;
            float *above = h == 0
                               ? n->gradient.root_relation
                               : d_arc + batch_row(b, s, h - 1) * 4 * A + 3 * A;
            for (size_t j = 0; j < A; j++) {
                float d = d_hidden[r * A + j] * leak_of(p->hidden[r * A + j]);
                d *= p->relation_mask ? p->relation_mask[s * A + j] : 1.0f;
                below[j] += d;
                above[j] += d;
            }
        }
    }
}

static bool relations_back(net *n, net_pass *p, float *d_arc, arena *tmp) {
    const size_t A = n->shape.A;
    const size_t L = n->shape.relations;
    const uint32_t R = p->batch->steps.R;
    float *d_hidden = arena_take(tmp, R * A, sizeof(float));
    if (d_hidden == NULL) {
        return false;
    }
    for (uint32_t r = 0; r < R; r++) {
        class_back(p->relation + r * L, (uint32_t)L, p->batch->relation[r],
                   1.0f / (float)R);
    }
    linear_back back = {matrix_rows(p->hidden, R, A),
                        n->dense.relation,
                        p->relation,
                        L,
                        n->gradient.relation,
                        n->gradient.relation_bias,
                        d_hidden,
                        false};
    if (!weights_back(n, &back, tmp)) {
        return false;
    }
    hidden_back(n, p, d_hidden, d_arc);
    return true;
}

/* heads_back: one sentence: d of the scores to d of queries and heads. */
static bool heads_back(net *n, net_pass *p, uint32_t s, float *d_query,
                       float *d_arc, arena *tmp) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    const uint32_t N = b->length[s];
    float *head = arena_take(tmp, (N + 1) * A, sizeof(float));
    float *query = arena_take(tmp, N * A, sizeof(float));
    float *d_head = arena_take(tmp, (N + 1) * A, sizeof(float));
    float *d_ask = arena_take(tmp, N * A, sizeof(float));
    if (!head || !query || !d_head || !d_ask) {
        return false;
    }
    memcpy(head, n->dense.root_arc, A * sizeof *head);
    for (uint32_t i = 0; i < N; i++) {
        size_t r = batch_row(b, s, i);
        memcpy(query + i * A, p->query + r * A, A * sizeof *query);
        memcpy(head + (i + 1) * A, p->arc + r * 4 * A + A, A * sizeof *head);
        class_back(p->scores[s] + (size_t)i * (N + 1), N + 1, b->head[r],
                   1.0f / (float)b->steps.R);
    }
    if (!net_product(n, matrix_rows(p->scores[s], N, N + 1),
                     matrix_rows(head, N + 1, A), d_ask, false, tmp) ||
        !net_product(n, matrix_turned(p->scores[s], N, N + 1),
                     matrix_rows(query, N, A), d_head, false, tmp)) {
        return false;
    }
    add_rows(n->gradient.root_arc, d_head, 1, A);
    for (uint32_t i = 0; i < N; i++) {
        size_t r = batch_row(b, s, i);
        memcpy(d_query + r * A, d_ask + i * A, A * sizeof *d_ask);
        add_rows(d_arc + r * 4 * A + A, d_head + (i + 1) * A, 1, A);
    }
    return true;
}

/* arc_back: through the biaffine form and the squashing, to d of the layer.
 */
static bool arc_back(net *n, net_pass *p, float *d_query, float *d_arc,
                     float *d_in, arena *tmp) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    const uint32_t R = b->steps.R;
    float *d_dependent = arena_take(tmp, R * A, sizeof(float));
    if (d_dependent == NULL) {
        return false;
    }
    linear_back query = {
        {p->arc, R, A, 4 * A, 1}, n->dense.biaffine,     d_query,     A,
        n->gradient.biaffine,     n->gradient.head_bias, d_dependent, false};
    if (!weights_back(n, &query, tmp)) {
        return false;
    }
    for (uint32_t at = 0; at < b->steps.P; at++) {
        for (uint32_t s = 0; s < b->steps.active[at]; s++) {
            size_t r = batch_row(b, s, at);
            float *d = d_arc + r * 4 * A;
            add_rows(d, d_dependent + r * A, 1, A);
            for (size_t j = 0; j < 2 * A; j++) {
                d[j] *= leak_of(p->arc[r * 4 * A + j]);
                d[j] *= p->arc_mask ? p->arc_mask[s * 2 * A + j] : 1.0f;
            }
        }
    }
    linear_back hidden = {matrix_rows(p->input[NET_LAYERS], R, 2 * n->shape.H),
                          n->dense.arc,
                          d_arc,
                          4 * A,
                          n->gradient.arc,
                          n->gradient.arc_bias,
                          d_in,
                          false};
    return weights_back(n, &hidden, tmp);
}

static bool parse_back(net *n, net_pass *p, float *d_in, arena *tmp) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    float *d_arc = arena_take(tmp, b->steps.R * 4 * A, sizeof(float));
    float *d_query = arena_take(tmp, b->steps.R * A, sizeof(float));
    if (d_arc == NULL || d_query == NULL || !relations_back(n, p, d_arc, tmp)) {
        return false;
    }
    for (uint32_t s = 0; s < b->steps.S; s++) {
        arena_mark_t mark = arena_mark(tmp);
        if (!heads_back(n, p, s, d_query, d_arc, tmp)) {
            return false;
        }
        arena_back(tmp, mark);
    }
    return arc_back(n, p, d_query, d_arc, d_in, tmp);
}

/* cell_back: one row of one direction. d_output is the whole gradient of its
 * output, d_cell that of its cell from the step after; gates become their own
 * gradient, d_cell that of the cell before. */
typedef struct cell_row {
    size_t H;
    float *gates;
    const float *was; /* cell before, or NULL */
    const float *squashed;
    const float *d_output;
    float *d_cell;
} cell_row;

static void cell_back(const cell_row *c) {
    const size_t H = c->H;
    for (size_t j = 0; j < H; j++) {
        float in = c->gates[j];
        float keep = c->gates[H + j];
        float fresh = c->gates[2 * H + j];
        float out = c->gates[3 * H + j];
        float t = c->squashed[j];
        float d = c->d_output[j];
        float dc = c->d_cell[j] + d * out * (1.0f - t * t);
        float was = c->was == NULL ? 0.0f : c->was[j];
        c->gates[j] = dc * fresh * in * (1.0f - in);
        c->gates[H + j] = dc * was * keep * (1.0f - keep);
        c->gates[2 * H + j] = dc * in * (1.0f - fresh * fresh);
        c->gates[3 * H + j] = d * t * out * (1.0f - out);
        c->d_cell[j] = dc * keep;
    }
}

/* One direction of one layer, on the way back. */
typedef struct way_back {
    const encode_steps *steps;
    const encode_cells *cells;
    float *d_output;      /* [R, 2H] taken apart in place */
    float *d_cell;        /* [S, H] */
    float *before;        /* [R, H] outputs before, zero where there is none */
    matrix_packed turned; /* [4H, H] recurrent weights, transposed */
    size_t H;
    size_t side; /* first column of the direction: 0 or H */
} way_back;

/* position_back: the rows of position p, whose state came from `from`
 * (DOC_NONE: none) for the first `carried`. */
static void position_back(const net *n, const way_back *w, uint32_t p,
                          uint32_t from, uint32_t carried) {
    const size_t H = w->H;
    const uint32_t row = w->steps->offset[p];
    const uint32_t rows = w->steps->active[p];
    for (uint32_t i = 0; i < rows; i++) {
        size_t at = (row + i) * 2 * H + w->side;
        size_t was = (from + i) * 2 * H + w->side;
        bool has = i < carried;
        cell_row c = {H,
                      w->cells->gates + (row + i) * 8 * H + 4 * w->side,
                      has ? w->cells->cell + was : NULL,
                      w->cells->squashed + at,
                      w->d_output + at,
                      w->d_cell + i * H};
        cell_back(&c);
        if (has) {
            memcpy(w->before + (row + i) * H, w->cells->output + was,
                   H * sizeof(float));
        } else {
            memset(w->d_cell + i * H, 0, H * sizeof(float));
        }
    }
    if (carried > 0) {
        matrix_view d = {w->cells->gates + row * 8 * H + 4 * w->side, carried,
                         4 * H, 8 * H, 1};
        n->kernels->multiply(d, w->turned, w->d_output + from * 2 * H + w->side,
                             2 * H, true);
    }
}

/* direction_back: against the order in which layer_run went. A sentence's
 * d_cell is zero where it begins or ends, which position_back sees to. */
static void direction_back(const net *n, const way_back *w) {
    const encode_steps *st = w->steps;
    if (w->side == 0) {
        for (uint32_t p = st->P; p-- > 0;) {
            uint32_t from = p > 0 ? st->offset[p - 1] : 0;
            position_back(n, w, p, from, p > 0 ? st->active[p] : 0);
        }
        return;
    }
    for (uint32_t p = 0; p < st->P; p++) {
        bool more = p + 1 < st->P;
        position_back(n, w, p, more ? st->offset[p + 1] : 0,
                      more ? st->active[p + 1] : 0);
    }
}

static bool recurrent_back(net *n, const net_pass *p, int l, float *d_output,
                           arena *tmp) {
    const size_t H = n->shape.H;
    const encode_steps *st = &p->batch->steps;
    for (int d = 0; d < 2; d++) {
        float *space =
            arena_take(tmp, matrix_packed_floats(4 * H, H), sizeof(float));
        way_back w = {st,
                      &p->cells[l],
                      d_output,
                      arena_take(tmp, st->S * H, sizeof(float)),
                      arena_take(tmp, st->R * H, sizeof(float)),
                      {0},
                      H,
                      (size_t)d * H};
        if (space == NULL || w.d_cell == NULL || w.before == NULL) {
            return false;
        }
        w.turned = matrix_pack(
            matrix_turned(n->dense.recurrent[l][d], H, 4 * H), space);
        direction_back(n, &w);
        matrix_view gates = {p->cells[l].gates + 4 * w.side, st->R, 4 * H,
                             8 * H, 1};
        if (!net_product(n, matrix_turned(w.before, st->R, H), gates,
                         n->gradient.recurrent[l][d], true, tmp)) {
            return false;
        }
    }
    return true;
}

/* unmask: d of a masked value to d of the value. */
static void unmask(const net_batch *b, const float *mask, size_t K, float *d) {
    for (uint32_t p = 0; mask != NULL && p < b->steps.P; p++) {
        for (uint32_t s = 0; s < b->steps.active[p]; s++) {
            float *row = d + batch_row(b, s, p) * K;
            for (size_t j = 0; j < K; j++) {
                row[j] *= mask[s * K + j];
            }
        }
    }
}

/* layer_back: d of the masked output to d of the masked input. */
static bool layer_back(net *n, const net_pass *p, int l, float *d_output,
                       float *d_input, arena *tmp) {
    const size_t H = n->shape.H;
    const size_t K = net_input_width(&n->shape, l);
    const uint32_t R = p->batch->steps.R;
    unmask(p->batch, p->mask[l + 1], 2 * H, d_output);
    if (!recurrent_back(n, p, l, d_output, tmp)) {
        return false;
    }
    linear_back back = {matrix_rows(p->input[l], R, K),
                        n->dense.input[l],
                        p->cells[l].gates,
                        8 * H,
                        n->gradient.input[l],
                        n->gradient.input_bias[l],
                        d_input,
                        false};
    return weights_back(n, &back, tmp);
}

static void table_add(net_table *t, uint32_t row, const float *d, float scale) {
    float *to = t->gradient + (size_t)row * t->D;
    if (!t->is_touched[row]) {
        t->is_touched[row] = 1;
        t->touched[t->touched_count++] = row;
    }
    for (uint32_t j = 0; j < t->D; j++) {
        to[j] += scale * d[j];
    }
}

static void words_back(net *n, const net_pass *p, const float *d_input) {
    const net_batch *b = p->batch;
    for (uint32_t r = 0; r < b->steps.R; r++) {
        const stored *w = b->word[r];
        const float *d = d_input + (size_t)r * n->shape.D;
        bool hidden = (b->dropped[r] & BATCH_NO_FORM) != 0;
        table_add(&n->words, hidden ? 0 : w->word, d, 1.0f);
        for (uint32_t i = hidden; i < w->singles; i++) {
            table_add(&n->rows, w->rows[i], d, 1.0f);
        }
        for (uint32_t i = w->singles; i < w->singles + w->grams; i++) {
            table_add(&n->rows, w->rows[i], d, w->gram_scale);
        }
    }
}

/* given_back: to the matrix; the given vectors themselves stay. */
static bool given_back(net *n, const net_pass *p, const float *d_input,
                       arena *tmp) {
    const uint32_t R = p->batch->steps.R;
    return p->given == NULL ||
           net_product(n, matrix_turned(p->given, R, n->shape.G),
                       matrix_rows(d_input, R, n->shape.D), n->gradient.given,
                       true, tmp);
}

bool net_backward(net *n, net_pass *pass, arena *tmp) {
    const uint32_t R = pass->batch->steps.R;
    float *d = arena_take(tmp, R * 2 * (size_t)n->shape.H, sizeof(float));
    if (d == NULL || !parse_back(n, pass, d, tmp)) {
        return false;
    }
    for (int l = NET_LAYERS - 1; l >= 0; l--) {
        if (l == NET_TAG_LAYER && !tags_back(n, pass, d, tmp)) {
            return false;
        }
        size_t K = net_input_width(&n->shape, l);
        float *below = arena_take(tmp, R * K, sizeof(float));
        if (below == NULL || !layer_back(n, pass, l, d, below, tmp)) {
            return false;
        }
        d = below;
    }
    unmask(pass->batch, pass->mask[0], n->shape.D, d);
    words_back(n, pass, d);
    return given_back(n, pass, d, tmp);
}

static void table_zero(net_table *t) {
    for (uint32_t i = 0; i < t->touched_count; i++) {
        uint32_t row = t->touched[i];
        memset(t->gradient + (size_t)row * t->D, 0, t->D * sizeof(float));
        t->is_touched[row] = 0;
    }
    t->touched_count = 0;
}

void net_zero(net *n) {
    memset(n->flat_gradient, 0, n->floats * sizeof(float));
    table_zero(&n->words);
    table_zero(&n->rows);
}
