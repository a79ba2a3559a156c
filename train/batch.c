/* batch.c: which sentences are trained together.
 *
 * Sentences of alike length share a batch, so that recurrent steps stay wide;
 * a random half word either way keeps batches from being the same each epoch.
 */
#include "batch.h"

#include <stdlib.h>

typedef struct keyed {
    double key;
    uint32_t sentence;
} keyed;

static int by_key_down(const void *a, const void *b) {
    const keyed *x = a;
    const keyed *y = b;
    if (x->key != y->key) {
        return x->key > y->key ? -1 : 1;
    }
    return x->sentence < y->sentence ? -1 : x->sentence > y->sentence;
}

static uint32_t length_of(const corpus *c, uint32_t s) {
    return c->first[s + 1] - c->first[s];
}

/* sort_order: by length, longest first. */
static bool sort_order(const corpus *c, uint32_t *order, uint32_t n,
                       double jitter, uint64_t *state, arena *tmp) {
    keyed *k = arena_take(tmp, n, sizeof *k);
    if (k == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        double noise = jitter > 0 ? jitter * chance(state) : 0.0;
        k[i] = (keyed){length_of(c, order[i]) + noise, order[i]};
    }
    qsort(k, n, sizeof *k, by_key_down);
    for (uint32_t i = 0; i < n; i++) {
        order[i] = k[i].sentence;
    }
    return true;
}

/* shuffle_batches: the batches of the plan in random order. */
static bool shuffle_batches(batch_plan *plan, uint32_t N, uint64_t *state,
                            arena *tmp) {
    uint32_t *turn = arena_take(tmp, plan->count, sizeof *turn);
    uint32_t *order = arena_take(tmp, N, sizeof *order);
    uint32_t *begin = arena_take(tmp, plan->count + (size_t)1, sizeof *begin);
    uint32_t n = 0;
    if (turn == NULL || order == NULL || begin == NULL) {
        return false;
    }
    for (uint32_t b = 0; b < plan->count; b++) {
        uint32_t other = (uint32_t)(chance(state) * (b + 1));
        turn[b] = turn[other];
        turn[other] = b;
    }
    for (uint32_t b = 0; b < plan->count; b++) {
        uint32_t from = plan->begin[turn[b]];
        uint32_t size = plan->begin[turn[b] + 1] - from;
        memcpy(order + n, plan->order + from, size * sizeof *order);
        begin[b] = n;
        n += size;
    }
    begin[plan->count] = n;
    plan->order = order;
    plan->begin = begin;
    return true;
}

bool plan_batches(const corpus *c, uint32_t words, uint64_t *state, arena *tmp,
                  batch_plan *out) {
    batch_plan plan = {0, arena_take(tmp, c->N, sizeof(uint32_t)),
                       arena_take(tmp, c->N + (size_t)1, sizeof(uint32_t))};
    uint32_t sum = 0;
    if (plan.order == NULL || plan.begin == NULL) {
        return false;
    }
    for (uint32_t s = 0; s < c->N; s++) {
        plan.order[s] = s;
    }
    if (!sort_order(c, plan.order, c->N, state ? 3.0 : 0.0, state, tmp)) {
        return false;
    }
    for (uint32_t i = 0; i < c->N; i++) {
        uint32_t n = length_of(c, plan.order[i]);
        if (i == 0 || sum + n > words) {
            plan.begin[plan.count++] = i;
            sum = 0;
        }
        sum += n;
    }
    plan.begin[plan.count] = c->N;
    for (uint32_t b = 0; b < plan.count; b++) {
        uint32_t from = plan.begin[b];
        if (!sort_order(c, plan.order + from, plan.begin[b + 1] - from, 0, NULL,
                        tmp)) {
            return false;
        }
    }
    *out = plan;
    return state == NULL || shuffle_batches(out, c->N, state, tmp);
}

static bool batch_room(net_batch *b, uint32_t S, uint32_t P, uint32_t R,
                       arena *tmp) {
    b->word = arena_take(tmp, R, sizeof *b->word);
    b->dropped = arena_take(tmp, R, 1);
    b->upos = arena_take(tmp, R, 1);
    b->xpos = arena_take(tmp, R, sizeof(uint16_t));
    b->features = arena_take(tmp, R, sizeof(uint16_t));
    b->relation = arena_take(tmp, R, sizeof(uint16_t));
    b->head = arena_take(tmp, R, sizeof(uint32_t));
    uint32_t *active = arena_take(tmp, P, sizeof *active);
    uint32_t *offset = arena_take(tmp, P, sizeof *offset);
    if (!b->word || !b->dropped || !b->upos || !b->xpos || !b->features ||
        !b->relation || !b->head || !active || !offset) {
        return false;
    }
    for (uint32_t s = 0; s < S; s++) {
        for (uint32_t p = 0; p < b->length[s]; p++) {
            active[p]++;
        }
    }
    for (uint32_t p = 1; p < P; p++) {
        offset[p] = offset[p - 1] + active[p - 1];
    }
    b->steps = (encode_steps){S, P, R, active, offset};
    return true;
}

static bool fill_sentence(const draft *d, uint32_t s, feature_store *store,
                          const batch_noise *noise, net_batch *b) {
    for (uint32_t p = 0; p < d->n; p++) {
        uint32_t r = batch_row(b, s, p);
        b->word[r] = store_features(store, d->form[p], d->spacing[p]);
        if (b->word[r] == NULL) {
            return false;
        }
        if (noise != NULL) {
            bool form = chance(noise->state) < noise->drop_word;
            bool given = chance(noise->state) < noise->drop_given;
            b->dropped[r] = (uint8_t)((form ? BATCH_NO_FORM : 0) |
                                      (given ? BATCH_NO_GIVEN : 0));
        }
        b->upos[r] = d->upos[p];
        b->xpos[r] = d->xpos[p];
        b->features[r] = d->features[p];
        b->relation[r] = d->relation[p];
        b->head[r] = d->head[p];
    }
    return true;
}

/* lengths_down: insertion sort by length; the list is nearly sorted. */
static void lengths_down(draft *drafts, uint32_t S) {
    for (uint32_t i = 1; i < S; i++) {
        draft d = drafts[i];
        uint32_t j = i;
        for (; j > 0 && drafts[j - 1].n < d.n; j--) {
            drafts[j] = drafts[j - 1];
        }
        drafts[j] = d;
    }
}

bool batch_make(const corpus *c, const uint32_t *order, uint32_t S,
                feature_store *store, const batch_noise *noise, arena *tmp,
                net_batch *out) {
    net_batch b = {0};
    uint32_t *length = arena_take(tmp, S, sizeof *length);
    draft *drafts = arena_take(tmp, S, sizeof *drafts);
    uint32_t R = 0;
    if (length == NULL || drafts == NULL) {
        return false;
    }
    for (uint32_t s = 0; s < S; s++) {
        if (!draft_make(c, order[s], noise, tmp, &drafts[s])) {
            return false;
        }
        R += drafts[s].n;
    }
    lengths_down(drafts, S);
    for (uint32_t s = 0; s < S; s++) {
        length[s] = drafts[s].n;
    }
    b.length = length;
    if (!batch_room(&b, S, length[0], R, tmp)) {
        return false;
    }
    for (uint32_t s = 0; s < S; s++) {
        if (!fill_sentence(&drafts[s], s, store, noise, &b)) {
            return false;
        }
    }
    *out = b;
    return true;
}
