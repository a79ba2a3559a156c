/* chain_features.c: what speaks for an antecedent.
 *
 * Problem: an antecedent is known by where it stands (near, subject, same
 * function as the pronoun), what it is (name, person, how often named) and how
 * its clause stands to the pronoun's ("X said he would").
 *
 * Method: each hint is a feature that holds or not (Hobbs 1978, Resolving
 * pronoun references; Lappin and Leass 1994, An algorithm for pronominal
 * anaphora resolution; Bergsma and Lin 2006 for the paths); chain_weights.c
 * weighs them. Numbers are cut into few steps, so that weights stay readable.
 *
 * For "he" and "she" some hints are left out that a treebank overrates, since
 * it has few texts in which several men or women compete and names each in
 * full: another "he" before, the same paragraph, whether the gender is known.
 *
 * Limits: trees are asked at most CLIMB_MOST steps up.
 */
#include "entity/chain_rank.h"

static bool is_subject(const work *w, uint32_t t) {
    return w->tree->rel[t] == REL_NSUBJ || w->tree->rel[t] == REL_CSUBJ;
}

/* 0 subject, 1 object, 2 possessor, 3 inside a phrase, 4 oblique, 5 conjunct,
 * 6 other: the order of the names in chain_weights.c. */
static unsigned function_of(const work *w, uint32_t t) {
    switch ((relation)w->tree->rel[t]) {
    case REL_NSUBJ:
        return 0;
    case REL_OBJ:
    case REL_IOBJ:
        return 1;
    case REL_NMOD:
    case REL_DET:
        return w->tree->sub[t] == SUB_POSS ? 2 : 3;
    case REL_COMPOUND:
    case REL_AMOD:
    case REL_APPOS:
    case REL_FLAT:
        return 3;
    case REL_OBL:
        return 4;
    case REL_CONJ:
        return 5;
    default:
        return 6;
    }
}

/* "X sold his house": the candidate is the subject of the clause whose noun
 * the pronoun owns. */
static bool own_subject(const work *w, uint32_t t, uint32_t u) {
    if (function_of(w, t) != 2 || !is_subject(w, u)) {
        return false;
    }
    uint32_t noun = w->tree->head[t];
    uint32_t verb = noun == TREE_ROOT ? TREE_ROOT : w->tree->head[noun];
    return verb != TREE_ROOT && verb == w->tree->head[u];
}

bool is_attitude_verb(slice lemma) {
    static const char *const verbs[] = {
        "think",     "believe",  "hope",        "fear",      "know",
        "expect",    "feel",     "doubt",       "decide",    "agree",
        "promise",   "threaten", "swear",       "pledge",    "admit",
        "conclude",  "consider", "suggest",     "allege",    "acknowledge",
        "maintain",  "report",   "predict",     "signal",    "realise",
        "realize",   "find",     "discover",    "learn",     "remember",
        "recognise", "claim",    "recognize",   "imagine",   "suspect",
        "want",      "wish",     "understand",  "assume",    "dream",
        "ensure",    "forget",   "demonstrate", "determine", "indicate"};
    return is_speech_verb(lemma) || IN(lemma, verbs);
}

/* "X said it would ...": the subject of the verb of speech or thought whose
 * complement the pronoun stands in; DOC_NONE: none. *near: the pronoun is the
 * complement's subject, in it, or its object. */
static uint32_t attitude_holder(const work *w, uint32_t t, bool *near) {
    *near = true;
    for (int n = 0; n < CLIMB_MOST && w->tree->head[t] != TREE_ROOT; n++) {
        relation r = (relation)w->tree->rel[t];
        uint32_t head = w->tree->head[t];
        if (r == REL_CCOMP && is_attitude_verb(w->tags->lemma[head])) {
            uint32_t subject = child_of(w, head, REL_NSUBJ);
            return subject == DOC_NONE ? DOC_NONE : w->of_word[subject];
        }
        uint32_t subject = child_of(w, head, REL_NSUBJ);
        if (r != REL_NSUBJ && n > 0 && subject != DOC_NONE && subject != t) {
            *near = false;
        }
        t = head;
    }
    return DOC_NONE;
}

/* What kind of mention the candidate is. */
static void add_kind(work *w, uint32_t i, uint32_t j, rank_set *s) {
    const mention *o = &w->at[j];
    const note *k = &w->notes[j];
    const mention *top = &w->at[chain_root(w, j)];
    bool pronoun = o->kind == MENTION_PRONOUN;
    bool same = pronoun && w->at[i].kind == MENTION_PRONOUN &&
                o->person == w->at[i].person && o->gender == w->at[i].gender &&
                o->number == w->at[i].number;
    bool he = w->notes[i].person_only;
    rank_add(s, o->kind == MENTION_NAME && !he, F_KIND_NAME);
    rank_add(s, o->kind == MENTION_ROLE, F_KIND_ROLE);
    rank_add(s, o->kind == MENTION_NOUN, F_KIND_NOUN);
    rank_add(s, same && !he, F_SAME_PRONOUN);
    rank_add(s, pronoun && !same, F_OTHER_PRONOUN);
    rank_add(s, k->definite, F_DEFINITE);
    rank_add(s, k->indefinite, F_INDEFINITE);
    rank_add(s, top->type == ENTITY_PERSON, F_PERSON);
    rank_add(s, top->type == ENTITY_ORGANISATION, F_ORGANISATION);
    rank_add(s, top->type == ENTITY_PLACE, F_PLACE);
    rank_add(s, top->type == ENTITY_GROUP, F_GROUP);
    rank_add(s, top->type == ENTITY_NONE && !he, F_UNTYPED);
    rank_add(s, top->type == ENTITY_NONE && is_subject(w, o->head),
             F_UNTYPED_SUBJECT);
    rank_add(s, o->kind == MENTION_NOUN && k->like_person, F_PERSON_ENDING);
    rank_add(s, o->actor, F_ACTOR);
    rank_add(s, k->capitals, F_ACRONYM);
    rank_add(s, k->coordinated, F_COORDINATED);
}

