/* phrases.c: the noun phrases that can be parties to an act.
 *
 * Problem: the event stage asks who stands at a word; every head of a noun
 * phrase must answer, with the words a reader would underline: "the foreign
 * minister of Iran", not the whole subtree.
 *
 * Method: one pass over the tree. A word is a head when its relation is that
 * of an argument, a conjunct, an apposition or a modifier that can name an
 * actor (possessive, compound or adjective of the dictionary). Its words run
 * from the leftmost modifier to the end of its name, plus a following
 * of-phrase; relative clauses, appositions and other prepositional phrases stay
 * out. Number, gender and person come from features and from short word lists.
 *
 * Why not all subtrees of nominals: their spans swallow clauses, and an
 * apposition or conjunct would not have an answer of its own.
 */
#include "entity/work.h"

enum { TITLE_WORDS = 12 };

static bool nominal(const work *w, uint32_t t) {
    switch ((upos)w->tags->upos[t]) {
    case UPOS_NOUN:
    case UPOS_PROPN:
    case UPOS_PRON:
    case UPOS_NUM:
    case UPOS_X:
    case UPOS_SYM:
        return true;
    case UPOS_ADJ:
    case UPOS_DET:
    case UPOS_VERB: /* "the accused", where the tagger sees a verb */
    case UPOS_ADV:
        return child_of(w, t, REL_DET) != DOC_NONE ||
               (w->hit_of[t] != DOC_NONE && !is_upos(w, t, UPOS_VERB));
    default:
        return false;
    }
}

static bool known_name(const work *w, uint32_t t) {
    uint32_t h = w->hit_of[t];
    return h != DOC_NONE && w->hits[h].head == t &&
           w->hits[h].sense != ACTORS_NONE;
}

/* Whether a word heads a phrase that deserves a mention. */
static bool is_head(const work *w, uint32_t t) {
    switch ((relation)w->tree->rel[t]) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL:
        return nominal(w, t) || is_upos(w, t, UPOS_ADJ) ||
               is_upos(w, t, UPOS_DET);
    case REL_NMOD:
        return nominal(w, t) &&
               !(w->tree->sub[t] == SUB_DESC && !known_name(w, t));
    case REL_APPOS:
    case REL_CONJ:
    case REL_ROOT:
    case REL_PARATAXIS:
    case REL_VOCATIVE:
    case REL_DISLOCATED:
    case REL_LIST:
    case REL_ORPHAN:
    case REL_DEP:
    case REL_XCOMP:
    case REL_CCOMP:
    case REL_ADVCL:
    case REL_CSUBJ:
    case REL_ACL:
        return nominal(w, t);
    case REL_COMPOUND:
        return known_name(w, t) || w->role_of[t] != ACTORS_NONE ||
               (is_upos(w, t, UPOS_PROPN) &&
                !is_upos(w, w->tree->head[t], UPOS_PROPN));
    case REL_DET: /* "his" where the treebank has det */
        return is_upos(w, t, UPOS_PRON) && w->tree->sub[t] == SUB_POSS;
    case REL_AMOD:
    case REL_FLAT:
        return known_name(w, t);
    default:
        return false;
    }
}

static bool before_head(const tree *arcs, uint32_t c) {
    switch ((relation)arcs->rel[c]) {
    case REL_DET:
    case REL_AMOD:
    case REL_NUMMOD:
    case REL_COMPOUND:
    case REL_FLAT:
        return true;
    case REL_NMOD:
        return arcs->sub[c] == SUB_POSS || arcs->sub[c] == SUB_DESC ||
               arcs->sub[c] == SUB_UNMARKED;
    default:
        return false;
    }
}

/* A following of-phrase that belongs to the name: "of Iran". */
static bool of_phrase(const work *w, uint32_t c) {
    uint32_t mark = child_of(w, c, REL_CASE);
    return w->tree->rel[c] == REL_NMOD && mark != DOC_NONE &&
           lemma_is(w, mark, "of");
}

static bool joins_name(const work *w, uint32_t c) {
    switch ((relation)w->tree->rel[c]) {
    case REL_FLAT:
    case REL_GOESWITH:
    case REL_FIXED:
        return true;
    case REL_COMPOUND:
        return w->tree->sub[c] != SUB_PRT;
    default:
        return false;
    }
}

static uint32_t phrase_end(const work *w, uint32_t t, int depth) {
    uint32_t end = t + 1;
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        if (c < t) {
            continue;
        }
        uint32_t until = 0;
        if (depth < WALK_DEPTH && joins_name(w, c)) {
            until = phrase_end(w, c, depth + 1);
        } else if (depth < WALK_DEPTH && of_phrase(w, c)) {
            until = phrase_end(w, c, depth + 1);
        }
        end = until > end ? until : end;
    }
    return end;
}

