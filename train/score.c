/* score.c: dev scores while training.
 *
 * Same batches and same net as training, without dropout; heads by the same
 * decoder as parse_run. The scores of a model that ships come from eval.c,
 * which reads what the program wrote; these only show whether training goes
 * the right way.
 */
#include "score.h"

#include <math.h>

#include "parse/parse_decode.h"

enum { SCORE_BATCH_WORDS = 2000 };

static uint32_t best(const float *x, uint32_t n) {
    uint32_t at = 0;
    for (uint32_t j = 1; j < n; j++) {
        at = x[j] > x[at] ? j : at;
    }
    return at;
}

static void score_tags(const net *n, const net_pass *p, net_score *score) {
    const net_shape *s = &n->shape;
    const net_batch *b = p->batch;
    for (uint32_t r = 0; r < b->steps.R; r++) {
        const float *x = p->tag + r * (size_t)net_tags(s);
        score->upos += best(x, s->upos) == b->upos[r];
        score->xpos += best(x + s->upos, s->xpos) == b->xpos[r];
        score->features +=
            best(x + s->upos + s->xpos, s->features) == b->features[r];
    }
    score->words += b->steps.R;
}

/* relation_at: the best relation of row r under head row above (NULL: root).
 */
static uint32_t relation_at(const net *n, const float *below,
                            const float *above) {
    const uint32_t A = n->shape.A;
    const uint32_t L = n->shape.relations;
    uint32_t top = 0;
    float most = -INFINITY;
    for (uint32_t l = 0; l < L; l++) {
        float sum = n->dense.relation_bias[l];
        for (uint32_t j = 0; j < A; j++) {
            float x = below[j] + above[j];
            sum += (x > 0 ? x : NET_LEAK * x) * n->dense.relation[j * L + l];
        }
        if (sum > most) {
            most = sum;
            top = l;
        }
    }
    return top;
}

static bool score_heads(const net *n, const net_pass *p, uint32_t s, arena *tmp,
                        net_score *score) {
    const size_t A = n->shape.A;
    const net_batch *b = p->batch;
    const uint32_t N = b->length[s];
    uint32_t *head = arena_take(tmp, N, sizeof *head);
    if (head == NULL) {
        return false;
    }
    float *logs = p->scores[s];
    for (uint32_t i = 0; i < N * (N + 1); i++) {
        logs[i] = logf(logs[i] + 1e-30f);
    }
    if (!decode_tree(logs, N, tmp, head)) {
        return false;
    }
    for (uint32_t i = 0; i < N; i++) {
        size_t r = batch_row(b, s, i);
        if (head[i] != b->head[r]) {
            continue;
        }
        const float *above =
            head[i] == 0
                ? n->dense.root_relation
                : p->arc + batch_row(b, s, head[i] - 1) * 4 * A + 3 * A;
        score->heads++;
        score->relations +=
            relation_at(n, p->arc + r * 4 * A + 2 * A, above) == b->relation[r];
    }
    return true;
}

bool score_corpus(const net *n, const corpus *c, feature_store *store,
                  arena *tmp, net_score *out) {
    arena_mark_t mark = arena_mark(tmp);
    batch_plan plan;
    bool good = plan_batches(c, SCORE_BATCH_WORDS, NULL, tmp, &plan);
    *out = (net_score){0};
    for (uint32_t i = 0; good && i < plan.count; i++) {
        arena_mark_t inner = arena_mark(tmp);
        net_batch b;
        net_pass p;
        net_loss loss = {0};
        good = batch_make(c, plan.order + plan.begin[i],
                          plan.begin[i + 1] - plan.begin[i], store, NULL, tmp,
                          &b) &&
               net_forward(n, &b, NULL, tmp, &p, &loss);
        if (good) {
            score_tags(n, &p, out);
        }
        for (uint32_t s = 0; good && s < b.steps.S; s++) {
            good = score_heads(n, &p, s, tmp, out);
        }
        arena_back(tmp, inner);
    }
    arena_back(tmp, mark);
    return good;
}
