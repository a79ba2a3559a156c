/* quote_phrase.c: content that is an object or a prepositional phrase.
 *
 * Objects reach as far as the prepositional phrases behind them, which parsers
 * hang on the verb as often as on the noun ("called for an inquiry into the
 * raid"), but not over time and place of the saying. Which preposition a word
 * takes is a fact of its entry in data/words.
 *
 * For speech an object must tell what was said, so objects that tell nothing
 * ("requested anonymity", "referred to the premier") are left out; for belief
 * and talk the object is what was thought or talked about, whatever it is.
 */
#include "quote/quote_parts.h"

/* Time and place of the saying, which belong to no content. */
bool content_is_setting(const reading *read, uint32_t t) {
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
        if (first == object.end && phrase && joined &&
            !content_is_setting(read, d)) {
            object.end = ask_yield(read, d).end;
        }
    }
    return object;
}

/* An object without what is only added behind a comma or dash: an apposition,
 * "which ...". */
static span without_loose(const reading *read, uint32_t object, span words) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[object]; d != DOC_NONE; d = g->sibling[d]) {
        uint32_t first = g->yield[d].start;
        bool added = g->rel[d] == REL_APPOS || g->rel[d] == REL_ACL ||
                     g->rel[d] == REL_PARATAXIS || g->rel[d] == REL_DEP;
        if (added && d > object && first > object + 1 && first < words.end &&
            (ask_punct(read, first) || ask_punct(read, first - 1)) &&
            !ask_mark(read, first) && !ask_mark(read, first - 1)) {
            words.end = first;
        }
    }
    return words;
}

static bool has_region(const reading *read, const cue *c, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (regions_child(&read->marks, t, c->region) != DOC_NONE) {
            return true;
        }
    }
    return false;
}

/* "requested anonymity", "referred to the premier": no content. */
static bool tells_nothing(const reading *read, uint32_t t, bool to) {
    uint32_t m = read->named->of_word[t];
    uint8_t pos = read->tags->upos[t];
    if (speech_is(read->lexicon, SPEECH_EMPTY, read->tags->lemma[t])) {
        return true;
    }
    return to && (pos == UPOS_PRON || pos == UPOS_PROPN ||
                  (m != DOC_NONE && read->named->at[m].type == ENTITY_PERSON));
}

/* "called for an inquiry", "warned of war", "for them to release it" */
static bool is_phrase(const reading *read, uint32_t d) {
    uint8_t rel = read->tree->rel[d];
    return rel == REL_OBL || rel == REL_ADVCL || rel == REL_NMOD ||
           rel == REL_ACL;
}

/* The preposition that opens the phrase of d, if the cue takes it; else
 * SPEECH_PREPOSITIONS. */
static uint32_t preposition_of(const reading *read, const cue *c, uint32_t d) {
    for (uint32_t i = 0; i < SPEECH_PREPOSITIONS; i++) {
        if ((c->entry->after >> i & 1) != 0 &&
            ask_begins(read, d, speech_prepositions[i])) {
            return i;
        }
    }
    return SPEECH_PREPOSITIONS;
}

/* The content behind the preposition that opens the phrase of d. */
static bool take_phrase(const reading *read, cue *c, uint32_t d) {
    bool speech = c->entry->kind == QUOTE_SPEECH;
    bool marked_only = (c->entry->takes & TAKES_MARKED) != 0 &&
                       (c->entry->takes & TAKES_HEARER) == 0;
    uint32_t preposition = preposition_of(read, c, d);
    bool owned = c->entry->part != SPEECH_NOUN || c->subject != DOC_NONE;
    if (preposition == SPEECH_PREPOSITIONS || !owned ||
        content_is_setting(read, d) ||
        (speech && tells_nothing(read, d, preposition == SPEECH_TO_NOUN))) {
        return false;
    }
    span content = ask_yield(read, d);
    uint32_t next = read->tree->sibling[d];
    content.start++;
    if (next != DOC_NONE && ask_infinitive(read, next)) {
        content.end = ask_yield(read, next).end;
    }
    content = without_loose(read, d, with_phrases(read, c, content));
    return (!marked_only || has_region(read, c, content)) &&
           content_longer(read, c, content, "preposition");
}

