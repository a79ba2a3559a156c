/* chains.c: which mentions are one actor.
 *
 * Problem: "Mr. Smith", "the prime minister", "his ministry", "they": a row
 * must name the actor, not the pronoun.
 *
 * Method: sieves, from the surest to the least sure, each joining mentions that
 * an earlier one left apart (Raghunathan et al. 2010, A multi-pass sieve for
 * coreference resolution; Lee et al. 2013): 1 same dictionary entry or same
 * name; 2 part of a longer name (last name, first name, initials); 3
 * apposition and copula; 4 definite descriptions: same title, office or head
 * noun, nearest before; 5 pronouns by number, gender and person, nearest
 * sentence first and subjects first in it (Hobbs 1978; Lappin and Leass 1994).
 * Joined by union-find; a group's facts are kept at its root.
 *
 * Why not a learned ranker: it needs annotated chains of news in every field
 * of politics, and the row could not say why.
 *
 * Limits: descriptions look back DESCRIPTION_SENTENCES, pronouns
 * PRONOUN_SENTENCES sentences and LOOK_BACK mentions.
 */
#include <stdio.h>

#include "entity/work.h"

enum { DESCRIPTION_BACK = 400, MOST_NAME_ATOMS = 8 };

uint32_t chain_root(work *w, uint32_t i) {
    while (w->notes[i].up != i) {
        w->notes[i].up = w->notes[w->notes[i].up].up;
        i = w->notes[i].up;
    }
    return i;
}

bool gender_fits(const mention *a, const mention *b) {
    return a->gender == GENDER_UNKNOWN || b->gender == GENDER_UNKNOWN ||
           a->gender == b->gender;
}

/* How telling a mention is; the root of a group is its most telling one. */
static int telling(const work *w, uint32_t i) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    int score = m->kind == MENTION_NAME      ? 40
                : m->kind == MENTION_ROLE    ? 20
                : m->kind == MENTION_PRONOUN ? 0
                                             : 10;
    score += n->entry != ACTORS_NONE && m->kind == MENTION_NAME ? 40 : 0;
    score += m->code[0] != '\0' ? 5 : 0;
    uint32_t words = n->name.end - n->name.start;
    return score + (m->kind == MENTION_NAME ? (int)(words > 4 ? 4 : words) : 0);
}

/* Two different persons of the dictionary are never one. */
static bool differ(const work *w, uint32_t a, uint32_t b) {
    uint32_t one = w->notes[a].entry;
    uint32_t other = w->notes[b].entry;
    return one != other && one != ACTORS_NONE && other != ACTORS_NONE &&
           w->a->entries[one].kind == ENTRY_PERSON &&
           w->a->entries[other].kind == ENTRY_PERSON;
}

void chain_join(work *w, uint32_t i, uint32_t j) {
    uint32_t a = chain_root(w, i);
    uint32_t b = chain_root(w, j);
    if (a == b || differ(w, a, b)) {
        return;
    }
    int sa = telling(w, a);
    int sb = telling(w, b);
    if (sb > sa || (sb == sa && b < a)) {
        uint32_t swap = a;
        a = b;
        b = swap;
    }
    mention *top = &w->at[a];
    const mention *low = &w->at[b];
    if (top->gender == GENDER_UNKNOWN && low->kind != MENTION_PRONOUN) {
        top->gender = low->gender;
    }
    if (top->type == ENTITY_NONE) {
        top->type = low->type;
    }
    w->notes[b].up = a;
    w->notes[a].count += w->notes[b].count + 1;
}

static bool is_person_name(const work *w, uint32_t i) {
    const mention *m = &w->at[i];
    return m->kind == MENTION_NAME &&
           (m->type == ENTITY_PERSON || m->type == ENTITY_NONE);
}

static bool join_same_names(work *w) {
    map *seen = map_new(w->tmp);
    if (seen == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < w->M; i++) {
        const note *n = &w->notes[i];
        char number[16];
        slice key = words_atoms(w, n->name.start, n->name.end);
        if (n->entry != ACTORS_NONE) {
            uint8_t kind = n->hit == DOC_NONE
                               ? SENSE_NAME
                               : w->a->senses[w->hits[n->hit].sense].kind;
            bool apart = kind == SENSE_PLACE || kind == SENSE_MEMBER ||
                         kind == SENSE_MEMBERS;
            if (!apart) {
                int bytes =
                    snprintf(number, sizeof number, "#%u%s", (unsigned)n->entry,
                             kind == SENSE_SEAT ? "s" : "");
                key = (slice){number, (size_t)bytes};
            }
        } else if (w->at[i].kind != MENTION_NAME) {
            continue;
        }
        uint32_t known = map_get(seen, key);
        if (known != MAP_NONE) {
            chain_join(w, i, known);
        } else if (key.bytes > 0 && !map_put(seen, key, i)) {
            return false;
        }
    }
    return true;
}

static slice name_atoms(const work *w, uint32_t i) {
    return words_atoms(w, w->notes[i].name.start, w->notes[i].name.end);
}

