/* chain_pronouns.c: pronouns.
 *
 * Problem: "he said", "its troops", "we will not": whose?
 *
 * Method: candidates before the pronoun, a few sentences back, that agree in
 * number, gender and person, and the subject behind a phrase in front ("In his
 * speech, X said"), go to the ranker (chain_weights.c). What grammar forbids is
 * no candidate: the other argument of the same verb (Chomsky's principle B),
 * a phrase that holds the pronoun, the speaker of the quotation it stands in.
 * Reflexives take the subject of their clause, relative pronouns the noun their
 * clause hangs on. First persons inside quotation marks are the speaker;
 * outside them "I" is one person of the article, and so are "we" and "you".
 *
 * Why not hand-set weights: see chain_weights.c.
 *
 * Limits: PRONOUN_SENTENCES sentences and RANK_CANDIDATES mentions back.
 */
#include "entity/chain_rank.h"

enum { PRONOUN_SENTENCES = 6, NAMES_BELOW = 16 };

static bool is_relative(const work *w, uint32_t i) {
    return w->at[i].kind == MENTION_PRONOUN && w->at[i].person == 3 &&
           !w->notes[i].person_only && !w->notes[i].thing_only &&
           w->at[i].number == NUMBER_UNKNOWN;
}

/* The subject of the clause a word is an argument of, over verbs that share
 * it: "X met Y and thanked him". DOC_NONE: none. */
static uint32_t subject_of_clause(const work *w, uint32_t t) {
    uint32_t verb = w->tree->head[t];
    for (int n = 0; n < WALK_DEPTH && verb != TREE_ROOT; n++) {
        uint32_t subject = child_of(w, verb, REL_NSUBJ);
        if (subject != DOC_NONE) {
            return subject;
        }
        relation r = (relation)w->tree->rel[verb];
        if (r != REL_CONJ && r != REL_XCOMP && r != REL_ADVCL) {
            break;
        }
        verb = w->tree->head[verb];
    }
    return DOC_NONE;
}

static bool is_argument(const work *w, uint32_t t) {
    return w->tree->rel[t] == REL_OBJ || w->tree->rel[t] == REL_IOBJ ||
           w->tree->rel[t] == REL_OBL;
}

/* "As for the ambassador, she said" */
static bool is_topic(const work *w, uint32_t u) {
    uint32_t mark = child_of(w, u, REL_CASE);
    return mark != DOC_NONE && lemma_is(w, mark, "as");
}

/* Whether grammar keeps pronoun and candidate apart. */
static bool kept_apart(const work *w, uint32_t t, uint32_t u) {
    bool same_verb = w->tree->head[u] == w->tree->head[t] && !is_topic(w, u);
    return same_verb || stands_over(w, u, t) ||
           (is_argument(w, t) && subject_of_clause(w, t) == u);
}

/* Whether the pronoun's chain owns the candidate: "our country" is not us. */
static bool owns(work *w, uint32_t i, uint32_t j) {
    uint32_t u = w->at[j].head;
    for (uint32_t c = w->tree->child[u]; c != DOC_NONE && c < u;
         c = w->tree->sibling[c]) {
        uint32_t owner = w->of_word[c];
        if (w->tree->sub[c] == SUB_POSS && owner != DOC_NONE &&
            chain_root(w, owner) == chain_root(w, i)) {
            return true;
        }
    }
    return false;
}

static bool thing_fits(const work *w, const mention *o, const mention *top) {
    (void)w;
    return top->type != ENTITY_PERSON && o->number != NUMBER_PLURAL &&
           top->number != NUMBER_PLURAL;
}

static bool person_fits(const work *w, const mention *o, const mention *top) {
    bool may = top->type == ENTITY_PERSON || top->type == ENTITY_NONE;
    bool name = top->kind != MENTION_NAME || top->type == ENTITY_PERSON ||
                (top->actor && !is_capitals(w->words->form[o->head]));
    return may && name && o->number != NUMBER_PLURAL;
}

