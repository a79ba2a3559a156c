/* quote_link.c: what statements have to do with one another.
 *
 * Records come a sentence each, as readers search them. Two links say what
 * belongs together: `whole`, the record that heads a quotation of several
 * sentences (the one with the cue), and `within`, the statement in whose
 * content another is reported ("Orr said Lee had promised ..."). Corpora that
 * draw one attribution for all of a quotation (PARC 3, PolNeAR) can be served
 * from the same records by these links.
 *
 * A thought or wish inside somebody's words ("he said he hoped") is that
 * somebody's claim and stands in the content already; it gives no record of its
 * own. Speech inside speech does.
 */
#include "quote/quote_link.h"

#include <stdlib.h>

/* In text order, outer before inner. */
static int by_place(const void *a, const void *b) {
    const quote *x = a;
    const quote *y = b;
    uint32_t keys[4][2] = {{x->sentence, y->sentence},
                           {x->content.start, y->content.start},
                           {y->content.end, x->content.end},
                           {x->cue, y->cue}};
    for (int i = 0; i < 4; i++) {
        if (keys[i][0] != keys[i][1]) {
            return keys[i][0] < keys[i][1] ? -1 : 1;
        }
    }
    return 0;
}

static void hold(const quote *at, uint32_t q, span words, uint32_t *of_word) {
    for (uint32_t t = words.start; t < words.end; t++) {
        uint32_t old = of_word[t];
        bool own = at[q].cue == t;
        if (!own && (old == DOC_NONE ||
                     at[old].content_words.end - at[old].content_words.start >=
                         at[q].content_words.end - at[q].content_words.start)) {
            of_word[t] = q;
        }
    }
}

/* of_word [T]: the innermost record that holds a word; with_talk: also one that
 * only says what was talked about. */
static void find_innermost(const quote *at, uint32_t Q, bool with_talk,
                           uint32_t T, uint32_t *of_word) {
    for (uint32_t t = 0; t < T; t++) {
        of_word[t] = DOC_NONE;
    }
    for (uint32_t q = 0; q < Q; q++) {
        if (at[q].kind != QUOTE_TALK || with_talk) {
            hold(at, q, at[q].content_words, of_word);
            hold(at, q, at[q].more_words, of_word);
        }
    }
}

/* Inside a quotation "I" is who speaks it. */
static bool is_i(const mentions *named, uint32_t m) {
    return m != DOC_NONE && named->at[m].kind == MENTION_PRONOUN &&
           named->at[m].person == 1 && named->at[m].number == NUMBER_SINGULAR;
}

static void find_outer(const mentions *named, quote *at, uint32_t Q,
                       const uint32_t *of_word) {
    for (uint32_t q = 0; q < Q; q++) {
        uint32_t outer = at[q].cue == DOC_NONE ? DOC_NONE : of_word[at[q].cue];
        at[q].within = outer;
        if (outer != DOC_NONE && at[outer].form != QUOTE_INDIRECT &&
            is_i(named, at[q].speaker)) {
            at[q].speaker_near = at[q].speaker_word;
            at[q].speaker = at[outer].speaker;
        }
    }
}

/* Leave out thoughts inside somebody's words. */
static uint32_t leave_out(quote *at, uint32_t Q) {
    uint32_t kept = 0;
    for (uint32_t q = 0; q < Q; q++) {
        if (at[q].within == DOC_NONE || at[q].kind == QUOTE_SPEECH) {
            at[kept++] = at[q];
        }
    }
    return kept;
}

static bool is_same(const mentions *named, uint32_t a, uint32_t b) {
    return a == b ||
           (a != DOC_NONE && b != DOC_NONE && named->at[a].chain != DOC_NONE &&
            named->at[a].chain == named->at[b].chain);
}

/* Whether a sentence in marks goes on with the statement before it. */
static bool goes_on(const tokens *words, const mentions *named,
                    const quote *before, const quote *q) {
    return q->cue == DOC_NONE && before->form != QUOTE_INDIRECT &&
           before->kind == QUOTE_SPEECH &&
           is_same(named, before->speaker, q->speaker) &&
           q->sentence - before->sentence <= 1 &&
           words->part[q->sentence] == words->part[before->sentence];
}

/* head [G]: the record with a cue of each quotation, else its first. */
static void find_heads(const quote *at, uint32_t Q, uint32_t G,
                       uint32_t *head) {
    for (uint32_t g = 0; g < G; g++) {
        head[g] = DOC_NONE;
    }
    for (uint32_t q = 0; q < Q; q++) {
        uint32_t g = at[q].whole;
        if (g == DOC_NONE || at[q].within != DOC_NONE) {
            continue;
        }
        if (head[g] == DOC_NONE ||
            (at[head[g]].cue == DOC_NONE && at[q].cue != DOC_NONE)) {
            head[g] = q;
        }
    }
}

static void find_whole(const reading *read, quote *at, uint32_t Q,
                       const uint32_t *head) {
    uint32_t before = DOC_NONE; /* last record that stands in no other */
    for (uint32_t q = 0; q < Q; q++) {
        uint32_t g = at[q].whole;
        at[q].whole = q;
        if (at[q].within != DOC_NONE) {
            continue;
        }
        if (g != DOC_NONE && at[q].cue == DOC_NONE) {
            at[q].whole = head[g];
        }
        if (at[q].whole == q && before != DOC_NONE &&
            goes_on(read->words, read->named, &at[before], &at[q])) {
            at[q].whole = at[before].whole;
        }
        before = q;
    }
    for (uint32_t q = 0; q < Q; q++) { /* a head may itself go on */
        at[q].whole = at[at[q].whole].whole;
    }
}

bool quotes_link(const reading *read, const records *found, arena *keep,
                 quotes *out) {
    uint32_t T = read->words->T;
    uint32_t Q = found->Q;
    uint32_t groups = read->marks.G;
    quote *at = arena_take(keep, Q, sizeof *at);
    uint32_t *of_word = arena_take(keep, T, sizeof *of_word);
    uint32_t *head = arena_take(read->tmp, groups, sizeof *head);
    if (at == NULL || of_word == NULL || head == NULL) {
        return false;
    }
    if (Q > 0) {
        memcpy(at, found->at, Q * sizeof *at);
        qsort(at, Q, sizeof *at, by_place);
    }
    find_innermost(at, Q, true, T, of_word);
    find_outer(read->named, at, Q, of_word);
    Q = leave_out(at, Q);
    find_innermost(at, Q, true, T, of_word);
    find_outer(read->named, at, Q, of_word);
    find_heads(at, Q, groups, head);
    find_whole(read, at, Q, head);
    find_innermost(at, Q, false, T, of_word);
    *out = (quotes){.Q = Q, .at = at, .of_word = of_word};
    return true;
}
