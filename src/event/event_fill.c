/* event_fill.c: whether a word fits what a condition asks for.
 *
 * Problem: `need object [peace agreement; @weapons; @GOV]` is asked of words in
 * trees, where the telling word may be the head ("agreement"), a part of it
 * ("peace agreement"), or what it is of ("a number of tanks").
 *
 * Method: lemma numbers and class bits of the head and of its compounds,
 * modifiers and of-nouns; phrases by their head lemma and then their other
 * words near it; actors by the code that the mentions layer found. No text is
 * compared except actor codes of at most 15 letters.
 *
 * Limits: two steps down from the head.
 */
#include "event/event_scene.h"

/* Whether a dependent tells what its phrase or clause is: of a noun its
 * compounds, modifiers and what it is of; of a verb its object, complement and
 * markers. */
static bool is_near(const scene *s, uint32_t c) {
    uint8_t rel = s->in.tree->rel[c];
    if (scene_upos(s, scene_head(s, c), UPOS_VERB)) {
        return rel == REL_OBJ || rel == REL_XCOMP || rel == REL_OBL ||
               rel == REL_MARK || rel == REL_ADVMOD || rel == REL_AUX ||
               rel == REL_COMPOUND;
    }
    if (rel == REL_NMOD) {
        uint32_t marker = tree_find(s->in.tree, c, REL_CASE, -1);
        return marker == DOC_NONE || scene_role(s, marker, ROLE_OF);
    }
    return rel == REL_COMPOUND || rel == REL_AMOD || rel == REL_FLAT ||
           rel == REL_NUMMOD || rel == REL_FIXED || rel == REL_ADVMOD;
}

void fill_near(const scene *s, uint32_t word, near_words *out) {
    out->count = 0;
    out->word[out->count++] = word;
    for (uint32_t c = scene_child(s, word);
         c != DOC_NONE && out->count < NEAR_LIMIT; c = scene_next(s, c)) {
        if (is_near(s, c)) {
            out->word[out->count++] = c;
        }
    }
}

static bool lemma_near(const scene *s, const near_words *near, uint32_t lemma) {
    for (uint32_t i = 0; i < near->count; i++) {
        if (s->lemma[near->word[i]] == lemma) {
            return true;
        }
    }
    return false;
}

static bool class_here(const scene *s, uint32_t word, uint32_t class) {
    const codebook *book = s->in.book;
    uint32_t lemma = s->lemma[word];
    if (lemma == CODEBOOK_NONE) {
        return false;
    }
    uint64_t bit = UINT64_C(1) << (class % 64);
    if (book->classes[lemma].bits[class / 64] & bit) {
        return true;
    }
    for (uint32_t i = book->phrase_at[lemma]; i < book->phrase_at[lemma + 1];
         i++) {
        if ((book->phrase_bits[i].bits[class / 64] & bit) &&
            fill_phrase(s, book->phrase_of[i], word, NULL)) {
            return true;
        }
    }
    return false;
}

static bool class_near(const scene *s, const near_words *near, uint32_t class) {
    for (uint32_t i = 0; i < near->count; i++) {
        if (class_here(s, near->word[i], class)) {
            return true;
        }
    }
    return false;
}

/* A particle ("in", "up") that stands as the preposition of a phrase belongs to
 * the verb only right behind it: "took in refugees", not "took refugees in
 * May". */
static bool may_belong(const scene *s, uint32_t head, uint32_t marker) {
    return !scene_is(s, marker, REL_CASE) || !scene_upos(s, head, UPOS_VERB) ||
           !scene_role(s, marker, ROLE_PARTICLE) || marker == head + 1;
}