static uint32_t phrase_start(const work *w, uint32_t t) {
    uint32_t start = t;
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && c < t;
         c = w->tree->sibling[c]) {
        if (before_head(w->tree, c) && w->tree->yield[c].start < start &&
            w->tree->yield[c].end <= t) {
            start = w->tree->yield[c].start;
        }
    }
    return start;
}

static bool form_in(slice form, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (slice_equal_fold(form, slice_of(list[i]))) {
            return true;
        }
    }
    return false;
}
#define IN(form, list) form_in(form, list, sizeof list / sizeof *list)

static uint8_t noun_gender(slice lemma) {
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

static uint8_t title_gender(const work *w, uint32_t start, uint32_t end) {
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

static bool read_pronoun(const work *w, uint32_t t, mention *m, note *n) {
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
            m->actor = true;
            return true;
        }
    }
    return false;
}

static uint8_t word_number(const work *w, uint32_t t) {
    slice number = tags_feature(w->tags, t, SLICE("Number"));
    return slice_is(number, "Plur")   ? NUMBER_PLURAL
           : slice_is(number, "Sing") ? NUMBER_SINGULAR
                                      : NUMBER_UNKNOWN;
}

static void read_determiner(const work *w, uint32_t t, note *n) {
    static const char *const definite[] = {"the",   "this",  "that",
                                           "these", "those", "both"};
    static const char *const indefinite[] = {"a",    "an",      "some", "any",
                                             "no",   "another", "each", "every",
                                             "many", "several", "few"};
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && c < t;
         c = w->tree->sibling[c]) {
        if (w->tree->rel[c] == REL_DET && IN(w->words->form[c], definite)) {
            n->definite = true;
        }
        if (IN(w->words->form[c], indefinite)) {
            n->indefinite = true;
        }
        if (w->tree->rel[c] == REL_NMOD && w->tree->sub[c] == SUB_POSS) {
            n->definite = true;
            n->owned = true;
        }
    }
}

/* Whether a dictionary name covers the word. */
static bool in_hit(const work *w, uint32_t t) {
    uint32_t h = w->hit_of[t];
    return h != DOC_NONE && w->hits[h].sense != ACTORS_NONE;
}

/* The words of the name proper: a dictionary match, or the run of names around
 * the head as far as no dictionary match cuts it. */
static span name_words(const work *w, uint32_t t) {
    if (in_hit(w, t)) {
        return (span){w->hits[w->hit_of[t]].first, w->hits[w->hit_of[t]].end};
    }
    uint32_t named =
        t + (is_personal_title(w->words->form[t]) && t + 1 < w->words->T);
    span run = w->run[named];
    if (run.start == run.end || in_hit(w, named)) {
        return (span){t, t + 1};
    }
    t = named;
    span name = {t, t + 1};
    while (name.start > run.start && !in_hit(w, name.start - 1)) {
        name.start--;
    }
    while (name.end < run.end && !in_hit(w, name.end)) {
        name.end++;
    }
    return name;
}

static bool says_former(slice lemma) {
    static const char *const words[] = {
        "former",  "ex",      "late",      "retired", "retire", "ousted",
        "deposed", "onetime", "erstwhile", "then",    "past",   "one-time"};
    return IN(lemma, words);
}

static bool begins_ex(slice form) {
    return slice_starts(form, SLICE("ex-")) || slice_starts(form, SLICE("Ex-"));
}

/* Whether words before a role noun say that it is over. */
bool was_once(const work *w, uint32_t top) {
    span words = w->role_span[top];
    uint32_t first = w->words->first[w->words->sentence_of[top]];
    for (uint32_t t = words.start; t > first && words.start - t < 4; t--) {
        if (says_former(w->tags->lemma[t - 1])) {
            return true;
        }
        if (is_upos(w, t - 1, UPOS_PUNCT) &&
            !slice_is(w->words->form[t - 1], "-")) {
            break;
        }
    }
    return begins_ex(w->words->form[words.start]) ||
           says_former(w->tags->lemma[words.start]);
}

/* Of titles in a row ("the Prime Minister Sheikh X") the first. */
static uint32_t first_title(const work *w, uint32_t top) {
    for (int steps = 0; steps < WALK_DEPTH; steps++) {
        uint32_t before = w->role_before[w->role_span[top].start];
        if (before == DOC_NONE ||
            w->a->roles[w->role_of[before]].kind != ROLE_PERSON) {
            break;
        }
        top = before;
    }
    return top;
}

