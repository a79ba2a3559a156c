/* quote_cue.c: the words of a sentence that report.
 *
 * Verbs of data/words with their particles or nouns ("point out", "take
 * issue"), nouns, adjectives and adverbs of speech and thought, "according
 * to". Words that are denied, refused or only wished for ("declined to say",
 * "must say") are marked as unsaid, and the speaker's own "I must tell you"
 * inside a quotation is no cue.
 *
 * A lemmatiser trained on little text cuts rare verbs wrongly ("blam" of
 * "blamed"), so a lemma that no list has is tried with an "e" and by the form
 * without its ending. Limit: what two senses of one verb have in common is told
 * apart only by what stands beside it.
 */
#include "quote/quote_parts.h"

enum { PHRASE_WORDS = 4 }; /* behind the verb: "make a point" has two */

static const speech_word ACCORDING = {.lemma = {"according to", 12},
                                      .kind = QUOTE_SPEECH,
                                      .part = SPEECH_NOUN,
                                      .next = MAP_NONE};

/* The entry of "point" and "out", or of "make" and "clear". */
static const speech_word *entry_with(const reading *read, uint32_t verb,
                                     uint32_t other) {
    char joined[64];
    slice a = read->tags->lemma[verb];
    slice b = read->words->form[other];
    if (a.bytes + b.bytes + 1 > sizeof joined) {
        return NULL;
    }
    memcpy(joined, a.at, a.bytes);
    joined[a.bytes] = ' ';
    memcpy(joined + a.bytes + 1, b.at, b.bytes);
    return speech_find(read->lexicon, SPEECH_VERB,
                       (slice){joined, a.bytes + 1 + b.bytes});
}

/* The verb of this stem, or of it with an "e". */
static const speech_word *verb_of_stem(const reading *read, slice stem) {
    char longer[32];
    const speech_word *e = speech_find(read->lexicon, SPEECH_VERB, stem);
    if (e != NULL || stem.bytes < 2 || stem.bytes + 1 > sizeof longer) {
        return e;
    }
    memcpy(longer, stem.at, stem.bytes);
    longer[stem.bytes] = 'e';
    return speech_find(read->lexicon, SPEECH_VERB,
                       (slice){longer, stem.bytes + 1});
}

/* By lemma; where the lemma is unknown, by the form without its ending, for a
 * lemmatiser may cut "ruled" to "rul". */
static const speech_word *verb_by_form(const reading *read, uint32_t t) {
    static const char *const endings[] = {"ed", "ing", "es", "s"};
    slice form = read->words->form[t];
    const speech_word *e = verb_of_stem(read, read->tags->lemma[t]);
    for (size_t i = 0; e == NULL && i < sizeof endings / sizeof *endings; i++) {
        slice ending = slice_of(endings[i]);
        if (form.bytes > ending.bytes + 2 && slice_ends(form, ending)) {
            e = verb_of_stem(read,
                             slice_part(form, 0, form.bytes - ending.bytes));
        }
    }
    return e;
}

/* "take issue", "have no doubt": the verb and the words that follow it, the
 * longest that a list has. */
static const speech_word *entry_along(const reading *read, uint32_t t,
                                      span *words) {
    char joined[64];
    uint32_t end = ask_end(read, t);
    slice lemma = read->tags->lemma[t];
    size_t bytes = lemma.bytes;
    const speech_word *found = NULL;
    if (bytes > sizeof joined) {
        return NULL;
    }
    memcpy(joined, lemma.at, bytes);
    for (uint32_t i = t + 1; i < end && i <= t + PHRASE_WORDS; i++) {
        slice form = read->words->form[i];
        if (ask_punct(read, i) || bytes + 1 + form.bytes > sizeof joined) {
            break;
        }
        joined[bytes] = ' ';
        memcpy(joined + bytes + 1, form.at, form.bytes);
        bytes += form.bytes + 1;
        const speech_word *e =
            speech_find(read->lexicon, SPEECH_VERB, (slice){joined, bytes});
        if (e != NULL) {
            found = e;
            words->end = i + 1;
        }
    }
    return found;
}

static const speech_word *verb_entry(const reading *read, uint32_t t,
                                     span *words) {
    const tree *g = read->tree;
    *words = (span){t, t + 1};
    const speech_word *along = entry_along(read, t, words);
    if (along != NULL) {
        return along;
    }
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        bool other = g->rel[c] == REL_COMPOUND || g->rel[c] == REL_XCOMP ||
                     g->rel[c] == REL_ADVMOD || g->rel[c] == REL_OBL ||
                     g->rel[c] == REL_CCOMP || g->rel[c] == REL_OBJ;
        if (!other || c < t || c > t + 4) {
            continue;
        }
        const speech_word *e = entry_with(read, t, c);
        if (e != NULL) {
            words->end = c + 1;
            return e;
        }
    }
    return verb_by_form(read, t);
}

