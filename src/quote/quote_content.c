/* quote_content.c: what was said, read from the tree.
 *
 * Each word of speech says in data/words what it takes; here each of these
 * frames is one small function that finds the words of the content: an
 * infinitive, "as" and object predicates, a prepositional phrase, an object;
 * those that take a clause are in quote_clause.c. They are tried in the order
 * of the tables below, the first that finds words wins.
 *
 * Content is the complement as annotators draw it (PARC 3, Pareti 2016):
 * without "that", without the attribution. Objects reach as far as the
 * prepositional phrases behind them, which parsers hang on the verb as often as
 * on the noun ("called for an inquiry into the raid"), but not over time and
 * place of the saying.
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

static bool take(const reading *read, cue *c, span content, const char *rule) {
    return take_longer(read, c, content, rule);
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

/* An infinitive with a second one behind it ("to file a motion, to show why"),
 * which parsers hang beside it. */
static span with_more(const reading *read, uint32_t t) {
    span words = yield_of(read, t);
    uint32_t next = read->tree->sibling[t];
    if (next != DOC_NONE && is_infinitive(read, next) &&
        yield_of(read, next).start <= words.end + 1) {
        words.end = yield_of(read, next).end;
    }
    return words;
}

/* "asked them to stop", also where the parse hangs it on "them" */
static bool find_infinitive(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t also =
        c->hearer == DOC_NONE ? DOC_NONE : child_of(read, c->hearer, REL_CONJ);
    uint32_t tops[3] = {c->word, c->hearer, also};
    for (int i = 0; i < 3; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            bool clause = g->rel[d] == REL_XCOMP || g->rel[d] == REL_ACL ||
                          g->rel[d] == REL_CCOMP || g->rel[d] == REL_ADVCL;
            if (d > c->word && clause && is_told_infinitive(read, d)) {
                return take(read, c, with_more(read, d), "infinitive");
            }
        }
    }
    return false;
}

static bool is_speech(const reading *read, uint32_t t) {
    const speech_word *w = speech_verb(read->lexicon, read->tags->lemma[t]);
    return w != NULL && w->kind == QUOTE_SPEECH;
}

static bool find_gerund(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > c->word &&
            (g->rel[d] == REL_XCOMP || g->rel[d] == REL_CCOMP ||
             g->rel[d] == REL_ACL) &&
            slice_is(read->tags->xpos[d], "VBG") && !is_speech(read, d)) {
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

static bool has_verb_in(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (is_verb(read, t)) {
            return true;
        }
    }
    return false;
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
        if (g->rel[c->word] != REL_CONJ || object != DOC_NONE) {
            return take(read, c, content, "as");
        }
        /* "shook hands and described ties as new": the object may hang on the
         * first verb. */
        if (c->words.end < content.start &&
            !has_verb_in(read, (span){c->words.end, content.start})) {
            content.start = c->words.end;
        }
        return take(read, c, content, "as");
    }
    return false;
}

/* Time and place of the saying, which belong to no content. */
static bool is_setting(const reading *read, uint32_t t) {
    static const char *const times[] = {
        "monday",   "tuesday", "wednesday", "thursday",  "friday",
        "saturday", "sunday",  "day",       "week",      "month",
        "year",     "today",   "yesterday", "statement", "interview",
        "speech",   "meeting", "conference"};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        if (lemma_is(read, t, times[i])) {
            return true;
        }
    }
    return false;
}

/* Whether word d, behind the object, can be what it is called: parsers make it
 * a predicate, a second object, an apposition or a bare adverbial. */
static bool can_predicate(const reading *read, const cue *c, uint32_t d,
                          uint32_t object) {
    const tree *g = read->tree;
    uint8_t rel = g->rel[d];
    bool marked = regions_child(&read->marks, d, c->region) != DOC_NONE;
    if (d <= c->word || is_infinitive(read, d)) {
        return false;
    }
    if (rel == REL_XCOMP) {
        return true;
    }
    if (object == DOC_NONE || d <= object || is_setting(read, d)) {
        return false;
    }
    if (g->head[d] == object) {
        bool joined = rel == REL_APPOS || rel == REL_ACL || rel == REL_NMOD;
        bool adjective = read->tags->upos[d] == UPOS_ADJ;
        return joined && (marked || (adjective && rel == REL_ACL));
    }
    return rel == REL_OBJ || (rel == REL_ADVMOD && marked) ||
           (rel == REL_OBL && child_of(read, d, REL_CASE) == DOC_NONE);
}

static uint32_t predicate_of(const reading *read, const cue *c,
                             uint32_t object) {
    const tree *g = read->tree;
    uint32_t tops[2] = {c->word, object};
    for (int i = 0; i < 2; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            if (can_predicate(read, c, d, object)) {
                return d;
            }
        }
    }
    return DOC_NONE;
}

/* "called the plan unjust" */
static bool find_small(const reading *read, cue *c) {
    uint32_t object = child_of(read, c->word, REL_IOBJ);
    if (object == DOC_NONE || object < c->word) {
        object = object_behind(read, c);
    }
    uint32_t predicate = predicate_of(read, c, object);
    if (predicate == DOC_NONE) {
        return false;
    }
    span content = yield_of(read, predicate);
    if (object != DOC_NONE && object < predicate) {
        content.start = yield_of(read, object).start;
    }
    return take(read, c, content, "object-predicate");
}

