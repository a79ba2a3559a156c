/* quote_records.c: from a cue and its content to a record.
 *
 * Form is told by the marks alone: direct when one quotation holds all of the
 * content, mixed when part of it stands in marks, else indirect. The speaker is
 * the mention at the cue's subject; a name in apposition is preferred to a
 * description ("one of them, Ann Ray, said"), and a document speaks for whoever
 * owns it ("the ministry's statement said").
 */
#include "quote/quote_records.h"

bool records_begin(const reading *read, records *out) {
    *out = (records){0};
    uint32_t G = read->marks.G;
    out->first_of =
        arena_take(read->tmp, (size_t)read->words->S + 1, sizeof(uint32_t));
    out->group_speaker = arena_take(read->tmp, G, sizeof(uint32_t));
    out->group_sentence = arena_take(read->tmp, G, sizeof(uint32_t));
    if (out->first_of == NULL || out->group_speaker == NULL ||
        out->group_sentence == NULL) {
        return false;
    }
    for (uint32_t g = 0; g < G; g++) {
        out->group_speaker[g] = DOC_NONE;
        out->group_sentence[g] = DOC_NONE;
    }
    return true;
}

static quote_form form_of(const reading *read, uint32_t parent, span content) {
    uint32_t inside = 0;
    uint32_t outside = 0;
    for (uint32_t t = content.start; t < content.end; t++) {
        if (regions_child(&read->marks, t, parent) != DOC_NONE) {
            inside++;
        } else if (!is_punct(read, t)) {
            outside++;
        }
    }
    if (inside == 0) {
        return QUOTE_INDIRECT;
    }
    return outside == 0 ? QUOTE_DIRECT : QUOTE_MIXED;
}

static span bytes_of(const reading *read, span words) {
    if (words.end <= words.start) {
        return (span){0, 0};
    }
    return (span){read->words->at[words.start].start,
                  read->words->at[words.end - 1].end};
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
             (g->sub[c] == SUB_POSS || lemma_is(read, preposition, "by") ||
              lemma_is(read, preposition, "from"))) ||
            g->rel[c] == REL_AMOD || g->rel[c] == REL_COMPOUND;
        if (owns && m != DOC_NONE && read->named->at[m].actor) {
            return m;
        }
    }
    uint32_t issuer = light_subject(read, word);
    return issuer == DOC_NONE ? DOC_NONE : read->named->of_word[issuer];
}

uint32_t speaker_mention(const reading *read, uint32_t word) {
    const tree *g = read->tree;
    if (word == DOC_NONE) {
        return DOC_NONE;
    }
    uint32_t own = read->named->of_word[word];
    if (speech_document(read->lexicon, read->tags->lemma[word]) != NULL) {
        uint32_t owner = owner_of(read, word);
        if (owner != DOC_NONE) {
            return owner;
        }
    }
    if (own != DOC_NONE && read->named->at[own].kind == MENTION_NAME) {
        return own;
    }
    for (uint32_t c = g->child[word]; c != DOC_NONE; c = g->sibling[c]) {
        uint32_t m = read->named->of_word[c];
        if (m != DOC_NONE && read->named->at[m].kind == MENTION_NAME &&
            (g->rel[c] == REL_APPOS || g->rel[c] == REL_FLAT) &&
            read->named->at[m].type != ENTITY_PLACE) {
            return m;
        }
    }
    return own;
}

static bool grow(const reading *read, records *out) {
    if (out->Q < out->room) {
        return true;
    }
    uint32_t room = out->room == 0 ? 32 : out->room * 2;
    quote *grown = arena_grow(read->tmp, out->at, out->Q, room, sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    out->at = grown;
    out->room = room;
    return true;
}

/* Who speaks the quotations that this content takes in. */
static void note_speaker(const reading *read, records *out, const quote *q,
                         uint32_t parent) {
    uint32_t ends[2] = {q->content_words.start, q->content_words.end - 1};
    for (int i = 0; i < 2; i++) {
        uint32_t r = regions_child(&read->marks, ends[i], parent);
        if (r == DOC_NONE || q->form != QUOTE_DIRECT || parent != DOC_NONE) {
            continue;
        }
        uint32_t group = read->marks.at[r].group;
        if (out->group_sentence[group] == DOC_NONE) {
            out->group_speaker[group] = q->speaker;
            out->group_sentence[group] = q->sentence;
        }
    }
}

bool records_add(const reading *read, uint32_t sentence, const cue *c,
                 records *out) {
    if (!grow(read, out)) {
        return false;
    }
    bool colon = c->words.end == c->words.start;
    quote q = {.sentence = sentence,
               .kind = c->kind,
               .form = (uint8_t)form_of(read, c->region, c->content),
               .content = bytes_of(read, c->content),
               .more = bytes_of(read, c->more),
               .content_words = c->content,
               .cue = colon ? DOC_NONE : c->word,
               .cue_words = colon ? (span){0, 0} : c->words,
               .speaker = speaker_mention(read, c->subject),
               .speaker_word = c->subject,
               .addressee = c->hearer == DOC_NONE
                                ? DOC_NONE
                                : read->named->of_word[c->hearer],
               .rule = slice_of(c->rule)};
    out->at[out->Q++] = q;
    note_speaker(read, out, &q, c->region);
    return true;
}