/* Puts a name under an atom unless a longer one stands there. */
static bool put_longest(const work *w, map *names, slice atom, uint32_t i) {
    uint32_t known = map_get(names, atom);
    return atom.bytes < 2 ||
           (known != MAP_NONE && atoms_number(name_atoms(w, known)) >=
                                     atoms_number(name_atoms(w, i))) ||
           map_put(names, atom, i);
}

/* Every longer personal name, by its last atom and by any of its atoms. */
static bool index_long_names(work *w, map *by_last, map *by_any) {
    for (uint32_t i = 0; i < w->M; i++) {
        slice atoms = name_atoms(w, i);
        if (!is_person_name(w, i) || atoms_number(atoms) < 2 ||
            atoms_number(atoms) > MOST_NAME_ATOMS) {
            continue;
        }
        if (!put_longest(w, by_last, atoms_last(atoms), i)) {
            return false;
        }
        slice atom = {0};
        while (slice_cut(&atoms, ' ', &atom)) {
            if (!put_longest(w, by_any, atom, i)) {
                return false;
            }
        }
    }
    return true;
}

/* Whether a name is a shorter form of another. */
static bool shortens(const work *w, uint32_t i, uint32_t longer) {
    if (longer == MAP_NONE) {
        return false;
    }
    slice atoms = name_atoms(w, i);
    slice whole = name_atoms(w, longer);
    return atoms_number(whole) > atoms_number(atoms) &&
           atoms_inside(atoms, whole) &&
           gender_fits(&w->at[i], &w->at[longer]) &&
           (w->notes[i].entry == ACTORS_NONE ||
            w->notes[longer].entry == ACTORS_NONE);
}

static bool join_short_names(work *w) {
    map *by_last = map_new(w->tmp);
    map *by_any = map_new(w->tmp);
    if (by_last == NULL || by_any == NULL ||
        !index_long_names(w, by_last, by_any)) {
        return false;
    }
    for (uint32_t i = 0; i < w->M; i++) {
        slice atoms = name_atoms(w, i);
        if (!is_person_name(w, i) || atoms.bytes == 0) {
            continue;
        }
        uint32_t longer = map_get(by_last, atoms_last(atoms));
        if (!shortens(w, i, longer)) {
            longer = map_get(by_any, atoms_last(atoms));
        }
        if (shortens(w, i, longer)) {
            chain_join(w, longer, i);
        }
    }
    return true;
}

/* The words before a bracket whose first letters are the acronym: "Human Rights
 * Watch (" for HRW; small words between are passed over. */
static span acronym_words(const work *w, slice acronym, uint32_t bracket) {
    size_t left = acronym.bytes;
    uint32_t first = w->words->first[w->words->sentence_of[bracket]];
    uint32_t t = bracket;
    while (left > 0 && t > first) {
        slice form = w->words->form[t - 1];
        bool fits = form.bytes > 0 && form.at[0] == acronym.at[left - 1];
        bool small = form.bytes > 0 && form.at[0] >= 'a' && form.at[0] <= 'z';
        if (!fits && (!small || left == acronym.bytes)) {
            break;
        }
        left -= fits;
        t--;
    }
    return left == 0 ? (span){t, bracket} : (span){0};
}

bool is_capitals(slice s) {
    for (size_t i = 0; i < s.bytes; i++) {
        if (s.at[i] < 'A' || s.at[i] > 'Z') {
            return false;
        }
    }
    return s.bytes >= 2;
}

/* "Delhi Workers Union (DWU)": the bracket right behind the name. */
static bool join_acronyms(work *w) {
    map *full = map_new(w->tmp);
    if (full == NULL) {
        return false;
    }
    for (uint32_t i = 0; i < w->M; i++) {
        uint32_t t = w->at[i].head;
        slice form = w->words->form[t];
        if (!is_capitals(form) || w->notes[i].entry != ACTORS_NONE) {
            continue;
        }
        uint32_t known = map_get(full, form);
        if (known != MAP_NONE) {
            chain_join(w, known, i);
            continue;
        }
        uint32_t first = w->words->first[w->words->sentence_of[t]];
        if (t < first + 2 || !slice_is(w->words->form[t - 1], "(")) {
            continue;
        }
        span words = acronym_words(w, form, t - 1);
        if (words.end == 0) {
            continue;
        }
        w->notes[i].name = words;
        w->at[i].name = words_text(w, words);
        for (uint32_t j = i; j-- > 0 && w->at[j].head >= words.start;) {
            if (w->at[j].words.end >= words.end) {
                chain_join(w, j, i);
            }
        }
        if (!map_put(full, form, i)) {
            return false;
        }
    }
    return true;
}

static bool types_fit(const mention *a, const mention *b) {
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
        return w->at[j].kind == MENTION_ROLE ? j : DOC_NONE;
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

static void join_appositions(work *w) {
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
static int description_fit(work *w, uint32_t i, uint32_t j) {
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
        !types_fit(m, o) || other_country || n->former != k->former) {
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

static void join_descriptions(work *w) {
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

bool chains_link(work *w) {
    if (!join_same_names(w) || !join_short_names(w) || !join_acronyms(w) ||
        !persons_surnames(w) || !join_same_names(w)) {
        return false;
    }
    join_appositions(w);
    join_descriptions(w);
    return persons_offices(w, true) && join_same_names(w);
}
