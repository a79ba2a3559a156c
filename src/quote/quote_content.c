/* quote_content.c: what was said, read from the tree.
 *
 * Each word of speech says in data/words what it takes; here each of these
 * frames is one small function that finds the words of the content: a clause
 * (ccomp), a clause that the cue interrupts or follows (parataxis), an
 * infinitive, "as" and object predicates, a prepositional phrase, an object.
 * They are tried in the order of FRAMES, the first that finds words wins.
 *
 * Where the parse is wrong, two surface patterns stand in: a sentence that ends
 * in ", X said" has its content before the comma, and one that begins with
 * "X said" has it behind. Content is the complement clause as annotators draw
 * it (PARC 3, Pareti 2016): without "that", without the attribution.
 */
#include "quote/quote_parts.h"

typedef bool frame_find(const reading *read, cue *c);

static span yield_of(const reading *read, uint32_t t) {
    return read->tree->yield[t];
}

static uint32_t child_of(const reading *read, uint32_t t, relation rel) {
    return tree_find(read->tree, t, rel, -1);
}

static bool is_empty(span s) {
    return s.end <= s.start;
}

static uint32_t sentence_end(const reading *read, uint32_t t) {
    return read->words->first[read->words->sentence_of[t] + 1];
}

static uint32_t sentence_start(const reading *read, uint32_t t) {
    return read->words->first[read->words->sentence_of[t]];
}

/* Keep of a span what does not reach into the cue's own words: the longer of
 * the parts before and behind. */
static bool take(const reading *read, cue *c, span content, const char *rule) {
    span before = content;
    span behind = content;
    if (before.end > c->own.start) {
        before.end = c->own.start;
    }
    if (behind.start < c->own.end) {
        behind.start = c->own.end;
    }
    bool use_before = !is_empty(before) && has_word(read, before);
    bool use_behind = !is_empty(behind) && has_word(read, behind);
    if (content.end <= c->own.start || content.start >= c->own.end) {
        use_before = true;
        use_behind = false;
        before = content;
    }
    if (!use_before && !use_behind) {
        return false;
    }
    bool first = use_before && (!use_behind || before.end - before.start >=
                                                   behind.end - behind.start);
    c->content = first ? before : behind;
    c->rule = rule;
    return true;
}

/* "said (that) ...", "wonders whether ..." */
static bool find_clause(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t clause = child_of(read, c->word, REL_CCOMP);
    for (uint32_t d = g->child[c->word]; d != DOC_NONE && clause == DOC_NONE;
         d = g->sibling[d]) {
        bool late = d > c->word && (g->rel[d] == REL_PARATAXIS ||
                                    (c->agentless && g->rel[d] == REL_CSUBJ));
        if (late && speech_verb(read->lexicon, read->tags->lemma[d]) == NULL) {
            clause = d;
        }
    }
    if (clause == DOC_NONE && c->words.end > c->words.start + 1) {
        uint32_t second = c->words.end - 1; /* "made it clear that" */
        clause = child_of(read, second, REL_CCOMP);
    }
    return clause != DOC_NONE &&
           take(read, c, yield_of(read, clause), "clause");
}

/* "The law, he said, is unjust": the cue hangs on the clause it reports. */
static bool find_around(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->word];
    uint32_t mark = child_of(read, c->word, REL_MARK);
    bool as = lemma_is(read, mark, "as");
    if (up == TREE_ROOT || !(g->rel[c->word] == REL_PARATAXIS ||
                             (g->rel[c->word] == REL_ADVCL && as))) {
        return false;
    }
    if (c->subject == DOC_NONE && (as || !c->agentless)) {
        return false;
    }
    span content = yield_of(read, up);
    if (as) {
        c->own = yield_of(read, c->word);
    } else if (c->own.start > content.start &&
               yield_of(read, c->word).end >= sentence_end(read, c->word) - 1) {
        content.end = c->own.start;
    }
    return take(read, c, content, as ? "as-said" : "around-cue");
}

static bool is_infinitive(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[t]; d != DOC_NONE && d < t; d = g->sibling[d]) {
        if (lemma_is(read, d, "to") && read->tags->upos[d] == UPOS_PART) {
            return true;
        }
    }
    return false;
}