/* Another word of a phrase: below the head, one or two steps. */
static bool below(const scene *s, uint32_t head, uint32_t lemma,
                  uint32_t *preposition) {
    for (uint32_t c = scene_child(s, head); c != DOC_NONE;
         c = scene_next(s, c)) {
        if (scene_is(s, c, REL_CONJ) || scene_is(s, c, REL_PARATAXIS)) {
            continue;
        }
        if (s->lemma[c] == lemma) {
            return true;
        }
        for (uint32_t d = scene_child(s, c); d != DOC_NONE;
             d = scene_next(s, d)) {
            bool inside =
                scene_is(s, d, REL_CASE) || scene_is(s, d, REL_MARK) ||
                scene_is(s, d, REL_FIXED) || scene_is(s, d, REL_COMPOUND) ||
                scene_is(s, d, REL_AMOD);
            if (inside && s->lemma[d] == lemma && may_belong(s, head, d)) {
                if (preposition != NULL && scene_is(s, d, REL_CASE)) {
                    *preposition = lemma;
                }
                return true;
            }
        }
    }
    return false;
}

bool fill_phrase(const scene *s, uint32_t phrase_index, uint32_t word,
                 uint32_t *preposition) {
    const phrase *p = &s->in.book->phrases[phrase_index];
    if (s->lemma[word] != p->head) {
        return false;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        if (!below(s, word, s->in.book->words[p->first + i], preposition)) {
            return false;
        }
    }
    return true;
}

static bool phrase_near(const scene *s, const near_words *near,
                        uint32_t phrase_index) {
    for (uint32_t i = 0; i < near->count; i++) {
        if (fill_phrase(s, phrase_index, near->word[i], NULL)) {
            return true;
        }
    }
    return false;
}

/* The actor that a word itself names: a condition asks what the phrase is, not
 * whom some part of it belongs to ("care of people" is no person). */
static uint32_t own_party(const scene *s, uint32_t word) {
    word = frame_antecedent(s, word);
    uint32_t party = s->in.mentions->of_word[word];
    if (scene_role(s, word, ROLE_PART)) {
        return party_of(s, word, 0);
    }
    return party != DOC_NONE && party_acts(s, party) ? party : DOC_NONE;
}

static const char *code_of(const scene *s, uint32_t word) {
    uint32_t party = own_party(s, word);
    return party == DOC_NONE
               ? ""
               : mention_code(s->in.mentions, s->in.chains, party);
}

static bool is_country(const char *code) {
    static const char *const bodies[] = {"IGO", "NGO", "MNC", "IMG", "UNK"};
    if (strlen(code) != 3) {
        return false;
    }
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        if (strncmp(code, bodies[i], 3) == 0) {
            return false;
        }
    }
    return true;
}

/* One person, several, or a role; not an organisation, place or thing. */
static bool is_person(const scene *s, uint32_t word) {
    uint32_t party = own_party(s, word);
    if (party == DOC_NONE) {
        return false;
    }
    const mention *at = &s->in.mentions->at[party];
    if (at->type == ENTITY_PERSON || at->type == ENTITY_GROUP) {
        return true;
    }
    return (at->kind == MENTION_ROLE && at->type == ENTITY_NONE) ||
           (at->kind == MENTION_PRONOUN && at->gender != GENDER_NEUTER);
}

/* A part of a code stands at its start or after three letters. */
bool fill_code_has(const char *code, slice part) {
    size_t bytes = strlen(code);
    for (size_t at = 0; at + part.bytes <= bytes; at += 3) {
        if (memcmp(code + at, part.at, part.bytes) == 0) {
            return true;
        }
    }
    return false;
}

static bool act_begins(scene *s, uint32_t word, slice prefix) {
    uint32_t act = DOC_NONE;
    slice code = match_inner_code(s, word, &act, 0);
    return act != DOC_NONE && slice_starts(code, prefix);
}

bool fill_fits(scene *s, const filler *f, const near_words *near) {
    uint32_t word = near->word[0];
    switch ((filler_kind)f->kind) {
    case FILLER_LEMMA:
        return lemma_near(s, near, f->id);
    case FILLER_PHRASE:
        return phrase_near(s, near, f->id);
    case FILLER_CLASS:
        return class_near(s, near, f->id);
    case FILLER_ACTOR:
        return own_party(s, word) != DOC_NONE;
    case FILLER_COUNTRY:
        return is_country(code_of(s, word));
    case FILLER_PERSON:
        return is_person(s, word);
    case FILLER_CODE:
        return fill_code_has(code_of(s, word), f->text);
    case FILLER_ACT:
        return act_begins(s, word, f->text);
    }
    return false;
}
