/* chain_weights.c: the weights of antecedents, and the choice by them.
 *
 * Problem: dozens of small hints say which earlier mention a pronoun or a
 * description means; none is sure, and weights set by hand fit what their
 * author happened to read.
 *
 * Method: a log-linear ranker over all candidates and "none" (Denis and
 * Baldridge 2008, Specialized models and ranking for coreference resolution;
 * Durrett and Klein 2013, Easy victories and uphill battles), one set of
 * weights a class of anaphors, in a text file that a reader can look into. The
 * sum of whole numbers decides, so that every machine answers alike.
 *
 * Why not a neural ranker: its answers would cost more than the parse, and no
 * row could say why.
 */
#include "entity/chain_rank.h"

#include "base/number.h"
#include "load/table.h"

static const char *const class_names[RANK_CLASSES] = {"he",  "it",  "they",
                                                      "the", "own", "bare"};

static const char *const feature_names[RANK_FEATURES] = {
    [F_D0] = "same-sentence",
    [F_D1] = "sentence-before",
    [F_D2] = "two-before",
    [F_D3] = "three-before",
    [F_HOP0] = "nearest",
    [F_HOP1] = "second-nearest",
    [F_HOP2] = "third-nearest",
    [F_HOP3] = "farther",
    [F_D0_FUNCTION] = "here-subject",
    "here-object",
    "here-possessor",
    "here-inside",
    "here-oblique",
    "here-conjunct",
    "here-other",
    [F_D1_FUNCTION] = "before-subject",
    "before-object",
    "before-possessor",
    "before-inside",
    "before-oblique",
    "before-conjunct",
    "before-other",
    [F_D2_FUNCTION] = "far-subject",
    "far-object",
    "far-possessor",
    "far-inside",
    "far-oblique",
    "far-conjunct",
    "far-other",
    [F_PARALLEL] = "parallel",
    [F_OWN_SUBJECT] = "own-subject",
    [F_GOVERNS] = "governs",
    [F_HOLDER_NEAR] = "holder",
    [F_HOLDER_FAR] = "far-holder",
    [F_KIND_NAME] = "name",
    [F_KIND_ROLE] = "role",
    [F_KIND_NOUN] = "noun",
    [F_SAME_PRONOUN] = "same-pronoun",
    [F_OTHER_PRONOUN] = "other-pronoun",
    [F_DEFINITE] = "definite",
    [F_INDEFINITE] = "indefinite",
    [F_PERSON] = "person",
    [F_ORGANISATION] = "organisation",
    [F_PLACE] = "place",
    [F_GROUP] = "group",
    [F_UNTYPED] = "untyped",
    [F_UNTYPED_SUBJECT] = "untyped-subject",
    [F_PERSON_ENDING] = "person-ending",
    [F_GENDER_KNOWN] = "gender-known",
    [F_NUMBER_UNKNOWN] = "number-unknown",
    [F_COORDINATED] = "coordinated",
    [F_COUNT1] = "once",
    [F_COUNT2] = "twice",
    [F_COUNT3] = "three-times",
    [F_COUNT4] = "four-times",
    [F_COUNT6] = "six-times",
    [F_TOP_NAME] = "has-name",
    [F_NAMELESS] = "nameless",
    [F_SAME_PARAGRAPH] = "same-paragraph",
    [F_QUOTE_INTO] = "quoted-not-it",
    [F_QUOTE_OUT] = "it-quoted-not",
    [F_BEHIND] = "behind",
    [F_TITLE] = "in-title",
    [F_FIRST] = "first-of-sentence",
    [F_MAIN] = "of-root",
    [F_ACTOR] = "actor",
    [F_ACRONYM] = "acronym",
    [F_HEAD_SAME] = "same-head",
    [F_EXACT] = "same-words",
    [F_MODIFIERS_SAME] = "same-modifiers",
    [F_MODIFIERS_NEW] = "new-modifiers",
    [F_MODIFIERS_LOST] = "lost-modifiers",
    [F_HEAD_IN_NAME] = "head-in-name",
    [F_FIT30] = "same-role",
    [F_FIT25] = "same-office",
    [F_FIT20] = "role-within-role",
    [F_FIT15] = "office-within-office",
    [F_FIT5] = "like-role",
    [F_FAR0] = "noun-here",
    [F_FAR1] = "noun-1-before",
    [F_FAR2] = "noun-2-before",
    [F_FAR5] = "noun-5-before",
    [F_FAR10] = "noun-10-before",
    [F_FAR11] = "noun-far",
    [F_NUMBER_SAME] = "same-number",
    [F_NUMBER_DIFFERS] = "other-number",
    [F_OWNER_SAME] = "same-owner",
    [F_OWNER_DIFFERS] = "other-owner",
    [F_BOTH_BARE] = "both-bare",
    [F_NONE] = "none",
    [F_NONE_EXPLETIVE] = "none-expletive",
    [F_NONE_CLAUSE] = "none-clause",
    [F_NONE_SUBJECT] = "none-subject",
    [F_NONE_OBJECT] = "none-object",
    [F_NONE_POSSESSIVE] = "none-possessive",
    [F_NONE_FIRST] = "none-first-sentence",
    [F_NONE_EMPTY] = "none-no-candidate",
    [F_NONE_RELATIVE] = "none-relative",
    [F_NONE_OF] = "none-of",
    [F_NONE_PHRASE] = "none-phrase",
    [F_NONE_THIS] = "none-this",
    [F_NONE_MODIFIED] = "none-modified",
    [F_NONE_CAPITAL] = "none-capital",
    [F_NONE_ROLE] = "none-role",
    [F_NONE_PLURAL] = "none-plural",
};

