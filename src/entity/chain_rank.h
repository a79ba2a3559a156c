/* chain_rank.h: weighing the antecedents of a pronoun or a description.
 *
 * Every candidate has a set of features, and so has the answer "none of them";
 * a set weighs the sum of its features' weights, which are kept by the class
 * of what asks (he, it, they, the ..., his ..., bare nouns) and are learned by
 * `acta train --chains` from annotated articles (docs/methods/entity.md).
 */
#ifndef ENTITY_CHAIN_RANK_H
#define ENTITY_CHAIN_RANK_H

#include "entity/work.h"

typedef enum rank_class {
    RANK_HE,   /* he, she */
    RANK_IT,   /* it */
    RANK_THEY, /* they */
    RANK_THE,  /* a noun with the, this, that */
    RANK_OWN,  /* a noun with a possessor */
    RANK_BARE, /* any other noun */
    RANK_CLASSES
} rank_class;

/* Names of the features, in chain_weights.c in the same order. */
typedef enum rank_feature {
    F_D0, /* same sentence */
    F_D1,
    F_D2,
    F_D3,
    F_HOP0, /* nearest candidate */
    F_HOP1,
    F_HOP2,
    F_HOP3,
    F_D0_FUNCTION, /* function of the candidate in the same sentence */
    F_D1_FUNCTION = F_D0_FUNCTION + 7,
    F_D2_FUNCTION = F_D1_FUNCTION + 7,
    F_PARALLEL = F_D2_FUNCTION + 7,
    F_OWN_SUBJECT, /* "X sold his house" */
    F_GOVERNS,     /* the candidate's clause is above the pronoun's */
    F_HOLDER_NEAR, /* "X said he ..." */
    F_HOLDER_FAR,
    F_KIND_NAME,
    F_KIND_ROLE,
    F_KIND_NOUN,
    F_SAME_PRONOUN,
    F_OTHER_PRONOUN,
    F_DEFINITE,
    F_INDEFINITE,
    F_PERSON,
    F_ORGANISATION,
    F_PLACE,
    F_GROUP,
    F_UNTYPED,
    F_UNTYPED_SUBJECT,
    F_PERSON_ENDING, /* -er, -or, -ist, -ian */
    F_GENDER_KNOWN,
    F_NUMBER_UNKNOWN,
    F_COORDINATED,
    F_COUNT1, /* mentions of the chain so far */
    F_COUNT2,
    F_COUNT3,
    F_COUNT4,
    F_COUNT6,
    F_TOP_NAME,
    F_NAMELESS, /* its chain has pronouns only */
    F_SAME_PARAGRAPH,
    F_QUOTE_INTO, /* asked inside quotation marks, candidate outside */
    F_QUOTE_OUT,  /* the other way round */
    F_BEHIND,
    F_TITLE,
    F_FIRST, /* first mention of its sentence */
    F_MAIN,  /* argument of the sentence's root */
    F_ACTOR,
    F_ACRONYM,
    F_HEAD_SAME,
    F_EXACT,
    F_MODIFIERS_SAME,
    F_MODIFIERS_NEW,
    F_MODIFIERS_LOST,
    F_HEAD_IN_NAME,
    F_FIT30, /* how well role nouns agree */
    F_FIT25,
    F_FIT20,
    F_FIT15,
    F_FIT5,
    F_FAR0, /* sentences between, for nouns */
    F_FAR1,
    F_FAR2,
    F_FAR5,
    F_FAR10,
    F_FAR11,
    F_NUMBER_SAME,
    F_NUMBER_DIFFERS,
    F_OWNER_SAME,
    F_OWNER_DIFFERS,
    F_BOTH_BARE,
    F_NONE, /* no antecedent */
    F_NONE_EXPLETIVE,
    F_NONE_CLAUSE,
    F_NONE_SUBJECT,
    F_NONE_OBJECT,
    F_NONE_POSSESSIVE,
    F_NONE_FIRST,
    F_NONE_EMPTY,
    F_NONE_RELATIVE,
    F_NONE_OF,
    F_NONE_PHRASE,
    F_NONE_THIS,
    F_NONE_MODIFIED,
    F_NONE_CAPITAL,
    F_NONE_ROLE,
    F_NONE_PLURAL,
    RANK_FEATURES
} rank_feature;

enum { RANK_MOST = 40, RANK_CANDIDATES = 120 };

typedef struct rank_set {
    uint8_t count;
    uint8_t at[RANK_MOST]; /* enum rank_feature */
} rank_set;

/* One question: which of these is it? */
typedef struct rank_case {
    rank_class asked;
    uint32_t anaphor; /* mention */
    uint32_t count;
    uint32_t mention[RANK_CANDIDATES]; /* nearest first */
    rank_set set[RANK_CANDIDATES];
    rank_set none;
} rank_case;

struct chain_weights {
    int32_t at[RANK_CLASSES][RANK_FEATURES]; /* thousandths */
};

/* Where answers are given and questions are to be learned from. */
struct chain_lesson {
    const uint32_t *gold; /* [T] chain of the mention headed there, DOC_NONE */
    /* right [count]: which candidates are. false: no memory */
    bool (*see)(void *who, const rank_case *asked, const bool *right);
    void *who;
};

static inline void rank_add(rank_set *s, bool holds, unsigned feature) {
    if (holds && s->count < RANK_MOST) {
        s->at[s->count++] = (uint8_t)feature;
    }
}

slice rank_class_name(rank_class c);
slice rank_feature_name(rank_feature f);

/* rank_answer: the mention that the anaphor joins, or DOC_NONE; in a lesson
 * the right one, after it was shown. *ok is false when
 * there is no memory. */
uint32_t rank_answer(const work *w, const rank_case *c, bool *ok);

/* chain_features.c */
bool is_attitude_verb(slice lemma);
/* What both pronouns and nouns have: of candidate j for anaphor i. */
void rank_shared(work *w, uint32_t i, uint32_t j, rank_set *s);
void rank_pronoun(work *w, uint32_t i, uint32_t j, uint32_t hop, rank_set *s);
void rank_pronoun_none(const work *w, const rank_case *c, rank_set *s);

#endif
