/* chain_described.c: "the minister", "the country", and what stands beside a
 * name.
 *
 * Problem: a description means somebody named before, by his title, his office
 * or the noun of an earlier description.
 *
 * Method: appositions, copulas and titles first. Then for every definite role
 * noun the earlier mention that fits best by title, office or head noun,
 * weighed by distance, by whether it has a name and whether it is of the
 * article's country (Vieira and Poesio 2000, An empirically based system for
 * processing definite descriptions). "The country" is the nearest one named.
 *
 * Why not only the same head noun: news varies "the minister", "the official".
 *
 * Limits: DESCRIPTION_BACK mentions back. What stays open here is asked again
 * in chain_nouns.c, together with the nouns that are no role.
 */
#include "entity/work.h"

enum { DESCRIPTION_BACK = 400 };

bool types_fit(const mention *a, const mention *b) {
    bool known = a->type != ENTITY_NONE && b->type != ENTITY_NONE;
    return (!known || a->type == b->type) && gender_fits(a, b) &&
           (a->number == b->number || a->number == NUMBER_UNKNOWN ||
            b->number == NUMBER_UNKNOWN);
}

/* The role noun that a name belongs to where the tree makes the role the head:
 * "Minister of Interior X", "spokesperson, Brigadier X". */
static uint32_t title_mention(const work *w, uint32_t i) {
    const note *n = &w->notes[i];
    uint32_t t = w->at[i].head;
    uint32_t head = w->tree->head[t];
    if (w->at[i].kind != MENTION_NAME || !is_person_name(w, i)) {
        return DOC_NONE;
    }
    if (n->title_word != DOC_NONE && w->of_word[n->title_word] != DOC_NONE) {
        uint32_t j = w->of_word[n->title_word];
        return w->at[j].kind == MENTION_ROLE && w->at[j].number != NUMBER_PLURAL
                   ? j
                   : DOC_NONE;
    }
    relation r = (relation)w->tree->rel[t];
    bool beside = (r == REL_NMOD || r == REL_APPOS || r == REL_FLAT ||
                   r == REL_COMPOUND || r == REL_DEP) &&
                  head != TREE_ROOT && head < t &&
                  child_of(w, t, REL_CASE) == DOC_NONE &&
                  w->tree->sub[t] != SUB_POSS;
    uint32_t j = beside ? w->of_word[head] : DOC_NONE;
    return j != DOC_NONE && w->at[j].kind == MENTION_ROLE &&
                   w->at[j].type == ENTITY_PERSON
               ? j
               : DOC_NONE;
}

void join_appositions(work *w) {
    for (uint32_t i = 0; i < w->M; i++) {
        uint32_t t = w->at[i].head;
        uint32_t head = w->tree->head[t];
        uint32_t other = DOC_NONE;
        if (title_mention(w, i) != DOC_NONE) {
            chain_join(w, i, title_mention(w, i));
        }
        if (w->tree->rel[t] == REL_APPOS && head != TREE_ROOT) {
            other = w->of_word[head];
        } else if (w->tree->rel[t] == REL_NSUBJ && head != TREE_ROOT &&
                   child_of(w, head, REL_COP) != DOC_NONE) {
            other = w->of_word[head];
        }
        if (other == DOC_NONE || w->at[i].kind == MENTION_PRONOUN ||
            w->at[other].kind == MENTION_PRONOUN) {
            continue;
        }
        bool roles =
            w->at[i].kind == MENTION_ROLE || w->at[other].kind == MENTION_ROLE;
        if (roles && types_fit(&w->at[i], &w->at[other])) {
            chain_join(w, i, other);
        }
    }
}

/* Whether one noun is part of the other: "minister" of "foreign minister" and
 * of "minister of interior". */
static bool noun_within(slice one, slice other) {
    slice behind = slice_part(other, one.bytes, other.bytes);
    return slice_ends(other, one) ||
           (slice_starts(other, one) && slice_starts(behind, SLICE(" of ")));
}

/* How well two role nouns agree: the same noun, the same office, one the end of
 * the other ("minister", "foreign minister"), or only the same role. */
static int roles_agree(const work *w, uint32_t one, uint32_t other) {
    if (one == ACTORS_NONE || other == ACTORS_NONE) {
        return 0;
    }
    const actor_role *a = &w->a->roles[one];
    const actor_role *b = &w->a->roles[other];
    if (one == other || slice_equal(a->noun, b->noun)) {
        return 30;
    }
    if (a->office != OFFICE_NONE || b->office != OFFICE_NONE) {
        bool part =
            noun_within(a->noun, b->noun) || noun_within(b->noun, a->noun);
        return a->office == b->office ? 25 : part ? 15 : 0;
    }
    if (noun_within(a->noun, b->noun) || noun_within(b->noun, a->noun)) {
        return 20;
    }
    bool same_role = a->code[0] != '\0' && strcmp(a->code, b->code) == 0 &&
                     a->kind == ROLE_PERSON && b->kind == ROLE_PERSON &&
                     strcmp(a->code, "GOV") != 0 && strcmp(a->code, "CVL") != 0;
    return same_role ? 5 : 0;
}

