/* write_explain.h: parts of the explain view, inside src/write. */
#ifndef WRITE_EXPLAIN_H
#define WRITE_EXPLAIN_H

#include "write/write.h"

typedef struct explaining {
    const write_ready *r;
    const slice *why; /* [T] why a word gave no event, or NULL */
    bool colour;
    arena *tmp;
    text *out;
} explaining;

void explain_title(const explaining *x, const char *title);
/* explain_tree: the tree of sentence s, a word a line. */
void explain_tree(const explaining *x, uint32_t s);

#endif