/* Who was "she" so far is not "he"; one wrong link may be outweighed. */
static bool called_so(work *w, uint32_t i, uint32_t j) {
    const note *top = &w->notes[chain_root(w, j)];
    uint8_t gender = w->at[i].gender;
    return gender == GENDER_MALE     ? top->called_he >= top->called_she
           : gender == GENDER_FEMALE ? top->called_she >= top->called_he
                                     : true;
}

/* Whether a pronoun may mean a mention's actor. */
static bool pronoun_fits(work *w, uint32_t i, uint32_t j) {
    const mention *o = &w->at[j];
    const mention *top = &w->at[chain_root(w, j)];
    if (o->kind == MENTION_ADJECTIVE || is_relative(w, j) ||
        !gender_fits(&w->at[i], top) ||
        (o->kind == MENTION_PRONOUN && o->person != 3)) {
        return false;
    }
    if (w->notes[i].person_only) {
        return person_fits(w, o, top) && called_so(w, i, j);
    }
    if (w->notes[i].thing_only) {
        return thing_fits(w, o, top);
    }
    return o->number == NUMBER_PLURAL || w->notes[j].coordinated ||
           top->type == ENTITY_GROUP ||
           (top->type == ENTITY_ORGANISATION && top->actor);
}

/* "In his speech, Obama said": the subject behind a pronoun that stands in a
 * phrase before it. */
static uint32_t subject_behind(const work *w, uint32_t i) {
    uint32_t t = w->at[i].head;
    for (int n = 0; n < WALK_DEPTH && w->tree->head[t] != TREE_ROOT; n++) {
        relation r = (relation)w->tree->rel[t];
        uint32_t head = w->tree->head[t];
        if (r == REL_OBL || r == REL_ADVCL || r == REL_NMOD) {
            uint32_t subject = child_of(w, head, REL_NSUBJ);
            if (subject != DOC_NONE && subject > w->at[i].head && head > t) {
                return w->of_word[subject];
            }
        }
        t = head;
    }
    return DOC_NONE;
}

/* "He said Zed was arrested": who is named below the clause whose subject or
 * object the pronoun is, is not meant by it (Chomsky's principle C). */
typedef struct named_below {
    uint32_t count;
    uint32_t root[NAMES_BELOW];
} named_below;

static named_below names_below(work *w, uint32_t i) {
    named_below list = {0};
    uint32_t t = w->at[i].head;
    uint32_t verb = w->tree->head[t];
    bool core = w->tree->rel[t] == REL_NSUBJ || w->tree->rel[t] == REL_OBJ;
    if (!core || verb == TREE_ROOT) {
        return list;
    }
    uint32_t s = w->words->sentence_of[t];
    for (uint32_t j = i + 1;
         j < w->M && j - i < RANK_CANDIDATES && list.count < NAMES_BELOW; j++) {
        if (w->words->sentence_of[w->at[j].head] != s) {
            break;
        }
        if (w->at[j].kind == MENTION_NAME &&
            stands_over(w, verb, w->at[j].head)) {
            list.root[list.count++] = chain_root(w, j);
        }
    }
    return list;
}

static bool is_below(const named_below *list, uint32_t root) {
    for (uint32_t n = 0; n < list->count; n++) {
        if (list->root[n] == root) {
            return true;
        }
    }
    return false;
}

/* Who speaks is named outside the marks of his words: "'The athlete left,' he
 * said" is not said by the athlete. */
static bool in_own_words(const work *w, uint32_t t, uint32_t u) {
    uint32_t verb = w->tree->head[t];
    return w->quoted[u] && !w->quoted[t] && w->tree->rel[t] == REL_NSUBJ &&
           verb != TREE_ROOT && is_speech_verb(w->tags->lemma[verb]);
}

static void add_candidate(work *w, rank_case *c, uint32_t j) {
    if (c->count < RANK_CANDIDATES) {
        c->mention[c->count] = j;
        rank_pronoun(w, c->anaphor, j, c->count, &c->set[c->count]);
        c->count++;
    }
}

