/* quote_clause.c: content that is a clause behind the cue.
 *
 * The tree says where the clause of a cue is, but parsers end it early (at a
 * comma, at "and") or hang its first noun on the cue. So the tree is asked for
 * the clause and the word order for its bounds: it begins at "that" when
 * nothing but nouns and adverbials stand between, else right behind the cue,
 * its hearer and adverbials; it reaches as far as the cue's own phrase, but not
 * into what is joined to the cue ("... and told", "..., adding"): annotators
 * draw it so. Clauses before and around the cue are in quote_around.c.
 */
#include "quote/quote_parts.h"

enum { TO_THAT = 25, LOOK_AHEAD = 1000 };

/* Whether word d, joined to the cue, ends what the cue reports. */
static bool ends_content(const reading *read, uint32_t d) {
    const tree *g = read->tree;
    bool subject = ask_child(read, d, REL_NSUBJ) != DOC_NONE;
    const speech_word *word = speech_verb(read->lexicon, read->tags->lemma[d]);
    bool speech = word != NULL && word->kind == QUOTE_SPEECH &&
                  (word->takes & TAKES_THAT) != 0;
    if (g->rel[d] == REL_CONJ || g->rel[d] == REL_PARATAXIS) {
        return speech || (!subject && g->rel[d] == REL_CONJ);
    }
    uint32_t first = g->yield[d].start;
    return g->rel[d] == REL_ADVCL && !subject &&
           slice_is(read->tags->xpos[d], "VBG") &&
           (ask_comma(read, first) ||
            (first > 0 && ask_comma(read, first - 1)));
}

/* Where content that begins at `from` ends at the latest. */
static uint32_t limit_of(const reading *read, const cue *c, uint32_t from,
                         uint32_t clause) {
    const tree *g = read->tree;
    uint32_t end = g->yield[c->word].end;
    uint32_t least = clause != DOC_NONE ? g->yield[clause].end : from + 1;
    uint32_t last = ask_end(read, c->word);
    end = end < least ? least : end;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        uint32_t start = g->yield[d].start;
        if (d > from && d != clause && start > from && start < end &&
            start >= least && ends_content(read, d)) {
            end = start;
        }
    }
    end = end < last ? end : last;
    for (uint32_t t = least; t < end && t < least + LOOK_AHEAD; t++) {
        if (slice_is(read->words->form[t], ";") &&
            read->marks.of_word[t] == c->region) {
            return t;
        }
    }
    return end;
}

/* The first word behind the cue that can begin its clause. */
static uint32_t behind_cue(const reading *read, const cue *c, uint32_t clause) {
    const tree *g = read->tree;
    uint32_t at = c->words.end;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        uint8_t rel = g->rel[d];
        bool given = rel == REL_IOBJ && (c->entry->takes & TAKES_HEARER) != 0;
        bool passed = rel == REL_OBL || rel == REL_ADVMOD || given ||
                      rel == REL_PUNCT || rel == REL_COMPOUND || d == c->hearer;
        if (d != clause && d > c->word && g->yield[d].start <= at &&
            g->yield[d].end > at && passed) {
            at = g->yield[d].end;
        }
    }
    return at;
}

/* "told the court Ms Orr was ...": of two subjects the first is the hearer, as
 * is one before "that". */
static void hearer_in_clause(const reading *read, cue *c, uint32_t clause,
                             uint32_t that) {
    const tree *g = read->tree;
    uint32_t first = DOC_NONE;
    if ((c->entry->takes & TAKES_HEARER) == 0 || c->hearer != DOC_NONE) {
        return;
    }
    for (uint32_t d = g->child[clause]; d != DOC_NONE; d = g->sibling[d]) {
        if (g->rel[d] != REL_NSUBJ || d < c->word) {
            continue;
        }
        uint32_t hearer = first != DOC_NONE ? first : d;
        if (first != DOC_NONE || (that != DOC_NONE && d < that)) {
            c->hearer = hearer;
            c->own.end = g->yield[hearer].end;
            return;
        }
        first = d;
    }
}

