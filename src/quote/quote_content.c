/* quote_content.c: what was said, read from the tree.
 *
 * Each word of speech says in data/words what it takes; each of these frames is
 * one small function that finds the words of the content (quote_frames.c,
 * quote_phrase.c, quote_clause.c, quote_noun.c). They are tried in the order of
 * the tables below, the first that finds words wins; of a word with several
 * kinds ("call it a plot", "call for talks", "call the premier") the first kind
 * that finds words.
 *
 * Content is the complement as annotators draw it (PARC 3, Pareti 2016):
 * without "that", without the attribution.
 */
#include "quote/quote_parts.h"

static bool is_empty(span s) {
    return s.end <= s.start;
}

typedef bool frame_find(const reading *read, cue *c);

typedef struct frame {
    uint32_t bits; /* any of them */
    frame_find *find;
    bool agent; /* of a passive without agent only talk: "was told to go" */
} frame;

static const frame VERB_FRAMES[] = {
    {TAKES_RAISE, frame_raise, false},
    {TAKES_AS, frame_as, true},
    {TAKES_TO | TAKES_HEARER_ON, frame_infinitive, true},
    {TAKES_THAT, frame_clause, false},
    {TAKES_THAT, frame_behind, false},
    {TAKES_THAT, frame_before, false},
    {TAKES_THAT, frame_around, false},
    {TAKES_THAT, frame_inserted, false},
    {TAKES_SMALL, frame_small, true},
    {TAKES_ING | TAKES_NOUN, frame_gerund, true},
    {TAKES_FELT, frame_felt, true},
    {TAKES_NOUN, frame_object, true},
    {TAKES_AFTER, frame_preposition_phrase, true},
    {TAKES_MARKED, frame_in_marks, true}};

static const frame NOUN_FRAMES[] = {
    {TAKES_THAT | TAKES_TO, frame_noun_clause, true},
    {TAKES_ING, frame_gerund, true},
    {TAKES_AFTER, frame_preposition_phrase, true}};

static const frame ADJECTIVE_FRAMES[] = {
    {TAKES_TO, frame_infinitive, true},
    {TAKES_THAT, frame_clause, false},
    {TAKES_ING, frame_gerund, true},
    {TAKES_AFTER, frame_preposition_phrase, true}};

typedef struct frame_list {
    const frame *at;
    size_t count;
} frame_list;

static frame_list frames_of(const speech_word *entry) {
    switch (entry->part) {
    case SPEECH_NOUN:
        return (frame_list){NOUN_FRAMES,
                            sizeof NOUN_FRAMES / sizeof *NOUN_FRAMES};
    case SPEECH_ADJECTIVE:
        return (frame_list){ADJECTIVE_FRAMES,
                            sizeof ADJECTIVE_FRAMES / sizeof *ADJECTIVE_FRAMES};
    default:
        return (frame_list){VERB_FRAMES,
                            sizeof VERB_FRAMES / sizeof *VERB_FRAMES};
    }
}

/* What nobody is named for is talk, not anybody's speech. */
static uint8_t kind_of(const cue *c, bool nobody) {
    if (c->entry->kind != QUOTE_SPEECH) {
        return c->entry->kind;
    }
    return c->unsaid ? QUOTE_UNSAID : nobody ? QUOTE_TALK : QUOTE_SPEECH;
}

/* The first frame of this sense of the word that finds words. */
static bool find_sense(const reading *read, cue *c) {
    frame_list frames = frames_of(c->entry);
    bool noun = c->entry->part == SPEECH_NOUN;
    for (size_t i = 0; i < frames.count; i++) {
        const frame *f = &frames.at[i];
        if ((c->entry->takes & f->bits) == 0) {
            continue;
        }
        bool nobody = c->agentless && (noun || f->agent || c->asked);
        c->kind = kind_of(c, nobody);
        if (f->agent) {
            c->own = c->words; /* a phrase of the cue may be the content */
        }
        if (f->find(read, c)) {
            if (nobody && !noun && f->find != frame_object) {
                frame_add_subject(read, c);
            }
            return true;
        }
    }
    return false;
}

/* Whether nothing that the cue could say is its content: "expressed
 * gratitude"; nobody speaks. */
