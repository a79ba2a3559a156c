/* chain_names.c: names that are one actor's.
 *
 * Problem: "Tembi Kona Zed", "Mr. Zed" and "Zed", "Human Rights Watch (HRW)"
 * and "HRW".
 *
 * Method: the same dictionary entry, or the same atoms, are one; a shorter
 * personal name joins the longest one that ends in it or holds it in order; an
 * acronym in brackets joins the words it is made of, and stands for them
 * wherever else it stands (Schwartz and Hearst 2003, A simple algorithm for
 * identifying abbreviation definitions, the same idea over words).
 *
 * Why not string distance: "Kim Jong-il" and "Kim Jong-un" are two.
 *
 * Limits: names of at most MOST_NAME_ATOMS atoms are indexed by each of them.
 */
#include <stdio.h>

#include "entity/work.h"

enum { MOST_NAME_ATOMS = 8 };

bool is_person_name(const work *w, uint32_t i) {
    const mention *m = &w->at[i];
    return m->kind == MENTION_NAME &&
           (m->type == ENTITY_PERSON || m->type == ENTITY_NONE);
}

bool join_same_names(work *w) {
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

bool join_short_names(work *w) {
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
bool join_acronyms(work *w) {
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
