/* event_confidence.c: how likely a row is right.
 *
 * Problem: a rule that asked for three words and found both parties beside its
 * verb is right far more often than a noun whose other side was looked for in
 * the whole sentence. Who counts events must be able to leave the second out.
 *
 * Method: twenty signs, each yes or no, with weights of a logistic
 * regression (L2) fitted by bench/confidence to annotated articles and to
 * sentences with one known event; it also writes the table of
 * docs/methods/event.md. A row counts as right when its
 * type and the countries of both parties are. Sums are whole hundredths of a
 * logit and the curve is a table, so that no machine rounds otherwise.
 *
 * Why not the share of right rows of each rule: three thousand rules, three
 * hundred annotated rows.
 *
 * Limits: fitted to news of the present; what is left out of the text is not
 * seen.
 */
#include "event/event_scene.h"

enum {
    BIAS = 173, /* hundredths of a logit */
    LONG_WORDS = 40
};
static const double doubt_logp = -0.15; /* a word, ln */

static const int16_t weights[SIGN_COUNT] = {
    [SIGN_NOUN] = -51,       [SIGN_WORDS] = -42,
    [SIGN_GENERAL] = -53,    [SIGN_ASIDE] = -70,
    [SIGN_SHARED] = -117,    [SIGN_COMPOSED] = -59,
    [SIGN_NO_SOURCE] = -106, [SIGN_IMPLIED_SOURCE] = -27,
    [SIGN_NO_TARGET] = -113, [SIGN_INNER_TARGET] = 36,
    [SIGN_FAR_TARGET] = -1,  [SIGN_UNCODED] = -15,
    [SIGN_DOMESTIC] = 7,     [SIGN_PRONOUN] = 5,
    [SIGN_MANY] = -61,       [SIGN_UNREAL] = -127,
    [SIGN_REPORTED] = -5,    [SIGN_ANNOUNCED] = 28,
    [SIGN_LONG] = -23,       [SIGN_DOUBT] = -39,
};

/* 100 / (1 + exp(-x)), x = -4.0, -3.8, ... 4.0 */
static const uint8_t curve[] = {2,  2,  3,  3,  4,  5,  6,  7,  8,  10, 12,
                                14, 17, 20, 23, 27, 31, 35, 40, 45, 50, 55,
                                60, 65, 69, 73, 77, 80, 83, 86, 88, 90, 92,
                                93, 94, 95, 96, 97, 97, 98, 98};

static void set(event *e, event_sign sign, bool on) {
    e->signs |= on ? UINT32_C(1) << sign : 0;
}

static bool is_pronoun(const scene *s, uint32_t party) {
    return party != DOC_NONE &&
           s->in.mentions->at[party].kind == MENTION_PRONOUN;
}

static const char *code_of(const scene *s, uint32_t party) {
    return party == DOC_NONE
               ? ""
               : mention_code(s->in.mentions, s->in.chains, party);
}

static void party_signs(const scene *s, const row_origin *how, event *e) {
    const char *source = code_of(s, e->source);
    const char *target = code_of(s, e->target);
    set(e, SIGN_NO_SOURCE, e->source == DOC_NONE);
    set(e, SIGN_IMPLIED_SOURCE,
        e->source != DOC_NONE && how->sources.how == HOW_IMPLIED);
    set(e, SIGN_NO_TARGET, e->target == DOC_NONE);
    set(e, SIGN_INNER_TARGET,
        e->target != DOC_NONE && how->targets.how == HOW_INNER);
    set(e, SIGN_FAR_TARGET,
        e->target != DOC_NONE && how->targets.how >= HOW_FAR);
    set(e, SIGN_UNCODED,
        (e->source != DOC_NONE && source[0] == '\0') ||
            (e->target != DOC_NONE && target[0] == '\0'));
    set(e, SIGN_DOMESTIC, source[0] != '\0' && strncmp(source, target, 3) == 0);
    set(e, SIGN_PRONOUN, is_pronoun(s, e->source) || is_pronoun(s, e->target));
}

static void tree_signs(const scene *s, event *e) {
    const uint32_t *first = s->in.words->first;
    uint32_t words = first[e->sentence + 1] - first[e->sentence];
    set(e, SIGN_LONG, words > LONG_WORDS);
    set(e, SIGN_DOUBT,
        s->in.tree->logp != NULL && words > 0 &&
            (double)s->in.tree->logp[e->sentence] < doubt_logp * words);
}

static uint8_t confidence(uint32_t signs) {
    int sum = BIAS;
    for (int i = 0; i < SIGN_COUNT; i++) {
        sum += (signs >> i) & 1 ? weights[i] : 0;
    }
    int last = (int)sizeof curve - 1;
    int at = (sum + 400 + 10) / 20;
    return curve[at < 0 ? 0 : at > last ? last : at];
}

void confidence_set(const scene *s, const row_origin *how, event *e) {
    const match *m = how->match;
    e->signs = 0;
    set(e, SIGN_NOUN, m->frame->kind == PREDICATE_NOUN);
    set(e, SIGN_WORDS, m->weight >= 4);
    set(e, SIGN_GENERAL, match_depth(e->cameo) == 0);
    set(e, SIGN_ASIDE,
        scene_is(s, e->word, REL_ACL) || scene_is(s, e->word, REL_AMOD));
    set(e, SIGN_SHARED,
        m->frame->kind != PREDICATE_NOUN && !m->frame->passive &&
            e->source != DOC_NONE &&
            frame_child(s, e->word, REL_NSUBJ, -1) == DOC_NONE);
    set(e, SIGN_COMPOSED, m->act != DOC_NONE);
    set(e, SIGN_MANY, how->rows > 2);
    set(e, SIGN_UNREAL, e->status != STATUS_ACTUAL);
    set(e, SIGN_REPORTED, e->reported_by != DOC_NONE);
    set(e, SIGN_ANNOUNCED, how->promised);
    party_signs(s, how, e);
    tree_signs(s, e);
    e->confidence = confidence(e->signs);
}
