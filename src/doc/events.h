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
} event;

typedef struct events {
    uint32_t E;
    const event *at; /* [E] in text order */
} events;

#endif
