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

enum { PULL = 160 };

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

/* Particles before the name: "van" in "van Lieshout". */
static uint32_t with_particles(const work *w, uint32_t t, uint32_t first) {
    static const char *const particles[] = {"van", "von", "der", "den",  "dos",
                                            "bin", "ibn", "da",  "bint", "di"};
    while (t > first && IN(w->words->form[t - 1], particles) &&
           w->words->form[t - 1].at[0] >= 'a') {
        t--;
    }
    return t;
}

/* "Cha Eun-woo": a small syllable that is no word behind the hyphen. */
static uint32_t with_syllable(const name_views *v, uint32_t end,
                              uint32_t stop) {
    bool syllable = end + 1 < stop && slice_is(v->w->words->form[end], "-") &&
                    v->at[end + 1].open && v->at[end + 1].kin == 0 &&
                    (v->at[end + 1].flags & (FLAG_CAPITAL | FLAG_DIGIT)) == 0;
    return syllable ? end + 2 : end;
}

/* Bounds of persons' names that the chain has seen too few of to learn. */
static uint32_t mend_person(const name_views *v, uint32_t t, uint8_t *label) {
    const tokens *words = v->w->words;
    uint32_t s = words->sentence_of[t];
    uint32_t stop = words->first[s + 1];
    uint32_t end = t + 1;
    while (end < stop && label[end] == name_inside(NAME_PERSON)) {
        end++;
    }
    uint32_t name = behind_titles(v->w, t, end);
    name = name == t ? with_particles(v->w, t, words->first[s]) : name;
    uint32_t last = with_syllable(v, end, stop);
    for (uint32_t i = t; i < name; i++) {
        label[i] = NAME_OUTSIDE;
    }
    for (uint32_t i = name; i < last; i++) {
        label[i] =
            i == name ? name_begin(NAME_PERSON) : name_inside(NAME_PERSON);
    }
    for (uint32_t i = last; i < stop && last > end &&
                            label[i] != NAME_OUTSIDE && !name_begins(label[i]);
         i++) {
        label[i] = NAME_OUTSIDE; /* the rest of what the syllable was in */
    }
    return last;
}

static bool decode_all(const recogniser *r, const name_views *v,
                       const int32_t *score, uint8_t *label) {
    const uint32_t *first = v->w->words->first;
    for (uint32_t s = 0; s < v->w->words->S; s++) {
        if (!name_decode(r, v, score, (span){first[s], first[s + 1]}, label)) {
            return false;
        }
    }
    return true;
}

/* What a form was taken for most often pulls its other occurrences along. */
static bool pull_together(const name_views *v, const uint8_t *label,
                          int32_t *score) {
    typedef uint32_t tally[NAME_TYPES];
    tally *seen = arena_take(v->w->tmp, v->forms, sizeof *seen);
    if (seen == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < v->w->words->T; t++) {
        if (label[t] != NAME_OUTSIDE && v->at[t].same > 0) {
            seen[v->at[t].same][name_type_of(label[t])]++;
        }
    }
    for (uint32_t t = 0; t < v->w->words->T; t++) {
        const uint32_t *s = seen[v->at[t].same];
        uint32_t all = 0;
        for (unsigned k = 0; k < NAME_TYPES && v->at[t].same > 0; k++) {
            all += s[k];
        }
        for (unsigned k = 0; k < NAME_TYPES && all > 0; k++) {
            uint32_t own = label[t] != NAME_OUTSIDE &&
                           name_type_of(label[t]) == k && s[k] > 0;
            uint32_t others = s[k] - own;
            int32_t pull = (int32_t)(PULL * others / (all + 1));
            score[(size_t)t * NAME_LABELS + name_begin(k)] += pull;
            score[(size_t)t * NAME_LABELS + name_inside(k)] += pull;
        }
    }
    return true;
}

bool name_labels(const recogniser *r, const name_views *v, uint8_t *label) {
    uint32_t T = v->w->words->T;
    arena_mark_t mark = arena_mark(v->w->tmp);
    int32_t *score = arena_take(v->w->tmp, T, NAME_LABELS * sizeof *score);
    if (score == NULL) {
        return false;
    }
    name_scores(r, v, score);
    bool ok = decode_all(r, v, score, label) &&
              pull_together(v, label, score) && decode_all(r, v, score, label);
    for (uint32_t t = 0; ok && t < T;) {
        t = label[t] == name_begin(NAME_PERSON) ? mend_person(v, t, label)
                                                : t + 1;
    }
    arena_back(v->w->tmp, mark);
    return ok;
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
