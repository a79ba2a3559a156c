/* chain_pronouns.c: pronouns.
 *
 * Problem: "he said", "its troops", "we will not": whose?
 *
 * Method: candidates before the pronoun, a few sentences back, that agree in
 * number, gender and person are weighed by distance, grammatical function and
 * kind (Hobbs 1978, Resolving pronoun references; Lappin and Leass 1994, An
 * algorithm for pronominal anaphora resolution); the heaviest wins, the nearer
 * on a tie. Relative pronouns take the noun their clause hangs on. First
 * persons inside quotation marks are the speaker: the subject of a verb of
 * speech in the same sentence, else the speaker of the sentence before in the
 * paragraph or of the paragraph before.
 *
 * Why not the statement stage's speakers: it runs later and needs the chains.
 *
 * Limits: PRONOUN_SENTENCES sentences and LOOK_BACK mentions back.
 */
#include "entity/work.h"

enum { PRONOUN_SENTENCES = 4, LOOK_BACK = 120 };

static bool is_subject(const work *w, uint32_t t) {
    return w->tree->rel[t] == REL_NSUBJ;
}

/* Whether a pronoun may mean an earlier mention's actor. */
static bool pronoun_fits(work *w, uint32_t i, uint32_t j) {
    const mention *m = &w->at[i];
    const note *n = &w->notes[i];
    const mention *o = &w->at[j];
    const mention *top = &w->at[chain_root(w, j)];
    if (o->kind == MENTION_ADJECTIVE || !gender_fits(m, top)) {
        return false;
    }
    bool plural = m->number == NUMBER_PLURAL;
    if (m->number == NUMBER_SINGULAR && o->number == NUMBER_PLURAL) {
        return false;
    }
    if (n->person_only) {
        return top->type == ENTITY_PERSON ||
               (top->type == ENTITY_NONE && top->kind == MENTION_NAME &&
                top->actor && is_subject(w, o->head) &&
                !is_capitals(w->words->form[o->head]));
    }
    if (n->thing_only) {
        return top->type != ENTITY_PERSON && top->number != NUMBER_PLURAL &&
               (top->actor || top->kind != MENTION_NAME);
    }
    if (plural) {
        return top->number == NUMBER_PLURAL || w->notes[j].coordinated ||
               top->type == ENTITY_GROUP ||
               (top->type == ENTITY_ORGANISATION && top->actor);
    }
    return false;
}

/* Weights of an antecedent, tuned on annotated pronouns (docs/methods). */
enum {
    WEIGHT_SENTENCE = 20, /* a sentence back */
    WEIGHT_SUBJECT = 15,
    WEIGHT_OBJECT = 0,
    WEIGHT_INSIDE = 10,   /* possessive, in a noun phrase, in a compound */
    WEIGHT_PARALLEL = 30, /* same function as the pronoun */
    WEIGHT_NAME = 12,
    WEIGHT_NOUN = 15,
    WEIGHT_BARE = 12,
    WEIGHT_ACTOR = 20,
    WEIGHT_OFTEN = 8,      /* each mention of the chain so far, at most 5 */
    WEIGHT_STEP = 8,       /* mentions between, for one point */
    WEIGHT_HOLDER = 120,   /* who says or thinks what the clause says */
    WEIGHT_HOLDER_FAR = 20 /* the same, with a nearer subject between */
};

static bool same_function(const work *w, uint32_t t, uint32_t u) {
    return w->tree->rel[t] == w->tree->rel[u] ||
           (w->tree->rel[t] == REL_NMOD && is_subject(w, u) &&
            w->tree->sub[t] == SUB_POSS);
}

static bool is_inside(const work *w, uint32_t t) {
    return w->tree->rel[t] == REL_NMOD || w->tree->rel[t] == REL_COMPOUND ||
           w->tree->rel[t] == REL_APPOS || w->tree->rel[t] == REL_AMOD;
}

static bool is_attitude_verb(slice lemma);

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

