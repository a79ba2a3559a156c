/* tree.h: layer 3, head and relation of every word (Universal Dependencies).
 */
#ifndef DOC_TREE_H
#define DOC_TREE_H

#include <stdbool.h>

#include "base/arena.h"
#include "doc/tokens.h"

/* The 37 universal relations; their order is part of no file format. */
typedef enum relation {
    REL_ACL,
    REL_ADVCL,
    REL_ADVMOD,
    REL_AMOD,
    REL_APPOS,
    REL_AUX,
    REL_CASE,
    REL_CC,
    REL_CCOMP,
    REL_CLF,
    REL_COMPOUND,
    REL_CONJ,
    REL_COP,
    REL_CSUBJ,
    REL_DEP,
    REL_DET,
    REL_DISCOURSE,
    REL_DISLOCATED,
    REL_EXPL,
    REL_FIXED,
    REL_FLAT,
    REL_GOESWITH,
    REL_IOBJ,
    REL_LIST,
    REL_MARK,
    REL_NMOD,
    REL_NSUBJ,
    REL_NUMMOD,
    REL_OBJ,
    REL_OBL,
    REL_ORPHAN,
    REL_PARATAXIS,
    REL_PUNCT,
    REL_REPARANDUM,
    REL_ROOT,
    REL_VOCATIVE,
    REL_XCOMP,
    REL_COUNT
} relation;

/* Subtypes that acta's rules look at; every other is SUB_OTHER. */
typedef enum subrelation {
    SUB_NONE,
    SUB_PASS,
    SUB_AGENT,
    SUB_RELCL,
    SUB_POSS,
    SUB_PRT,
    SUB_UNMARKED,
    SUB_OUTER,
    SUB_DESC,
    SUB_PREDET,
    SUB_PRECONJ,
    SUB_OTHER
} subrelation;

/* TREE_ROOT: the head of a sentence's root. */
#define TREE_ROOT DOC_NONE

typedef struct tree {
    uint32_t T;
    const uint32_t *head;  /* [T] index over the whole article, or TREE_ROOT */
    const uint8_t *rel;    /* [T] enum relation */
    const uint8_t *sub;    /* [T] enum subrelation */
    const slice *rel_name; /* [T] as the model wrote it: "nsubj:pass" */
    const uint32_t *child; /* [T] leftmost dependent, or DOC_NONE */
    const uint32_t *sibling; /* [T] next dependent of the same head to the
                                right, or DOC_NONE */
    const uint32_t *root;    /* [S] root word of each sentence */
    const span *yield;       /* [T] words: first and one past the last word of
                                the subtree (covers gaps) */
    const float *logp;       /* [S] ln probability of the tree, or NULL */
} tree;

const char *relation_name(relation r);
/* relation_read: "nsubj:pass" -> REL_NSUBJ, SUB_PASS; unknown -> REL_DEP. */
void relation_read(slice name, uint8_t *rel, uint8_t *sub);

/* tree_link: fills child, sibling, root and yield from T, head and rel (and
 * rel/sub from rel_name when rel is NULL).
 * in      words; t->head, t->rel_name set, one root a sentence, no cycles
 * memory  arrays in keep
 * errors  false: no memory */
bool tree_link(const tokens *words, arena *keep, tree *t);

/* tree_find: the first dependent of `head` with this relation and subtype
 * (sub = -1: any), or DOC_NONE. */
uint32_t tree_find(const tree *t, uint32_t head, relation r, int sub);
/* tree_over: whether `above` is `below` or one of its ancestors. */
bool tree_over(const tree *t, uint32_t above, uint32_t below);

#endif
