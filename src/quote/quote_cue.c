/* quote_cue.c: the words of a sentence that report, who speaks, who listens.
 *
 * The speaker is the cue's subject; where it has none of its own, the subject
 * is inherited as grammar has it: from the verb it is conjoined to or
 * controlled by ("went on to say"), from the clause it hangs on ("..., adding
 * that"), from the noun it modifies ("a man claiming", "who said"); of a
 * passive it is the agent ("was told by"). Nouns of speech take their owner,
 * their "by" phrase or the subject of the verb that carries them ("issued a
 * statement").
 *
 * Words that are denied, refused or only wished for ("declined to say") report
 * nothing and are left out here.
 */
#include "quote/quote_parts.h"

enum { CLIMB = 8 };

static const speech_word ACCORDING = {
    .lemma = {"according to", 12}, .kind = QUOTE_SPEECH, .part = SPEECH_NOUN};

bool lemma_is(const reading *read, uint32_t t, const char *lemma) {
    return t != DOC_NONE &&
           slice_equal_fold(read->tags->lemma[t], slice_of(lemma));
}

bool is_punct(const reading *read, uint32_t t) {
    return read->tags->upos[t] == UPOS_PUNCT || is_mark_word(read, t);
}

bool is_verb(const reading *read, uint32_t t) {
    return read->tags->upos[t] == UPOS_VERB;
}

bool is_mark_word(const reading *read, uint32_t t) {
    static const char *const marks[] = {"\"", "''", "``",   "“",      "”", "„",
                                        "«",  "»",  "‘",    "’",      "'", "‹",
                                        "›",  "`",  "\"\"", "\"\"\"", "‟", "‚"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (slice_is(read->words->form[t], marks[i])) {
            return true;
        }
    }
    return false;
}

bool has_word(const reading *read, span words) {
    for (uint32_t t = words.start; t < words.end; t++) {
        if (!is_punct(read, t)) {
            return true;
        }
    }
    return false;
}

static uint32_t child_with(const reading *read, uint32_t of, relation rel) {
    return tree_find(read->tree, of, rel, -1);
}

static bool xpos_is(const reading *read, uint32_t t, const char *xpos) {
    return slice_is(read->tags->xpos[t], xpos);
}

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
    return speech_verb(read->lexicon, (slice){joined, a.bytes + 1 + b.bytes});
}

/* By lemma; where the lemma is unknown, by the form without its ending, for a
 * lemmatiser may cut "ruled" to "rul". */
static const speech_word *verb_by_form(const reading *read, uint32_t t) {
    const speech_word *e = speech_verb(read->lexicon, read->tags->lemma[t]);
    slice form = read->words->form[t];
    if (e == NULL && slice_ends(form, SLICE("ed"))) {
        e = speech_verb(read->lexicon, slice_part(form, 0, form.bytes - 1));
    }
    return e;
}

static const speech_word *verb_entry(const reading *read, uint32_t t,
                                     span *words) {
    const tree *g = read->tree;
    *words = (span){t, t + 1};
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        bool other = g->rel[c] == REL_COMPOUND || g->rel[c] == REL_XCOMP ||
                     g->rel[c] == REL_ADVMOD || g->rel[c] == REL_OBL ||
                     g->rel[c] == REL_CCOMP;
        if (!other || c < t || c > t + 4) {
            continue;
        }
        const speech_word *e = entry_with(read, t, c);
        if (e != NULL) {
            words->end = c + 1;
            return e;
        }
    }
    if (t + 1 < read->words->T) {
        const speech_word *e = entry_with(read, t, t + 1);
        if (e != NULL) {
            words->end = t + 2;
            return e;
        }
    }
    return verb_by_form(read, t);
}

