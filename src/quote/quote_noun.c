/* quote_noun.c: content of nouns of speech and of "according to".
 *
 * "the claim that ...", "the promise to ...": the clause hangs on the noun, or,
 * as parsers have it, on the verb that carries the noun ("made an appeal to the
 * citizens to stay"). "According to X" reports the clause it stands in.
 */
#include "quote/quote_parts.h"

/* "the claim that ..." where the tree has lost it: up to the comma. */
static bool noun_that(const reading *read, cue *c) {
    uint32_t end = ask_end(read, c->word);
    uint32_t t = c->word + 1;
    if (t + 2 >= end || !ask_lemma(read, t, "that") ||
        read->tree->rel[t] != REL_MARK) {
        return false;
    }
    for (uint32_t i = t + 1; i < end; i++) {
        if (slice_is(read->words->form[i], ",")) {
            end = i;
        }
    }
    c->content = (span){t + 1, end};
    c->rule = "noun-that";
    return true;
}

/* "made an appeal to the citizens to stay", hung on the verb. */
static bool noun_infinitive(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->word];
    if ((c->entry->takes & TAKES_TO) == 0 || up == TREE_ROOT ||
        party_issuer(read, c->word) == DOC_NONE) {
        return false;
    }
    for (uint32_t d = g->child[up]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > c->word && ask_infinitive(read, d) && g->rel[d] != REL_CONJ) {
            return content_longer(read, c, content_infinitive(read, d),
                                  "light-infinitive");
        }
    }
    return false;
}

/* "the claim that ...", "the promise to ..." */
bool frame_noun_clause(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        bool clause = g->rel[d] == REL_CCOMP ||
                      (g->rel[d] == REL_ACL && g->sub[d] != SUB_RELCL);
        if (d < c->word || !clause) {
            continue;
        }
        if (ask_begins(read, d, "that") || ask_infinitive(read, d) ||
            g->rel[d] == REL_CCOMP) {
            return content_longer(read, c, ask_yield(read, d), "noun-clause");
        }
    }
    return noun_that(read, c) || noun_infinitive(read, c);
}

/* "according to X": the rest of the clause it stands in. */
bool frame_according(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->subject];
    span phrase = ask_yield(read, c->subject);
    span content = {ask_start(read, c->word), ask_end(read, c->word)};
    if (phrase.start > c->words.start || phrase.end <= c->subject) {
        phrase.start = c->words.start;
    }
    if (up != TREE_ROOT && g->rel[up] == REL_ACL) {
        content = ask_yield(read, up);
    }
    while (content.start < phrase.start && content.end > phrase.end &&
           up != TREE_ROOT && g->rel[up] == REL_ACL &&
           ask_punct(read, content.start)) {
        content.start++;
    }
    c->own = phrase;
    if (phrase.start > content.start + 1 && up != TREE_ROOT &&
        up > phrase.end &&
        slice_starts(read->tags->xpos[phrase.start - 2], SLICE("W"))) {
        content = (span){phrase.end, ask_yield(read, up).end}; /* "which, " */
    }
    return content_longer(read, c, content, "according-to");
}

/* "allegedly": the clause it stands in, without it. */
bool frame_adverb(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->word];
    if (up == TREE_ROOT || !(ask_verb(read, up) || g->rel[up] == REL_ROOT ||
                             ask_child(read, up, REL_NSUBJ) != DOC_NONE)) {
        return false;
    }
    span clause = ask_yield(read, up);
    if (!content_longer(read, c, clause, "adverb")) {
        return false;
    }
    bool before = c->content.end <= c->word;
    c->more = before ? (span){c->own.end, clause.end}
                     : (span){clause.start, c->own.start};
    return true;
}
