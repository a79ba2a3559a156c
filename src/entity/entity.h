/* entity.h: who is named where, which mentions are one actor, and which actor
 * each is on the article's date.
 *
 * `actors` is the dictionary: read once, then immutable and shared by threads.
 */
#ifndef ENTITY_ENTITY_H
#define ENTITY_ENTITY_H

#include "base/arena.h"
#include "base/status.h"
#include "doc/article.h"
#include "doc/mentions.h"
#include "doc/tags.h"
#include "doc/tokens.h"
#include "doc/tree.h"
#include "load/model.h"

typedef struct actors actors;

/* actors_open: read a folder of actor files (docs/formats/actors.md):
 * .txt files there and in countries/ (entries), offices/ and roles/ (.tsv).
 * memory  everything in keep
 * errors  ACTA_NOT_FOUND (no such folder, or nothing in it), ACTA_IO,
 *         ACTA_NO_MEMORY; ACTA_BAD_TABLE with path, line and column
 */
acta_status actors_open(const char *folder, arena *keep, const actors **out,
                        acta_error *error);

struct text;
/* actors_open_checked: the same, but goes on behind each mistake.
 * out     *problems gets a line each (path:line:column: what was expected);
 *         *count how many. *out as far as it could be read.
 * errors  as above without ACTA_BAD_TABLE
 */
acta_status actors_open_checked(const char *folder, arena *keep,
                                struct text *problems, uint32_t *count,
                                const actors **out, acta_error *error);

/* actors_with_names: the same dictionary, with a recogniser of names from a
 * model file (data/models/names.acta), which must outlive it.
 * memory  keep; the tables are the dictionary's own
 * errors  ACTA_BAD_MODEL: sections absent or of sizes that do not agree;
 *         ACTA_NO_MEMORY
 * source  docs/methods/entity.md, "Names by learning"
 */
acta_status actors_with_names(const actors *dictionary, const model *file,
                              arena *keep, const actors **out,
                              acta_error *error);

/* What a dictionary holds, for `acta dict check` and for versions. */
typedef struct actors_sizes {
    uint32_t entries;
    uint32_t names;
    uint32_t offices;
    uint32_t roles;
} actors_sizes;
actors_sizes actors_count(const actors *a);

/* actors_find: who a name is on a day, and why, for people to read.
 * in      name as in a text; day since 1970-01-01, ARTICLE_NO_DAY: any
 * out     a paragraph a sense (those of the day first), or near names; *found
 *         how many senses
 * memory  out as it is; tmp grows by the name
 * errors  false: no memory
 */
bool actors_find(const actors *a, slice name, int32_t day, arena *tmp,
                 struct text *out, uint32_t *found);
/* actors_read_day: YYYY, YYYY-MM or YYYY-MM-DD; `end` asks for its last day. */
bool actors_read_day(slice s, bool end, int32_t *day);

typedef struct chain_weights chain_weights;
/* chain_weights_open: the weights of antecedents (models/chains.txt).
 * memory  keep
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_TABLE with line
 */
acta_status chain_weights_open(const char *path, arena *keep,
                               const chain_weights **out, acta_error *error);

/* What the stage reads. */
typedef struct entity_in {
    const actors *dictionary;
    const chain_weights *weights; /* NULL: pronouns stay alone */
    const article *article;
    const tokens *words;
    const tags *tags;
    const tree *tree;
    const struct chain_lesson *lesson; /* chain_rank.h; NULL but in training */
} entity_in;

typedef struct entity_out {
    mentions mentions;
    chains chains;
} entity_out;

/* entity_run: mentions, their codes on the article's date, and chains.
 * in      words [T], tags [T], tree [T]
 * out     mentions [M], of_word [T]; chains [C]
 * memory  out in keep; tmp as before on return
 * errors  ACTA_NO_MEMORY
 * source  docs/methods/entity.md
 */
acta_status entity_run(const entity_in *in, arena *keep, arena *tmp,
                       entity_out *out, acta_error *error);

#endif
