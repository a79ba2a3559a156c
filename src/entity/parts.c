/* parts.c: whom a plural stands for, one by one.
 *
 * Problem: "the foreign ministers of Iran and Iraq met" and "both countries"
 * are two parties each, of different countries; one code cannot say it.
 *
 * Method: where what modifies a plural role is a coordination of dictionary
 * names, each name makes a part with the role; where a plural is counted two
 * ("both", "the two"), its parts are the last two different countries, or
 * persons, named before it in the same or the few sentences before.
 *
 * Why not two mentions on one word: every layer asks for the mention of a word
 * and expects one.
 *
 * Limits: PARTS_MOST parts; LOOK_BACK mentions and SENTENCES_BACK sentences.
 */
#include "entity/work.h"

enum { PARTS_MOST = 8, LOOK_BACK = 80, SENTENCES_BACK = 4 };

static bool add_part(work *w, mention *m, mention_part part) {
    if (m->part_count == PARTS_MOST) {
        return true;
    }
    if (w->part_count == w->part_room) {
        uint32_t room = w->part_room == 0 ? 16 : w->part_room * 2;
        mention_part *grown =
            arena_grow(w->keep, w->parts, w->part_count, room, sizeof *grown);
        if (grown == NULL) {
            return false;
        }
        w->parts = grown;
        w->part_room = room;
    }
    if (m->part_count == 0) {
        m->part_first = w->part_count;
    }
    w->parts[w->part_count++] = part;
    m->part_count++;
    return true;
}

/* A part made by one of several countries: "of Iran", "Iraqi". */
static bool add_owner(work *w, uint32_t i, uint32_t word) {
    mention *m = &w->at[i];
    const note *n = &w->notes[i];
    const hit *h = &w->hits[w->hit_of[word]];
    mention_part part = {.mention = w->of_word[word]};
    code_join(w, h->code, n->role_code, part.code);
    uint32_t held = ACTORS_NONE;
    if (n->role != ACTORS_NONE && w->day != ARTICLE_NO_DAY && !n->former) {
        held = actors_holder(w->a, h->code,
                             (office_kind)w->a->roles[n->role].office, w->day);
    }
    part.name = held == ACTORS_NONE
                    ? w->a->entries[w->a->senses[h->sense].entry].name
                    : w->a->entries[w->a->tenures[held].entry].name;
    return add_part(w, m, part);
}

static bool is_named(const work *w, uint32_t t) {
    uint32_t h = w->hit_of[t];
    return h != DOC_NONE && w->hits[h].head == t &&
           w->hits[h].sense != ACTORS_NONE && w->hits[h].code[0] != '\0';
}

/* The dictionary names coordinated under a modifier of the plural. */
static bool add_owners(work *w, uint32_t i) {
    uint32_t t = w->at[i].head;
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        bool modifies = w->tree->rel[c] == REL_AMOD ||
                        w->tree->rel[c] == REL_COMPOUND ||
                        w->tree->rel[c] == REL_NMOD;
        if (!modifies || !is_named(w, c)) {
            continue;
        }
        bool first = true;
        for (uint32_t d = w->tree->child[c]; d != DOC_NONE;
             d = w->tree->sibling[d]) {
            if (w->tree->rel[d] != REL_CONJ || !is_named(w, d)) {
                continue;
            }
            if ((first && !add_owner(w, i, c)) || !add_owner(w, i, d)) {
                return false;
            }
            first = false;
        }
    }
    return true;
}

static bool counts_two(const work *w, uint32_t t) {
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && c < t;
         c = w->tree->sibling[c]) {
        if (lemma_is(w, c, "both") || lemma_is(w, c, "two")) {
            return true;
        }
    }
    return false;
}

static bool is_country_noun(const work *w, uint32_t t) {
    static const char *const nouns[] = {
        "country",   "nation", "state",      "side",    "neighbor",
        "neighbour", "party",  "government", "capital", "rival"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        if (lemma_is(w, t, nouns[i])) {
            return true;
        }
    }
    return false;
}

/* Whether an earlier mention may be one of the two. */
static bool may_be_part(work *w, uint32_t i, uint32_t j) {
    const mention *o = &w->at[j];
    const note *k = &w->notes[j];
    if (is_country_noun(w, w->at[i].head)) {
        return o->kind == MENTION_NAME && k->entry != ACTORS_NONE &&
               w->a->entries[k->entry].kind == ENTRY_COUNTRY &&
               (k->hit == DOC_NONE ||
                w->a->senses[w->hits[k->hit].sense].kind == SENSE_NAME ||
                w->a->senses[w->hits[k->hit].sense].kind == SENSE_CAPITAL);
    }
    return w->at[i].type == ENTITY_PERSON && o->number != NUMBER_PLURAL &&
           w->at[chain_root(w, j)].kind == MENTION_NAME &&
           w->at[chain_root(w, j)].type == ENTITY_PERSON;
}

/* "Saudi Arabia and Iran": the last two of them that stand side by side. */
static bool find_coordinated(work *w, uint32_t i, uint32_t found[2]) {
    uint32_t s = w->words->sentence_of[w->at[i].head];
    for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK;) {
        uint32_t t = w->at[j].head;
        if (s - w->words->sentence_of[t] > SENTENCES_BACK) {
            break;
        }
        uint32_t head =
            w->tree->rel[t] == REL_CONJ ? w->tree->head[t] : TREE_ROOT;
        uint32_t k = head == TREE_ROOT ? DOC_NONE : w->of_word[head];
        if (k != DOC_NONE && k < j && may_be_part(w, i, j) &&
            may_be_part(w, i, k) && w->at[j].chain != w->at[k].chain) {
            found[0] = k;
            found[1] = j;
            return true;
        }
    }
    return false;
}

/* "both countries", "the two leaders": the last two before it, side by side
 * or, failing that, anywhere. */
static bool add_pair(work *w, uint32_t i, const chains *c) {
    uint32_t found[2] = {DOC_NONE, DOC_NONE};
    bool paired = find_coordinated(w, i, found);
    uint32_t s = w->words->sentence_of[w->at[i].head];
    for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK && !paired;) {
        if (s - w->words->sentence_of[w->at[j].head] > SENTENCES_BACK) {
            break;
        }
        if (!may_be_part(w, i, j) || w->at[j].chain == DOC_NONE) {
            continue;
        }
        if (found[1] == DOC_NONE) {
            found[1] = j;
        } else if (w->at[j].chain != w->at[found[1]].chain) {
            found[0] = j;
            break;
        }
    }
    for (int n = 0; n < 2 && found[0] != DOC_NONE; n++) {
        const chain *of = &c->at[w->at[found[n]].chain];
        mention_part part = {.mention = found[n], .name = of->name};
        memcpy(part.code, of->code, ACTOR_CODE_BYTES);
        if (!add_part(w, &w->at[i], part)) {
            return false;
        }
    }
    return true;
}

bool parts_find(work *w, const chains *c) {
    for (uint32_t i = 0; i < w->M; i++) {
        const mention *m = &w->at[i];
        bool plural = m->number == NUMBER_PLURAL &&
                      (m->kind == MENTION_ROLE || m->kind == MENTION_NOUN);
        if (!plural) {
            continue;
        }
        if (!add_owners(w, i)) {
            return false;
        }
        if (m->part_count == 0 && counts_two(w, m->head) &&
            !add_pair(w, i, c)) {
            return false;
        }
    }
    return true;
}
