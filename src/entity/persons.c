/* persons.c: persons whom the text names otherwise than the dictionary.
 *
 * Problem: "Sheikh Sabah Al-Khaled Al-Sabah" has many spellings, headlines have
 * last names only, and "the Iraqi foreign minister" has no name at all.
 *
 * Method: last names have a map of their own. A full name unknown as it stands
 * is the dictionary's person who shares first and last name and whose other
 * names lie in it (or the other way round). A last name alone is the person of
 * that name who holds office on the article's day in a country the article
 * names; the heavier office and country win, a tie means nobody. An office with
 * a country is its holder on that day.
 *
 * Why not nearest spelling: it would make of every unknown a minister.
 */
#include "entity/work.h"

enum { MOST_CANDIDATES = 200 };

static bool set_person(work *w, uint32_t i, uint32_t entry, office_kind hint) {
    mention *m = &w->at[i];
    note *n = &w->notes[i];
    const actor_entry *e = &w->a->entries[entry];
    uint32_t held = ACTORS_NONE;
    n->entry = entry;
    m->name = e->name;
    m->type = ENTITY_PERSON;
    m->gender = e->gender != GENDER_UNKNOWN ? e->gender : m->gender;
    actor_code_on_day(w->a, entry, w->day, hint, m->code, &held);
    code_person(w, m, n, held);
    return explain_entry(w, m, entry, held);
}

static slice first_atom(slice atoms) {
    slice first = {0};
    slice_cut(&atoms, ' ', &first);
    return first;
}

static bool same_person(const work *w, slice atoms, uint32_t entry,
                        text *scratch) {
    scratch->bytes = 0;
    uint32_t count = atoms_fold(w->a->entries[entry].name, NULL, scratch);
    slice theirs = text_slice(scratch);
    return count > 1 && !scratch->failed &&
           slice_equal(first_atom(atoms), first_atom(theirs)) &&
           (atoms_inside(atoms, theirs) || atoms_inside(theirs, atoms));
}

static bool unknown_name(const work *w, uint32_t i) {
    const mention *m = &w->at[i];
    return m->kind == MENTION_NAME && w->notes[i].entry == ACTORS_NONE &&
           m->actor && (m->type == ENTITY_PERSON || m->type == ENTITY_NONE);
}

bool persons_full_names(work *w) {
    text scratch = text_on(w->tmp);
    for (uint32_t i = 0; i < w->M; i++) {
        span name = w->notes[i].name;
        slice atoms = words_atoms(w, name.start, name.end);
        if (!unknown_name(w, i) || atoms_number(atoms) < 2) {
            continue;
        }
        uint32_t s = map_get(w->a->surnames, atoms_last(atoms));
        for (uint32_t n = 0; s != ACTORS_NONE && n < MOST_CANDIDATES; n++) {
            uint32_t entry = w->a->senses[s].entry;
            if (same_person(w, atoms, entry, &scratch)) {
                if (!set_person(w, i, entry, OFFICE_NONE)) {
                    return false;
                }
                break;
            }
            s = w->a->senses[s].next;
        }
    }
    return !scratch.failed;
}

/* How likely a last name alone is this person; 0: not. */
static int surname_score(const work *w, uint32_t i, uint32_t entry) {
    const note *n = &w->notes[i];
    uint32_t held = actor_on_day(w->a, entry, w->day, OFFICE_NONE);
    uint32_t weight = seen_weight(w, w->a->entries[entry].code);
    if (held == ACTORS_NONE || weight == 0) {
        return 0;
    }
    uint8_t office = w->a->tenures[held].office;
    uint8_t title =
        n->title == ACTORS_NONE ? OFFICE_NONE : w->a->roles[n->title].office;
    if (title != OFFICE_NONE && title != office) {
        return 0;
    }
    int rank = office == OFFICE_HOS || office == OFFICE_HOG   ? 40
               : office == OFFICE_FOR || office == OFFICE_DEF ? 25
               : office == OFFICE_LEG                         ? 5
                                                              : 15;
    return rank + (weight > 30 ? 30 : (int)weight);
}

/* The one best person of a last name, or ACTORS_NONE. */
static uint32_t best_of_surname(const work *w, uint32_t i, slice atoms) {
    uint32_t best = ACTORS_NONE;
    int best_score = 0;
    uint32_t s = map_get(w->a->surnames, atoms);
    for (uint32_t n = 0; s != ACTORS_NONE && n < MOST_CANDIDATES; n++) {
        int score = surname_score(w, i, w->a->senses[s].entry);
        if (score > best_score) {
            best_score = score;
            best = w->a->senses[s].entry;
        } else if (score == best_score) {
            best = ACTORS_NONE;
        }
        s = w->a->senses[s].next;
    }
    return best;
}

bool persons_surnames(work *w) {
    for (uint32_t i = 0; i < w->M && w->day != ARTICLE_NO_DAY; i++) {
        span name = w->notes[i].name;
        slice atoms = words_atoms(w, name.start, name.end);
        span longest = w->notes[chain_root(w, i)].name;
        if (!unknown_name(w, i) || atoms_number(atoms) > 2 ||
            longest.end - longest.start > name.end - name.start) {
            continue;
        }
        uint32_t best = best_of_surname(w, i, atoms);
        if (best != ACTORS_NONE && !set_person(w, i, best, OFFICE_NONE)) {
            return false;
        }
    }
    return true;
}

/* Whether a description may stand for whoever holds its office. */
static bool may_be_holder(work *w, uint32_t i) {
    const note *n = &w->notes[i];
    const mention *m = &w->at[i];
    return m->kind == MENTION_ROLE && m->type == ENTITY_PERSON &&
           m->number != NUMBER_PLURAL && n->entry == ACTORS_NONE &&
           n->role != ACTORS_NONE && !n->former && !n->indefinite &&
           chain_root(w, i) == i;
}

bool persons_offices(work *w, bool guess) {
    for (uint32_t i = 0; i < w->M && w->day != ARTICLE_NO_DAY; i++) {
        const note *n = &w->notes[i];
        if (!may_be_holder(w, i) ||
            (guess && (!n->definite || n->base[0] != '\0'))) {
            continue;
        }
        const char *country = guess ? w->focus : n->base;
        office_kind office = (office_kind)w->a->roles[n->role].office;
        if (!code_is_country(w, country)) {
            continue;
        }
        uint32_t held = actors_holder(w->a, country, office, w->day);
        if (held != ACTORS_NONE &&
            !set_person(w, i, w->a->tenures[held].entry, office)) {
            return false;
        }
    }
    return true;
}