/* On the cue, or, as some parses have it, on who is spoken to. */
bool frame_preposition_phrase(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t last = c->words.end - 1; /* "took issue with" */
    uint32_t tops[3] = {c->word, last == c->word ? DOC_NONE : last, c->hearer};
    for (int i = 0; i < 3; i++) {
        if (tops[i] == DOC_NONE) {
            continue;
        }
        for (uint32_t d = g->child[tops[i]]; d != DOC_NONE; d = g->sibling[d]) {
            bool gerund = i < 2 || ask_xpos(read, d, "VBG");
            if (d > c->word && gerund && is_phrase(read, d) &&
                take_phrase(read, c, d)) {
                return true;
            }
        }
    }
    return false;
}

/* The object, or of a passive its subject, or of a participle behind its noun
 * that noun. */
static uint32_t object_of(const reading *read, const cue *c) {
    const tree *g = read->tree;
    uint32_t t = c->word;
    if (!c->passive) {
        return ask_child(read, t, REL_OBJ);
    }
    uint32_t subject = ask_child(read, t, REL_NSUBJ);
    bool reduced = subject == DOC_NONE && g->rel[t] == REL_ACL && !c->agentless;
    return reduced ? g->head[t] : subject;
}

/* The object's words; of a noun with a participle behind it those before. */
static span object_words(const reading *read, const cue *c, uint32_t object) {
    span words = ask_yield(read, object);
    if (tree_over(read->tree, object, c->word)) {
        words.end = c->words.start;
        while (words.start < object &&
               read->tags->upos[words.start] == UPOS_ADP) {
            words.start++;
        }
        return words;
    }
    return without_loose(read, object, with_phrases(read, c, words));
}

static bool has_as(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t d = g->child[t]; d != DOC_NONE; d = g->sibling[d]) {
        if (d > t && ask_begins(read, d, "as")) {
            return true;
        }
    }
    return false;
}

/* "denied the charges", "the charges were denied by him" */
bool frame_object(const reading *read, cue *c) {
    uint32_t object = object_of(read, c);
    bool speech = c->entry->kind == QUOTE_SPEECH;
    bool given = ask_child(read, c->word, REL_IOBJ) != DOC_NONE;
    if (object == DOC_NONE || object == c->subject || given) {
        return false; /* "denied them help" */
    }
    if (speech && (read->tags->upos[object] == UPOS_PRON || c->agentless ||
                   tells_nothing(read, object, false))) {
        return false;
    }
    if (c->agentless && has_as(read, c->word)) {
        return false; /* "was quoted as saying" */
    }
    if (object == c->hearer) {
        c->hearer = DOC_NONE; /* "demanded an answer", not "demanded him to" */
    }
    return content_longer(read, c, object_words(read, c, object), "object");
}

/* "the raid angered them": what is felt stands before the cue. */
bool frame_felt(const reading *read, cue *c) {
    uint32_t object = ask_child(read, c->word, REL_OBJ);
    uint32_t subject = ask_child(read, c->word, REL_NSUBJ);
    if (c->passive || object == DOC_NONE || subject == DOC_NONE ||
        object < c->word) {
        return false;
    }
    c->subject = object;
    c->own = c->words;
    return content_longer(read, c, ask_yield(read, subject), "felt");
}

bool frame_in_marks(const reading *read, cue *c) {
    uint32_t object = ask_child(read, c->word, REL_OBJ);
    if (object == DOC_NONE || object < c->word) {
        return false;
    }
    span content = with_phrases(read, c, ask_yield(read, object));
    return has_region(read, c, content) &&
           content_longer(read, c, content, "marked-object");
}
