/* actors.h: the dictionary of actors as the entity stage sees it.
 *
 * Names are keyed by atoms: runs of letters and digits, diacritics taken off,
 * lower-cased, one blank between ("cote d ivoire"), so that hyphens,
 * apostrophes, dots and accents need not agree between text and dictionary.
 */
#ifndef ENTITY_ACTORS_H
#define ENTITY_ACTORS_H

#include "base/map.h"
#include "base/text.h"
#include "entity/entity.h"

#define ACTORS_NONE UINT32_C(0xFFFFFFFF)
#define ACTORS_PAST INT32_MIN   /* open start of a period */
#define ACTORS_FUTURE INT32_MAX /* open end */

enum { COUNTRY_BYTES = 3, ACTORS_NAME_ATOMS = 15 };

typedef enum entry_kind {
    ENTRY_COUNTRY,
    ENTRY_ORG,
    ENTRY_PEOPLE,
    ENTRY_PERSON
} entry_kind;

typedef enum office_kind {
    OFFICE_NONE, /* a dated code that is no office */
    OFFICE_HOS,
    OFFICE_HOG,
    OFFICE_FOR,
    OFFICE_DEF,
    OFFICE_INT,
    OFFICE_FIN,
    OFFICE_JUS,
    OFFICE_MIN,
    OFFICE_LEG,
    OFFICE_JUD,
    OFFICE_MIL,
    OFFICE_SPY,
    OFFICE_AMB,
    OFFICE_IGO,
    OFFICE_OTH,
    OFFICE_COUNT
} office_kind;

/* One dated code of an entry: an office, or an organisation's other code. */
typedef struct tenure {
    int32_t from, to; /* days since 1970-01-01, both inside */
    char code[ACTOR_CODE_BYTES];
    uint8_t office; /* enum office_kind */
    slice title;    /* "Minister of Foreign Affairs" */
    uint16_t file;
    uint32_t line;
    uint32_t entry;
    uint32_t next;   /* next tenure of the same entry, or ACTORS_NONE */
    uint32_t holder; /* next tenure of the same office and country */
} tenure;

typedef struct actor_entry {
    uint8_t kind; /* enum entry_kind */
    uint8_t gender;
    bool ambiguous;
    char code[ACTOR_CODE_BYTES]; /* of a person: the country, or "" */
    slice name;
    int32_t from, to; /* when it existed */
    uint32_t tenure;  /* first, or ACTORS_NONE; in file order */
    uint32_t last;    /* last tenure */
    uint16_t file;
    uint32_t line;
} actor_entry;

typedef enum sense_kind {
    SENSE_NAME,
    SENSE_ADJECTIVE,
    SENSE_MEMBER,  /* one of a people */
    SENSE_MEMBERS, /* several */
    SENSE_CAPITAL,
    SENSE_SEAT,
    SENSE_PLACE,
    SENSE_SURNAME /* a person's last name(s) alone */
} sense_kind;

/* One meaning of a name. */
typedef struct name_sense {
    uint32_t entry;
    uint32_t next; /* next sense of the same key, or ACTORS_NONE */
    uint8_t kind;  /* enum sense_kind */
    slice written; /* atoms as the dictionary writes them, case kept */
} name_sense;

typedef enum role_kind { ROLE_PERSON, ROLE_BODY, ROLE_PEOPLE } role_kind;

typedef struct actor_role {
    char code[4]; /* "GOV", or "" for "-" */
    uint8_t kind; /* enum role_kind */
    uint8_t office;
    bool plural; /* keyed by an irregular plural */
    slice noun;
    uint16_t file;
    uint32_t line;
} actor_role;

/* How many men and women have a first name: persons of the dictionary one each,
 * the list of names GIVEN_WEIGHT. */
enum { GIVEN_WEIGHT = 1000 };
typedef struct given_name {
    uint32_t male, female;
} given_name;

typedef struct recogniser recogniser;

struct actors {
    arena *keep;
    actor_entry *entries; /* [entry_count] */
    uint32_t entry_count, entry_room;
    tenure *tenures; /* [tenure_count] */
    uint32_t tenure_count, tenure_room;
    name_sense *senses; /* [sense_count] */
    uint32_t sense_count, sense_room;
    actor_role *roles; /* [role_count] */
    uint32_t role_count, role_room;
    slice *files; /* [file_count] path inside the folder's parent */
    uint32_t file_count, file_room;
    map *names;         /* key of a name -> first sense */
    map *longest;       /* first atom of a name -> most atoms of such a name */
    map *surnames;      /* key of a last name -> first sense */
    map *persons;       /* "key of a person's name|FRA" -> entry */
    map *holders;       /* "FRA|HOG" -> last tenure of it */
    map *given;         /* first atom of persons' names -> given_name */
    given_name *givens; /* [given_count] */
    uint32_t given_count, given_room;
    map *countries;    /* "FRA" -> entry */
    map *nouns;        /* lower-case noun(s) -> role */
    map *longest_noun; /* first word of a role noun -> most words of it */
    text cased, lower; /* scratch while loading */
    text *problems;    /* while checking: a line each; else NULL */
    uint32_t problem_count;
    const recogniser *recogniser; /* of names, or NULL */
};

