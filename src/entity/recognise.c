/* recognise.c: names that no dictionary has.
 *
 * Problem: news names new people, companies and places every day; whether an
 * unknown name is a person decides whom "he" may mean, and a cut name loses the
 * actor for the article.
 *
 * Method: a conditional random field over hashed features (Lafferty, McCallum
 * and Pereira 2001; features after Ratinov and Roth 2009), learned by `acta
 * train --names`; this file runs it over all sentences and turns labels into
 * spans. Views of the words are made once an article (recognise_views.c).
 *
 * Why not a network: the chain takes a microsecond a word and two megabytes,
 * and each answer can be traced to features with names.
 *
 * Limits: spans do not nest and stay inside a sentence.
 */
#include "entity/recognise.h"

static const uint8_t entity_types[NAME_TYPES] = {
    ENTITY_PERSON, ENTITY_ORGANISATION, ENTITY_PLACE, ENTITY_GROUP,
    ENTITY_NONE};

/* Where the name proper begins in the words [t, end) of a person. */
static uint32_t behind_titles(const work *w, uint32_t t, uint32_t end) {
    uint32_t name = t;
    for (uint32_t i = t + 1; i < end; i++) {
        uint32_t role = w->role_before[i];
        bool titled = role != DOC_NONE && w->role_span[role].start >= name &&
                      w->a->roles[w->role_of[role]].kind == ROLE_PERSON;
        name = titled || is_personal_title(w->words->form[i - 1]) ? i : name;
    }
    bool mark = w->atom[name] == w->atom[name + 1]; /* "Mr ." */
    return mark && name > t && name + 1 < end ? name + 1 : name;
}

bool name_labels(const recogniser *r, const name_views *v, uint8_t *label) {
    const tokens *words = v->w->words;
    for (uint32_t s = 0; s < words->S; s++) {
        if (!name_decode(r, v, words->first[s], words->first[s + 1], label)) {
            return false;
        }
    }
    for (uint32_t t = 0; t < words->T; t++) {
        if (label[t] != name_begin(NAME_PERSON)) {
            continue;
        }
        uint32_t end = t + 1;
        while (end < words->T && label[end] == name_inside(NAME_PERSON)) {
            end++;
        }
        uint32_t name = behind_titles(v->w, t, end);
        while (t < name) {
            label[t++] = NAME_OUTSIDE;
        }
        label[t] = name_begin(NAME_PERSON);
    }
    return true;
}

static bool label_words(const work *w, uint8_t *label) {
    arena_mark_t mark = arena_mark(w->tmp);
    const recogniser *r = w->a->recogniser;
    name_views v;
    bool ok = name_views_make(w, &r->lists, &v) && name_labels(r, &v, label);
    arena_back(w->tmp, mark);
    return ok;
}

static uint32_t count_names(const uint8_t *label, uint32_t T) {
    uint32_t count = 0;
    for (uint32_t t = 0; t < T; t++) {
        count += name_begins(label[t]);
    }
    return count;
}

bool names_recognise(work *w) {
    uint32_t T = w->words->T;
    w->name_of = arena_take(w->tmp, T, sizeof *w->name_of);
    uint8_t *label = arena_take(w->tmp, T, 1);
    if (w->name_of == NULL || label == NULL ||
        (w->a->recogniser != NULL && !label_words(w, label))) {
        return false;
    }
    w->names = arena_take(w->keep, count_names(label, T), sizeof *w->names);
    if (w->names == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        w->name_of[t] = DOC_NONE;
        if (name_begins(label[t])) {
            unsigned type = name_type_of(label[t]);
            w->names[w->N++] = (recognised){{t, t + 1}, entity_types[type]};
        }
        if (label[t] != NAME_OUTSIDE) {
            w->names[w->N - 1].words.end = t + 1;
            w->name_of[t] = w->N - 1;
        }
    }
    return true;
}