/* The "that" that opens the clause of a cue: no finite verb lies between. */
static uint32_t that_of(const reading *read, const cue *c) {
    uint32_t end = ask_end(read, c->word);
    for (uint32_t t = c->words.end; t < end && t < c->words.end + TO_THAT;
         t++) {
        if (ask_that(read, t)) {
            return t;
        }
        bool other = ask_verb(read, t) &&
                     speech_verb(read->lexicon, read->tags->lemma[t]) != NULL;
        if (ask_finite(read, t) || other || ask_infinitive(read, t) ||
            read->marks.of_word[t] != c->region) {
            return DOC_NONE;
        }
    }
    return DOC_NONE;
}

/* The child of the cue behind it that is its clause: a complement, else (late)
 * a clause only set beside it. */
static uint32_t child_clause(const reading *read, const cue *c, bool late) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        const speech_word *word =
            speech_verb(read->lexicon, read->tags->lemma[d]);
        bool speech = word != NULL && (word->takes & TAKES_THAT) != 0;
        bool complement =
            g->rel[d] == REL_CCOMP || (g->rel[d] == REL_CSUBJ && c->agentless);
        bool beside = late && g->rel[d] == REL_PARATAXIS && !speech;
        if (d > c->word && (complement || beside)) {
            return d;
        }
    }
    return DOC_NONE;
}

/* "told the court his client fled", hung on "court" */
static uint32_t hearer_clause(const reading *read, const cue *c) {
    if (c->hearer == DOC_NONE || c->hearer < c->word) {
        return DOC_NONE;
    }
    uint32_t d = ask_child(read, c->hearer, REL_ACL);
    uint32_t subject = d == DOC_NONE ? d : ask_child(read, d, REL_NSUBJ);
    return subject != DOC_NONE && subject > c->hearer ? d : DOC_NONE;
}

static uint32_t clause_behind(const reading *read, const cue *c) {
    uint32_t clause = child_clause(read, c, false);
    clause = clause == DOC_NONE ? hearer_clause(read, c) : clause;
    clause = clause == DOC_NONE ? child_clause(read, c, true) : clause;
    if (clause == DOC_NONE && c->words.end > c->words.start + 1) {
        clause = ask_child(read, c->words.end - 1, REL_CCOMP);
        clause = clause != DOC_NONE && clause > c->word ? clause : DOC_NONE;
    }
    return clause; /* the last: "made it clear that" */
}

/* Whether a clause begins at word t: a subject and a finite verb, or, in a
 * relative clause ("which he said was"), the verb at once. */
static uint32_t verb_of_clause(const reading *read, uint32_t t, uint32_t end,
                               bool relative) {
    bool subject = relative;
    for (uint32_t i = t; i < end && i < t + 30; i++) {
        uint8_t pos = read->tags->upos[i];
        if (ask_finite(read, i)) {
            bool helps =
                read->tree->rel[i] == REL_AUX || read->tree->rel[i] == REL_COP;
            uint32_t head = read->tree->head[i];
            return !subject ? DOC_NONE
                            : (helps && head != TREE_ROOT ? head : i);
        }
        if (ask_punct(read, i) || pos == UPOS_SCONJ ||
            slice_starts(read->tags->xpos[i], SLICE("W"))) {
            return DOC_NONE;
        }
        subject = subject || pos == UPOS_NOUN || pos == UPOS_PROPN ||
                  pos == UPOS_PRON;
        if (i == t && (pos == UPOS_ADP || pos == UPOS_PART ||
                       pos == UPOS_CCONJ || pos == UPOS_ADV)) {
            return DOC_NONE;
        }
    }
    return DOC_NONE;
}

/* "said that on Monday" has none. */
static bool holds_verb(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (ask_verb(read, t) || read->tags->upos[t] == UPOS_AUX) {
            return true;
        }
    }
    return false;
}

/* "The only problem, Orr said, is the price": what stands before a saying that
 * is set between commas belongs to the content; the longer part leads. */