static bool inside_title(const work *w, uint32_t t) {
    switch ((upos)w->tags->upos[t]) {
    case UPOS_PROPN:
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_CCONJ:
    case UPOS_DET:
        return true;
    case UPOS_ADP:
        return lemma_is(w, t, "of") || lemma_is(w, t, "for") ||
               lemma_is(w, t, "at");
    default:
        return lemma_is(w, t, "'s");
    }
}

/* "Minister of Arts and Heritage, Mr X": the singular role noun that begins the
 * words before a name, whatever the tree makes of them. */
static uint32_t far_title(const work *w, span name) {
    uint32_t first = w->words->first[w->words->sentence_of[name.start]];
    uint32_t t = name.start;
    bool comma = false;
    for (int steps = 0; t > first && steps < TITLE_WORDS; steps++) {
        t--;
        if (w->role_of[t] != ACTORS_NONE && steps > 0 &&
            w->a->roles[w->role_of[t]].kind == ROLE_PERSON &&
            !slice_is(tags_feature(w->tags, t, SLICE("Number")), "Plur")) {
            bool capital = is_upos(w, t, UPOS_PROPN);
            return capital || comma ? t : DOC_NONE;
        }
        if (slice_is(w->words->form[t], ",") && !comma) {
            comma = true;
        } else if (!inside_title(w, t)) {
            break;
        }
    }
    return DOC_NONE;
}

/* The role noun that stands before a name: "President" of "President Bush". */
static uint32_t find_title(const work *w, uint32_t t, span name) {
    uint32_t start = name.start;
    if (start > 0 && is_personal_title(w->words->form[start - 1])) {
        start--;
    }
    if (w->role_before[start] != DOC_NONE) {
        return first_title(w, w->role_before[start]);
    }
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE && c < t;
         c = w->tree->sibling[c]) {
        bool title =
            w->tree->rel[c] == REL_NMOD || w->tree->rel[c] == REL_FLAT ||
            w->tree->rel[c] == REL_COMPOUND || w->tree->rel[c] == REL_AMOD ||
            w->tree->rel[c] == REL_APPOS;
        if (title && w->role_of[c] != ACTORS_NONE &&
            w->tree->sub[c] != SUB_POSS) {
            return c;
        }
    }
    return far_title(w, (span){start, name.end});
}

/* "Brigadier Tembi Kona" where the tree makes the title the head of a flat
 * name: the name is the run right behind. */
static bool named_behind(const work *w, uint32_t t, span *name) {
    if (w->role_of[t] == ACTORS_NONE || in_hit(w, t)) {
        return false;
    }
    uint32_t at = w->role_span[t].end;
    uint32_t stop = w->words->first[w->words->sentence_of[t] + 1];
    at += at < stop && is_personal_title(w->words->form[at]);
    if (at >= stop || w->run[at].start != at ||
        w->a->roles[w->role_of[t]].kind == ROLE_BODY) {
        return false;
    }
    uint32_t head = words_head(w, at, w->run[at].end);
    if (w->tree->rel[head] != REL_FLAT || !stands_over(w, t, head)) {
        return false;
    }
    *name = w->run[at];
    return true;
}