static bool is_not_yet_once(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE && c < t; c = g->sibling[c]) {
        if (ask_xpos(read, c, "MD") || ask_xpos(read, c, "TO")) {
            return true;
        }
    }
    return false;
}

/* "must say", "to say": said by nobody yet. "went on to say" is said. */
static bool is_not_yet(const reading *read, uint32_t t) {
    static const char *const done[] = {"go",      "continue", "begin", "start",
                                       "proceed", "rush",     "use",   "take"};
    const tree *g = read->tree;
    uint32_t up = g->head[t];
    bool infinitive = false;
    if (g->rel[t] == REL_CONJ && ask_xpos(read, t, "VB") && up != TREE_ROOT &&
        ask_child(read, t, REL_AUX) == DOC_NONE) {
        return is_not_yet_once(read, up);
    }
    for (uint32_t c = g->child[t]; c != DOC_NONE && c < t; c = g->sibling[c]) {
        if (ask_xpos(read, c, "MD")) {
            return true;
        }
        infinitive = infinitive || ask_xpos(read, c, "TO");
    }
    for (size_t i = 0; i < sizeof done / sizeof done[0]; i++) {
        if (infinitive && up != TREE_ROOT && ask_lemma(read, up, done[i])) {
            return false;
        }
    }
    return infinitive;
}

static bool is_negated(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        bool no = ask_lemma(read, c, "not") || ask_lemma(read, c, "never");
        if (c < t && no && read->marks.of_word[c] == read->marks.of_word[t]) {
            return true; /* not of "“Never,” he said" */
        }
    }
    return false;
}

/* "declined to say", "hopes to announce": the words were not said. */
bool cue_unsaid(const reading *read, uint32_t t) {
    static const char *const not_done[] = {"decline", "refuse", "fail",
                                           "want",    "hope",   "plan",
                                           "wish",    "intend", "expect"};
    const tree *g = read->tree;
    uint32_t up = g->head[t];
    if (is_negated(read, t) || is_not_yet(read, t)) {
        return true;
    }
    if (g->rel[t] != REL_XCOMP || up == TREE_ROOT) {
        return false;
    }
    for (size_t i = 0; i < sizeof not_done / sizeof not_done[0]; i++) {
        if (ask_lemma(read, up, not_done[i])) {
            return true;
        }
    }
    return is_negated(read, up);
}

bool cue_refuses(const reading *read, uint32_t t) {
    static const char *const verbs[] = {"decline", "refuse", "fail"};
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (ask_lemma(read, t, verbs[i])) {
            return !is_negated(read, t);
        }
    }
    return false;
}

/* Words of subject and cue that stand together: no content reaches in. */
static span own_words(const reading *read, const cue *c) {
    const tree *g = read->tree;
    span own = c->words;
    for (uint32_t d = g->child[c->word]; d != DOC_NONE; d = g->sibling[d]) {
        uint8_t rel = g->rel[d];
        bool mine = rel == REL_NSUBJ || rel == REL_AUX || rel == REL_ADVMOD ||
                    rel == REL_EXPL || rel == REL_MARK || rel == REL_IOBJ ||
                    (rel == REL_OBL && d > c->word) || d == c->hearer;
        if (mine && g->yield[d].end <= own.start &&
            own.start - g->yield[d].start < 40) {
            own.start = g->yield[d].start;
        } else if (mine && g->yield[d].start == own.end) {
            own.end = g->yield[d].end;
        }
    }
    return own;
}

