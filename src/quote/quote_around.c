/* quote_around.c: content that stands before the cue or around it.
 *
 *   - before ("..., X said."): from the sentence's start, behind its dateline,
 *     to the comma;
 *   - around ("The law, he said, is unjust."): the longer part is the content,
 *     the other `more`; by the tree, or, where the tree has lost it, by the two
 *     commas that set the saying off.
 * "When it rains, he said, ..." has a condition before it, not content.
 */
#include "quote/quote_parts.h"

/* Whether the words hold a clause that is not set off as a condition of the
 * cue ("After he left, ..."). */
static bool holds_clause(const reading *read, const cue *c, span words) {
    const tree *g = read->tree;
    for (uint32_t t = words.start; t < words.end; t++) {
        if (!ask_finite(read, t)) {
            continue;
        }
        uint32_t top = t;
        while (g->head[top] != TREE_ROOT && g->head[top] >= words.start &&
               g->head[top] < words.end) {
            top = g->head[top];
        }
        bool condition = g->head[top] == c->word &&
                         ((g->rel[top] == REL_ADVCL &&
                           ask_child(read, top, REL_MARK) != DOC_NONE) ||
                          g->rel[top] == REL_OBL);
        if (!condition) {
            return true;
        }
    }
    return false;
}

uint32_t content_start(const reading *read, uint32_t t) {
    uint32_t start = dateline_end(read, t);
    uint32_t end = ask_end(read, t);
    if (start < end && read->tags->upos[start] == UPOS_CCONJ) {
        start++;
    }
    if (start + 1 < end && ask_lemma(read, start, "however") &&
        ask_comma(read, start + 1)) {
        start += 2;
    }
    return start;
}

static bool is_nominal(const reading *read, uint32_t t, uint32_t end) {
    uint8_t pos = t < end ? read->tags->upos[t] : UPOS_X;
    return pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_PRON ||
           pos == UPOS_DET || pos == UPOS_ADJ;
}

/* The comma before the attribution ", X said", or DOC_NONE. */
static uint32_t comma_before(const reading *read, const cue *c,
                             uint32_t start) {
    uint32_t t = c->own.start;
    if (t > start && ask_comma(read, t - 1) && t < c->word) {
        return t - 1;
    }
    bool closing = false;
    bool inverted = is_nominal(read, c->words.end, ask_end(read, t));
    for (t = c->word; t > start && c->word - t < 20; t--) {
        if (ask_finite(read, t - 1) && read->tree->head[t - 1] != c->word) {
            return DOC_NONE;
        }
        if (ask_comma(read, t - 1)) {
            if (t == c->word && !inverted) {
                closing = true; /* "the agency, Petra, reported" */
            } else if (closing) {
                closing = false;
            } else {
                return t - 1;
            }
        }
    }
    return DOC_NONE;
}

bool frame_before(const reading *read, cue *c) {
    uint32_t start = content_start(read, c->word);
    slice xpos = read->tags->xpos[c->word];
    bool participle =
        slice_is(xpos, "VBG") || (slice_is(xpos, "VBN") && !c->agentless);
    if (participle || c->kind != QUOTE_SPEECH || start >= c->word ||
        (c->entry->takes & TAKES_THAT_MUST) != 0) {
        return false;
    }
    uint32_t comma = comma_before(read, c, start);
    if (comma == DOC_NONE || comma < start + 2 ||
        read->tags->upos[comma + 1] == UPOS_CCONJ ||
        slice_starts(read->tags->xpos[comma + 1], SLICE("W"))) {
        return false;
    }
    span before = {start, comma};
    for (uint32_t t = c->words.end; t + 1 < ask_end(read, c->word); t++) {
        if (ask_comma(read, t)) {
            return false; /* perhaps an interrupted clause */
        }
    }
    if (!holds_clause(read, c, before)) {
        return false;
    }
    c->own.start = comma + 1;
    speaker_between(read, c, comma + 1);
    c->content = before;
    c->rule = "clause-before";
    return true;
}

/* Keep of a span what does not reach into the cue's own words: the longer of
 * the parts before and behind. */
bool content_longer(const reading *read, cue *c, span content,
                    const char *rule) {
    span before = content;
    span behind = content;
    before.end = before.end > c->own.start ? c->own.start : before.end;
    behind.start = behind.start < c->own.end ? c->own.end : behind.start;
    bool use_before = before.end > before.start && ask_word(read, before);
    bool use_behind = behind.end > behind.start && ask_word(read, behind);
    if (!use_before && !use_behind) {
        return false;
    }
    bool first = use_before && (!use_behind || before.end - before.start >=
                                                   behind.end - behind.start);
    c->content = first ? before : behind;
    c->rule = rule;
    return true;
}

/* The clause that a word belongs to. */
static uint32_t clause_over(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    while (g->head[t] != TREE_ROOT &&
           (g->rel[t] == REL_NSUBJ || g->rel[t] == REL_OBJ ||
            g->rel[t] == REL_OBL || g->rel[t] == REL_NMOD ||
            g->rel[t] == REL_CONJ)) {
        t = g->head[t];
    }
    return t;
}

static bool holds_finite(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (ask_finite(read, t)) {
            return true;
        }
    }
    return false;
}

/* "The problem, Orr said, is the price", whatever the tree: a subject and its
 * verb of speech between two commas. */
bool frame_inserted(const reading *read, cue *c) {
    uint32_t start = content_start(read, c->word);
    uint32_t last = ask_end(read, c->word);
    uint32_t end = c->own.end > c->words.end ? c->own.end : c->words.end;
    if (c->kind != QUOTE_SPEECH || c->subject == DOC_NONE ||
        c->region != DOC_NONE || !ask_finite(read, c->word) ||
        c->own.start < start + 2 || !ask_comma(read, c->own.start - 1) ||
        end + 2 >= last || !ask_comma(read, end) || c->own.start == c->word) {
        return false;
    }
    span before = {start, c->own.start - 1};
    span behind = {end + 1, last};
    bool joined = read->tags->upos[behind.start] == UPOS_CCONJ;
    bool first = before.end - before.start > behind.end - behind.start;
    if (!holds_finite(read, before) && !holds_finite(read, behind)) {
        return false;
    }
    c->content = joined || first ? before : behind;
    c->more = joined ? (span){0, 0} : first ? behind : before;
    c->rule = "inserted";
    return true;
}

bool frame_around(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->word];
    bool as = ask_lemma(read, ask_child(read, c->word, REL_MARK), "as");
    if ((c->entry->takes & TAKES_THAT_MUST) != 0 ||
        (as && c->kind != QUOTE_SPEECH)) {
        return false;
    }
    uint32_t left = ask_child(read, c->word, REL_CCOMP);
    if (left != DOC_NONE && left < c->word) {
        return content_longer(read, c, g->yield[left], "clause-left");
    }
    if (up == TREE_ROOT || !(g->rel[c->word] == REL_PARATAXIS ||
                             (g->rel[c->word] == REL_ADVCL && as))) {
        return false;
    }
    if ((c->subject == DOC_NONE && (as || !c->agentless)) ||
        slice_is(read->tags->xpos[c->word], "VBG")) {
        return false;
    }
    if (as) {
        c->own = g->yield[c->word];
    }
    return content_longer(read, c, g->yield[clause_over(read, up)],
                          as ? "as-said" : "around-cue");
}