static bool ask_for_third(work *w, uint32_t i, rank_case *c) {
    uint32_t t = w->at[i].head;
    uint32_t s = w->words->sentence_of[t];
    uint32_t speaker = w->quoted[t] ? w->speaker[s] : DOC_NONE;
    uint32_t not_this = speaker == DOC_NONE ? DOC_NONE : chain_root(w, speaker);
    c->asked = w->notes[i].person_only  ? RANK_HE
               : w->notes[i].thing_only ? RANK_IT
                                        : RANK_THEY;
    c->anaphor = i;
    c->count = 0;
    uint32_t behind = subject_behind(w, i);
    named_below below = names_below(w, i);
    for (uint32_t j = i; j-- > 0 && i - j < RANK_CANDIDATES;) {
        if (s - w->words->sentence_of[w->at[j].head] > PRONOUN_SENTENCES) {
            break;
        }
        uint32_t root = chain_root(w, j);
        if (root != not_this && !is_below(&below, root) &&
            pronoun_fits(w, i, j) && !kept_apart(w, t, w->at[j].head) &&
            !in_own_words(w, t, w->at[j].head) && !owns(w, i, j)) {
            add_candidate(w, c, j);
        }
    }
    if (behind != DOC_NONE && w->at[behind].kind != MENTION_PRONOUN &&
        chain_root(w, behind) != not_this && pronoun_fits(w, i, behind)) {
        add_candidate(w, c, behind);
    }
    rank_pronoun_none(w, c, &c->none);
    bool ok = true;
    uint32_t best = rank_answer(w, c, &ok);
    if (best != DOC_NONE) {
        chain_join(w, best, i);
        mention *top = &w->at[chain_root(w, i)];
        bool person = c->asked == RANK_HE && top->type == ENTITY_NONE;
        top->type = person ? ENTITY_PERSON : top->type; /* he is one */
    }
    return ok;
}

/* "who": the noun its clause hangs on. */
static void join_relative(work *w, uint32_t i) {
    uint32_t t = w->at[i].head;
    for (int steps = 0; steps < WALK_DEPTH; steps++) {
        uint32_t head = w->tree->head[t];
        if (head == TREE_ROOT) {
            return;
        }
        if (w->tree->rel[t] == REL_ACL && w->of_word[head] != DOC_NONE) {
            chain_join(w, w->of_word[head], i);
            return;
        }
        t = head;
    }
}

/* "himself": the subject of its clause. */
static bool join_reflexive(work *w, uint32_t i) {
    uint32_t t = w->at[i].head;
    slice form = w->words->form[t];
    if (!slice_ends(form, SLICE("self")) &&
        !slice_ends(form, SLICE("selves"))) {
        return false;
    }
    uint32_t subject = subject_of_clause(w, t);
    uint32_t j = subject == DOC_NONE ? DOC_NONE : w->of_word[subject];
    if (j == DOC_NONE || j == i || !gender_fits(&w->at[i], &w->at[j])) {
        return false;
    }
    chain_join(w, j, i);
    return true;
}

/* First and second persons: the speaker between marks; else one for all. */
static void join_speaker(work *w, uint32_t i) {
    uint32_t t = w->at[i].head;
    bool quoted = w->quoted[t];
    uint32_t speaker = quoted ? w->speaker[w->words->sentence_of[t]] : DOC_NONE;
    if (w->at[i].person == 1 && speaker != DOC_NONE) {
        chain_join(w, speaker, i);
        return;
    }
    int which = w->at[i].person == 2                 ? 0
                : w->at[i].number == NUMBER_SINGULAR ? 1
                                                     : 2;
    uint32_t *before = &w->selves[quoted][which];
    if (*before != DOC_NONE) {
        chain_join(w, *before, i);
    }
    *before = i;
}

bool pronoun_link(work *w, uint32_t i, rank_case *asked) {
    const mention *m = &w->at[i];
    bool aged = m->kind == MENTION_NOUN && w->notes[i].definite &&
                m->type == ENTITY_PERSON; /* "the 22-year-old" */
    if (m->kind != MENTION_PRONOUN && !aged) {
        return true;
    }
    w->notes[i].person_only = w->notes[i].person_only || aged;
    if (is_relative(w, i)) {
        join_relative(w, i);
    } else if (m->person != 3) {
        join_speaker(w, i);
    } else if (!join_reflexive(w, i)) {
        return ask_for_third(w, i, asked);
    }
    return true;
}
