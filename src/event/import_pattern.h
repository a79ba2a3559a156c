/* import_pattern.h: one pattern of an old verb dictionary as conditions. */
#ifndef EVENT_IMPORT_PATTERN_H
#define EVENT_IMPORT_PATTERN_H

#include "base/map.h"
#include "event/codebook_import.h"

/* A set of synonyms: "&TIES". */
typedef struct import_set {
    slice name; /* "ties" */
    text words; /* a line each */
    struct import_set *next;
} import_set;

/* A dictionary while it is read. */
typedef struct importing {
    codebook_import *import;
    uint32_t line;
    map *codes;
    map *lemmas; /* "v word" -> 1-based index of lemma_of */
    slice *lemma_of;
    uint32_t lemma_count, lemma_room;
    text rules, code_rows;
    slice code, reverse; /* of the heading */
    text verbs;          /* of the patterns that follow: "call off; phone" */
    import_set *sets;    /* all, the last one first */
    import_set *set;     /* being filled, or NULL */
    bool headed;         /* blocks begin with a heading: PETRARCH */
    bool in_time;        /* inside <TIME> */
    bool failed;         /* no memory */
} importing;

typedef struct import_conditions {
    text needs;     /* lines of the rule */
    slice particle; /* of the verb: "out" */
} import_conditions;

/* import_word: the next word of words joined by blanks or _; false: no more. */
bool import_word(slice *rest, slice *word);
/* import_lemma, import_phrase: lower case, lemmas; of no word nothing. */
slice import_lemma(importing *m, slice word, bool verb);
slice import_phrase(importing *m, slice words);
/* import_set_name: "TIETYPES_" -> "tietypes". */
slice import_set_name(importing *m, slice name);

/* import_find_set: by its name in the dictionary; NULL: not known. */
const import_set *import_find_set(importing *m, slice name);

/* import_pattern: the conditions of a pattern.
 * out     *out when taken
 * returns NULL, or why it is not taken
 */
const char *import_pattern(importing *m, slice pattern, import_conditions *out);

#endif
