/* quote_frames.c: content that hangs on the cue as a predicate of its own.
 *
 * Each word of speech says in data/words what it takes; here are the frames
 * that take an infinitive, a gerund, "as" or an object with its predicate.
 * Objects and prepositional phrases are in quote_phrase.c, clauses in
 * quote_clause.c.
 *
 * Where the subject itself is part of what is held ("seems to win", "is seen as
 * a threat") the predicate is `content` and the subject `more`: nobody is named
 * who holds it. A passive without agent that only names ("a man called Lee") is
 * silent.
 */
#include "quote/quote_parts.h"

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
bool frame_infinitive(const reading *read, cue *c) {
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

bool frame_gerund(const reading *read, cue *c) {
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
bool frame_as(const reading *read, cue *c) {
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

/* The subject of a raising verb or a passive, with what it stands for. */
static uint32_t raised_subject(const reading *read, const cue *c) {
    uint32_t subject = ask_child(read, c->word, REL_NSUBJ);
    return subject != DOC_NONE && subject < c->word &&
                   !ask_lemma(read, subject, "it") &&
                   !ask_lemma(read, subject, "there")
               ? subject
               : DOC_NONE;
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
    if (object == DOC_NONE || d <= object ||
        (content_is_setting(read, d) && !marked)) {
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
bool frame_small(const reading *read, cue *c) {
    if (c->agentless && raised_subject(read, c) == DOC_NONE) {
        return false; /* "a man called Lee" */
    }
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

/* "seems to win", "is expected to win", "is considered safe" */
bool frame_raise(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t subject = raised_subject(read, c);
    bool active_too = (c->entry->takes & (TAKES_TO | TAKES_SMALL)) == 0;
    if (c->passive ? !c->agentless : !active_too) {
        return false;
    }
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        bool predicate = g->rel[d] == REL_XCOMP ||
                         (g->rel[d] == REL_ADVCL && ask_infinitive(read, d)) ||
                         (g->rel[d] == REL_OBJ && c->passive);
        if (d > c->word && predicate) {
            c->own = c->words;
            c->content = ask_yield(read, d);
            c->more =
                subject == DOC_NONE ? (span){0, 0} : ask_yield(read, subject);
            c->subject = DOC_NONE;
            c->agentless = true;
            c->rule = "raised";
            return true;
        }
    }
    return false;
}

/* The subject of a passive goes with its predicate: "was told to leave". */
void frame_add_subject(const reading *read, cue *c) {
    uint32_t subject = raised_subject(read, c);
    if (subject != DOC_NONE) {
        c->more = ask_yield(read, subject);
    }
}
