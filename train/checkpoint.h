/* checkpoint.h: the state of a training in a file, to go on from.
 */
#ifndef TRAIN_CHECKPOINT_H
#define TRAIN_CHECKPOINT_H

#include "adam.h"
#include "average.h"
#include "base/status.h"

/* Where a training stands, besides the weights. */
typedef struct train_place {
    uint64_t seed;
    uint64_t chance; /* state of the random sequence */
    uint64_t data;   /* hash of the vocabulary, so that data cannot change */
    uint32_t epoch;  /* epochs done */
    uint32_t epochs;
} train_place;

/* All that a training changes. */
typedef struct train_state {
    const net *net;
    const adam *adam;
    const average *mean;
    const train_place *place;
} train_state;

/* checkpoint_write: errors  ACTA_IO, ACTA_BAD_MODEL: a weight is not finite,
 * and the file is left as it was */
acta_status checkpoint_write(const char *path, const train_state *state,
                             acta_error *error);

/* checkpoint_read: into a training of the same shape, whose numbers it
 * overwrites.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_MODEL */
acta_status checkpoint_read(const char *path, const train_state *into,
                            acta_error *error);

#endif