void rank_shared(work *w, uint32_t i, uint32_t j, rank_set *s) {
    uint32_t root = chain_root(w, j);
    uint32_t times = w->notes[root].count;
    uint32_t at = w->words->sentence_of[w->at[i].head];
    uint32_t before = w->words->sentence_of[w->at[j].head];
    add_kind(w, i, j, s);
    rank_add(s, true,
             times == 0   ? F_COUNT1
             : times == 1 ? F_COUNT2
             : times == 2 ? F_COUNT3
             : times < 5  ? F_COUNT4
                          : F_COUNT6);
    rank_add(s, w->at[root].kind == MENTION_NAME && !w->notes[i].person_only,
             F_TOP_NAME);
    rank_add(s, w->at[root].kind == MENTION_PRONOUN && !w->notes[i].person_only,
             F_NAMELESS);
    rank_add(s,
             w->words->paragraph[at] == w->words->paragraph[before] &&
                 !w->notes[i].person_only,
             F_SAME_PARAGRAPH);
    bool quoted = w->quoted[w->at[i].head];
    bool quoted_before = w->quoted[w->at[j].head];
    rank_add(s, quoted && !quoted_before, F_QUOTE_INTO);
    rank_add(s, !quoted && quoted_before, F_QUOTE_OUT);
    rank_add(s, w->words->part[before] == PART_TITLE, F_TITLE);
    bool first = j == 0 || w->words->sentence_of[w->at[j - 1].head] != before;
    rank_add(s, first, F_FIRST);
    uint32_t head = w->tree->head[w->at[j].head];
    rank_add(s, head != TREE_ROOT && w->tree->rel[head] == REL_ROOT, F_MAIN);
}

void rank_pronoun(work *w, uint32_t i, uint32_t j, uint32_t hop, rank_set *s) {
    uint32_t t = w->at[i].head;
    uint32_t u = w->at[j].head;
    uint32_t ago = w->words->sentence_of[t] - w->words->sentence_of[u];
    unsigned function = function_of(w, u);
    const mention *top = &w->at[chain_root(w, j)];
    *s = (rank_set){0};
    rank_add(s, true,
             ago == 0   ? F_D0
             : ago == 1 ? F_D1
             : ago == 2 ? F_D2
                        : F_D3);
    rank_add(s, true, F_HOP0 + (hop > 3 ? 3 : hop));
    rank_add(s, true,
             (ago == 0   ? F_D0_FUNCTION
              : ago == 1 ? F_D1_FUNCTION
                         : F_D2_FUNCTION) +
                 function);
    rank_add(s, function == function_of(w, t), F_PARALLEL);
    rank_add(s, ago == 0 && own_subject(w, t, u), F_OWN_SUBJECT);
    uint32_t clause = w->tree->head[u];
    rank_add(s, ago == 0 && clause != TREE_ROOT && stands_over(w, clause, t),
             F_GOVERNS);
    bool near = false;
    bool holder = ago == 0 && attitude_holder(w, t, &near) == j;
    rank_add(s, holder, near ? F_HOLDER_NEAR : F_HOLDER_FAR);
    rank_add(s, j > i, F_BEHIND);
    rank_add(s, top->gender != GENDER_UNKNOWN && !w->notes[i].person_only,
             F_GENDER_KNOWN);
    rank_add(s, top->number == NUMBER_UNKNOWN, F_NUMBER_UNKNOWN);
    rank_shared(w, i, j, s);
}

/* "It is clear that ...": a clause that the pronoun stands for. */
static bool stands_for_clause(const work *w, uint32_t t) {
    uint32_t head = w->tree->head[t];
    if (head == TREE_ROOT || !is_subject(w, t)) {
        return false;
    }
    bool clause = child_of(w, head, REL_CSUBJ) != DOC_NONE ||
                  child_of(w, head, REL_CCOMP) != DOC_NONE ||
                  child_of(w, head, REL_ADVCL) != DOC_NONE ||
                  child_of(w, head, REL_XCOMP) != DOC_NONE;
    return clause &&
           (child_of(w, head, REL_COP) != DOC_NONE ||
            lemma_is(w, head, "seem") || lemma_is(w, head, "appear") ||
            lemma_is(w, head, "take") || lemma_is(w, head, "turn"));
}

void rank_pronoun_none(const work *w, const rank_case *c, rank_set *s) {
    uint32_t t = w->at[c->anaphor].head;
    unsigned function = function_of(w, t);
    *s = (rank_set){0};
    rank_add(s, true, F_NONE);
    rank_add(s, w->tree->rel[t] == REL_EXPL, F_NONE_EXPLETIVE);
    rank_add(s, stands_for_clause(w, t), F_NONE_CLAUSE);
    rank_add(s, function == 0, F_NONE_SUBJECT);
    rank_add(s, function == 1, F_NONE_OBJECT);
    rank_add(s, function == 2, F_NONE_POSSESSIVE);
    rank_add(s, w->words->sentence_of[t] == 0, F_NONE_FIRST);
    rank_add(s, c->count == 0, F_NONE_EMPTY);
    rank_add(s, child_of(w, t, REL_ACL) != DOC_NONE, F_NONE_RELATIVE);
}