/* What an earlier mention says of the office or role of its actor. */
int description_fit(work *w, uint32_t i, uint32_t j) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    const mention *o = &w->at[j];
    const note *k = &w->notes[j];
    if (o->kind == MENTION_ROLE || o->kind == MENTION_NOUN) {
        bool same =
            slice_equal_fold(w->tags->lemma[m->head], w->tags->lemma[o->head]);
        bool owners = k->base[0] == '\0' && k->owned && n->base[0] != '\0';
        bool named = w->at[chain_root(w, j)].kind == MENTION_NAME;
        return owners || (!k->definite && !k->indefinite && !named) ? 0
               : same && k->role == n->role                         ? 30
               : named ? roles_agree(w, k->role, n->role)
                       : 0;
    }
    if (k->title != ACTORS_NONE) {
        return roles_agree(w, k->title, n->role);
    }
    if (k->hit != DOC_NONE && n->role != ACTORS_NONE) {
        uint32_t held = w->hits[k->hit].tenure;
        uint8_t office = w->a->roles[n->role].office;
        return held != ACTORS_NONE && office != OFFICE_NONE &&
                       w->a->tenures[held].office == office
                   ? 25
                   : 0;
    }
    return 0;
}

/* "The government", far from where another country's was named, is the
 * article's own. */
bool foreign_body(work *w, uint32_t i, uint32_t j) {
    const note *n = &w->notes[i];
    const char *code = w->at[chain_root(w, j)].code;
    uint32_t ago = w->words->sentence_of[w->at[i].head] -
                   w->words->sentence_of[w->at[j].head];
    return n->role != ACTORS_NONE && n->base[0] == '\0' && ago != 1 &&
           w->a->roles[n->role].kind != ROLE_PERSON && w->focus[0] != '\0' &&
           code_is_country(w, code) &&
           seen_weight(w, w->focus) > 2 * seen_weight(w, code);
}

/* How likely a definite description means an earlier mention; 0: not. */
static int description_score(work *w, uint32_t i, uint32_t j) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    const mention *o = &w->at[j];
    const note *k = &w->notes[j];
    bool other_country =
        n->base[0] != '\0' &&
        ((k->base[0] != '\0' &&
          strncmp(n->base, k->base, COUNTRY_BYTES) != 0) ||
         (o->code[0] != '\0' && strncmp(n->base, o->code, COUNTRY_BYTES) != 0));
    if (o->kind == MENTION_PRONOUN || o->kind == MENTION_ADJECTIVE ||
        !types_fit(m, o) || other_country || n->former != k->former ||
        foreign_body(w, i, j)) {
        return 0;
    }
    int fit = description_fit(w, i, j);
    if (fit == 0) {
        return 0;
    }
    uint32_t root = chain_root(w, j);
    uint32_t ago =
        w->words->sentence_of[m->head] - w->words->sentence_of[o->head];
    int score = 200 + fit - 2 * (ago > 60 ? 60 : (int)ago);
    score += w->at[root].kind == MENTION_NAME ? 40 : 0;
    bool at_home = w->focus[0] != '\0' &&
                   strncmp(w->at[root].code, w->focus, COUNTRY_BYTES) == 0;
    if (n->base[0] != '\0' && w->at[root].code[0] == '\0' &&
        strncmp(n->base, w->focus, COUNTRY_BYTES) != 0) {
        score -= 60; /* without a country: of the article's, not of this */
    }
    return score + (at_home ? 20 : 0);
}

static bool lemma_in(const work *w, uint32_t t, const char *const *list,
                     size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lemma_is(w, t, list[i])) {
            return true;
        }
    }
    return false;
}

static bool is_kingdom(const work *w, uint32_t entry) {
    text key = text_on(w->tmp);
    text_add_str(&key, "kingdom of ");
    text name = text_on(w->tmp);
    atoms_fold(w->a->entries[entry].name, NULL, &name);
    text_add(&key, text_slice(&name));
    return !key.failed && map_get(w->a->names, text_slice(&key)) != MAP_NONE;
}

/* "the country", "the kingdom": the nearest one named before. */
static bool join_country_noun(work *w, uint32_t i) {
    static const char *const nouns[] = {"country",  "kingdom", "nation",
                                        "republic", "emirate", "sultanate"};
    uint32_t t = w->at[i].head;
    if (!lemma_in(w, t, nouns, sizeof nouns / sizeof *nouns) ||
        w->notes[i].base[0] != '\0' || w->at[i].number == NUMBER_PLURAL) {
        return false;
    }
    bool kingdom = lemma_is(w, t, "kingdom");
    for (uint32_t j = i; j-- > 0 && i - j < DESCRIPTION_BACK;) {
        const note *k = &w->notes[j];
        if (k->hit == DOC_NONE || w->at[j].kind != MENTION_NAME ||
            w->a->entries[k->entry].kind != ENTRY_COUNTRY) {
            continue;
        }
        uint8_t kind = w->a->senses[w->hits[k->hit].sense].kind;
        if ((kind == SENSE_NAME || kind == SENSE_CAPITAL) &&
            (!kingdom || is_kingdom(w, k->entry))) {
            chain_join(w, j, i);
            return true;
        }
    }
    uint32_t home = map_get(w->a->countries, slice_of(w->focus));
    if (home != MAP_NONE && (!kingdom || is_kingdom(w, home))) {
        w->at[i].name = w->a->entries[home].name;
        memcpy(w->at[i].code, w->focus, COUNTRY_ROOM);
        return true;
    }
    return false;
}

void join_descriptions(work *w) {
    for (uint32_t i = 0; i < w->M; i++) {
        const note *n = &w->notes[i];
        if (w->at[i].kind != MENTION_ROLE || !n->definite ||
            chain_root(w, i) != i) {
            continue;
        }
        if (join_country_noun(w, i)) {
            continue;
        }
        uint32_t best = DOC_NONE;
        int best_score = 0;
        for (uint32_t j = i; j-- > 0 && i - j < DESCRIPTION_BACK;) {
            int score = description_score(w, i, j);
            if (score > best_score) {
                best = j;
                best_score = score;
            }
        }
        if (best != DOC_NONE) {
            chain_join(w, best, i);
        }
    }
}
