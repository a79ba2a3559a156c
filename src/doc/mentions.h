/* mentions.h: layer 4, who is named where, and layer 5, chains.
 *
 * A mention is a noun phrase, name, adjective or pronoun that can be a party
 * to an act. Mentions are ordered by head word; nested ones are kept ("the
 * foreign minister of [Iran]"). A chain gathers mentions of one actor in one
 * article.
 */
#ifndef DOC_MENTIONS_H
#define DOC_MENTIONS_H

#include <stdbool.h>

#include "doc/article.h"

enum { ACTOR_CODE_BYTES = 16 }; /* "ISRGOV", NUL-ended, room for 15 */

typedef enum mention_kind {
    MENTION_NAME,      /* headed by a name: "Benjamin Netanyahu" */
    MENTION_ROLE,      /* headed by a role noun: "the prime minister" */
    MENTION_ADJECTIVE, /* "Turkish" in "Turkish artillery" */
    MENTION_PRONOUN,   /* he, they, it, who, we, I */
    MENTION_NOUN       /* other noun phrase, coded by what modifies it
                          ("Turkish artillery") or not coded at all */
} mention_kind;

typedef enum entity_type {
    ENTITY_NONE,
    ENTITY_PERSON,
    ENTITY_ORGANISATION,
    ENTITY_PLACE,
    ENTITY_GROUP /* peoples, religions, parties: NORP */
} entity_type;

typedef enum mention_number {
    NUMBER_UNKNOWN,
    NUMBER_SINGULAR,
    NUMBER_PLURAL
} mention_number;
typedef enum mention_gender {
    GENDER_UNKNOWN,
    GENDER_MALE,
    GENDER_FEMALE,
    GENDER_NEUTER
} mention_gender;

typedef struct mention {
    uint32_t head;  /* word */
    span words;     /* words: shortest noun phrase with its head and name, no
                       relative clause, no trailing prepositional phrase
                       except "of NAME"/"of the NOUN" that belongs to it */
    uint8_t kind;   /* enum mention_kind */
    uint8_t type;   /* enum entity_type */
    uint8_t number; /* enum mention_number */
    uint8_t gender; /* enum mention_gender */
    uint8_t person; /* 1, 2, 3; 0 unknown */
    bool actor;     /* can act or be acted on: person, group, state,
                       organisation */
    uint32_t chain; /* index of chains */
    char code[ACTOR_CODE_BYTES]; /* "" when unknown; own code, before chains
                                    lend theirs to pronouns, see
                                    mention_code */
    slice name;                  /* canonical name, empty when none */
    slice entry; /* dictionary entry and rule that gave the code, for explain:
                    "actors/israel.txt:12 Benjamin Netanyahu PM 2009-2021" */
    uint32_t part_first; /* of mentions.parts */
    uint32_t part_count; /* whom a plural stands for one by one ("both
                            countries", "the foreign ministers of Iran and
                            Iraq"); 0 for most */
} mention;

/* One of those whom a plural mention stands for. */
typedef struct mention_part {
    uint32_t mention;            /* that names it ("Iran"), or DOC_NONE */
    char code[ACTOR_CODE_BYTES]; /* "IRNGOV", "" unknown */
    slice name;
} mention_part;

/* A name that the recogniser of names saw, whatever the dictionary says. */
typedef struct recognised {
    span words;
    uint8_t type; /* enum entity_type */
} recognised;

typedef struct mentions {
    uint32_t M;
    const mention *at;       /* [M] */
    const uint32_t *of_word; /* [T] mention headed by that word, or DOC_NONE */
    const mention_part *parts; /* of all mentions, see part_first */
    uint32_t N;
    const recognised *names; /* [N] in text order, none overlap */
} mentions;

typedef struct chain {
    uint32_t first; /* mention that stands for it: the most telling one */
    uint32_t count;
    uint8_t type; /* enum entity_type */
    uint8_t gender;
    uint8_t number;
    char code[ACTOR_CODE_BYTES]; /* "" unknown */
    slice name; /* best full name in the article or dictionary; a description
                   when no name is known ("police") */
} chain;

typedef struct chains {
    uint32_t C;
    const chain *at; /* [C] */
} chains;

/* mention_code / mention_name: the mention's own, else its chain's. "" / empty
 * when unknown. */
const char *mention_code(const mentions *m, const chains *c, uint32_t i);
slice mention_name(const mentions *m, const chains *c, uint32_t i);

#endif
