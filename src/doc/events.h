/* events.h: layer 8, political events: who did what to whom. */
#ifndef DOC_EVENTS_H
#define DOC_EVENTS_H

#include "doc/mentions.h"
#include "doc/times.h"

typedef enum event_status {
    STATUS_ACTUAL,
    STATUS_FUTURE,
    STATUS_HYPOTHETICAL,
    STATUS_NEGATED
} event_status;

/* What makes a row more or less sure; see event_confidence.c. */
typedef enum event_sign {
    SIGN_NOUN,           /* the act is a noun */
    SIGN_WORDS,          /* its rule asked for words beside the predicate */
    SIGN_GENERAL,        /* the code is a root's general one: 030, 190 */
    SIGN_ASIDE,          /* the act stands in a clause on a noun */
    SIGN_SHARED,         /* its subject is that of another verb */
    SIGN_COMPOSED,       /* the code follows from an inner act */
    SIGN_NO_SOURCE,      /* nobody is named who does it */
    SIGN_IMPLIED_SOURCE, /* found outside the act: in the article, around it */
    SIGN_NO_TARGET,
    SIGN_INNER_TARGET, /* a side of the inner act */
    SIGN_FAR_TARGET,   /* inside a phrase or clause that no slot names */
    SIGN_UNCODED,      /* a party whose code is not known */
    SIGN_DOMESTIC,     /* both parties of one country */
    SIGN_PRONOUN,      /* a party stands as a pronoun */
    SIGN_MANY,         /* more than two rows of one act */
    SIGN_UNREAL,       /* its status is not actual */
    SIGN_REPORTED,     /* known from somebody's words */
    SIGN_ANNOUNCED,    /* its doer tells it himself, as a promise */
    SIGN_LONG,         /* a sentence of more than 40 words */
    SIGN_DOUBT,        /* the parser was less than sure of the tree */
    SIGN_COUNT
} event_sign;

typedef struct event {
    uint32_t sentence;
    uint32_t word;   /* predicate: verb or noun */
    span act_words;  /* words: predicate with particle or light verb */
    uint32_t source; /* mention, or DOC_NONE */
    uint32_t target; /* mention, or DOC_NONE */
    slice cameo;     /* "0242" */
    slice plover;    /* "REQUEST" */
    slice mode;      /* PLOVER mode, or empty */
    uint8_t quad;    /* 1 verbal cooperation, 2 material cooperation,
                        3 verbal conflict, 4 material conflict; 0 = root
                        01-neutral */
    double goldstein;
    uint8_t status; /* enum event_status */
    date when;
    uint32_t place_word;  /* head word of the place, or DOC_NONE */
    slice place_name;     /* as the text has it, empty when none */
    slice place_country;  /* ISO alpha-3, empty when none */
    uint32_t reported_by; /* mention of the speaker, or DOC_NONE */
    uint32_t quote;       /* statement it stands in, or DOC_NONE */
    slice contexts;       /* PLOVER contexts, comma-separated, may be empty */
    slice rule;           /* rule id */
    slice rule_file;      /* file name and */
    uint32_t rule_line;   /* line of the rule */
    uint32_t signs;       /* bits of enum event_sign */
    uint8_t confidence;   /* hundredths: how likely the row is right */
} event;

/* event_sign_name: "far target". */
const char *event_sign_name(event_sign sign);

typedef struct events {
    uint32_t E;
    const event *at; /* [E] in text order */
} events;

#endif
