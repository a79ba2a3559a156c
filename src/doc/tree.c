/* tree.c: relation names, and the links that make a tree easy to walk.
 *
 * The problem: a parser gives every word its head; rules ask the other way
 * round (which words hang on this one, what does its subtree cover). Children
 * are kept as first child and next sibling, in text order, which costs two
 * numbers a word and no allocation a node. Subtree spans are folded from the
 * leaves up: a word is ready once all its children have been folded, counted
 * as in Kahn's topological sort, so that no recursion is needed however deep
 * the tree is.
 *
 * Relation names may carry a subtype ("nsubj:pass"); what acta's rules look
 * at has a number, the text keeps the rest.
 */
#include "doc/tree.h"

static const char *const relation_names[REL_COUNT] = {
    "acl",    "advcl",     "advmod", "amod",       "appos",     "aux",
    "case",   "cc",        "ccomp",  "clf",        "compound",  "conj",
    "cop",    "csubj",     "dep",    "det",        "discourse", "dislocated",
    "expl",   "fixed",     "flat",   "goeswith",   "iobj",      "list",
    "mark",   "nmod",      "nsubj",  "nummod",     "obj",       "obl",
    "orphan", "parataxis", "punct",  "reparandum", "root",      "vocative",
    "xcomp"};

/* In the order of enum subrelation; the first and the last have no name. */
static const char *const sub_names[SUB_OTHER] = {
    NULL,       "pass",  "agent", "relcl",  "poss",   "prt",
    "unmarked", "outer", "desc",  "predet", "preconj"};

const char *relation_name(relation r) {
    return (unsigned)r < REL_COUNT ? relation_names[r] : "dep";
}

void relation_read(slice name, uint8_t *rel, uint8_t *sub) {
    slice subtype = name;
    slice base = {NULL, 0};
    slice_cut(&subtype, ':', &base);
    *rel = REL_DEP;
    *sub = SUB_NONE;
    for (uint8_t r = 0; r < REL_COUNT; r++) {
        if (slice_is(base, relation_names[r])) {
            *rel = r;
        }
    }
    if (subtype.bytes == 0) {
        return;
    }
    *sub = SUB_OTHER;
    for (uint8_t s = 1; s < SUB_OTHER; s++) {
        if (slice_is(subtype, sub_names[s])) {
            *sub = s;
        }
    }
}

/* link_relations: rel and sub from rel_name. */
static bool link_relations(arena *keep, tree *t) {
    uint8_t *rel = arena_take(keep, t->T, sizeof *rel);
    uint8_t *sub = arena_take(keep, t->T, sizeof *sub);
    if (rel == NULL || sub == NULL) {
        return false;
    }
    for (uint32_t w = 0; w < t->T; w++) {
        relation_read(t->rel_name[w], &rel[w], &sub[w]);
    }
    t->rel = rel;
    t->sub = sub;
    return true;
}

/* link_yield: every subtree's first and one past its last word. `left` [T]
 * and `ready` [T] are scratch; a word that a broken tree leaves in a cycle
 * keeps its own span. */
static void link_yield(const tree *t, span *yield, uint32_t *left,
                       uint32_t *ready) {
    uint32_t done = 0;
    uint32_t waiting = 0;
    for (uint32_t w = 0; w < t->T; w++) {
        yield[w] = (span){w, w + 1};
        if (t->head[w] != TREE_ROOT) {
            left[t->head[w]]++;
        }
    }
    for (uint32_t w = 0; w < t->T; w++) {
        if (left[w] == 0) {
            ready[waiting++] = w;
        }
    }
    while (done < waiting) {
        uint32_t w = ready[done++];
        uint32_t h = t->head[w];
        if (h == TREE_ROOT) {
            continue;
        }
        if (yield[w].start < yield[h].start) {
            yield[h].start = yield[w].start;
        }
        if (yield[w].end > yield[h].end) {
            yield[h].end = yield[w].end;
        }
        if (--left[h] == 0) {
            ready[waiting++] = h;
        }
    }
}

bool tree_link(const tokens *words, arena *keep, tree *t) {
    size_t T = words->T;
    t->T = words->T;
    uint32_t *child = arena_take(keep, T, sizeof *child);
    uint32_t *sibling = arena_take(keep, T, sizeof *sibling);
    uint32_t *root = arena_take(keep, words->S, sizeof *root);
    span *yield = arena_take(keep, T, sizeof *yield);
    uint32_t *left = arena_take(keep, T, sizeof *left);
    uint32_t *ready = arena_take(keep, T, sizeof *ready);
    if (child == NULL || sibling == NULL || root == NULL || yield == NULL ||
        left == NULL || ready == NULL) {
        return false;
    }
    if (t->rel == NULL && !link_relations(keep, t)) {
        return false;
    }
    for (uint32_t w = 0; w < t->T; w++) {
        child[w] = DOC_NONE;
        sibling[w] = DOC_NONE;
    }
    for (uint32_t w = t->T; w-- > 0;) {
        uint32_t h = t->head[w];
        if (h == TREE_ROOT) {
            root[words->sentence_of[w]] = w;
        } else {
            sibling[w] = child[h];
            child[h] = w;
        }
    }
    link_yield(t, yield, left, ready);
    t->child = child;
    t->sibling = sibling;
    t->root = root;
    t->yield = yield;
    return true;
}

uint32_t tree_find(const tree *t, uint32_t head, relation r, int sub) {
    for (uint32_t w = t->child[head]; w != DOC_NONE; w = t->sibling[w]) {
        if (t->rel[w] == r && (sub < 0 || t->sub[w] == sub)) {
            return w;
        }
    }
    return DOC_NONE;
}

bool tree_over(const tree *t, uint32_t above, uint32_t below) {
    for (uint32_t steps = 0; steps < t->T && below != TREE_ROOT; steps++) {
        if (below == above) {
            return true;
        }
        below = t->head[below];
    }
    return false;
}