slice rank_class_name(rank_class c) {
    return slice_of(class_names[c]);
}

slice rank_feature_name(rank_feature f) {
    return slice_of(feature_names[f]);
}

static acta_status read_weight(const table *t, chain_weights *into,
                               acta_error *error) {
    slice field[3] = {{0}};
    int64_t weight = 0;
    acta_status status = table_fields(t, 3, 3, field, error);
    if (status != ACTA_OK) {
        return status;
    }
    int asked = 0;
    while (asked < RANK_CLASSES && !slice_is(field[1], class_names[asked])) {
        asked++;
    }
    int feature = 0;
    while (feature < RANK_FEATURES &&
           !slice_is(field[2], feature_names[feature])) {
        feature++;
    }
    if (asked == RANK_CLASSES) {
        return table_fail(t, field[1], error,
                          "expected he, it, they, the, own or bare");
    }
    if (feature == RANK_FEATURES) {
        return table_fail(t, field[2], error, "no such feature");
    }
    if (!number_i64(field[0], &weight) || weight < -1000000 ||
        weight > 1000000) {
        return table_fail(t, field[0], error,
                          "expected a whole number of thousandths");
    }
    into->at[asked][feature] = (int32_t)weight;
    return ACTA_OK;
}

acta_status chain_weights_open(const char *path, arena *keep,
                               const chain_weights **out, acta_error *error) {
    chain_weights *made = arena_take(keep, 1, sizeof *made);
    if (made == NULL) {
        return fail_memory(error);
    }
    table t = {0};
    acta_status status = table_open(path, "chains", 1, &t, error);
    while (status == ACTA_OK && table_next(&t)) {
        status = read_weight(&t, made, error);
    }
    table_close(&t);
    if (status == ACTA_OK) {
        *out = made;
    }
    return status;
}

static int64_t weigh(const work *w, rank_class asked, const rank_set *s) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        sum += w->weights->at[asked][s->at[i]];
    }
    return sum;
}

static uint32_t heaviest(const work *w, const rank_case *c) {
    uint32_t best = DOC_NONE;
    if (w->weights == NULL) {
        return best;
    }
    int64_t best_sum = weigh(w, c->asked, &c->none);
    for (uint32_t k = 0; k < c->count; k++) {
        int64_t sum = weigh(w, c->asked, &c->set[k]);
        if (sum > best_sum) {
            best = c->mention[k];
            best_sum = sum;
        }
    }
    return best;
}

static uint32_t learn(const work *w, const rank_case *c, bool *ok) {
    bool right[RANK_CANDIDATES];
    uint32_t of = w->lesson->gold[w->at[c->anaphor].head];
    uint32_t answer = DOC_NONE;
    for (uint32_t k = 0; k < c->count; k++) {
        right[k] =
            of != DOC_NONE && w->lesson->gold[w->at[c->mention[k]].head] == of;
        answer = right[k] && answer == DOC_NONE ? c->mention[k] : answer;
    }
    /* A pronoun whose antecedent is no candidate teaches nothing. */
    bool lost = of != DOC_NONE && answer == DOC_NONE && c->asked <= RANK_THEY;
    *ok = lost || w->lesson->see(w->lesson->who, c, right);
    return answer;
}

uint32_t rank_answer(const work *w, const rank_case *c, bool *ok) {
    *ok = true;
    return w->lesson != NULL ? learn(w, c, ok) : heaviest(w, c);
}