/* An infinitive of content, not one of purpose ("in order to"). */
static bool is_told_infinitive(const reading *read, uint32_t t) {
    uint32_t first = yield_of(read, t).start;
    return is_infinitive(read, t) &&
           (lemma_is(read, first, "to") || lemma_is(read, first, "not") ||
            is_mark_word(read, first) || read->tags->upos[first] == UPOS_ADV);
}

/* "asked them to stop", also where the parse hangs it on "them" */
static bool find_infinitive(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t tops[2] = {c->word, c->hearer};
    for (int i = 0; i < 2; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            bool clause = g->rel[d] == REL_XCOMP || g->rel[d] == REL_ACL ||
                          g->rel[d] == REL_CCOMP || g->rel[d] == REL_ADVCL;
            if (d > c->word && clause && is_told_infinitive(read, d)) {
                return take(read, c, yield_of(read, d), "infinitive");
            }
        }
    }
    return false;
}

static bool find_gerund(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > c->word &&
            (g->rel[d] == REL_XCOMP || g->rel[d] == REL_CCOMP ||
             g->rel[d] == REL_ACL) &&
            slice_is(read->tags->xpos[d], "VBG")) {
            return take(read, c, yield_of(read, d), "gerund");
        }
    }
    return false;
}

static bool begins_with(const reading *read, uint32_t t, const char *lemma) {
    uint32_t first = yield_of(read, t).start;
    return lemma_is(read, first, lemma);
}

static uint32_t object_behind(const reading *read, const cue *c) {
    uint32_t object = child_of(read, c->word, REL_OBJ);
    return object != DOC_NONE && object > c->word ? object : DOC_NONE;
}

/* "described it as a plot" */
static bool find_as(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d < c->word || !begins_with(read, d, "as") ||
            (g->rel[d] != REL_OBL && g->rel[d] != REL_ADVCL &&
             g->rel[d] != REL_XCOMP)) {
            continue;
        }
        span content = yield_of(read, d);
        uint32_t object = object_behind(read, c);
        if (object != DOC_NONE && object < d) {
            content.start = yield_of(read, object).start;
        } else {
            content.start++;
        }
        return take(read, c, content, "as");
    }
    return false;
}

/* "called the plan unjust" */
static bool find_small(const reading *read, cue *c) {
    uint32_t predicate = child_of(read, c->word, REL_XCOMP);
    uint32_t object = object_behind(read, c);
    if (predicate == DOC_NONE || predicate < c->word ||
        is_infinitive(read, predicate)) {
        return false;
    }
    span content = yield_of(read, predicate);
    if (object != DOC_NONE && object < predicate) {
        content.start = yield_of(read, object).start;
    }
    return take(read, c, content, "object-predicate");
}

typedef struct frame_preposition {
    uint32_t bit;
    const char *lemma;
} frame_preposition;

static const frame_preposition PREPOSITIONS[] = {
    {TAKES_OF, "of"},       {TAKES_FOR, "for"},    {TAKES_ON, "on"},
    {TAKES_ABOUT, "about"}, {TAKES_PREP_TO, "to"}, {TAKES_AGAINST, "against"}};

static bool has_region(const reading *read, const cue *c, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (regions_child(&read->marks, t, c->region) != DOC_NONE) {
            return true;
        }
    }
    return false;
}

/* "called for an inquiry", "warned of war", "for them to release it" */
static bool find_preposition(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d < c->word || (g->rel[d] != REL_OBL && g->rel[d] != REL_ADVCL &&
                            g->rel[d] != REL_NMOD && g->rel[d] != REL_ACL)) {
            continue;
        }
        for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof PREPOSITIONS[0];
             i++) {
            if ((c->entry->takes & PREPOSITIONS[i].bit) == 0 ||
                !begins_with(read, d, PREPOSITIONS[i].lemma)) {
                continue;
            }
            span content = yield_of(read, d);
            uint32_t next = g->sibling[d];
            content.start++;
            if (next != DOC_NONE && is_infinitive(read, next)) {
                content.end = yield_of(read, next).end;
            }
            if ((c->entry->takes & TAKES_MARKED) != 0 &&
                (c->entry->takes & (TAKES_FOR | TAKES_HEARER)) == 0 &&
                !has_region(read, c, content)) {
                continue;
            }
            return take(read, c, content, "preposition");
        }
    }
    return false;
}