static bool is_not_yet_once(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE && c < t; c = g->sibling[c]) {
        if (xpos_is(read, c, "MD") || xpos_is(read, c, "TO")) {
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
    if (g->rel[t] == REL_CONJ && xpos_is(read, t, "VB") && up != TREE_ROOT &&
        child_with(read, t, REL_AUX) == DOC_NONE) {
        return is_not_yet_once(read, up);
    }
    for (uint32_t c = g->child[t]; c != DOC_NONE && c < t; c = g->sibling[c]) {
        if (xpos_is(read, c, "MD")) {
            return true;
        }
        infinitive = infinitive || xpos_is(read, c, "TO");
    }
    for (size_t i = 0; i < sizeof done / sizeof done[0]; i++) {
        if (infinitive && up != TREE_ROOT && lemma_is(read, up, done[i])) {
            return false;
        }
    }
    return infinitive;
}

static bool is_negated(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        if (c < t && (lemma_is(read, c, "not") || lemma_is(read, c, "never"))) {
            return true;
        }
    }
    return false;
}

/* "declined to say", "hopes to announce": the words were not said. */
static bool is_unsaid(const reading *read, uint32_t t) {
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
        if (lemma_is(read, up, not_done[i])) {
            return true;
        }
    }
    return is_negated(read, up);
}

static bool is_relative(const reading *read, uint32_t t) {
    return lemma_is(read, t, "who") || lemma_is(read, t, "which") ||
           (lemma_is(read, t, "that") && read->tags->upos[t] == UPOS_PRON &&
            xpos_is(read, t, "WDT"));
}

static bool behind_comma(const reading *read, uint32_t t) {
    uint32_t first = read->words->first[read->words->sentence_of[t]];
    while (t > first && read->tags->upos[t - 1] == UPOS_ADV) {
        t--;
    }
    return t > first && slice_is(read->words->form[t - 1], ",");
}

/* Where the subject of a participle is looked for: the noun it modifies, but
 * behind a comma, and behind a name ("defended Orr saying"), the verb above. */
static uint32_t participle_host(const reading *read, uint32_t t,
                                bool *is_noun) {
    const tree *g = read->tree;
    uint32_t up = g->head[t];
    bool loose =
        xpos_is(read, t, "VBG") &&
        (behind_comma(read, t) || read->tags->upos[up] == UPOS_PROPN) &&
        g->rel[up] != REL_NSUBJ;
    *is_noun = true;
    if (!loose || child_with(read, t, REL_NSUBJ) != DOC_NONE) {
        return up;
    }
    for (int i = 0; i < CLIMB && g->head[up] != TREE_ROOT &&
                    read->tags->upos[up] != UPOS_VERB;
         i++) {
        up = g->head[up];
    }
    *is_noun = read->tags->upos[up] != UPOS_VERB;
    return up;
}

/* A subject of its own; "in a low voice said" has none, whatever the tree. */
static uint32_t own_subject(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        uint32_t preposition = child_with(read, c, REL_CASE);
        bool phrase = lemma_is(read, preposition, "in") ||
                      lemma_is(read, preposition, "with") ||
                      lemma_is(read, preposition, "by");
        if (g->rel[c] == REL_NSUBJ && !phrase) {
            return c;
        }
    }
    return DOC_NONE;
}

/* The nearest verb above t that has a subject, else t. */
static uint32_t verb_with_subject(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    uint32_t up = g->head[t];
    for (int i = 0; i < CLIMB && up != TREE_ROOT; i++) {
        if (own_subject(read, up) != DOC_NONE) {
            return up;
        }
        up = g->head[up];
    }
    return t;
}

/* The subject that verb t has or inherits, or DOC_NONE. */
static uint32_t subject_of(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (int i = 0; i < CLIMB && t != TREE_ROOT; i++) {
        if (xpos_is(read, t, "VBG") && behind_comma(read, t) &&
            own_subject(read, t) == DOC_NONE) {
            t = verb_with_subject(read, t);
        }
        uint32_t subject = own_subject(read, t);
        uint32_t up = g->head[t];
        if (subject != DOC_NONE) {
            bool relative = g->rel[t] == REL_ACL && is_relative(read, subject);
            return relative ? up : subject;
        }
        if (g->rel[t] == REL_ACL) {
            bool is_noun = true;
            up = participle_host(read, t, &is_noun);
            if (is_noun) {
                return up;
            }
        } else if (g->rel[t] == REL_XCOMP && up != TREE_ROOT) {
            uint32_t object = child_with(read, up, REL_OBJ);
            if (object != DOC_NONE && object < t && !xpos_is(read, t, "VBG")) {
                return object;
            }
        } else if (g->rel[t] != REL_CONJ && g->rel[t] != REL_XCOMP &&
                   g->rel[t] != REL_ADVCL && g->rel[t] != REL_PARATAXIS &&
                   g->rel[t] != REL_DEP && g->rel[t] != REL_CCOMP) {
            return DOC_NONE;
        }
        if (up != TREE_ROOT && g->head[up] == TREE_ROOT &&
            (read->tags->upos[up] == UPOS_PROPN ||
             read->tags->upos[up] == UPOS_NOUN)) {
            return up; /* a sentence read as a noun phrase */
        }
        t = up;
    }
    return DOC_NONE;
}