static int salience(work *w, uint32_t i, uint32_t j, uint32_t ago) {
    const mention *o = &w->at[j];
    uint32_t t = o->head;
    uint32_t often = w->notes[chain_root(w, j)].count;
    int score = 200 - WEIGHT_SENTENCE * (int)ago;
    score += is_subject(w, t) ? WEIGHT_SUBJECT : 0;
    score += w->tree->rel[t] == REL_OBJ ? WEIGHT_OBJECT : 0;
    score -= is_inside(w, t) ? WEIGHT_INSIDE : 0;
    score += same_function(w, w->at[i].head, t) ? WEIGHT_PARALLEL : 0;
    score += o->kind == MENTION_NAME ? WEIGHT_NAME : 0;
    score -= o->kind == MENTION_NOUN ? WEIGHT_NOUN : 0;
    score -= o->kind == MENTION_ROLE && !w->notes[j].definite ? WEIGHT_BARE : 0;
    score += w->notes[i].thing_only && o->actor ? WEIGHT_ACTOR : 0;
    score += WEIGHT_OFTEN * (int)(often > 5 ? 5 : often);
    bool near = false;
    if (ago == 0 && attitude_holder(w, w->at[i].head, &near) == j) {
        score += near ? WEIGHT_HOLDER : WEIGHT_HOLDER_FAR;
    }
    uint32_t between = i > j ? i - j : j - i;
    return score - (int)(between / WEIGHT_STEP);
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
        } else if (r != REL_OBJ && r != REL_NSUBJ) {
            break;
        }
        t = head;
    }
    return DOC_NONE;
}

/* `speaker` of the quotation the pronoun stands in is not meant by it. */
static void join_pronoun(work *w, uint32_t i, uint32_t speaker) {
    uint32_t t = w->at[i].head;
    uint32_t not_this = speaker == DOC_NONE ? DOC_NONE : chain_root(w, speaker);
    uint32_t s = w->words->sentence_of[t];
    uint32_t best = DOC_NONE;
    int best_score = 0;
    for (uint32_t j = i; j-- > 0 && i - j < LOOK_BACK;) {
        uint32_t ago = s - w->words->sentence_of[w->at[j].head];
        if (ago > PRONOUN_SENTENCES) {
            break;
        }
        bool same_clause =
            ago == 0 && w->tree->head[w->at[j].head] == w->tree->head[t];
        if (same_clause || chain_root(w, j) == not_this ||
            !pronoun_fits(w, i, j) || stands_over(w, w->at[j].head, t)) {
            continue;
        }
        int score = salience(w, i, j, ago);
        if (score > best_score) {
            best = j;
            best_score = score;
        }
    }
    uint32_t behind = subject_behind(w, i);
    if (behind != DOC_NONE && w->at[behind].kind != MENTION_PRONOUN &&
        chain_root(w, behind) != not_this && pronoun_fits(w, i, behind) &&
        salience(w, i, behind, 0) > best_score) {
        best = behind;
    }
    if (best != DOC_NONE) {
        chain_join(w, best, i);
    }
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

static bool is_relative(const work *w, uint32_t i) {
    return w->at[i].person == 3 && !w->notes[i].person_only &&
           !w->notes[i].thing_only && w->at[i].number == NUMBER_UNKNOWN;
}

typedef struct speakers {
    uint8_t *quoted;   /* [T] inside quotation marks */
    uint32_t *speaker; /* [S] mention of who speaks there, or DOC_NONE */
} speakers;

static bool opens(slice form) {
    static const char *const marks[] = {"\xE2\x80\x9C", "``", "\xC2\xAB",
                                        "\xE2\x80\x9E"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_is(form, marks[i])) {
            return true;
        }
    }
    return false;
}

static bool closes(slice form) {
    static const char *const marks[] = {"\xE2\x80\x9D", "''", "\xC2\xBB"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (slice_is(form, marks[i])) {
            return true;
        }
    }
    return false;
}

/* Marks the words between quotation marks; a paragraph's end closes them. */
static void find_quoted(const work *w, uint8_t *quoted) {
    bool inside = false;
    for (uint32_t s = 0; s < w->words->S; s++) {
        if (s > 0 && w->words->paragraph[s] != w->words->paragraph[s - 1]) {
            inside = false;
        }
        for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
            slice form = w->words->form[t];
            if (opens(form)) {
                inside = true;
            } else if (closes(form)) {
                inside = false;
            } else if (slice_is(form, "\"")) {
                inside = !inside;
            } else {
                quoted[t] = inside;
            }
        }
    }
}

