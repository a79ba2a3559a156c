/* codebook_build.h: a codebook while its files are being read. */
#ifndef EVENT_CODEBOOK_BUILD_H
#define EVENT_CODEBOOK_BUILD_H

#include "event/codebook.h"
#include "load/table.h"

/* A list that grows in an arena. */
typedef struct list {
    void *at;
    uint32_t count;
    uint32_t room;
} list;

/* list_add: a zeroed new last element, or NULL. */
void *list_add(arena *keep, list *l, size_t size);

typedef struct found_predicate {
    uint32_t lemma;
    predicate predicate;
} found_predicate;

typedef struct class_entry {
    uint32_t class;
    uint32_t lemma;  /* or CODEBOOK_NONE */
    uint32_t phrase; /* or CODEBOOK_NONE */
} class_entry;

typedef struct codebook_builder {
    arena *keep;
    map *lexicon;
    map *class_names; /* "weapons" -> class */
    map *speeches;
    map *rule_ids; /* id -> rule */
    list rules;
    list conditions;
    list fillers;
    list slots;
    list phrases;
    list words;
    list examples;
    list pairs;
    list predicates[PREDICATE_KINDS]; /* of found_predicate */
    list class_entries;
    class_bits includes[CLASS_LIMIT]; /* classes that a class takes in */
    codebook *book;                   /* codes and compose are set first */
    slice file;                       /* name of the rule file being read */
    bool adding;                      /* the file is laid over the folder */
    bool failed;                      /* build_copy found no memory */
} codebook_builder;

/* build_copy: a text copied into keep; want of memory is remembered in
 * `failed`, which is asked after each line. */
slice build_copy(codebook_builder *b, slice s);
/* build_lemma: the number of a lemma, lower-cased; CODEBOOK_NONE: no memory. */
uint32_t build_lemma(codebook_builder *b, slice lemma);
/* build_phrase: several words as a phrase with this head; the others follow in
 * text order. CODEBOOK_NONE: no memory. */
uint32_t build_phrase(codebook_builder *b, slice words, uint32_t head_index);
/* build_head_index: which word of a noun phrase governs the others: the last,
 * or the one before a preposition. */
uint32_t build_head_index(slice words);
uint32_t build_word_count(slice words);

/* codebook_read_classes: all of FOLDER/classes. */
acta_status codebook_read_classes(codebook_builder *b, const char *path,
                                  acta_error *error);
/* codebook_add_class: one file laid over them. */
acta_status codebook_add_class(codebook_builder *b, const char *path,
                               acta_error *error);
/* codebook_index_classes: bits and phrases by lemma, once all is interned. */
bool codebook_index_classes(codebook_builder *b);
/* codebook_read_rules: one file of rules. */
acta_status codebook_read_rules(codebook_builder *b, const char *path,
                                acta_error *error);
/* codebook_find_status: "future" and so on; false when it is none. */
bool codebook_find_status(slice word, uint8_t *out);
/* codebook_read_example: what follows `yes` or `no`, as the last example. */
acta_status codebook_read_example(codebook_builder *b, const table *t,
                                  slice rest, bool wanted, acta_error *error);
/* codebook_read_codes, codebook_read_compose: the two tables. */
acta_status codebook_read_codes(codebook_builder *b, const char *path,
                                acta_error *error);
acta_status codebook_read_compose(codebook_builder *b, const char *path,
                                  acta_error *error);

#endif
