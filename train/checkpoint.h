/* checkpoint.h: the state of a training in a file, to go on from.
 */
#ifndef TRAIN_CHECKPOINT_H
#define TRAIN_CHECKPOINT_H

#include "adam.h"
#include "base/status.h"

/* Where a training stands, besides the weights. */
typedef struct train_place {
    uint64_t seed;
    uint64_t chance; /* state of the random sequence */
    uint64_t data;   /* hash of the vocabulary, so that data cannot change */
    uint32_t epoch;  /* epochs done */
    uint32_t epochs;
} train_place;

acta_status checkpoint_write(const char *path, const net *n, const adam *a,
                             const train_place *place, acta_error *error);

/* checkpoint_read: into a net of the same shape.
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_BAD_MODEL */
acta_status checkpoint_read(const char *path, net *n, adam *a,
                            train_place *place, acta_error *error);

#endif
