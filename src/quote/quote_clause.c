/* quote_clause.c: content that is a clause: behind the cue, before it, around.
 *
 * The tree says where the clause of a cue is, but parsers end it early (at a
 * comma, at "and") or hang its first noun on the cue. So the tree is asked for
 * the clause and the word order for its bounds:
 *   - behind: it begins at "that" when nothing but nouns and adverbials stand
 *     between, else right behind the cue, its hearer and adverbials; it reaches
 *     as far as the cue's own phrase, but not into what is joined to the cue
 *     ("... and told", "..., adding"): annotators draw it so;
 *   - before ("..., X said."): from the sentence's start to the comma;
 *   - around ("The law, he said, is unjust."): the longer part.
 */
#include "quote/quote_parts.h"

enum { TO_THAT = 25, LOOK_AHEAD = 1000 };

static bool is_comma(const reading *read, uint32_t t) {
    return slice_is(read->words->form[t], ",");
}

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
           (is_comma(read, first) || (first > 0 && is_comma(read, first - 1)));
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

/* "The only problem, Orr said, is the price": what stands before a saying that
 * is set between commas belongs to the content; the longer part leads. */
static void part_before(const reading *read, cue *c) {
    uint32_t first = content_start(read, c->word);
    uint32_t end = c->own.end > c->words.end ? c->own.end : c->words.end;
    if (c->own.start < first + 3 || !is_comma(read, c->own.start - 1) ||
        end >= c->content.end || !is_comma(read, end) ||
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
    return ask_word(read, c->content);
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
    uint32_t start = ask_start(read, t);
    uint32_t end = ask_end(read, t);
    uint32_t at = start;
    while (at < end && at < start + 7 && read->tags->upos[at] == UPOS_PROPN) {
        at++;
    }
    if (at > start && at < end && slice_is(read->words->form[at], ":")) {
        start = at + 1; /* dateline */
    }
    if (start < end && read->tags->upos[start] == UPOS_CCONJ) {
        start++;
    }
    if (start + 1 < end && ask_lemma(read, start, "however") &&
        is_comma(read, start + 1)) {
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
    if (t > start && is_comma(read, t - 1) && t < c->word) {
        return t - 1;
    }
    bool closing = false;
    bool inverted = is_nominal(read, c->words.end, ask_end(read, t));
    for (t = c->word; t > start && c->word - t < 20; t--) {
        if (ask_finite(read, t - 1) && read->tree->head[t - 1] != c->word) {
            return DOC_NONE;
        }
        if (is_comma(read, t - 1)) {
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
        if (is_comma(read, t)) {
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
