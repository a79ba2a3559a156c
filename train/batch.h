/* batch.h: some sentences side by side, with what must be predicted.
 */
#ifndef TRAIN_BATCH_H
#define TRAIN_BATCH_H

#include "corpus.h"
#include "encode/encode_layer.h"
#include "net.h"
#include "variant.h"

/* What a word may have hidden from the net. */
enum { BATCH_NO_FORM = 1, BATCH_NO_GIVEN = 2 };

typedef struct net_batch {
    encode_steps steps;
    const uint32_t *length; /* [S] */
    const stored **word;    /* [R] */
    uint8_t *dropped;       /* [R] what is hidden: BATCH_NO_... */
    uint8_t *upos;          /* [R] */
    uint16_t *xpos;         /* [R] */
    uint16_t *features;     /* [R] */
    uint16_t *relation;     /* [R] */
    uint32_t *head;         /* [R] 0 root, else 1 + position */
} net_batch;

/* batch_plan: an order of all sentences and where each batch begins.
 * order [N] sentences, longest first within a batch; begin [count + 1]. */
typedef struct batch_plan {
    uint32_t count;
    uint32_t *order;
    uint32_t *begin;
} batch_plan;

/* plan_batches: batches of about `words` words of alike length; shuffled when
 * state is not NULL. */
bool plan_batches(const corpus *c, uint32_t words, uint64_t *state, arena *tmp,
                  batch_plan *out);

/* batch_make: the sentences order[0..S) (longest first).
 * noise may be NULL. memory: keep of the caller (tmp). */
bool batch_make(const corpus *c, const uint32_t *order, uint32_t S,
                feature_store *store, const batch_noise *noise, arena *tmp,
                net_batch *out);

static inline uint32_t batch_row(const net_batch *b, uint32_t s, uint32_t p) {
    return b->steps.offset[p] + s;
}

#endif
