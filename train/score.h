/* score.h: how right a net is on a corpus, with gold words.
 */
#ifndef TRAIN_SCORE_H
#define TRAIN_SCORE_H

#include "net_run.h"

typedef struct net_score {
    uint32_t words;
    uint32_t upos;
    uint32_t xpos;
    uint32_t features;
    uint32_t heads;
    uint32_t relations; /* head and relation, subtypes included */
} net_score;

bool score_corpus(const net *n, const corpus *c, feature_store *store,
                  arena *tmp, net_score *out);

#endif