/* actors_add_entry / _sense / _tenure: false: no memory. */
bool actors_add_entry(actors *a, const actor_entry *e, uint32_t *index);
bool actors_add_name(actors *a, uint32_t entry, sense_kind kind, slice name);
bool actors_add_tenure(actors *a, uint32_t entry, const tenure *t);
bool actors_add_role(actors *a, const actor_role *r);
bool actors_add_given(actors *a, slice atoms, given_name bearers);
/* actors_person: the person of that name and country, added when new. */
bool actors_person(actors *a, const actor_entry *like, uint32_t *index,
                   bool *is_new);

acta_status actors_read_entries(actors *a, const char *path, uint16_t file,
                                acta_error *error);
acta_status actors_read_offices(actors *a, const char *path, uint16_t file,
                                acta_error *error);
acta_status actors_read_roles(actors *a, const char *path, uint16_t file,
                              acta_error *error);
acta_status actors_read_givens(actors *a, const char *path, uint16_t file,
                               acta_error *error);
struct table;
/* While `problems` is set: mistakes are noted and reading goes on.
 * actors_note: whether this one was noted. */
bool actors_note(actors *a, const acta_error *what);
/* actors_table_open: table_open, or what is left of the file after noting. */
acta_status actors_table_open(actors *a, const char *path, const char *kind,
                              struct table *out, acta_error *error);
/* actors_check_name: notes marks that no name has. */
void actors_check_name(actors *a, const struct table *t, slice name);
/* actors_check: what shows only when all is read. false: no memory. */
bool actors_check(actors *a, const char *folder);

/* Pieces of the readers. actors_read_code_at fails with the place of `word`.
 */
acta_status actors_read_code_at(const struct table *t, slice word,
                                char code[ACTOR_CODE_BYTES], acta_error *error);
bool actors_read_gender(slice word, uint8_t *gender);
/* actors_read_office: "HOS" -> OFFICE_HOS; OFFICE_COUNT when unknown. */
office_kind actors_read_office(slice word);
const char *actors_office_name(office_kind office);
/* actors_read_code: whether s is a code (3-15 capitals and digits). */
bool actors_read_code(slice s, char code[ACTOR_CODE_BYTES]);

/* atoms_fold: append the atoms of s, one blank between, diacritics taken off.
 * `cased` keeps case, `lower` does not; either may be NULL. returns how many.
 */
uint32_t atoms_fold(slice s, text *cased, text *lower);
/* atoms_case_fits: whether text written so can be the dictionary's name: where
 * the dictionary has a capital the text has one (or all names' first letters
 * only: "Nato", "Opec"). */
bool atoms_case_fits(slice written, slice in_text);

/* Whether all atoms of `part` occur in `whole` in this order; how many atoms;
 * the last one */
bool atoms_inside(slice part, slice whole);
uint32_t atoms_number(slice atoms);
slice atoms_last(slice atoms);

/* actor_on_day: the tenure that tells what an entry was on a day, preferring
 * an office like `hint` (OFFICE_NONE: the highest); ACTORS_NONE when no tenure
 * covers the day. */
uint32_t actor_on_day(const actors *a, uint32_t entry, int32_t day,
                      office_kind hint);
/* actor_code_on_day: its code then; a person out of office is CODE + ELI after
 * the first office, CODE before it. *tenure as above. */
void actor_code_on_day(const actors *a, uint32_t entry, int32_t day,
                       office_kind hint, char code[ACTOR_CODE_BYTES],
                       uint32_t *tenure);

/* actors_holder: the tenure of an office of a country on a day (the one that
 * began last when several cover it), or ACTORS_NONE. */
uint32_t actors_holder(const actors *a, const char *country, office_kind office,
                       int32_t day);
/* actors_given_gender: what nine in ten bearers of a first name are. */
uint8_t actors_given_gender(const actors *a, slice atom);
/* actors_finish: what can be computed only when all files are read. */
bool actors_finish(actors *a);

#endif