/* The dependent of t with one of these prepositions, or DOC_NONE. */
static uint32_t phrase_with(const reading *read, uint32_t t, relation rel,
                            const char *first, const char *second) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        if (g->rel[c] != rel) {
            continue;
        }
        uint32_t preposition = child_with(read, c, REL_CASE);
        if (lemma_is(read, preposition, first) ||
            lemma_is(read, preposition, second)) {
            return c;
        }
    }
    return DOC_NONE;
}

/* Whether verb t follows the noun at once and ends the sentence's tree, as if
 * the noun were its subject. */
static bool is_last_of(const reading *read, uint32_t noun, uint32_t t) {
    uint32_t s = read->words->sentence_of[t];
    return noun + 1 == t &&
           read->tree->yield[t].end + 2 > read->words->first[s + 1];
}

static bool is_passive(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    uint32_t first = read->words->first[read->words->sentence_of[t]];
    bool participle = xpos_is(read, t, "VBN");
    if (lemma_is(read, t, "ask") && !xpos_is(read, t, "VBG") &&
        (t == first || lemma_is(read, t - 1, "when"))) {
        return true; /* "Asked about it, Orr said" */
    }
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        if (g->sub[c] == SUB_PASS) {
            return true;
        }
    }
    if (child_with(read, t, REL_AUX) != DOC_NONE ||
        child_with(read, t, REL_NSUBJ) != DOC_NONE) {
        return false;
    }
    if (g->rel[t] == REL_ACL && g->head[g->head[t]] == TREE_ROOT &&
        is_last_of(read, g->head[t], t)) {
        return false; /* "The premier called on them" read as a noun phrase */
    }
    bool reduced = g->rel[t] == REL_ACL && xpos_is(read, t, "VBD");
    return reduced || (participle && g->rel[t] != REL_CONJ);
}

static void verb_parties(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t t = c->word;
    uint32_t takes = c->entry->takes;
    uint32_t object = child_with(read, t, REL_IOBJ);
    c->passive = is_passive(read, t);
    if (object == DOC_NONE) {
        object = child_with(read, t, REL_OBJ);
    }
    if (c->passive) {
        c->subject = phrase_with(read, t, REL_OBL, "by", "by");
        c->agentless = c->subject == DOC_NONE;
        object = child_with(read, t, REL_NSUBJ);
    } else {
        c->subject = subject_of(read, t);
        if (c->subject == DOC_NONE && !xpos_is(read, t, "VBG") &&
            g->rel[t] != REL_XCOMP) {
            c->subject = speaker_before(read, t);
        }
    }
    if ((takes & TAKES_HEARER) != 0) {
        c->hearer = object;
    } else if ((takes & TAKES_HEARER_ON) != 0) {
        c->hearer = phrase_with(read, t, REL_OBL, "on", "upon");
    }
    if (c->hearer == DOC_NONE && (takes & TAKES_QUOTE) != 0) {
        c->hearer = phrase_with(read, t, REL_OBL, "to", "to");
    }
}

uint32_t light_subject(const reading *read, uint32_t noun) {
    uint32_t up = read->tree->head[noun];
    if (up == TREE_ROOT || read->tree->rel[noun] != REL_OBJ) {
        return DOC_NONE;
    }
    const speech_word *verb = speech_verb(read->lexicon, read->tags->lemma[up]);
    bool lends = verb != NULL && (verb->takes & TAKES_LIGHT) != 0;
    return lends && !is_unsaid(read, up) ? subject_of(read, up) : DOC_NONE;
}

