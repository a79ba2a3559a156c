/* mention_kind.c: what a noun phrase is: name or role, person or thing, he, she
 * or they.
 *
 * Problem: chains are built on number, gender and kind; none of them is in the
 * tree.
 *
 * Method: the dictionary's entry where there is one, else short lists of words
 * (pronouns, nouns of men and women, personal titles), else the first name: the
 * gender of nine in ten of the dictionary's persons who bear it.
 *
 * Limits: a name that nothing tells of has no type and may be anything.
 */
#include "entity/work.h"

uint8_t noun_gender(slice lemma) {
    static const char *const male[] = {
        "man",         "boy",         "king",      "prince",      "father",
        "son",         "brother",     "husband",   "chairman",    "spokesman",
        "businessman", "congressman", "policeman", "emir",        "sheikh",
        "pope",        "uncle",       "gentleman", "grandfather", "sultan"};
    static const char *const female[] = {
        "woman",       "girl",        "queen",         "princess",
        "mother",      "daughter",    "sister",        "wife",
        "chairwoman",  "spokeswoman", "businesswoman", "congresswoman",
        "policewoman", "widow",       "lady",          "first lady",
        "actress",     "grandmother", "aunt",          "nun"};
    return IN(lemma, male)     ? GENDER_MALE
           : IN(lemma, female) ? GENDER_FEMALE
                               : GENDER_UNKNOWN;
}

uint8_t title_gender(const work *w, uint32_t start, uint32_t end) {
    static const char *const male[] = {"Mr",   "Mr.",    "Sir",
                                       "King", "Prince", "Lord"};
    static const char *const female[] = {"Mrs",  "Mrs.",  "Ms",
                                         "Ms.",  "Miss",  "Madam",
                                         "Lady", "Queen", "Princess"};
    for (uint32_t t = start; t < end; t++) {
        if (IN(w->words->form[t], male)) {
            return GENDER_MALE;
        }
        if (IN(w->words->form[t], female)) {
            return GENDER_FEMALE;
        }
    }
    return GENDER_UNKNOWN;
}

bool read_pronoun(const work *w, uint32_t t, mention *m, note *n) {
    static const struct {
        const char *form;
        uint8_t person, number, gender;
        bool persons, things;
    } pronouns[] = {
        {"he", 3, NUMBER_SINGULAR, GENDER_MALE, true, false},
        {"him", 3, NUMBER_SINGULAR, GENDER_MALE, true, false},
        {"his", 3, NUMBER_SINGULAR, GENDER_MALE, true, false},
        {"himself", 3, NUMBER_SINGULAR, GENDER_MALE, true, false},
        {"she", 3, NUMBER_SINGULAR, GENDER_FEMALE, true, false},
        {"her", 3, NUMBER_SINGULAR, GENDER_FEMALE, true, false},
        {"hers", 3, NUMBER_SINGULAR, GENDER_FEMALE, true, false},
        {"herself", 3, NUMBER_SINGULAR, GENDER_FEMALE, true, false},
        {"it", 3, NUMBER_SINGULAR, GENDER_NEUTER, false, true},
        {"its", 3, NUMBER_SINGULAR, GENDER_NEUTER, false, true},
        {"itself", 3, NUMBER_SINGULAR, GENDER_NEUTER, false, true},
        {"they", 3, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"them", 3, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"their", 3, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"theirs", 3, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"themselves", 3, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"i", 1, NUMBER_SINGULAR, GENDER_UNKNOWN, true, false},
        {"me", 1, NUMBER_SINGULAR, GENDER_UNKNOWN, true, false},
        {"my", 1, NUMBER_SINGULAR, GENDER_UNKNOWN, true, false},
        {"myself", 1, NUMBER_SINGULAR, GENDER_UNKNOWN, true, false},
        {"we", 1, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"us", 1, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"our", 1, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"ourselves", 1, NUMBER_PLURAL, GENDER_UNKNOWN, false, false},
        {"you", 2, NUMBER_UNKNOWN, GENDER_UNKNOWN, true, false},
        {"your", 2, NUMBER_UNKNOWN, GENDER_UNKNOWN, true, false},
        {"who", 3, NUMBER_UNKNOWN, GENDER_UNKNOWN, false, false},
        {"whom", 3, NUMBER_UNKNOWN, GENDER_UNKNOWN, false, false},
        {"whose", 3, NUMBER_UNKNOWN, GENDER_UNKNOWN, false, false},
        {"which", 3, NUMBER_UNKNOWN, GENDER_UNKNOWN, false, false},
        {"that", 3, NUMBER_UNKNOWN, GENDER_UNKNOWN, false, false},
    };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (slice_equal_fold(w->words->form[t], slice_of(pronouns[i].form))) {
            m->kind = MENTION_PRONOUN;
            m->person = pronouns[i].person;
            m->number = pronouns[i].number;
            m->gender = pronouns[i].gender;
            n->person_only = pronouns[i].persons;
            n->thing_only = pronouns[i].things;
            n->called_he = pronouns[i].gender == GENDER_MALE;
            n->called_she = pronouns[i].gender == GENDER_FEMALE;
            m->actor = true;
            return true;
        }
    }
    return false;
}

