/* quote_speaker.c: who speaks, by word order and by name.
 *
 * Behind a quotation or a clause the speaker stands beside the cue: "..., X
 * said" or "..., said X". Parsers often give the cue another subject there
 * (inversion, a long clause before), so the phrase beside the cue is believed.
 * Which mention stands for a speaker: a name in apposition before a
 * description, the owner of a document before the document.
 */
#include "quote/quote_records.h"

/* The noun phrase in these words that hangs least deep, or DOC_NONE. */
static uint32_t nominal_in(const reading *read, span words) {
    const tree *g = read->tree;
    for (uint32_t t = words.start; t < words.end; t++) {
        uint8_t pos = read->tags->upos[t];
        uint32_t top = t;
        if (pos == UPOS_ADP || pos == UPOS_PUNCT || pos == UPOS_VERB) {
            return DOC_NONE;
        }
        bool some = pos == UPOS_NUM || (t + 1 == words.end &&
                                        (pos == UPOS_DET || pos == UPOS_ADJ));
        if (pos != UPOS_NOUN && pos != UPOS_PROPN && pos != UPOS_PRON &&
            !some) {
            continue; /* "some said", "at least 21,000 said" */
        }
        while (g->head[top] != TREE_ROOT && g->head[top] >= words.start &&
               g->head[top] < words.end && !ask_verb(read, g->head[top])) {
            top = g->head[top];
        }
        return top;
    }
    return DOC_NONE;
}

void speaker_between(const reading *read, cue *c, uint32_t from) {
    uint32_t first = from;
    uint32_t end = read->words->first[read->words->sentence_of[c->word] + 1];
    while (first < c->word && ask_punct(read, first)) {
        first++;
    }
    bool inverted = first == c->word;
    span place = {first, c->word};
    if (inverted) {
        place.start = c->words.end;
        place.end = place.start + 8 < end ? place.start + 8 : end;
    }
    if (c->agentless || (c->subject != DOC_NONE && c->subject >= from &&
                         (c->subject > c->word) == inverted)) {
        return;
    }
    uint32_t found = nominal_in(read, place);
    c->subject = found == DOC_NONE ? c->subject : found;
}

/* The noun phrase that ends at the cue, for a cue without subject. */
uint32_t speaker_before(const reading *read, uint32_t cue_word) {
    uint32_t first = read->words->first[read->words->sentence_of[cue_word]];
    uint32_t t = cue_word;
    while (t > first && !ask_verb(read, t - 1) &&
           read->tags->upos[t - 1] != UPOS_AUX &&
           read->tags->upos[t - 1] != UPOS_SCONJ && cue_word - t < 20) {
        t--;
    }
    while (t < cue_word && ask_punct(read, t)) {
        t++;
    }
    return nominal_in(read, (span){t, cue_word});
}

/* The owner of a document: "Orr's letter", "a report by the UN", "Orr issued a
 * statement saying". */
static uint32_t owner_of(const reading *read, uint32_t word) {
    const tree *g = read->tree;
    for (uint32_t c = g->child[word]; c != DOC_NONE; c = g->sibling[c]) {
        uint32_t m = read->named->of_word[c];
        uint32_t preposition = tree_find(g, c, REL_CASE, -1);
        bool owns =
            (g->rel[c] == REL_NMOD &&
             (g->sub[c] == SUB_POSS || ask_lemma(read, preposition, "by") ||
              ask_lemma(read, preposition, "from"))) ||
            g->rel[c] == REL_AMOD || g->rel[c] == REL_COMPOUND;
        if (owns && m != DOC_NONE && read->named->at[m].actor) {
            return m;
        }
    }
    uint32_t issuer = party_issuer(read, word);
    return issuer == DOC_NONE ? DOC_NONE : read->named->of_word[issuer];
}

/* A name in apposition to the speaker's head, or, deeper in its phrase, to one
 * of its nouns ("the adviser for the region, Ann Orr, said"). */
static uint32_t name_in(const reading *read, uint32_t word) {
    const tree *g = read->tree;
    span phrase = g->yield[word];
    uint32_t best = DOC_NONE;
    for (uint32_t t = phrase.start; t < phrase.end; t++) {
        uint32_t m = read->named->of_word[t];
        bool loose = g->rel[t] == REL_APPOS ||
                     (g->rel[t] == REL_FLAT && g->head[t] == word);
        if (m == DOC_NONE || !loose || t == word ||
            read->named->at[m].kind != MENTION_NAME ||
            read->named->at[m].type == ENTITY_PLACE) {
            continue;
        }
        bool ends = read->named->at[m].words.end + 1 >= phrase.end;
        bool person = read->named->at[m].type == ENTITY_PERSON;
        if ((g->head[t] == word && (best == DOC_NONE || person)) ||
            (ends && person)) {
            best = m;
        }
    }
    return best;
}

uint32_t speaker_mention(const reading *read, uint32_t word) {
    if (word == DOC_NONE) {
        return DOC_NONE;
    }
    uint32_t own = read->named->of_word[word];
    if (speech_is(read->lexicon, SPEECH_DOCUMENT, read->tags->lemma[word])) {
        uint32_t owner = owner_of(read, word);
        if (owner != DOC_NONE) {
            return owner;
        }
    }
    if (own != DOC_NONE && read->named->at[own].kind == MENTION_NAME &&
        read->named->at[own].type == ENTITY_PERSON) {
        return own;
    }
    if (own != DOC_NONE && read->named->at[own].kind == MENTION_PRONOUN) {
        return own;
    }
    uint32_t name = name_in(read, word);
    return name == DOC_NONE ? own : name;
}