static bool is_speech_verb(slice lemma) {
    static const char *const verbs[] = {
        "say",       "tell",     "add",      "note",    "continue",
        "state",     "declare",  "warn",     "ask",     "remark",
        "argue",     "explain",  "announce", "insist",  "claim",
        "write",     "tweet",    "reply",    "stress",  "respond",
        "conclude",  "recall",   "point",    "observe", "emphasize",
        "emphasise", "comment",  "vow",      "urge",    "lament",
        "affirm",    "assert",   "complain", "confirm", "deny",
        "express",   "describe", "call",     "quote",   "underline",
        "reiterate"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (slice_equal_fold(lemma, slice_of(verbs[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_attitude_verb(slice lemma) {
    static const char *const verbs[] = {
        "think",  "believe",     "hope",     "fear",     "know",     "expect",
        "feel",   "doubt",       "decide",   "agree",    "promise",  "threaten",
        "swear",  "pledge",      "admit",    "conclude", "consider", "suggest",
        "allege", "acknowledge", "maintain", "report",   "predict",  "signal"};
    return is_speech_verb(lemma) || IN(lemma, verbs);
}

/* Who speaks in a sentence that holds quoted words: the subject, outside the
 * marks, of a verb of speech. */
static uint32_t speaker_in(const work *w, uint32_t s, const uint8_t *quoted) {
    for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
        uint32_t head = w->tree->head[t];
        if (is_subject(w, t) && !quoted[t] && head != TREE_ROOT &&
            !quoted[head] && is_speech_verb(w->tags->lemma[head]) &&
            w->of_word[t] != DOC_NONE) {
            return w->of_word[t];
        }
        if (w->tree->rel[t] == REL_OBL && !quoted[t] &&
            w->of_word[t] != DOC_NONE) {
            uint32_t mark = child_of(w, t, REL_CASE);
            if (mark != DOC_NONE && lemma_is(w, mark, "accord")) {
                return w->of_word[t];
            }
        }
    }
    return DOC_NONE;
}

static bool has_quoted(const work *w, uint32_t s, const uint8_t *quoted) {
    for (uint32_t t = w->words->first[s]; t < w->words->first[s + 1]; t++) {
        if (quoted[t]) {
            return true;
        }
    }
    return false;
}

static void find_speakers(const work *w, speakers *who) {
    find_quoted(w, who->quoted);
    uint32_t before = DOC_NONE;
    for (uint32_t s = 0; s < w->words->S; s++) {
        uint32_t found = speaker_in(w, s, who->quoted);
        who->speaker[s] = found;
        if (found == DOC_NONE && has_quoted(w, s, who->quoted)) {
            who->speaker[s] = before;
        }
        before = found != DOC_NONE ? found : before;
    }
    /* A quotation that opens a paragraph may name its speaker only later. */
    for (uint32_t s = w->words->S; s-- > 1;) {
        bool same = w->words->paragraph[s] == w->words->paragraph[s - 1];
        if (same && who->speaker[s - 1] == DOC_NONE &&
            has_quoted(w, s - 1, who->quoted)) {
            who->speaker[s - 1] = who->speaker[s];
        }
    }
}

bool pronouns_link(work *w) {
    speakers who = {arena_take(w->tmp, w->words->T, sizeof *who.quoted),
                    arena_take(w->tmp, w->words->S, sizeof *who.speaker)};
    if (who.quoted == NULL || who.speaker == NULL) {
        return false;
    }
    find_speakers(w, &who);
    for (uint32_t i = 0; i < w->M; i++) {
        bool aged = w->at[i].kind == MENTION_NOUN && w->notes[i].definite &&
                    w->at[i].type == ENTITY_PERSON; /* "the 22-year-old" */
        if (w->at[i].kind != MENTION_PRONOUN && !aged) {
            continue;
        }
        w->notes[i].person_only = w->notes[i].person_only || aged;
        uint32_t t = w->at[i].head;
        uint32_t speaker =
            who.quoted[t] ? who.speaker[w->words->sentence_of[t]] : DOC_NONE;
        if (is_relative(w, i)) {
            join_relative(w, i);
        } else if (w->at[i].person == 3) {
            join_pronoun(w, i, speaker);
        } else if (w->at[i].person == 1 && speaker != DOC_NONE) {
            chain_join(w, speaker, i);
        }
    }
    return true;
}