void set_kind(const work *w, uint32_t t, mention *m, note *n) {
    uint32_t h = w->hit_of[t];
    bool named = h != DOC_NONE && w->hits[h].sense != ACTORS_NONE;
    if (named) {
        uint8_t kind = w->a->senses[w->hits[h].sense].kind;
        n->hit = h;
        n->entry = w->a->senses[w->hits[h].sense].entry;
        bool adjective =
            kind == SENSE_ADJECTIVE &&
            (is_upos(w, t, UPOS_ADJ) || w->tree->rel[t] == REL_AMOD ||
             w->tree->rel[t] == REL_COMPOUND);
        m->kind = adjective ? MENTION_ADJECTIVE : MENTION_NAME;
        return;
    }
    n->role = w->role_of[t];
    bool flat_name = child_of(w, t, REL_FLAT) != DOC_NONE;
    if (n->role != ACTORS_NONE && !(flat_name && n->name.start > t)) {
        m->kind = MENTION_ROLE;
    } else if (is_upos(w, t, UPOS_PROPN) || flat_name ||
               w->run[t].end > w->run[t].start) {
        m->kind = MENTION_NAME;
    } else {
        m->kind = MENTION_NOUN;
    }
}

/* Unknown persons: the first name tells, if the list of first names or the
 * dictionary's persons agree; "Jean-Luc" and, behind the family name,
 * "Geun-hye" have two atoms. */
static void guess_gender(const work *w, mention *m, const note *n) {
    slice atoms = words_atoms(w, n->name.start, n->name.end);
    if (m->gender != GENDER_UNKNOWN || atoms_number(atoms) < 2) {
        return;
    }
    slice rest = atoms;
    slice first = {0};
    slice second = {0};
    slice_cut(&rest, ' ', &first);
    slice behind = rest;
    slice_cut(&rest, ' ', &second);
    m->gender = actors_given_gender(
        w->a, slice_part(atoms, 0, first.bytes + 1 + second.bytes));
    if (m->gender == GENDER_UNKNOWN) {
        m->gender = actors_given_gender(w->a, first);
    }
    if (m->gender == GENDER_UNKNOWN && rest.bytes > 0) {
        m->gender = actors_given_gender(w->a, behind);
    }
}

/* "the 22-year-old", in one word or in five. */
static bool is_aged(const work *w, uint32_t t) {
    slice form = w->words->form[t];
    return slice_ends(form, SLICE("year-old")) ||
           (slice_is(form, "old") && t >= 2 && lemma_is(w, t - 1, "-") &&
            lemma_is(w, t - 2, "year"));
}

/* What the recogniser takes a name for: that of its words which covers the
 * head; ENTITY_NONE when it saw none, or one of no type that acts. */
static uint8_t recognised_type(const work *w, span name, uint32_t head) {
    if (w->name_of[head] != DOC_NONE) {
        return w->names[w->name_of[head]].type;
    }
    for (uint32_t t = name.start; t < name.end; t++) {
        if (w->name_of[t] != DOC_NONE) {
            return w->names[w->name_of[t]].type;
        }
    }
    return ENTITY_NONE;
}

void set_type(const work *w, mention *m, note *n) {
    if (n->hit != DOC_NONE) {
        uint8_t meant = w->a->senses[w->hits[n->hit].sense].kind;
        const actor_entry *e = &w->a->entries[n->entry];
        m->gender = e->gender != GENDER_UNKNOWN ? e->gender : m->gender;
        m->type = e->kind == ENTRY_PERSON   ? ENTITY_PERSON
                  : e->kind == ENTRY_ORG    ? ENTITY_ORGANISATION
                  : e->kind == ENTRY_PEOPLE ? ENTITY_GROUP
                  : meant == SENSE_SEAT     ? ENTITY_ORGANISATION
                  : meant == SENSE_MEMBER   ? ENTITY_PERSON
                  : meant == SENSE_MEMBERS  ? ENTITY_GROUP
                                            : ENTITY_PLACE;
        m->actor = meant != SENSE_PLACE;
    } else if (n->role != ACTORS_NONE) {
        uint8_t kind = w->a->roles[n->role].kind;
        m->type = kind == ROLE_PERSON ? ENTITY_PERSON
                  : kind == ROLE_BODY ? ENTITY_ORGANISATION
                                      : ENTITY_GROUP;
        m->actor = true;
    } else if (m->kind == MENTION_NAME) {
        bool person = n->title != ACTORS_NONE || m->gender == GENDER_MALE ||
                      m->gender == GENDER_FEMALE ||
                      (n->name.end - n->name.start > 1 &&
                       w->tree->rel[n->name.start + 1] == REL_FLAT);
        bool acronym = n->name.end - n->name.start == 1 &&
                       is_capitals(w->words->form[m->head]);
        m->type = n->title != ACTORS_NONE || (person && !acronym)
                      ? ENTITY_PERSON
                      : ENTITY_NONE;
        if (n->title == ACTORS_NONE &&
            title_gender(w, m->words.start, m->words.end) == GENDER_UNKNOWN) {
            uint8_t learned = recognised_type(w, n->name, m->head);
            m->type = learned != ENTITY_NONE ? learned : m->type;
        }
        m->actor =
            !is_calendar(w->words->form[m->head]) && m->type != ENTITY_PLACE;
        guess_gender(w, m, n);
        if (m->type == ENTITY_NONE && !acronym &&
            (m->gender == GENDER_MALE || m->gender == GENDER_FEMALE)) {
            m->type = ENTITY_PERSON;
        }
    }
    if (m->type == ENTITY_PLACE || m->type == ENTITY_ORGANISATION) {
        m->number = m->kind == MENTION_NAME ? NUMBER_SINGULAR : m->number;
    }
    if (m->kind == MENTION_NOUN && n->role == ACTORS_NONE &&
        is_aged(w, m->head)) {
        m->type = ENTITY_PERSON;
        m->actor = true;
    }
    if (m->gender == GENDER_UNKNOWN && m->type != ENTITY_PERSON &&
        m->type != ENTITY_GROUP && m->type != ENTITY_NONE) {
        m->gender = GENDER_NEUTER;
    }
}