static bool add_cue(const reading *read, cues *list, cue c) {
    if (list->N == list->room) {
        uint32_t room = list->room == 0 ? 16 : list->room * 2;
        cue *grown =
            arena_grow(read->tmp, list->at, list->N, room, sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        list->at = grown;
        list->room = room;
    }
    list->at[list->N++] = c;
    return true;
}

/* In a quotation "I must tell you that" reports nothing. */
static bool is_own_voice(const reading *read, const cue *c) {
    uint32_t s = c->subject;
    if (c->region == DOC_NONE || s == DOC_NONE ||
        !(ask_lemma(read, s, "I") || ask_lemma(read, s, "we"))) {
        return false;
    }
    return !ask_xpos(read, c->word, "VBD") && !ask_xpos(read, c->word, "VBG");
}

/* Whether the word itself reports, not only lends its subject. */
static bool reports(const reading *read, const speech_word *e) {
    for (; e != NULL; e = speech_next(read->lexicon, e)) {
        if ((e->takes & ~(uint32_t)TAKES_LIGHT) != 0) {
            return true;
        }
    }
    return false;
}

static bool according_cue(const reading *read, uint32_t end, cue *c) {
    if (c->word + 1 >= end || !ask_lemma(read, c->word + 1, "to")) {
        return false;
    }
    c->entry = &ACCORDING;
    c->words.end = c->word + 2;
    c->subject = party_according(read, c->word, end);
    c->own = c->words;
    return c->subject != DOC_NONE;
}

static bool verb_cue(const reading *read, cue *c) {
    uint32_t t = c->word;
    c->entry = verb_entry(read, t, &c->words);
    if (c->entry == NULL || !reports(read, c->entry)) {
        return false;
    }
    c->unsaid = cue_unsaid(read, t);
    c->kind = c->unsaid && c->entry->kind == QUOTE_SPEECH ? QUOTE_UNSAID
                                                          : c->entry->kind;
    party_of_verb(read, c);
    c->own = own_words(read, c);
    c->asked = c->agentless && ask_lemma(read, t, "ask") &&
               ask_child(read, t, REL_NSUBJ) == DOC_NONE;
    if (c->asked) {
        c->kind = QUOTE_TALK;
    }
    return !is_own_voice(read, c);
}

static bool noun_cue(const reading *read, cue *c) {
    c->entry =
        speech_find(read->lexicon, SPEECH_NOUN, read->tags->lemma[c->word]);
    c->own = c->words;
    if (c->entry != NULL) {
        c->kind = c->entry->kind;
        c->subject = party_owner(read, c->word);
        c->agentless = c->subject == DOC_NONE;
    }
    return c->entry != NULL;
}

/* "has determined": a participle that is no adjective. */
static bool is_perfect(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    bool have = false;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        if (g->sub[c] == SUB_PASS) {
            return false;
        }
        have = have || (g->rel[c] == REL_AUX && ask_lemma(read, c, "have"));
    }
    return have || ask_child(read, t, REL_OBJ) != DOC_NONE;
}

/* "is worried", "voters worried about it": of participles only those that
 * stand like an adjective. */
static bool adjective_cue(const reading *read, cue *c) {
    slice form = read->words->form[c->word];
    bool adjective = read->tags->upos[c->word] == UPOS_ADJ;
    char lower[32];
    bool participle =
        ask_xpos(read, c->word, "VBN") && !is_perfect(read, c->word);
    if ((!adjective && !participle) || form.bytes > sizeof lower) {
        return false;
    }
    for (size_t i = 0; i < form.bytes; i++) {
        bool capital = form.at[i] >= 'A' && form.at[i] <= 'Z';
        lower[i] = (char)(capital ? form.at[i] - 'A' + 'a' : form.at[i]);
    }
    c->entry = speech_find(read->lexicon, SPEECH_ADJECTIVE,
                           (slice){lower, form.bytes});
    if (c->entry == NULL) {
        return false;
    }
    c->kind = c->entry->kind;
    c->subject = party_of_adjective(read, c->word);
    c->own = own_words(read, c);
    return true;
}

static bool adverb_cue(const reading *read, cue *c) {
    c->entry =
        speech_find(read->lexicon, SPEECH_ADVERB, read->tags->lemma[c->word]);
    if (c->entry != NULL) {
        c->kind = c->entry->kind;
        c->own = c->words;
        c->agentless = true;
    }
    return c->entry != NULL;
}

/* Fill a cue at word t; false: it is none. */
static bool make_cue(const reading *read, uint32_t t, uint32_t end, cue *c) {
    uint8_t pos = read->tags->upos[t];
    *c = (cue){.word = t,
               .words = {t, t + 1},
               .region = read->marks.of_word[t],
               .subject = DOC_NONE,
               .hearer = DOC_NONE};
    if (ask_lemma(read, t, "accord") || ask_lemma(read, t, "according")) {
        return according_cue(read, end, c);
    }
    if (adjective_cue(read, c)) {
        return true;
    }
    switch (pos) {
    case UPOS_VERB:
        return read->tree->rel[t] != REL_AMOD && verb_cue(read, c);
    case UPOS_NOUN:
        return noun_cue(read, c);
    case UPOS_ADV:
        return adverb_cue(read, c);
    default:
        return false;
    }
}

bool cues_find(const reading *read, uint32_t sentence, cues *out) {
    uint32_t end = read->words->first[sentence + 1];
    out->N = 0;
    for (uint32_t t = read->words->first[sentence]; t < end; t++) {
        cue c;
        if (!make_cue(read, t, end, &c)) {
            continue;
        }
        if (!add_cue(read, out, c)) {
            return false;
        }
        t = c.words.end > t ? c.words.end - 1 : t; /* "let it be known" */
    }
    return true;
}
