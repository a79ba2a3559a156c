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

static bool is_empty(span s) {
    return s.end <= s.start;
}

/* An infinitive of content, not one of purpose ("in order to"). */
static bool is_told_infinitive(const reading *read, uint32_t t) {
    uint32_t first = ask_yield(read, t).start;
    return ask_infinitive(read, t) &&
           (ask_lemma(read, first, "to") || ask_lemma(read, first, "not") ||
            ask_mark(read, first) || read->tags->upos[first] == UPOS_ADV);
}

/* An infinitive with a second one behind it ("to file a motion, to show why"),
 * which parsers hang beside it. */
span content_infinitive(const reading *read, uint32_t t) {
    span words = ask_yield(read, t);
    uint32_t next = read->tree->sibling[t];
    if (next != DOC_NONE && ask_infinitive(read, next) &&
        ask_yield(read, next).start <= words.end + 1) {
        words.end = ask_yield(read, next).end;
    }
    return words;
}

/* "asked them to stop", also where the parse hangs it on "them" */
static bool frame_infinitive(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t also =
        c->hearer == DOC_NONE ? DOC_NONE : ask_child(read, c->hearer, REL_CONJ);
    uint32_t tops[3] = {c->word, c->hearer, also};
    for (int i = 0; i < 3; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            bool clause = g->rel[d] == REL_XCOMP || g->rel[d] == REL_ACL ||
                          g->rel[d] == REL_CCOMP || g->rel[d] == REL_ADVCL;
            if (d > c->word && clause && is_told_infinitive(read, d)) {
                return content_longer(read, c, content_infinitive(read, d),
                                      "infinitive");
            }
        }
    }
    return false;
}

static bool is_speech(const reading *read, uint32_t t) {
    const speech_word *w = speech_verb(read->lexicon, read->tags->lemma[t]);
    return w != NULL && w->kind == QUOTE_SPEECH;
}

static bool frame_gerund(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > c->word &&
            (g->rel[d] == REL_XCOMP || g->rel[d] == REL_CCOMP ||
             g->rel[d] == REL_ACL) &&
            slice_is(read->tags->xpos[d], "VBG") && !is_speech(read, d)) {
            return content_longer(read, c, ask_yield(read, d), "gerund");
        }
    }
    return false;
}

static uint32_t object_behind(const reading *read, const cue *c) {
    uint32_t object = ask_child(read, c->word, REL_OBJ);
    return object != DOC_NONE && object > c->word ? object : DOC_NONE;
}

static bool has_verb_in(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (ask_verb(read, t)) {
            return true;
        }
    }
    return false;
}

