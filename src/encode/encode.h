/* encode.h: words in their sentence to vectors, for tag and parse.
 */
#ifndef ENCODE_H
#define ENCODE_H

#include "base/arena.h"
#include "base/status.h"
#include "doc/tokens.h"
#include "doc/vectors.h"
#include "load/model.h"

typedef struct encode_model encode_model;

/* encode_open: the encoder of a model file, which must outlive it.
 * memory  keep
 * errors  ACTA_BAD_MODEL: sections absent or of sizes that do not agree;
 *         ACTA_NO_MEMORY */
acta_status encode_open(const model *file, arena *keep, encode_model **out,
                        acta_error *error);

/* encode_run: every word's vectors.
 * in      words [T]; sentence bounds [S]
 * out     tagging [T, D] and parsing [T, D]
 * memory  vectors in keep (2 KiB a word); tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  docs/methods/encode.md
 */
acta_status encode_run(const encode_model *m, const tokens *words, arena *keep,
                       arena *tmp, vectors *out, acta_error *error);

#endif
