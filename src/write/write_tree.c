/* write_tree.c: a dependency tree drawn as text.
 *
 * The problem: heads as numbers are unreadable. Method: a word a line, each
 * under its head, with lines that join them, as a folder listing has them;
 * dependents in text order. The walk keeps the open branches on a stack of its
 * own, so that no tree is too deep.
 *
 * Limits: lines are drawn for EXPLAIN_DEPTH levels; deeper words are drawn at
 * the last one.
 */
#include <inttypes.h>

#include "write/write_explain.h"
#include "write/write_width.h"

enum { EXPLAIN_DEPTH = 10, LINE_COLUMNS = 3, WORD_COLUMNS = 48 };

/* One level of the walk: the word drawn there and the next one beside it. */
typedef struct branch {
    uint32_t next; /* DOC_NONE: the word drawn was the last */
} branch;

/* add_lines: the lines left of a word. returns the columns they take. */
static size_t add_lines(text *out, const branch *open, size_t depth) {
    size_t shown = depth < EXPLAIN_DEPTH ? depth : EXPLAIN_DEPTH;
    for (size_t i = 1; i <= shown; i++) {
        bool more = open[i].next != DOC_NONE;
        if (i == shown) {
            text_add_str(out, more ? "├─ " : "└─ ");
        } else {
            text_add_str(out, more ? "│  " : "   ");
        }
    }
    return shown * LINE_COLUMNS;
}

static void add_word(const explaining *x, uint32_t t, const branch *open,
                     size_t depth) {
    const analysis *a = x->r->a;
    text_add_str(x->out, "  ");
    size_t drawn = add_lines(x->out, open, depth);
    width_add(x->out, a->tokens.form[t], WORD_COLUMNS - drawn);
    text_add_char(x->out, ' ');
    width_add(x->out, a->tree.rel_name[t], 14);
    text_add_char(x->out, ' ');
    width_add(x->out, slice_of(upos_name((upos)a->tags.upos[t])), 6);
    width_add_loose(x->out, a->tags.lemma[t], 26);
    text_add_char(x->out, '\n');
}

/* next_word: step down to the first dependent, else to the next word beside
 * this one or beside the nearest word above that has one. */
static uint32_t next_word(const tree *t, uint32_t word, branch *open,
                          size_t *depth) {
    if (t->child[word] != DOC_NONE) {
        uint32_t child = t->child[word];
        open[++*depth].next = t->sibling[child];
        return child;
    }
    while (*depth > 0 && open[*depth].next == DOC_NONE) {
        --*depth;
    }
    if (*depth == 0) {
        return DOC_NONE;
    }
    uint32_t next = open[*depth].next;
    open[*depth].next = t->sibling[next];
    return next;
}

void explain_tree(const explaining *x, uint32_t s) {
    const analysis *a = x->r->a;
    uint32_t words = a->tokens.first[s + 1] - a->tokens.first[s];
    if (a->tree.T != a->tokens.T || words == 0) {
        return;
    }
    branch *open = arena_take(x->tmp, (size_t)words + 1, sizeof *open);
    if (open == NULL) {
        x->out->failed = true;
        return;
    }
    explain_title(x, "tree");
    size_t depth = 0;
    open[0].next = DOC_NONE;
    for (uint32_t t = a->tree.root[s]; t != DOC_NONE;
         t = next_word(&a->tree, t, open, &depth)) {
        add_word(x, t, open, depth);
    }
}