/* "described it as a plot" */
static bool frame_as(const reading *read, cue *c) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        if (d < c->word || !ask_begins(read, d, "as") ||
            (g->rel[d] != REL_OBL && g->rel[d] != REL_ADVCL &&
             g->rel[d] != REL_XCOMP)) {
            continue;
        }
        span content = ask_yield(read, d);
        uint32_t object = object_behind(read, c);
        if (object != DOC_NONE && object < d) {
            content.start = ask_yield(read, object).start;
        } else {
            content.start++;
        }
        if (g->rel[c->word] != REL_CONJ || object != DOC_NONE) {
            return content_longer(read, c, content, "as");
        }
        /* "shook hands and described ties as new": the object may hang on the
         * first verb. */
        if (c->words.end < content.start &&
            !has_verb_in(read, (span){c->words.end, content.start})) {
            content.start = c->words.end;
        }
        return content_longer(read, c, content, "as");
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
        if (ask_lemma(read, t, times[i])) {
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
    if (d <= c->word || ask_infinitive(read, d)) {
        return false;
    }
    if (rel == REL_XCOMP) {
        return true;
    }
    if (object == DOC_NONE || d <= object || (is_setting(read, d) && !marked)) {
        return false;
    }
    if (g->head[d] == object) {
        bool joined = rel == REL_APPOS || rel == REL_ACL || rel == REL_NMOD ||
                      rel == REL_ADVMOD;
        bool adjective = read->tags->upos[d] == UPOS_ADJ;
        return joined && (marked || (adjective && rel == REL_ACL));
    }
    return rel == REL_OBJ || (rel == REL_ADVMOD && marked) ||
           (rel == REL_OBL && ask_child(read, d, REL_CASE) == DOC_NONE);
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
static bool frame_small(const reading *read, cue *c) {
    uint32_t object = ask_child(read, c->word, REL_IOBJ);
    if (object == DOC_NONE || object < c->word) {
        object = object_behind(read, c);
    }
    uint32_t predicate = predicate_of(read, c, object);
    if (predicate == DOC_NONE) {
        return false;
    }
    span content = ask_yield(read, predicate);
    if (object != DOC_NONE && object < predicate) {
        content.start = ask_yield(read, object).start;
    }
    return content_longer(read, c, content, "object-predicate");
}

/* An object's words with the phrases behind it that parsers hang on the cue. */
static span with_phrases(const reading *read, const cue *c, span object) {
    static const char *const joins[] = {"of",   "for",     "about", "into",
                                        "to",   "against", "over",  "between",
                                        "with", "in",      "on",    "as"};
    const tree *g = read->tree;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        uint32_t first = ask_yield(read, d).start;
        bool joined = false;
        for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++) {
            joined = joined || ask_lemma(read, first, joins[i]);
        }
        bool phrase = g->rel[d] == REL_OBL || g->rel[d] == REL_NMOD ||
                      g->rel[d] == REL_ACL || g->rel[d] == REL_ADVCL ||
                      g->rel[d] == REL_XCOMP;
        if (first == object.end && phrase && joined && !is_setting(read, d)) {
            object.end = ask_yield(read, d).end;
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
static bool is_phrase(const reading *read, uint32_t d) {
    uint8_t rel = read->tree->rel[d];
    return rel == REL_OBL || rel == REL_ADVCL || rel == REL_NMOD ||
           rel == REL_ACL;
}

/* The content behind the preposition that opens the phrase of d, if the cue
 * takes it. */
static bool take_phrase(const reading *read, cue *c, uint32_t d) {
    bool marked_only = (c->entry->takes & TAKES_MARKED) != 0 &&
                       (c->entry->takes & TAKES_HEARER) == 0;
    for (size_t i = 0; i < sizeof PREPOSITIONS / sizeof PREPOSITIONS[0]; i++) {
        uint32_t bit = PREPOSITIONS[i].bit;
        if ((c->entry->takes & bit) == 0 ||
            !ask_begins(read, d, PREPOSITIONS[i].lemma)) {
            continue;
        }
        span content = ask_yield(read, d);
        uint32_t next = read->tree->sibling[d];
        content.start++;
        if (next != DOC_NONE && ask_infinitive(read, next)) {
            content.end = ask_yield(read, next).end;
        }
        content = with_phrases(read, c, content);
        if (!tells_nothing(read, d, bit) &&
            (!marked_only || has_region(read, c, content))) {
            return content_longer(read, c, content, "preposition");
        }
    }
    return false;
}

/* On the cue, or, as some parses have it, on who is spoken to. */
static bool frame_preposition_phrase(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t tops[2] = {c->word, c->hearer};
    for (int i = 0; i < 2; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            bool gerund = i == 0 || ask_xpos(read, d, "VBG");
            if (d > c->word && gerund && is_phrase(read, d) &&
                take_phrase(read, c, d)) {
                return true;
            }
        }
    }
    return false;
}

/* "denied the charges", "the charges were denied by him" */
static bool frame_object(const reading *read, cue *c) {
    uint32_t object = ask_child(read, c->word, REL_OBJ);
    if (c->passive && !c->agentless) {
        object = ask_child(read, c->word, REL_NSUBJ);
    }
    bool given = ask_child(read, c->word, REL_IOBJ) != DOC_NONE;
    if (object == DOC_NONE || object == c->subject || given ||
        read->tags->upos[object] == UPOS_PRON ||
        tells_nothing(read, object, 0)) {
        return false; /* "denied them help" */
    }
    if (object == c->hearer) {
        c->hearer = DOC_NONE; /* "demanded an answer", not "demanded him to" */
    }
    return content_longer(
        read, c, with_phrases(read, c, ask_yield(read, object)), "object");
}

static bool frame_marked(const reading *read, cue *c) {
    uint32_t object = object_behind(read, c);
    if (object == DOC_NONE) {
        return false;
    }
    span content = with_phrases(read, c, ask_yield(read, object));
    return has_region(read, c, content) &&
           content_longer(read, c, content, "marked-object");
}

typedef struct frame {
    uint32_t bits; /* any of them */
    frame_find *find;
    bool agent; /* not of a passive without agent: "a man called Lee" */
} frame;

static const frame VERB_FRAMES[] = {
    {TAKES_AS, frame_as, true},
    {TAKES_TO | TAKES_HEARER_ON, frame_infinitive, true},
    {TAKES_THAT, frame_clause, false},
    {TAKES_THAT, frame_behind, false},
    {TAKES_THAT, frame_before, false},
    {TAKES_THAT, frame_around, false},
    {TAKES_SMALL, frame_small, true},
    {TAKES_ING | TAKES_NOUN, frame_gerund, true},
    {TAKES_NOUN, frame_object, true},
    {TAKES_OF | TAKES_FOR | TAKES_ON | TAKES_ABOUT | TAKES_PREP_TO |
         TAKES_AGAINST,
     frame_preposition_phrase, true},
    {TAKES_MARKED, frame_marked, true}};

static const frame NOUN_FRAMES[] = {
    {TAKES_THAT | TAKES_TO, frame_noun_clause, true},
    {TAKES_ING, frame_gerund, true},
    {TAKES_OF | TAKES_FOR | TAKES_ON | TAKES_ABOUT, frame_preposition_phrase,
     true}};

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
            ask_child(read, d->word, REL_NSUBJ) != DOC_NONE) {
            continue;
        }
        while (before > c->content.start + 1 &&
               read->tags->upos[before - 1] == UPOS_ADV) {
            before--;
        }
        uint32_t comma = before - 1;
        while (comma > c->content.start + 1 && ask_mark(read, comma)) {
            comma--;
        }
        if (slice_is(read->words->form[comma], ",")) {
            c->content.end = before - 1 > comma ? before : comma;
            d->subject = c->subject;
            return;
        }
    }
}