/* A "by" phrase anywhere in the noun's phrase. */
static uint32_t by_phrase(const reading *read, uint32_t noun) {
    span phrase = read->tree->yield[noun];
    for (uint32_t t = noun + 1; t < phrase.end; t++) {
        uint32_t head = read->tree->head[t];
        if (lemma_is(read, t, "by") && read->tree->rel[t] == REL_CASE &&
            read->named->of_word[head] != DOC_NONE) {
            return head;
        }
    }
    return DOC_NONE;
}

/* Whose words a noun of speech reports. */
static uint32_t noun_owner(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    uint32_t owner = phrase_with(read, t, REL_NMOD, "by", "from");
    for (uint32_t c = g->child[t]; c != DOC_NONE && owner == DOC_NONE;
         c = g->sibling[c]) {
        uint32_t m = read->named->of_word[c];
        bool of_party = m != DOC_NONE && read->named->at[m].actor &&
                        (g->rel[c] == REL_AMOD || g->rel[c] == REL_COMPOUND);
        if ((g->rel[c] == REL_NMOD && g->sub[c] == SUB_POSS) || of_party) {
            owner = c;
        }
    }
    owner = owner == DOC_NONE ? light_subject(read, t) : owner;
    return owner == DOC_NONE ? by_phrase(read, t) : owner;
}

/* "according to": the noun it stands before. */
static uint32_t according_to(const reading *read, uint32_t t, uint32_t end) {
    const tree *g = read->tree;
    uint32_t s = g->head[t];
    if (s != TREE_ROOT && s > t + 1 && g->rel[t] == REL_CASE) {
        return s;
    }
    for (s = t + 2; s < end; s++) {
        uint8_t pos = read->tags->upos[s];
        if (pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_PRON) {
            break;
        }
    }
    while (s < end && g->head[s] != TREE_ROOT && g->head[s] > t &&
           g->head[s] < end && !is_verb(read, g->head[s])) {
        s = g->head[s];
    }
    return s < end ? s : DOC_NONE;
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
        !(lemma_is(read, s, "I") || lemma_is(read, s, "we"))) {
        return false;
    }
    return !xpos_is(read, c->word, "VBD") && !xpos_is(read, c->word, "VBG");
}

/* Fill a cue at word t; false: it is none. */
static bool make_cue(const reading *read, uint32_t t, uint32_t end, cue *c) {
    uint8_t pos = read->tags->upos[t];
    *c = (cue){.word = t,
               .words = {t, t + 1},
               .region = read->marks.of_word[t],
               .subject = DOC_NONE,
               .hearer = DOC_NONE};
    if (lemma_is(read, t, "accord") || lemma_is(read, t, "according")) {
        if (t + 1 >= end || !lemma_is(read, t + 1, "to")) {
            return false;
        }
        c->entry = &ACCORDING;
        c->words.end = t + 2;
        c->subject = according_to(read, t, end);
        c->own = c->words;
        return c->subject != DOC_NONE;
    }
    if (pos == UPOS_VERB && read->tree->rel[t] != REL_AMOD) {
        c->entry = verb_entry(read, t, &c->words);
        if (c->entry == NULL ||
            (c->entry->takes & ~(uint32_t)TAKES_LIGHT) == 0) {
            return false;
        }
        c->kind = c->entry->kind;
        if (c->kind == QUOTE_SPEECH && is_unsaid(read, t)) {
            return false;
        }
        verb_parties(read, c);
        c->own = own_words(read, c);
        if (c->agentless && lemma_is(read, t, "ask") &&
            child_with(read, t, REL_NSUBJ) == DOC_NONE) {
            return false; /* "Asked about it, Orr said" */
        }
        return !is_own_voice(read, c);
    }
    if (pos == UPOS_NOUN) {
        c->entry = speech_noun(read->lexicon, read->tags->lemma[t]);
        c->own = c->words;
        if (c->entry != NULL) {
            c->kind = c->entry->kind;
            c->subject = noun_owner(read, t);
        }
        return c->entry != NULL && c->subject != DOC_NONE;
    }
    return false;
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
