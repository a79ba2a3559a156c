/* tags.c: names of the parts of speech, and one feature out of a bundle.
 *
 * The problem: stages compare parts of speech millions of times, files spell
 * them out. The seventeen universal tags (Universal Dependencies v2; de
 * Marneffe, Manning, Nivre, Zeman 2021) are therefore an enum inside and text
 * only at the edges. Features stay text, as the treebank wrote them
 * ("Number=Sing|Person=3"): they are read seldom, and a struct of all
 * features of all languages would be wrong for every one of them.
 */
#include "doc/tags.h"

static const char *const upos_names[UPOS_COUNT] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

const char *upos_name(upos u) {
    return (unsigned)u < UPOS_COUNT ? upos_names[u] : "X";
}

upos upos_of(slice name) {
    for (int u = 0; u < UPOS_COUNT; u++) {
        if (slice_is(name, upos_names[u])) {
            return (upos)u;
        }
    }
    return UPOS_X;
}

slice tags_feature(const tags *g, uint32_t t, slice name) {
    slice rest = g->features[t];
    slice pair;
    while (slice_cut(&rest, '|', &pair)) {
        slice value = pair;
        slice key;
        if (slice_cut(&value, '=', &key) && slice_equal(key, name)) {
            return value;
        }
    }
    return (slice){NULL, 0};
}