/* "denied the charges", "the charges were denied by him" */
static bool find_object(const reading *read, cue *c) {
    uint32_t object = child_of(read, c->word, REL_OBJ);
    if (c->passive && !c->agentless) {
        object = child_of(read, c->word, REL_NSUBJ);
    }
    if (object == DOC_NONE || object == c->subject ||
        read->tags->upos[object] == UPOS_PRON) {
        return false;
    }
    if (object == c->hearer) {
        c->hearer = DOC_NONE; /* "demanded an answer", not "demanded him to" */
    }
    return take(read, c, yield_of(read, object), "object");
}

static bool find_marked(const reading *read, cue *c) {
    uint32_t object = object_behind(read, c);
    return object != DOC_NONE && has_region(read, c, yield_of(read, object)) &&
           take(read, c, yield_of(read, object), "marked-object");
}

/* "the claim that ...", "the promise to ..." */
static bool find_noun_clause(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        bool clause = g->rel[d] == REL_CCOMP ||
                      (g->rel[d] == REL_ACL && g->sub[d] != SUB_RELCL);
        if (d < c->word || !clause) {
            continue;
        }
        if (begins_with(read, d, "that") || is_infinitive(read, d) ||
            g->rel[d] == REL_CCOMP) {
            return take(read, c, yield_of(read, d), "noun-clause");
        }
    }
    return false;
}

/* "according to X": the rest of the clause it stands in. */
static bool find_according(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t up = g->head[c->subject];
    span phrase = yield_of(read, c->subject);
    span content = {sentence_start(read, c->word), sentence_end(read, c->word)};
    if (phrase.start > c->words.start || phrase.end <= c->subject) {
        phrase.start = c->words.start;
    }
    if (up != TREE_ROOT && g->rel[up] == REL_ACL) {
        content = yield_of(read, up);
    }
    while (content.start < phrase.start && content.end > phrase.end &&
           up != TREE_ROOT && g->rel[up] == REL_ACL &&
           is_punct(read, content.start)) {
        content.start++;
    }
    c->own = phrase;
    return take(read, c, content, "according-to");
}

/* The surface: "..., X said." and "X said ...". */
static bool find_before_comma(const reading *read, cue *c) {
    uint32_t start = sentence_start(read, c->word);
    uint32_t end = sentence_end(read, c->word);
    uint32_t t = c->own.start;
    if ((c->entry->takes & TAKES_MARKED) != 0 || t <= start + 2 ||
        end - c->own.end > 8 || !slice_is(read->words->form[t - 1], ",")) {
        return false;
    }
    for (uint32_t i = c->own.end; i < end; i++) {
        if (is_verb(read, i)) {
            return false;
        }
    }
    return take(read, c, (span){start, t - 1}, "surface-before");
}

/* Whether a clause with a subject begins at word t. */
static bool begins_clause(const reading *read, uint32_t t, uint32_t end) {
    bool subject = false;
    for (uint32_t i = t; i < end && i < t + 30; i++) {
        uint8_t pos = read->tags->upos[i];
        bool finite =
            pos == UPOS_AUX ||
            (pos == UPOS_VERB && !slice_is(read->tags->xpos[i], "VBG") &&
             !slice_is(read->tags->xpos[i], "VBN"));
        if (finite || is_punct(read, i) || pos == UPOS_SCONJ ||
            slice_starts(read->tags->xpos[i], SLICE("W"))) {
            return finite && subject;
        }
        subject = subject || pos == UPOS_NOUN || pos == UPOS_PROPN ||
                  pos == UPOS_PRON;
        if (i == t && (pos == UPOS_ADP || pos == UPOS_PART ||
                       pos == UPOS_CCONJ || pos == UPOS_ADV)) {
            return false;
        }
    }
    return false;
}