static void part_before(const reading *read, cue *c) {
    uint32_t first = content_start(read, c->word);
    uint32_t end = c->own.end > c->words.end ? c->own.end : c->words.end;
    if (c->own.start < first + 3 || !ask_comma(read, c->own.start - 1) ||
        end >= c->content.end || !ask_comma(read, end) ||
        c->content.start > end + 1 || c->kind != QUOTE_SPEECH) {
        return;
    }
    span before = {first, c->own.start - 1};
    for (uint32_t t = before.start; t < before.end; t++) {
        if (ask_finite(read, t) || read->marks.of_word[t] != c->region) {
            return; /* a clause of its own: "When it rains, he said, ..." */
        }
    }
    bool longer = before.end - before.start > c->content.end - c->content.start;
    c->more = longer ? c->content : before;
    c->content = longer ? before : c->content;
}

/* "whether it rains", "how it rains" */
static bool is_question(const reading *read, uint32_t t) {
    return ask_lemma(read, t, "whether") || ask_lemma(read, t, "if") ||
           slice_starts(read->tags->xpos[t], SLICE("W"));
}

bool frame_clause(const reading *read, cue *c) {
    uint32_t clause = clause_behind(read, c);
    uint32_t that = that_of(read, c);
    uint32_t start;
    if (clause == DOC_NONE && that == DOC_NONE) {
        return false;
    }
    if (clause != DOC_NONE) {
        hearer_in_clause(read, c, clause, that);
    }
    if ((c->entry->takes & TAKES_HEARER_MUST) != 0 && c->hearer == DOC_NONE) {
        return false; /* "too early to tell" */
    }
    uint32_t behind = behind_cue(read, c, clause);
    if (clause != DOC_NONE && c->hearer != DOC_NONE && behind < c->own.end) {
        behind = c->own.end;
    }
    if (that != DOC_NONE &&
        (clause == DOC_NONE || that >= read->tree->yield[clause].start ||
         that <= behind)) {
        start = that + 1;
    } else if (clause == DOC_NONE) {
        return false;
    } else {
        uint32_t first = read->tree->yield[clause].start;
        start = first < behind ? first : behind;
        start = start < c->words.end ? behind : start;
        if (that_of(read, c) != DOC_NONE) {
            start = first;
        }
    }
    if (clause == DOC_NONE) {
        clause = verb_of_clause(read, start, ask_end(read, c->word), false);
        if (clause == DOC_NONE && that != DOC_NONE) {
            clause = read->tree->head[that];
        }
        if (clause != DOC_NONE &&
            (clause <= start || tree_over(read->tree, clause, c->word))) {
            clause = DOC_NONE;
        }
    }
    if ((c->entry->takes & TAKES_THAT_MUST) != 0 && that == DOC_NONE &&
        !is_question(read, start)) {
        return false;
    }
    c->content = (span){start, limit_of(read, c, start, clause)};
    part_before(read, c);
    c->rule = that != DOC_NONE && start == that + 1 ? "that-clause" : "clause";
    return ask_word(read, c->content) &&
           (clause != DOC_NONE || holds_verb(read, c->content));
}

/* "which he said", "what they claim" */
static bool after_relative(const reading *read, const cue *c) {
    uint32_t first = ask_start(read, c->word);
    uint32_t t = c->own.start;
    for (uint32_t i = 0; i < 3 && t > first; i++) {
        t--;
        if (slice_starts(read->tags->xpos[t], SLICE("W"))) {
            return true;
        }
    }
    return slice_starts(read->tags->xpos[c->own.start], SLICE("W")) &&
           c->subject != c->own.start && c->own.start != c->word;
}

bool frame_behind(const reading *read, cue *c) {
    uint32_t end = ask_end(read, c->word);
    uint32_t start = behind_cue(read, c, DOC_NONE);
    bool relative = start == c->words.end && after_relative(read, c);
    if (start + 2 >= end || c->kind != QUOTE_SPEECH ||
        (c->entry->takes & TAKES_THAT_MUST) != 0) {
        return false;
    }
    uint32_t verb = verb_of_clause(read, start, end, relative);
    if (verb == DOC_NONE) {
        start = c->words.end;
        verb = verb_of_clause(read, start, end, relative);
    }
    if (verb == DOC_NONE || verb == c->word) {
        return false;
    }
    bool above = tree_over(read->tree, verb, c->word);
    c->content.start = start;
    if (above) {
        c->content.end = relative ? ask_yield(read, verb).end : end;
    } else {
        c->content.end = limit_of(read, c, start, verb);
    }
    c->rule = "surface-behind";
    return c->content.end > start + 1;
}
