/* parse.h: the head and relation of every word.
 */
#ifndef PARSE_H
#define PARSE_H

#include "base/arena.h"
#include "base/status.h"
#include "doc/tags.h"
#include "doc/tokens.h"
#include "doc/tree.h"
#include "doc/vectors.h"
#include "load/model.h"

typedef struct parse_model parse_model;

/* parse_open: the parser of a model file, which must outlive it.
 * memory  keep
 * errors  ACTA_BAD_MODEL: sections absent or of sizes that do not agree;
 *         ACTA_NO_MEMORY */
acta_status parse_open(const model *file, arena *keep, parse_model **out,
                       acta_error *error);

/* parse_run: give every word its head and relation.
 * in      words [T], v->parsing [T, D]; sentence bounds [S]. g may be NULL; it
 *         is not read today, but stands in the signature so that a parser that
 *         wants tags need not change its callers.
 * out     tree: linked, one root a sentence, logp [S] (ln)
 * memory  tree in keep; relation names are the model's; tmp as before
 * limits  sentences over PIECE_WORDS words are parsed in pieces: a later
 *         piece's root hangs on the first's, as parataxis
 * errors  ACTA_NO_MEMORY; ACTA_BAD_ARGUMENT: vectors of another encoder
 * source  Dozat and Manning 2017; docs/methods/parse.md
 */
acta_status parse_run(const parse_model *m, const tokens *words, const tags *g,
                      const vectors *v, arena *keep, arena *tmp, tree *out,
                      acta_error *error);

#endif
