/* needs: load doc */
/* fuzz_conllu.c: CoNLL-U from anybody. The reader must end, stand behind every
 * bad document, and hand on trees without cycles; words must lie in the body.
 */
#include <assert.h>

#include "load/conllu_layers.h"
#include "target.h"

static void read_all(slice bytes, bool need_tree) {
    arena *a = arena_new(1 << 24);
    conllu c = conllu_of(bytes, "fuzz", need_tree);
    for (;;) {
        conllu_document d;
        acta_error error;
        bool found = false;
        size_t left = c.rest.bytes;
        acta_status status = conllu_next_document(&c, a, &found, &d, &error);
        if (status != ACTA_OK) {
            assert(c.rest.bytes < left);
            continue;
        }
        if (!found) {
            break;
        }
        assert(!need_tree || d.parsed);
        for (uint32_t t = 0; t < d.tokens.T; t++) {
            assert(d.tokens.at[t].start <= d.tokens.at[t].end);
            assert(d.tokens.at[t].end <= d.article.body.bytes);
            uint32_t steps = 0;
            for (uint32_t w = t; d.parsed && w != TREE_ROOT;) {
                w = d.tree.head[w];
                assert(steps++ <= d.tokens.T);
            }
        }
        arena_reset(a);
    }
    arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes) {
    read_all((slice){(const char *)data, bytes}, true);
    read_all((slice){(const char *)data, bytes}, false);
    return 0;
}