static void set_kind(const work *w, uint32_t t, mention *m, note *n) {
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

/* Unknown persons: the first name tells, if the dictionary's persons of that
 * name agree. */
static void guess_gender(const work *w, mention *m, const note *n) {
    if (m->gender == GENDER_UNKNOWN && n->name.end - n->name.start > 1) {
        slice rest = words_atoms(w, n->name.start, n->name.end);
        slice first = {0};
        slice_cut(&rest, ' ', &first);
        m->gender = actors_given_gender(w->a, first);
    }
}

/* "the 22-year-old", in one word or in five. */
static bool is_aged(const work *w, uint32_t t) {
    slice form = w->words->form[t];
    return slice_ends(form, SLICE("year-old")) ||
           (slice_is(form, "old") && t >= 2 && lemma_is(w, t - 1, "-") &&
            lemma_is(w, t - 2, "year"));
}

static void set_type(const work *w, mention *m, note *n) {
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
        m->type = person ? ENTITY_PERSON : ENTITY_NONE;
        m->actor = !is_calendar(w->words->form[m->head]);
        guess_gender(w, m, n);
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

static bool has_owner(const work *w, uint32_t t) {
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        if (of_phrase(w, c)) {
            return true;
        }
    }
    return false;
}

/* Titles of names, and whether title or role is over. */
static void find_role_words(const work *w, uint32_t t, mention *m, note *n) {
    bool person =
        n->entry == ACTORS_NONE || w->a->entries[n->entry].kind == ENTRY_PERSON;
    if (m->kind == MENTION_NAME && person) {
        if (n->title_word == DOC_NONE) {
            n->title_word = find_title(w, t, n->name);
        }
        n->title =
            n->title_word == DOC_NONE ? ACTORS_NONE : w->role_of[n->title_word];
        if (n->title_word != DOC_NONE) {
            n->former = was_once(w, n->title_word);
        }
        m->words.start =
            n->name.start < m->words.start ? n->name.start : m->words.start;
        if (n->title_word != DOC_NONE &&
            w->role_span[n->title_word].start < m->words.start) {
            m->words.start = w->role_span[n->title_word].start;
        }
        m->words.end = n->name.end > m->words.end ? n->name.end : m->words.end;
    } else if (n->role != ACTORS_NONE) {
        n->former = was_once(w, t);
        n->owned = n->owned || has_owner(w, t);
    }
}

static void read_mention(const work *w, uint32_t t, mention *m, note *n) {
    m->head = t;
    m->words = (span){phrase_start(w, t), phrase_end(w, t, 0)};
    m->chain = DOC_NONE;
    m->number = word_number(w, t);
    m->person = 3;
    n->hit = DOC_NONE;
    n->entry = ACTORS_NONE;
    n->role = ACTORS_NONE;
    n->title = ACTORS_NONE;
    n->coordinated = child_of(w, t, REL_CONJ) != DOC_NONE;
    n->title_word = DOC_NONE;
    n->name = (span){t, t + 1};
    if ((is_upos(w, t, UPOS_PRON) || is_upos(w, t, UPOS_DET)) &&
        read_pronoun(w, t, m, n)) {
        m->words = (span){t, t + 1};
        return;
    }
    n->name = name_words(w, t);
    read_determiner(w, t, n);
    if (named_behind(w, t, &n->name)) {
        m->kind = MENTION_NAME;
        n->title_word = t;
    } else {
        set_kind(w, t, m, n);
    }
    find_role_words(w, t, m, n);
    m->gender = noun_gender(w->tags->lemma[t]);
    if (m->gender == GENDER_UNKNOWN) {
        m->gender = title_gender(w, m->words.start, m->words.end);
    }
    set_type(w, m, n);
    if (m->kind == MENTION_ADJECTIVE) {
        m->words = n->name;
    }
    while (m->words.start < t && is_upos(w, m->words.start, UPOS_PUNCT)) {
        m->words.start++;
    }
}

static bool make_room(work *w) {
    if (w->M < w->room) {
        return true;
    }
    uint32_t room = w->room == 0 ? 128 : w->room * 2;
    mention *at = arena_grow(w->keep, w->at, w->M, room, sizeof *at);
    note *notes = arena_grow(w->tmp, w->notes, w->M, room, sizeof *notes);
    if (at == NULL || notes == NULL) {
        return false;
    }
    w->at = at;
    w->notes = notes;
    w->room = room;
    return true;
}

/* The word that stands for the name a word is part of; itself in no name. */
static uint32_t name_head(const work *w, uint32_t t) {
    if (in_hit(w, t)) {
        return w->hits[w->hit_of[t]].head;
    }
    bool title = is_personal_title(w->words->form[t]);
    if ((w->run[t].start == w->run[t].end && !title) ||
        w->role_of[t] != ACTORS_NONE) {
        return t;
    }
    span name = name_words(w, t);
    if (name.start > 0 && is_personal_title(w->words->form[name.start - 1])) {
        name.start--;
    }
    return words_head(w, name.start, name.end);
}

bool phrases_find(work *w) {
    uint32_t T = w->words->T;
    w->of_word = arena_take(w->keep, T, sizeof *w->of_word);
    if (w->of_word == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < T; t++) {
        w->of_word[t] = DOC_NONE;
        if (name_head(w, t) != t || !is_head(w, t)) {
            continue;
        }
        if (!make_room(w)) {
            return false;
        }
        read_mention(w, t, &w->at[w->M], &w->notes[w->M]);
        w->notes[w->M].up = w->M;
        w->of_word[t] = w->M++;
    }
    /* Where the tree hangs two words of one name on others, both answer. */
    for (uint32_t t = 0; t < T; t++) {
        uint32_t head = name_head(w, t);
        if (head != t && w->of_word[t] == DOC_NONE && is_head(w, t) &&
            w->tree->rel[t] != REL_COMPOUND && w->tree->rel[t] != REL_FLAT) {
            w->of_word[t] = w->of_word[head];
        }
    }
    return true;
}
