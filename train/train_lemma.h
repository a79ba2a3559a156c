/* train_lemma.h: the lemma tables of a model. */
#ifndef TRAIN_LEMMA_H
#define TRAIN_LEMMA_H

#include "load/model.h"
#include "treebank.h"

/* train_lemma: learns from all words of the banks and adds the sections of
 * tag_lemma.h to the model.
 * memory  keep, until the model is written */
acta_status train_lemma(const treebank *banks, size_t B, arena *keep,
                        model_writer *to, acta_error *error);

#endif
