/* codebook.h: which words mean which act; read once, then never changed.
 *
 * Text files of data/codebook (docs/formats/rules.md) become tables of numbers:
 * every lemma that any rule names has a number, every class is a bit, so that
 * matching compares no text. A rule is found by the lemma of its predicate.
 */
#ifndef EVENT_CODEBOOK_H
#define EVENT_CODEBOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/text.h"
#include "load/table.h"

#define CODEBOOK_NONE UINT32_MAX

/* A slot is one of these, or SLOT_FIXED + the lemma number of a preposition. */
enum slot_name {
    SLOT_SUBJECT,
    SLOT_OBJECT,
    SLOT_IOBJ,
    SLOT_COMP,
    SLOT_POSSESSOR,
    SLOT_COMPOUND,
    SLOT_PARTICLE,
    SLOT_MODIFIER,
    SLOT_NOTHING,  /* `target none` */
    SLOT_SOURCE,   /* of a condition: whom the rule takes as source */
    SLOT_TARGET,   /* the same for the target */
    SLOT_LIGHT,    /* the verb that carries a noun */
    SLOT_WILL_NOT, /* of a condition: will not, would not */
    SLOT_PURPOSE,  /* what somebody does it for: "to demand", "demanding" */
    SLOT_FIXED
};
typedef uint32_t slot;

typedef enum predicate_kind {
    PREDICATE_VERB,
    PREDICATE_NOUN,
    PREDICATE_ADJECTIVE,
    PREDICATE_KINDS
} predicate_kind;

typedef enum filler_kind {
    FILLER_LEMMA,   /* id: lemma */
    FILLER_PHRASE,  /* id: phrase */
    FILLER_CLASS,   /* id: class */
    FILLER_ACTOR,   /* any mention that can act */
    FILLER_COUNTRY, /* an actor that is a state or part of one */
    FILLER_PERSON,  /* persons: one, or several, or a role */
    FILLER_ACT,     /* a predicate of some rule whose code begins with text */
    FILLER_CODE     /* an actor whose code has the part in text: GOV, IGO */
} filler_kind;

typedef struct filler {
    uint32_t kind; /* enum filler_kind */
    uint32_t id;
    slice text;
} filler;

/* Several words: the one that governs, and the others near it in the tree. */
typedef struct phrase {
    uint32_t head; /* lemma */
    uint32_t first;
    uint32_t count; /* others: codebook.words[first..first+count) */
} phrase;

typedef struct range {
    uint32_t first;
    uint32_t count;
} range;

typedef struct condition {
    bool wanted;   /* need, else not */
    range slots;   /* any of them: codebook.slots */
    range fillers; /* any of them; none: the slot is filled at all */
} condition;

typedef struct example {
    slice sentence;
    bool wanted;    /* yes, else no */
    range pairs;    /* of a yes line */
    uint8_t status; /* enum event_status, or EXAMPLE_ANY */
    uint32_t line;
} example;
enum { EXAMPLE_ANY = 255 };

typedef struct example_pair {
    slice source; /* code prefix; "-": none */
    slice target;
} example_pair;

typedef struct rule {
    slice id;
    slice code;    /* "" when discard */
    slice reverse; /* or empty */
    slice mode;    /* or empty */
    slice agent;   /* part of the code of an unnamed doer, or empty */
    slice plover;  /* or empty: by codes.tsv */
    slice file;
    uint32_t line;
    bool discard;
    bool both;
    bool needs_target;
    bool needs_source;
    bool no_source;
    bool inner_only; /* gives no row: what a request, promise, ... is about */
    bool replaced;   /* by a file laid over: never fires */
    uint8_t status;  /* enum event_status, or EXAMPLE_ANY: by the engine */
    range source;    /* slots; none: the default of the predicate's kind */
    range target;
    range acts;      /* slots of the inner act */
    uint32_t speech; /* row of compose.tsv, or CODEBOOK_NONE */
    range conditions;
    range light; /* lemmas: codebook.words */
    range examples;
} rule;

/* One way to find a rule: a lemma with the words that belong to it. */
typedef struct predicate {
    uint32_t rule;
    uint32_t phrase; /* or CODEBOOK_NONE when the lemma is all */
} predicate;

typedef struct code_row {
    slice code;
    slice name;
    double goldstein;
    uint8_t quad;
    slice plover;
    slice mode;
    slice contexts;
} code_row;

typedef struct compose_row {
    uint32_t speech;
    slice prefix; /* of the inner code; "*" any; "-" no inner act */
    slice code;
} compose_row;

enum { CLASS_LIMIT = 256, CLASS_WORDS = CLASS_LIMIT / 64 };
typedef struct class_bits {
    uint64_t bits[CLASS_WORDS];
} class_bits;