static bool find_behind(const reading *read, cue *c) {
    uint32_t end = sentence_end(read, c->word);
    span content = {c->words.end, end};
    if (c->hearer != DOC_NONE &&
        yield_of(read, c->hearer).start >= content.start) {
        content.start = c->hearer + 1;
    }
    if (content.start + 3 >= end || (c->entry->takes & TAKES_MARKED) != 0) {
        return false;
    }
    bool that = lemma_is(read, content.start, "that") &&
                read->tags->upos[content.start] != UPOS_PRON;
    return (that || begins_clause(read, content.start, end)) &&
           take(read, c, content, "surface-behind");
}

typedef struct frame {
    uint32_t bits; /* any of them */
    frame_find *find;
    bool agent; /* not of a passive without agent: "a man called Lee" */
} frame;

static const frame VERB_FRAMES[] = {
    {TAKES_AS, find_as, true},
    {TAKES_THAT | TAKES_QUOTE, find_clause, false},
    {TAKES_THAT | TAKES_QUOTE, find_around, false},
    {TAKES_TO | TAKES_HEARER_ON, find_infinitive, true},
    {TAKES_SMALL, find_small, true},
    {TAKES_ING | TAKES_NOUN, find_gerund, true},
    {TAKES_OF | TAKES_FOR | TAKES_ON | TAKES_ABOUT | TAKES_PREP_TO |
         TAKES_AGAINST,
     find_preposition, true},
    {TAKES_NOUN, find_object, true},
    {TAKES_MARKED, find_marked, true},
    {TAKES_THAT, find_before_comma, false},
    {TAKES_THAT, find_behind, true}};

static const frame NOUN_FRAMES[] = {
    {TAKES_THAT | TAKES_TO, find_noun_clause, true},
    {TAKES_ING, find_gerund, true},
    {TAKES_OF | TAKES_FOR | TAKES_ON | TAKES_ABOUT, find_preposition, true}};

/* "..., adding that": a participle of speech behind the content of a cue with
 * the same speaker; parsers often hang it on the content's verb. */
static void cut_at_participle(const reading *read, cues *list, uint32_t at) {
    cue *c = &list->at[at];
    for (uint32_t i = at + 1; i < list->N; i++) {
        cue *d = &list->at[i];
        uint32_t before = d->words.start;
        if (d->word >= c->content.end) {
            return;
        }
        if (d->word <= c->content.start || d->region != c->region ||
            !slice_is(read->tags->xpos[d->word], "VBG") ||
            child_of(read, d->word, REL_NSUBJ) != DOC_NONE) {
            continue;
        }
        while (before > c->content.start + 1 &&
               read->tags->upos[before - 1] == UPOS_ADV) {
            before--;
        }
        if (slice_is(read->words->form[before - 1], ",")) {
            c->content.end = before - 1;
            d->subject = c->subject;
            return;
        }
    }
}

static void find_one(const reading *read, cue *c) {
    const frame *frames = VERB_FRAMES;
    size_t count = sizeof VERB_FRAMES / sizeof VERB_FRAMES[0];
    if (c->entry->part == SPEECH_NOUN) {
        if (c->entry->takes == 0) {
            find_according(read, c);
            return;
        }
        frames = NOUN_FRAMES;
        count = sizeof NOUN_FRAMES / sizeof NOUN_FRAMES[0];
    }
    for (size_t i = 0; i < count; i++) {
        bool fits = (c->entry->takes & frames[i].bits) != 0 &&
                    !(frames[i].agent && c->agentless);
        if (fits && frames[i].agent) {
            c->own = c->words; /* a phrase of the cue may be the content */
        }
        if (fits && frames[i].find(read, c)) {
            return;
        }
    }
}

void content_find(const reading *read, uint32_t sentence, cues *list) {
    (void)sentence;
    for (uint32_t i = 0; i < list->N; i++) {
        cue *c = &list->at[i];
        if (is_empty(c->content)) {
            find_one(read, c);
        }
        if (c->kind == QUOTE_SPEECH && !is_empty(c->content)) {
            cut_at_participle(read, list, i);
        }
    }
    for (uint32_t i = 0; i < list->N; i++) {
        cue *c = &list->at[i];
        c->content = is_empty(c->content) ? c->content
                                          : content_trim(read, c, c->content);
        c->more = is_empty(c->more) ? c->more : content_trim(read, c, c->more);
    }
}