static bool says_nothing(const reading *read, const cue *c) {
    uint32_t next = c->words.end;
    bool empty =
        next < ask_end(read, c->word) &&
        speech_is(read->lexicon, SPEECH_EMPTY, read->tags->lemma[next]);
    return empty || (c->subject == DOC_NONE && !c->passive &&
                     c->entry->part == SPEECH_VERB);
}

/* Whether somebody can think or talk here: a party, a document, or a pronoun
 * for one; not "you", nobody's "it" and things. */
static bool is_mind(const reading *read, uint32_t t) {
    static const char *const no[] = {"it",    "this", "that", "which",
                                     "there", "you",  "what", "these"};
    if (t == DOC_NONE) {
        return false;
    }
    uint32_t m = read->named->of_word[t];
    uint8_t pos = read->tags->upos[t];
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++) {
        if (ask_lemma(read, t, no[i])) {
            return false;
        }
    }
    return (m != DOC_NONE && read->named->at[m].actor) ||
           (pos != UPOS_NOUN && pos != UPOS_VERB) ||
           speech_is(read->lexicon, SPEECH_DOCUMENT, read->tags->lemma[t]);
}

/* Whether the cue may stand for this sense of its word. */
static bool makes_sense(const reading *read, const cue *c) {
    if (c->entry->kind == QUOTE_SPEECH) {
        return !says_nothing(read, c);
    }
    if ((c->entry->takes & TAKES_PAPER) != 0) {
        return c->subject != DOC_NONE &&
               speech_is(read->lexicon, SPEECH_DOCUMENT,
                         read->tags->lemma[c->subject]);
    }
    bool nobody = c->subject == DOC_NONE &&
                  (c->passive || c->entry->part != SPEECH_VERB ||
                   (c->entry->takes & (TAKES_RAISE | TAKES_FELT)) != 0);
    return nobody || is_mind(read, c->subject) ||
           (c->entry->takes & (TAKES_RAISE | TAKES_FELT)) != 0;
}

/* Whether a refused or negated verb tells of silence: "comment", "respond". */
static bool is_silence(const reading *read, uint32_t t) {
    return speech_is(read->lexicon, SPEECH_REFUSED, read->tags->lemma[t]);
}

/* "declined to say whether ..." is unsaid; "declined to comment" has no
 * content at all. */
static void as_refusal(const reading *read, cue *c) {
    uint32_t verb = ask_child(read, c->word, REL_XCOMP);
    if (!cue_refuses(read, c->word) || verb == DOC_NONE || verb < c->word ||
        strcmp(c->rule, "infinitive") != 0) {
        return;
    }
    bool silence = is_silence(read, verb);
    if (silence ||
        speech_verb(read->lexicon, read->tags->lemma[verb]) != NULL) {
        c->kind = QUOTE_UNSAID;
        c->silent = silence && c->content.end <= verb + 1;
    }
}

/* The first sense of the cue that finds words. */
static bool find_any(const reading *read, cue *c) {
    cue first = *c;
    for (const speech_word *e = c->entry; e != NULL;
         e = speech_next(read->lexicon, e)) {
        *c = first;
        c->entry = e;
        c->kind = kind_of(c, false);
        if (makes_sense(read, c) && find_sense(read, c)) {
            as_refusal(read, c);
            return true;
        }
    }
    *c = first;
    return false;
}

static void find_one(const reading *read, cue *c) {
    if (c->entry->part == SPEECH_ADVERB) {
        frame_adverb(read, c);
        return;
    }
    if (c->entry->takes == 0 && c->entry->part == SPEECH_NOUN) {
        frame_according(read, c);
        return;
    }
    uint32_t up = read->tree->head[c->word];
    bool told = up != TREE_ROOT && cue_refuses(read, up);
    if (!find_any(read, c) && c->unsaid && is_silence(read, c->word) &&
        is_mind(read, c->subject) && !told) {
        c->kind = QUOTE_UNSAID;
        c->rule = "no-comment";
        c->silent = true;
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
            content_cut(read, list, i);
        }
    }
    for (uint32_t i = 0; i < list->N; i++) {
        content_cut_late(read, list, i);
    }
    for (uint32_t i = 0; i < list->N; i++) {
        cue *c = &list->at[i];
        if (c->silent) {
            c->content = (span){0, 0};
        }
        c->content = is_empty(c->content) ? c->content
                                          : content_trim(read, c, c->content);
        c->more = is_empty(c->more) ? c->more : content_trim(read, c, c->more);
    }
}
