/* train_model.h: a trained net as a model file. */
#ifndef TRAIN_MODEL_H
#define TRAIN_MODEL_H

#include "train_loop.h"

/* train_model_write: all sections of encode, tag and parse.
 * errors  ACTA_IO, ACTA_NO_MEMORY */
acta_status train_model_write(training *t, const char *path, acta_error *error);

#endif
