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
bool in_hit(const work *w, uint32_t t) {
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

static bool has_owner(const work *w, uint32_t t) {
    for (uint32_t c = w->tree->child[t]; c != DOC_NONE;
         c = w->tree->sibling[c]) {
        if (of_phrase(w, c)) {
            return true;
        }
    }
    return false;
}

/* "Former MPs X, Y and Z": the plural title stands before the first of them. */
static uint32_t shared_title(const work *w, uint32_t t) {
    uint32_t head = w->tree->head[t];
    uint32_t j = w->tree->rel[t] == REL_CONJ && head != TREE_ROOT && head < t
                     ? w->of_word[head]
                     : DOC_NONE;
    uint32_t title = j == DOC_NONE ? DOC_NONE : w->notes[j].title_word;
    bool plural =
        title != DOC_NONE &&
        slice_is(tags_feature(w->tags, title, SLICE("Number")), "Plur");
    return plural ? title : DOC_NONE;
}

/* Titles of names, and whether title or role is over. */
static void find_role_words(const work *w, uint32_t t, mention *m, note *n) {
    bool person =
        n->entry == ACTORS_NONE || w->a->entries[n->entry].kind == ENTRY_PERSON;
    if (m->kind == MENTION_NAME && person) {
        if (n->title_word == DOC_NONE) {
            n->title_word = find_title(w, t, n->name);
        }
        bool shared = n->title_word == DOC_NONE;
        n->title_word = shared ? shared_title(w, t) : n->title_word;
        n->title =
            n->title_word == DOC_NONE ? ACTORS_NONE : w->role_of[n->title_word];
        if (n->title_word != DOC_NONE) {
            n->former = was_once(w, n->title_word);
        }
        m->words.start =
            n->name.start < m->words.start ? n->name.start : m->words.start;
        if (n->title_word != DOC_NONE && !shared &&
            w->role_span[n->title_word].start < m->words.start) {
            m->words.start = w->role_span[n->title_word].start;
        }
        m->words.end = n->name.end > m->words.end ? n->name.end : m->words.end;
    } else if (n->role != ACTORS_NONE) {
        n->former = was_once(w, t);
        n->owned = n->owned || has_owner(w, t);
    }
}

static bool ends_like_person(slice lemma) {
    static const char *const ends[] = {"er", "or",  "ist", "ian",
                                       "ee", "man", "ant", "woman"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (lemma.bytes > 4 && slice_ends(lemma, slice_of(ends[i]))) {
            return true;
        }
    }
    return false;
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
    n->like_person = ends_like_person(w->tags->lemma[t]);
    n->capitals = is_capitals(w->words->form[t]);
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