/* "While he admitted delays, Orr said ...": the first cue's content ends where
 * the main clause begins with a cue of its own. */
static void cut_at_main(const reading *read, cues *list, uint32_t at) {
    cue *c = &list->at[at];
    uint32_t first = ask_start(read, c->word);
    if (read->tags->upos[first] != UPOS_SCONJ || c->word > first + 6) {
        return;
    }
    for (uint32_t i = at + 1; i < list->N; i++) {
        uint32_t start = list->at[i].own.start;
        if (list->at[i].word >= c->content.end) {
            return;
        }
        if (start > c->content.start + 1 && start < list->at[i].word &&
            ask_finite(read, list->at[i].word) &&
            slice_is(read->words->form[start - 1], ",")) {
            c->content.end = start - 1;
            return;
        }
    }
}

static void find_one(const reading *read, cue *c) {
    const frame *frames = VERB_FRAMES;
    size_t count = sizeof VERB_FRAMES / sizeof VERB_FRAMES[0];
    if (c->entry->part == SPEECH_NOUN) {
        if (c->entry->takes == 0) {
            frame_according(read, c);
            return;
        }
        frames = NOUN_FRAMES;
        count = sizeof NOUN_FRAMES / sizeof NOUN_FRAMES[0];
    }
    uint32_t next = c->words.end;
    bool empty = next < ask_end(read, c->word) &&
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
            cut_at_main(read, list, i);
        }
    }
    for (uint32_t i = 0; i < list->N; i++) {
        cue *c = &list->at[i];
        c->content = is_empty(c->content) ? c->content
                                          : content_trim(read, c, c->content);
        c->more = is_empty(c->more) ? c->more : content_trim(read, c, c->more);
    }
}