/* What the engine itself knows of a lemma, whatever the rules say. */
enum lemma_role {
    ROLE_LIGHT = 1 << 0,     /* hold talks: the noun takes the verb's subject */
    ROLE_FAIL = 1 << 1,      /* failed to: the inner act did not happen */
    ROLE_FUTURE = 1 << 2,    /* plan to: the inner act is to come */
    ROLE_WISH = 1 << 3,      /* call for, want: the inner act is only wished */
    ROLE_RAISE = 1 << 4,     /* begin to: the inner act is as the outer one */
    ROLE_PROMISE = 1 << 5,   /* promise X to: the subject does it, not X */
    ROLE_BLAME = 1 << 6,     /* accuse X of: X did it */
    ROLE_OCCUR = 1 << 7,     /* the meeting takes place: as the verb is */
    ROLE_NOT = 1 << 8,       /* not, never, no, without */
    ROLE_WILL = 1 << 9,      /* will, shall */
    ROLE_MAY = 1 << 10,      /* would, could, may, might, should */
    ROLE_IF = 1 << 11,       /* if, unless, whether */
    ROLE_PLANNED = 1 << 12,  /* planned, upcoming: of a noun */
    ROLE_POSSIBLE = 1 << 13, /* possible, potential: of a noun */
    ROLE_AVERTED = 1 << 14,  /* prevented, cancelled; foiled: of a noun */
    ROLE_INCLUDE = 1 << 15,  /* including, such as: a list follows */
    ROLE_PART = 1 << 16,     /* number, group, dozens: of whom counts */
    ROLE_WHO = 1 << 17,      /* who, which, that, whom */
    ROLE_BY = 1 << 18,       /* by, through: doer of a passive */
    ROLE_TO = 1 << 19,       /* to before a verb */
    ROLE_OF = 1 << 20,
    ROLE_AND = 1 << 21,      /* and, both, but; not or */
    ROLE_PLACE = 1 << 22,    /* in, at, near: before a place */
    ROLE_LONGER = 1 << 23,   /* longer, in "no longer" */
    ROLE_PARTICLE = 1 << 24, /* in, up, off: may belong to a verb */
    ROLE_CHARGE = 1 << 25,   /* of, for: before what somebody is blamed for */
    ROLE_PREPOSITION = 1 << 26, /* may be named as a slot */
    ROLE_ASIDE = 1 << 27,       /* after, despite: another happening */
    ROLE_ABOUT = 1 << 28,       /* over, into, of: what it is about */
    ROLE_CONDITION = 1 << 29,   /* if, unless, until */
    ROLE_GIVE = 1 << 30         /* give, grant: two objects */
};

typedef struct codebook {
    const map *lexicon; /* lemma -> number, 0..L-1 */
    uint32_t L;
    const class_bits *classes;     /* [L] classes that hold the lemma alone */
    const uint32_t *phrase_at;     /* [L+1] phrases of classes by head lemma */
    const uint32_t *phrase_of;     /* [phrase_at[L]] phrase */
    const class_bits *phrase_bits; /* [phrase_at[L]] classes that hold it */
    const slice *class_name;       /* [K] */
    uint32_t K;

    const uint32_t *at[PREDICATE_KINDS];          /* [L+1] */
    const predicate *predicates[PREDICATE_KINDS]; /* by lemma, file order */

    const rule *rules; /* [R] */
    uint32_t R;
    const condition *conditions;
    const filler *fillers;
    const slot *slots;
    const phrase *phrases;
    const uint32_t *words; /* lemma numbers */
    const example *examples;
    const example_pair *pairs;

    const code_row *codes; /* [N] sorted by code */
    uint32_t N;
    const compose_row *compose; /* [P] */
    uint32_t P;
    const map *speeches; /* speech word -> number */

    const uint32_t *role; /* [L] enum lemma_role: words of grammar */
    uint64_t hash;        /* of all files, for the version line */
} codebook;

/* codebook_open: read a codebook folder (codes.tsv, compose.tsv, classes,
 * rules).
 * in      path of the folder
 * out     the codebook
 * memory  everything in keep
 * errors  ACTA_NOT_FOUND, ACTA_IO, ACTA_NO_MEMORY; ACTA_BAD_TABLE with file,
 *         line and column
 * source  docs/formats/rules.md
 */
acta_status codebook_open(const char *path, arena *keep, const codebook **out,
                          acta_error *error);

/* codebook_open_over: the same with files laid over the folder, in their order:
 * of kind "rules" (a rule whose id is there already takes its place; `drop ID`
 * takes a rule away) or "class" (adds to the class of the file's name, or makes
 * it). errors  as codebook_open; ACTA_BAD_TABLE also for another kind
 */
acta_status codebook_open_over(const char *path, table_list add, arena *keep,
                               const codebook **out, acta_error *error);

/* codebook_code: the row of a code, or NULL. */
const code_row *codebook_code(const codebook *book, slice code);
/* code_of_roots: whether a code belongs to one of the roots "02 03 10". */
bool code_of_roots(slice code, const char *roots);
/* codebook_compose: code of a speech act over an act with `inner` code (empty:
 * none found); empty when the table says nothing. */
slice codebook_compose(const codebook *book, uint32_t speech, slice inner);
/* codebook_compose_denied: the same over a denied act ("promised not to"): the
 * rows whose prefix begins with "!"; empty when there is none. */
slice codebook_compose_denied(const codebook *book, uint32_t speech,
                              slice inner);
/* codebook_lemma: number of a lemma (lower case), or CODEBOOK_NONE. */
uint32_t codebook_lemma(const codebook *book, slice lemma);
/* codebook_slot_name: as a rule writes it. */
slice codebook_slot_name(const codebook *book, slot s);
/* codebook_say_filler: the same for a filler. */
void codebook_say_filler(const codebook *book, const filler *f, text *out);

#endif
