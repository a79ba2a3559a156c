/* parse_decode.h: from scores of all arcs to one tree. */
#ifndef PARSE_DECODE_H
#define PARSE_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* decode_tree: the highest-scoring tree with exactly one root.
 * in      scores [n, n+1]: word i (from 0) hanging on j; j = 0 is the root,
 *         j = k + 1 is word k
 * out     head [n], 0 for the root, else 1 + word
 * memory  tmp as before on return
 * errors  false: no memory
 * source  Chu and Liu 1965, Edmonds 1967; docs/methods/parse.md
 */
bool decode_tree(const float *scores, uint32_t n, arena *tmp, uint32_t *head);

#endif
