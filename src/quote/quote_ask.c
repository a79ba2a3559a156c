/* quote_ask.c: small questions about words, shared by the parts of the stage.
 *
 * Tags and relations come from a parser that errs, most of all on quotations,
 * so the questions are put so that a near miss still gives the right answer:
 * "that" is the conjunction also when tagged as a pronoun before "she"; a
 * quotation mark is one by its form, whatever its tag; a verb is finite by its
 * tag, since auxiliaries are often hung in the wrong place. Nothing here knows
 * speech verbs.
 */
#include "quote/quote_parts.h"

bool ask_lemma(const reading *read, uint32_t t, const char *lemma) {
    return t != DOC_NONE &&
           slice_equal_fold(read->tags->lemma[t], slice_of(lemma));
}

bool ask_punct(const reading *read, uint32_t t) {
    return read->tags->upos[t] == UPOS_PUNCT || ask_mark(read, t);
}

bool ask_comma(const reading *read, uint32_t t) {
    return slice_is(read->words->form[t], ",");
}

bool ask_verb(const reading *read, uint32_t t) {
    return read->tags->upos[t] == UPOS_VERB;
}

bool ask_mark(const reading *read, uint32_t t) {
    static const char *const marks[] = {"\"", "''", "``",   "“",      "”", "„",
                                        "«",  "»",  "‘",    "’",      "'", "‹",
                                        "›",  "`",  "\"\"", "\"\"\"", "‟", "‚"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (slice_is(read->words->form[t], marks[i])) {
            return true;
        }
    }
    return false;
}

bool ask_word(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (!ask_punct(read, t)) {
            return true;
        }
    }
    return false;
}

uint32_t ask_child(const reading *read, uint32_t of, relation rel) {
    return tree_find(read->tree, of, rel, -1);
}

bool ask_xpos(const reading *read, uint32_t t, const char *xpos) {
    return slice_is(read->tags->xpos[t], xpos);
}

bool ask_finite(const reading *read, uint32_t t) {
    slice xpos = read->tags->xpos[t];
    uint8_t pos = read->tags->upos[t];
    return (pos == UPOS_AUX && !slice_is(xpos, "VBG") &&
            !slice_is(xpos, "VBN") && !slice_is(xpos, "VB")) ||
           (pos == UPOS_VERB &&
            (slice_is(xpos, "VBD") || slice_is(xpos, "VBZ") ||
             slice_is(xpos, "VBP")));
}

bool ask_that(const reading *read, uint32_t t) {
    uint32_t next = t + 1;
    bool clause =
        next < read->words->T && slice_is(read->tags->xpos[next], "PRP");
    return ask_lemma(read, t, "that") &&
           (slice_is(read->tags->xpos[t], "IN") ||
            read->tree->rel[t] == REL_MARK || clause);
}

span ask_yield(const reading *read, uint32_t t) {
    return read->tree->yield[t];
}

uint32_t ask_end(const reading *read, uint32_t t) {
    return read->words->first[read->words->sentence_of[t] + 1];
}

uint32_t ask_start(const reading *read, uint32_t t) {
    return read->words->first[read->words->sentence_of[t]];
}

bool ask_infinitive(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[t]; d != DOC_NONE && d < t; d = g->sibling[d]) {
        if (ask_lemma(read, d, "to") && read->tags->upos[d] == UPOS_PART) {
            return true;
        }
    }
    return false;
}

bool ask_begins(const reading *read, uint32_t t, const char *lemma) {
    uint32_t first = ask_yield(read, t).start;
    return ask_lemma(read, first, lemma);
}
