/* headline.h: which words headlines leave out or change. */
#ifndef TRAIN_HEADLINE_H
#define TRAIN_HEADLINE_H

#include "corpus.h"

/* headline_uses: fills headline, comma and to of a corpus.
 * returns false: no memory */
bool headline_uses(corpus *c, const vocabulary *v, arena *keep);

#endif
