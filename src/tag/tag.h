/* tag.h: part of speech, features and lemma of every word.
 */
#ifndef TAG_H
#define TAG_H

#include "base/arena.h"
#include "base/matrix.h"
#include "base/status.h"
#include "doc/tags.h"
#include "doc/tokens.h"
#include "doc/vectors.h"
#include "load/model.h"

typedef struct tag_model tag_model;

/* tag_open: the tagger of a model file, which must outlive it.
 * memory  keep
 * errors  ACTA_BAD_MODEL: sections absent or of sizes that do not agree;
 *         ACTA_NO_MEMORY */
acta_status tag_open(const model *file, arena *keep, tag_model **out,
                     acta_error *error);

/* tag_open_for: tag_open with the kernels named, for tests and measuring. */
acta_status tag_open_for(const model *file, const matrix_kernels *kernels,
                         arena *keep, tag_model **out, acta_error *error);

/* tag_use_words: lemmas also by a list, data/words/lemmas.txt, from now on.
 * memory  keep, as long as the tagger
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_TABLE with file,
 *         line and column */
acta_status tag_use_words(tag_model *m, const char *path, arena *keep,
                          acta_error *error);

/* tag_run: the likeliest tags, each word for itself, and the lemma they give.
 * in      words [T], v->tagging [T, D]
 * out     upos, xpos, features, lemma [T]
 * memory  tags in keep; their names are the model's; tmp as before on return
 * errors  ACTA_NO_MEMORY; ACTA_BAD_ARGUMENT: vectors of another encoder
 * source  docs/methods/tag.md
 */
acta_status tag_run(const tag_model *m, const tokens *words, const vectors *v,
                    arena *keep, arena *tmp, tags *out, acta_error *error);

#endif