/* An object's words with the phrases behind it that parsers hang on the cue. */
static span with_phrases(const reading *read, const cue *c, span object) {
    static const char *const joins[] = {"of",   "for",     "about", "into",
                                        "to",   "against", "over",  "between",
                                        "with", "in",      "on",    "as"};
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        uint32_t first = yield_of(read, d).start;
        bool joined = false;
        for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++) {
            joined = joined || lemma_is(read, first, joins[i]);
        }
        bool phrase = g->rel[d] == REL_OBL || g->rel[d] == REL_NMOD ||
                      g->rel[d] == REL_ACL || g->rel[d] == REL_ADVCL ||
                      g->rel[d] == REL_XCOMP;
        if (first == object.end && phrase && joined && !is_setting(read, d)) {
            object.end = yield_of(read, d).end;
        }
    }
    return object;
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

/* "requested anonymity", "referred to the premier": no content. */
static bool tells_nothing(const reading *read, uint32_t t, uint32_t bit) {
    uint32_t m = read->named->of_word[t];
    uint8_t pos = read->tags->upos[t];
    if (speech_empty(read->lexicon, read->tags->lemma[t])) {
        return true;
    }
    return bit == TAKES_PREP_TO &&
           (pos == UPOS_PRON || pos == UPOS_PROPN ||
            (m != DOC_NONE && read->named->at[m].type == ENTITY_PERSON));
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
            content = with_phrases(read, c, content);
            if (tells_nothing(read, d, PREPOSITIONS[i].bit)) {
                continue;
            }
            if ((c->entry->takes & TAKES_MARKED) != 0 &&
                (c->entry->takes & TAKES_HEARER) == 0 &&
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
    bool given = child_of(read, c->word, REL_IOBJ) != DOC_NONE;
    if (object == DOC_NONE || object == c->subject || given ||
        read->tags->upos[object] == UPOS_PRON ||
        tells_nothing(read, object, 0)) {
        return false; /* "denied them help" */
    }
    if (object == c->hearer) {
        c->hearer = DOC_NONE; /* "demanded an answer", not "demanded him to" */
    }
    return take(read, c, with_phrases(read, c, yield_of(read, object)),
                "object");
}

static bool find_marked(const reading *read, cue *c) {
    uint32_t object = object_behind(read, c);
    if (object == DOC_NONE) {
        return false;
    }
    span content = with_phrases(read, c, yield_of(read, object));
    return has_region(read, c, content) &&
           take(read, c, content, "marked-object");
}

/* "the claim that ..." where the tree has lost it: up to the comma. */
static bool noun_that(const reading *read, cue *c) {
    uint32_t end = sentence_end(read, c->word);
    uint32_t t = c->word + 1;
    if (t + 2 >= end || !lemma_is(read, t, "that") ||
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
        light_subject(read, c->word) == DOC_NONE) {
        return false;
    }
    for (uint32_t d = g->child[up]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > c->word && is_infinitive(read, d) && g->rel[d] != REL_CONJ) {
            return take(read, c, with_more(read, d), "light-infinitive");
        }
    }
    return false;
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
    return noun_that(read, c) || noun_infinitive(read, c);
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
    if (phrase.start > content.start + 1 && up != TREE_ROOT &&
        up > phrase.end &&
        slice_starts(read->tags->xpos[phrase.start - 2], SLICE("W"))) {
        content = (span){phrase.end, yield_of(read, up).end}; /* "which, " */
    }
    return take(read, c, content, "according-to");
}

typedef struct frame {
    uint32_t bits; /* any of them */
    frame_find *find;
    bool agent; /* not of a passive without agent: "a man called Lee" */
} frame;

static const frame VERB_FRAMES[] = {
    {TAKES_AS, find_as, true},
    {TAKES_TO | TAKES_HEARER_ON, find_infinitive, true},
    {TAKES_THAT, find_clause, false},
    {TAKES_THAT, find_behind, false},
    {TAKES_THAT, find_before, false},
    {TAKES_THAT, find_around, false},
    {TAKES_SMALL, find_small, true},
    {TAKES_ING | TAKES_NOUN, find_gerund, true},
    {TAKES_OF | TAKES_FOR | TAKES_ON | TAKES_ABOUT | TAKES_PREP_TO |
         TAKES_AGAINST,
     find_preposition, true},
    {TAKES_NOUN, find_object, true},
    {TAKES_MARKED, find_marked, true}};

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
        if (d->word >= c->content.end || d->word - c->word > CONTENT_WORDS) {
            return;
        }
        if (d->word <= c->content.start || d->region != c->region ||
            !slice_is(read->tags->xpos[d->word], "VBG") ||
            d->entry->part != SPEECH_VERB ||
            (d->entry->takes & TAKES_TO) != 0 ||
            child_of(read, d->word, REL_NSUBJ) != DOC_NONE) {
            continue;
        }
        while (before > c->content.start + 1 &&
               read->tags->upos[before - 1] == UPOS_ADV) {
            before--;
        }
        uint32_t comma = before - 1;
        while (comma > c->content.start + 1 && is_mark_word(read, comma)) {
            comma--;
        }
        if (slice_is(read->words->form[comma], ",")) {
            c->content.end = before - 1 > comma ? before : comma;
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
    uint32_t next = c->words.end;
    bool empty = next < sentence_end(read, c->word) &&
                 speech_empty(read->lexicon, read->tags->lemma[next]);
    if (c->kind == QUOTE_SPEECH &&
        (empty || (c->subject == DOC_NONE && !c->passive))) {
        return; /* "expressed gratitude"; nobody speaks */
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
