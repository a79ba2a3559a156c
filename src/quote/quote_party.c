/* quote_party.c: who speaks and who listens, by the tree.
 *
 * The speaker is the cue's subject; where it has none of its own, the subject
 * is inherited as grammar has it: from the verb it is conjoined to or
 * controlled by ("went on to say"), from the clause it hangs on ("..., adding
 * that"), from the noun it modifies ("a man claiming", "who said"); of a
 * passive it is the agent ("was told by"). Nouns of speech take their owner,
 * their "by" phrase or the subject of the verb that carries them ("issued a
 * statement").
 */
#include "quote/quote_parts.h"

enum { CLIMB = 8 };

static bool is_relative(const reading *read, uint32_t t) {
    return ask_lemma(read, t, "who") || ask_lemma(read, t, "which") ||
           (ask_lemma(read, t, "that") && read->tags->upos[t] == UPOS_PRON &&
            ask_xpos(read, t, "WDT"));
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
        ask_xpos(read, t, "VBG") &&
        (behind_comma(read, t) || read->tags->upos[up] == UPOS_PROPN) &&
        g->rel[up] != REL_NSUBJ;
    *is_noun = true;
    if (!loose || ask_child(read, t, REL_NSUBJ) != DOC_NONE) {
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
    uint32_t found = DOC_NONE;
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        uint32_t preposition = ask_child(read, c, REL_CASE);
        bool phrase = ask_lemma(read, preposition, "in") ||
                      ask_lemma(read, preposition, "with") ||
                      ask_lemma(read, preposition, "by");
        if (g->rel[c] == REL_NSUBJ && !phrase && (c < t || found == DOC_NONE)) {
            found = c; /* of several the one next to the verb */
        }
    }
    return found;
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
        if (ask_xpos(read, t, "VBG") && behind_comma(read, t) &&
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
            uint32_t object = ask_child(read, up, REL_OBJ);
            if (object != DOC_NONE && object < t && !ask_xpos(read, t, "VBG")) {
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
        uint32_t preposition = ask_child(read, c, REL_CASE);
        if (ask_lemma(read, preposition, first) ||
            ask_lemma(read, preposition, second)) {
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
    bool participle = ask_xpos(read, t, "VBN");
    if (ask_lemma(read, t, "ask") && !ask_xpos(read, t, "VBG") &&
        (t == first || ask_lemma(read, t - 1, "when"))) {
        return true; /* "Asked about it, Orr said" */
    }
    for (uint32_t c = g->child[t]; c != DOC_NONE; c = g->sibling[c]) {
        if (g->sub[c] == SUB_PASS) {
            return true;
        }
    }
    if (ask_child(read, t, REL_AUX) != DOC_NONE ||
        ask_child(read, t, REL_NSUBJ) != DOC_NONE) {
        return false;
    }
    if (g->rel[t] == REL_ACL && g->head[g->head[t]] == TREE_ROOT &&
        is_last_of(read, g->head[t], t)) {
        return false; /* "The premier called on them" read as a noun phrase */
    }
    bool reduced = g->rel[t] == REL_ACL && ask_xpos(read, t, "VBD");
    return reduced || (participle && g->rel[t] != REL_CONJ);
}

void party_of_verb(const reading *read, cue *c) {
    const tree *g = read->tree;
    uint32_t t = c->word;
    uint32_t takes = c->entry->takes;
    uint32_t object = ask_child(read, t, REL_IOBJ);
    c->passive = is_passive(read, t);
    if (object == DOC_NONE) {
        object = ask_child(read, t, REL_OBJ);
    }
    if (c->passive) {
        c->subject = phrase_with(read, t, REL_OBL, "by", "by");
        c->agentless = c->subject == DOC_NONE;
        object = ask_child(read, t, REL_NSUBJ);
    } else {
        c->subject = subject_of(read, t);
        if (c->subject == DOC_NONE && !ask_xpos(read, t, "VBG") &&
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

/* The relative pronoun by which the clause of a cue names who speaks, or
 * DOC_NONE. */
uint32_t party_relative(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    for (int i = 0; i < CLIMB && t != TREE_ROOT; i++) {
        uint32_t subject = own_subject(read, t);
        if (subject != DOC_NONE) {
            return is_relative(read, subject) ? subject : DOC_NONE;
        }
        if (g->rel[t] != REL_CONJ && g->rel[t] != REL_XCOMP &&
            g->rel[t] != REL_ADVCL) {
            return DOC_NONE;
        }
        t = g->head[t];
    }
    return DOC_NONE;
}

/* Who is worried: its subject, or the noun it stands behind. */
uint32_t party_of_adjective(const reading *read, uint32_t t) {
    const tree *g = read->tree;
    uint32_t up = g->head[t];
    if (g->rel[t] == REL_AMOD && up != TREE_ROOT) {
        return up;
    }
    return subject_of(read, t);
}

uint32_t party_issuer(const reading *read, uint32_t noun) {
    uint32_t up = read->tree->head[noun];
    if (up == TREE_ROOT || read->tree->rel[noun] != REL_OBJ) {
        return DOC_NONE;
    }
    const speech_word *verb =
        speech_find(read->lexicon, SPEECH_VERB, read->tags->lemma[up]);
    bool lends = verb != NULL && (verb->takes & TAKES_LIGHT) != 0;
    return lends && !cue_unsaid(read, up) ? subject_of(read, up) : DOC_NONE;
}

/* A "by" phrase anywhere in the noun's phrase. */
static uint32_t by_phrase(const reading *read, uint32_t noun) {
    span phrase = read->tree->yield[noun];
    for (uint32_t t = noun + 1; t < phrase.end; t++) {
        uint32_t head = read->tree->head[t];
        if (ask_lemma(read, t, "by") && read->tree->rel[t] == REL_CASE &&
            read->named->of_word[head] != DOC_NONE) {
            return head;
        }
    }
    return DOC_NONE;
}

/* Whose words a noun of speech reports. */
uint32_t party_owner(const reading *read, uint32_t t) {
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
    owner = owner == DOC_NONE ? party_issuer(read, t) : owner;
    return owner == DOC_NONE ? by_phrase(read, t) : owner;
}

/* "according to": the noun it stands before. */
uint32_t party_according(const reading *read, uint32_t t, uint32_t end) {
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
           g->head[s] < end && !ask_verb(read, g->head[s])) {
        s = g->head[s];
    }
    return s < end ? s : DOC_NONE;
}
